// What administrators have said of periods, as one state of the records has it: made ready once, since it is asked for at
// every unit and period.
import {
  recordingState,
  type RecordingFrequency,
  type RecordingPeriod,
  type RecordingSettings,
} from '../../domain/period/recording';
import { frequencyOf, type PeriodKey } from '../../domain/period/period';
import { recordTypes } from '../../domain/records';
import type { RecordingState } from '../../domain/records/recording-period';
import type { RecordFields } from '../../domain/records/record-type';
import { storedAs } from './stored';

type Documents = ReadonlyMap<string, RecordFields>;

const asPeriod = storedAs(recordTypes['recording-period']);
const asFrequency = storedAs(recordTypes['recording-frequency']);

export class Recording {
  readonly settings: RecordingSettings;
  /** What is said of one period, and of one frequency: the few that a ruling has to look at. */
  private readonly byPeriod = new Map<PeriodKey, RecordingPeriod[]>();
  private readonly byFrequency = new Map<string, RecordingFrequency[]>();
  private readonly known = new Map<string, RecordingState>();

  constructor(periods: Documents, frequencies: Documents) {
    this.settings = {
      periods: [...periods.values()].flatMap((fields) => {
        const { period, unit, state } = asPeriod(fields);
        return state === null ? [] : { period, unit, state };
      }),
      frequencies: [...frequencies.values()].flatMap((fields) => {
        const { frequency, unit, state, upTo } = asFrequency(fields);
        return state === null ? [] : { frequency, unit, state, upTo };
      }),
    };
    for (const said of this.settings.periods) add(this.byPeriod, said.period, said);
    for (const said of this.settings.frequencies) add(this.byFrequency, said.frequency, said);
  }

  /** @param unitPath codes of the unit and of every unit above it, nearest first */
  state(unitPath: readonly string[], period: PeriodKey): RecordingState {
    const periods = this.byPeriod.get(period) ?? [];
    const frequencies = this.byFrequency.get(frequencyOf(period)) ?? [];
    if (periods.length === 0 && frequencies.length === 0) return 'open';
    const key = `${unitPath[0] ?? ''} ${period}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const state = recordingState(period, unitPath, { periods, frequencies });
    this.known.set(key, state);
    return state;
  }
}

function add<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
