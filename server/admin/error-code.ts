// What the system calls an error, as `ENOSPC` or `Z_BUF_ERROR`. Looked at by its shape: Node's own errors need not be of
// this program's classes.
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
