// The first line of a segment of the journal: which store it belongs to, and after which change-set it goes on. It
// stands outside the chain: a change-set follows the one before it, whatever file that one is in.
import { sealedLine } from '../../chain/sealed-line';

/** Of everything in a data folder. Format 1 chained the heads of segments too. */
export const FORMAT = 2;

export interface SegmentHead {
  readonly format: typeof FORMAT;
  readonly store: string;
  readonly segment: number;
  /** The last change-set before this segment. */
  readonly after: number;
}

/** @param prev checksum of the last change-set's line before this segment */
export function segmentLine(head: SegmentHead, prev: string): Buffer {
  return sealedLine({ prev, ...head }).bytes;
}

/** Head of a segment from its checked first line; `undefined` where it is something else. */
export function parseSegmentHead(bytes: Buffer): SegmentHead | undefined {
  const { format, store, segment, after } = JSON.parse(bytes.toString()) as Partial<SegmentHead>;
  if (format !== FORMAT || store === undefined || segment === undefined || after === undefined) return undefined;
  return { format, store, segment, after };
}

const NAME = /^\d{8}\.jsonl$/;

export function segmentName(n: number): string {
  return `${String(n).padStart(8, '0')}.jsonl`;
}

/** Names of segments among the names in the journal's folder, oldest first. */
export function segmentsAmong(names: readonly string[]): string[] {
  return names.filter((n) => NAME.test(n)).sort();
}
