// An answer put together from pieces and short texts between them: plain, or as one gzip member (RFC 1952) made of the
// pieces' compressed forms, so that after a push only what changed is compressed.
import { crc32 } from 'node:zlib';
import { joinCrc } from './crc';
import { Piece } from './piece';

export type Part = Piece | string;

export interface ReadyBytes {
  readonly buffers: readonly Buffer[];
  /** Bytes in all. */
  readonly length: number;
}

/** A text of some length is worth a piece of its own. */
const WORTH_COMPRESSING = 1024;
const STORED_MOST = 0xffff;
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** A last block with nothing in it. */
const LAST_BLOCK = Buffer.from([3, 0]);

function ready(buffers: readonly Buffer[]): ReadyBytes {
  return { buffers, length: buffers.reduce((n, b) => n + b.length, 0) };
}

/** Texts that follow each other become one, long ones pieces. */
function merged(parts: readonly Part[]): (Piece | Buffer)[] {
  const result: (Piece | Buffer)[] = [];
  let text = '';
  const flush = () => {
    if (text === '') return;
    const bytes = Buffer.from(text);
    result.push(bytes.length < WORTH_COMPRESSING ? bytes : new Piece(bytes));
    text = '';
  };
  for (const part of parts)
    if (typeof part === 'string') text += part;
    else if (part.plain.length < WORTH_COMPRESSING) text += part.plain.toString();
    else {
      flush();
      result.push(part);
    }
  flush();
  return result;
}

export function plainBytes(parts: readonly Part[]): ReadyBytes {
  return ready(merged(parts).map((part) => (part instanceof Piece ? part.plain : part)));
}

/** Part of a deflate stream, with the length and the CRC-32 of what it says. */
interface Zipped {
  readonly blocks: readonly Buffer[];
  readonly length: number;
  readonly crc: number;
}

async function zipped(piece: Piece): Promise<Zipped> {
  const { blocks, crc } = await piece.deflated();
  return { blocks: [blocks], length: piece.plain.length, crc };
}

/** Blocks that hold the bytes as they are. */
function stored(bytes: Buffer): Zipped {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += STORED_MOST) {
    const data = bytes.subarray(at, at + STORED_MOST);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(data.length, 1);
    head.writeUInt16LE(data.length ^ 0xffff, 3);
    blocks.push(head, data);
  }
  return { blocks, length: bytes.length, crc: crc32(bytes) };
}

export async function gzipBytes(parts: readonly Part[]): Promise<ReadyBytes> {
  let [crc, length] = [0, 0];
  const buffers: Buffer[] = [HEADER];
  // Compressed side by side, then taken in order.
  const wanted = await Promise.all(
    merged(parts).map(async (part) => (part instanceof Piece ? zipped(part) : stored(part))),
  );
  for (const part of wanted) {
    crc = joinCrc(crc, part.crc, part.length);
    length += part.length;
    buffers.push(...part.blocks);
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return ready([...buffers, LAST_BLOCK, trailer]);
}
