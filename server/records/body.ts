// The body's records as one consistent state has them: units, people, PIs, recording periods, and who stands how to
// what. Made once for each state of the documents, since they change seldom.
import { rightsOver, type Asker, type Place } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import { rolloutOf, rolloutOn, type RolloutNow } from '../../domain/access/rollout-now';
import type { Day } from '../../domain/period/day';
import type { SiteRules } from '../../domain/performance/site-rules';
import { recordTypeNames, recordTypes } from '../../domain/records';
import type { Indicator } from '../../domain/records/indicator';
import type { Person } from '../../domain/records/person';
import type { RecordingState } from '../../domain/records/recording-period';
import type { RecordFields } from '../../domain/records/record-type';
import { ROLLOUT } from '../../domain/records/rollout';
import { SITE, siteRulesOf } from '../../domain/records/site';
import { foldCode } from '../../domain/records/text';
import type { DocumentType, Reader } from '../store/port';
import { Recording } from './recording';
import { storedAs } from './stored';

type Documents = ReadonlyMap<string, RecordFields>;
type AllDocuments = ReadonlyMap<DocumentType, Documents>;

const none: Documents = new Map();
const types = recordTypeNames.filter((type): type is DocumentType => type !== 'measurement');

/** What was made of a stored record is good for every body that has it. */
const asIndicator = storedAs(recordTypes.indicator);
const asPerson = storedAs(recordTypes.person);

export class Body {
  private readonly documents: AllDocuments;
  private rules: SiteRules | undefined;
  private opened: { readonly today: Day; readonly now: RolloutNow } | undefined;
  private said: Recording | undefined;
  private sortedCodes: readonly string[] | undefined;
  private standingCodes: readonly string[] | undefined;
  private readonly paths = new Map<string, readonly string[]>();
  private readonly folded = new Map<DocumentType, Map<string, string[]>>();

  constructor(documents: AllDocuments) {
    this.documents = documents;
  }

  document(type: DocumentType, key: string): RecordFields | undefined {
    return this.table(type).get(key);
  }

  /** All records of a type, as they are stored: the same map as long as none of them changes. */
  table(type: DocumentType): Documents {
    return this.documents.get(type) ?? none;
  }

  /** The choices of the body, or their defaults: the same object as long as none changes. */
  get siteRules(): SiteRules {
    return (this.rules ??= siteRulesOf(this.table('site').get(SITE)));
  }

  /** What the roll-out opens on a day. */
  rollout(today: Day): RolloutNow {
    if (this.opened?.today !== today)
      this.opened = { today, now: rolloutOn(rolloutOf(this.document('rollout', ROLLOUT)), today) };
    return this.opened.now;
  }

  /** Codes of all PIs that were not merged into another, in the order of their codes. */
  indicatorCodes(): readonly string[] {
    return (this.standingCodes ??= this.everyIndicatorCode().filter(
      (code) => (this.document('indicator', code)?.['mergedInto'] ?? null) === null,
    ));
  }

  /** Codes of all PIs, those too that were merged into another and are history. */
  everyIndicatorCode(): readonly string[] {
    return (this.sortedCodes ??= [...this.table('indicator').keys()].sort());
  }

  /** The code of the PI that goes on in a PI's place; its own where it was merged into none. */
  standingCode(code: string): string {
    const passed = new Set<string>();
    for (let at = code; ;) {
      const into = this.document('indicator', at)?.['mergedInto'];
      if (typeof into !== 'string' || passed.has(into)) return at;
      passed.add(into);
      at = into;
    }
  }

  /** A PI, whoever asks. */
  indicator(code: string): Indicator | undefined {
    const fields = this.table('indicator').get(code);
    return fields && asIndicator(fields);
  }

  person(id: string): Person | undefined {
    const fields = this.table('person').get(id);
    return fields && asPerson(fields);
  }

  /** Everybody, by name. */
  everybody(): readonly Person[] {
    const all = [...this.table('person').keys()].flatMap((id) => this.person(id) ?? []);
    return all.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /** Codes of all units. */
  unitCodes(): readonly string[] {
    return [...this.table('unit').keys()].sort();
  }

  /** A person's name; the id where the person is gone. */
  personName(id: string): string {
    const name = this.table('person').get(id)?.['name'];
    return typeof name === 'string' ? name : id;
  }

  /** Names of the top units: the body itself. */
  get name(): string {
    const top = [...this.table('unit').values()].find((u) => u['parent'] === null);
    return typeof top?.['name'] === 'string' ? top['name'] : 'PI Bridge';
  }

  unitName(code: string): string {
    const name = this.table('unit').get(code)?.['name'];
    return typeof name === 'string' ? name : code;
  }

  /** Codes of a unit and of every unit above it; empty where there is no such unit. */
  unitPath(code: string): readonly string[] {
    const known = this.paths.get(code);
    if (known) return known;
    const path: string[] = [];
    for (
      let at: unknown = code;
      typeof at === 'string' && !path.includes(at);
      at = this.table('unit').get(at)?.['parent']
    ) {
      if (!this.table('unit').has(at)) break;
      path.push(at);
    }
    this.paths.set(code, path);
    return path;
  }

  placeOf(pi: Indicator): Place {
    return { unitPath: this.unitPath(pi.unit), owner: pi.owner, updaters: pi.updaters };
  }

  rightsOver(asker: Asker, pi: Indicator): Right[] {
    return rightsOver(asker, this.placeOf(pi));
  }

  /** What administrators have said of periods. */
  get recording(): Recording {
    return (this.said ??= new Recording(this.table('recording-period'), this.table('recording-frequency')));
  }

  /** Whether a period is open for a PI, from what is said of its unit and those above (period/recording.ts). */
  recordingState(pi: Pick<Indicator, 'unit'>, period: string): RecordingState {
    return this.recording.state(this.unitPath(pi.unit), period);
  }

  /** Keys of records of a type that read the same to a person as `key`. */
  keysLike(type: DocumentType, key: string): readonly string[] {
    let folded = this.folded.get(type);
    if (!folded) {
      folded = new Map();
      for (const other of this.table(type).keys()) {
        const same = folded.get(foldCode(other));
        if (same) same.push(other);
        else folded.set(foldCode(other), [other]);
      }
      this.folded.set(type, folded);
    }
    return folded.get(foldCode(key)) ?? [];
  }
}

interface Loaded {
  readonly revision: number;
  readonly documents: readonly Documents[];
  readonly body: Body;
}

/** Bodies of older states that are remembered: receipts and undos ask for them. */
const PAST = 2;

/**
 * Loads the body of a state; the same documents give the same body again. The newest is never dropped for an older one,
 * since lists and texts of pulls live as long as their body.
 */
export function bodyLoader(): (state: Reader) => Promise<Body> {
  let newest: Loaded | undefined;
  let past: readonly Loaded[] = [];
  return async (state) => {
    const documents = await Promise.all(types.map((type) => state.documents(type)));
    const isSame = (other: Loaded) => other.documents.every((d, i) => d === documents[i]);
    const known = newest && isSame(newest) ? newest : past.find(isSame);
    const { revision } = state;
    const loaded = {
      revision,
      documents,
      body: known?.body ?? new Body(new Map(types.map((type, i) => [type, documents[i] ?? none]))),
    };
    if (!newest || revision >= newest.revision) {
      if (newest && !isSame(newest)) past = [newest, ...past].slice(0, PAST);
      newest = loaded;
    } else if (!isSame(newest)) past = [loaded, ...past.filter((other) => !isSame(other))].slice(0, PAST);
    return loaded.body;
  };
}
export type LoadBody = ReturnType<typeof bodyLoader>;
