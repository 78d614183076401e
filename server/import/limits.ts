// What a file to be imported may come to. Sources: RELIABILITY, row 11 (512 MB, 20 s); zip bombs unpack a thousandfold.
export interface ImportLimits {
  /** Of the file as it lies there. */
  readonly fileBytes: number;
  /** Of all its parts unpacked, and of one line of a sheet. */
  readonly unpackedBytes: number;
  readonly rowBytes: number;
  /** How many times as large a part may be unpacked, where it is large at all. */
  readonly ratio: number;
  readonly parts: number;
  /** Cells that are filled, over all sheets. */
  readonly cells: number;
  readonly sheets: number;
  /** Of the texts that cells share. */
  readonly textBytes: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const MB = 1024 * 1024;

export const importLimits: ImportLimits = {
  ...{ fileBytes: 64 * MB, unpackedBytes: 512 * MB, rowBytes: 16 * MB, ratio: 150, parts: 10_000 },
  ...{ cells: 3_000_000, sheets: 300, textBytes: 64 * MB, milliseconds: 20_000, megabytes: 512 },
};

/** A file that is not read, and what to do instead: one line for people. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';
}
