// The first line of a segment of the journal: which store it belongs to, and after which revision it goes on.
import { sealedLine } from '../chain/sealed-line';

/** First line of a segment: which store it belongs to, and the revision that it goes on after. */
export interface SegmentHead {
  readonly format: 1;
  readonly store: string;
  readonly segment: number;
  readonly after: number;
}

export function segmentLine(head: SegmentHead, prev: string): { bytes: Buffer; sum: string } {
  return sealedLine({ prev, ...head });
}

/** Head of a segment from its checked first line; `undefined` where it is something else. */
export function parseSegmentHead(bytes: Buffer): SegmentHead | undefined {
  const head = JSON.parse(bytes.toString()) as Partial<SegmentHead>;
  if (head.format !== 1 || head.store === undefined || head.segment === undefined || head.after === undefined)
    return undefined;
  return { format: 1, store: head.store, segment: head.segment, after: head.after };
}
