// tar-fs has no types of its own; this is the part used here.
declare module 'tar-fs' {
  export function extract(folder: string, options?: { chown?: boolean }): NodeJS.WritableStream;
}
