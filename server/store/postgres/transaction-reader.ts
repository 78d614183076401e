// What a push is decided on: the state within its transaction. It remembers how the measurements stood that the decision
// asked for, since the line of the push says for each field which revision set it before.
import type { ChangeBlock } from '../../../domain/sync/change-set';
import { isMeasurementField, type MeasurementField } from '../../../domain/records/measurement';
import { measurementRows } from '../../../domain/records/measurement-rows';
import { shortWas, type StoredBlock } from '../chain/change-line';
import type { Standing } from '../port';
import { PostgresReader } from './postgres-reader';

interface Remembered {
  readonly codes: readonly string[];
  readonly standing: Partial<Standing>;
  places?: Map<string, number>;
}

export class TransactionReader extends PostgresReader {
  private readonly remembered = new Map<string, Remembered[]>();

  override async standing<F extends MeasurementField>(
    codes: readonly string[],
    period: string,
    fields: readonly F[],
  ): Promise<Standing<F>> {
    const standing = await super.standing(codes, period, fields);
    const known = this.remembered.get(period);
    if (known) known.push({ codes, standing });
    else this.remembered.set(period, [{ codes, standing }]);
    return standing;
  }

  /** The blocks as the line keeps them: with the revision that changed each field before. */
  async stored(blocks: readonly ChangeBlock[]): Promise<StoredBlock[]> {
    const stored: StoredBlock[] = [];
    for (const block of blocks) {
      const was = block.type === 'measurement' ? await this.measurementWas(block) : await this.documentWas(block);
      stored.push({ ...block, was: shortWas(was) });
    }
    return stored;
  }

  private async documentWas({ type, field, keys }: ChangeBlock): Promise<number[]> {
    return (await this.fields(keys.map((key) => ({ type, key, field })))).map((f) => f.revision);
  }

  private async measurementWas({ field, keys }: ChangeBlock): Promise<Uint32Array> {
    if (!isMeasurementField(field)) throw new TypeError(`A measurement has no field “${field}”`);
    const was = new Uint32Array(keys.length);
    for (const { period, codes, at } of measurementRows(keys)) {
      const { column, places } = await this.known(codes, period, field);
      for (let i = 0; i < codes.length; i++) was[at?.[i] ?? i] = column[places ? (places[i] ?? 0) : i] ?? 0;
    }
    return was;
  }

  /** Which revision set a field of these, and where each is in the column; `null` where they are in order. */
  private async known(
    codes: readonly string[],
    period: string,
    field: MeasurementField,
  ): Promise<{ column: ArrayLike<number>; places: readonly number[] | null }> {
    for (const one of this.remembered.get(period) ?? []) {
      const column = one.standing[field]?.revisions;
      if (!column) continue;
      if (one.codes === codes) return { column, places: null };
      const index = (one.places ??= new Map(one.codes.map((code, i) => [code, i])));
      const places = codes.map((code) => index.get(code) ?? -1);
      if (places.every((place) => place >= 0)) return { column, places };
    }
    return { column: (await this.standing(codes, period, [field]))[field].revisions, places: null };
  }
}
