// The parts of a zip file, unpacked piece by piece, so that a bomb is noticed before it is there. Source: PKWARE APPNOTE,
// 4.3 (central directory); what the directory says of sizes is not believed.
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { FileRefusal, type ImportLimits } from './limits';

interface Part {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly packed: number;
  /** Sum over what it unpacks to. */
  readonly sum: number;
}

export interface ZipFile {
  readonly names: readonly string[];
  /** Pieces of a part as text (UTF-8); `undefined` where there is no such part. */
  text(name: string): AsyncGenerator<string> | undefined;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Smaller parts may well be packed tightly: a sheet of one value repeats itself. */
const LARGE = 8 * 1024 * 1024;

const damaged = () =>
  new FileRefusal('The file is damaged: it is no whole Excel workbook. Open it in Excel and save it again.');

export function openZip(bytes: Buffer, limits: ImportLimits): ZipFile {
  const parts = partsOf(bytes, limits);
  let unpacked = 0;
  async function* text({ method, start, packed, sum }: Part): AsyncGenerator<string> {
    const data = bytes.subarray(start, start + packed);
    const decoder = new TextDecoder('utf-8');
    if (method === 0) {
      if (crc32(data) !== sum) throw damaged();
      yield decoder.decode(data);
      return;
    }
    const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
    inflate.end(data);
    let own = 0;
    let check = 0;
    try {
      for await (const piece of piecesOf(inflate)) {
        own += piece.length;
        check = crc32(piece, check);
        unpacked += piece.length;
        if (unpacked > limits.unpackedBytes || (own > LARGE && own > packed * limits.ratio))
          throw new FileRefusal(
            `The file unpacks to far more than it is (over ${Math.floor(unpacked / 1024 / 1024)} MB): it is not read. Save it again in Excel, with only the sheet that is wanted.`,
          );
        yield decoder.decode(piece, { stream: true });
      }
    } finally {
      inflate.destroy();
    }
    if (check !== sum) throw damaged();
    yield decoder.decode();
  }
  return {
    names: [...parts.keys()],
    text(name) {
      const part = parts.get(name.toLowerCase());
      return part && text(part);
    },
  };
}

async function* piecesOf(inflate: InflateRaw): AsyncGenerator<Buffer> {
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw damaged();
  }
}

function partsOf(bytes: Buffer, limits: ImportLimits): Map<string, Part> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.parts)
    throw new FileRefusal(`The file has ${count} parts: it is no workbook as Excel writes them, and is not read.`);
  let at = bytes.readUInt32LE(end + 16);
  const parts = new Map<string, Part>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged();
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [sum, packed] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((n) => bytes.readUInt16LE(at + n));
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if ((flags & 1) === 1) throw new FileRefusal('The file is encrypted. Save it without a password.');
    if ((method !== 0 && method !== 8) || local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL)
      throw damaged();
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + packed > bytes.length) throw damaged();
    parts.set(name.toLowerCase().replace(/^\//, ''), { name, method, start, packed, sum });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}
