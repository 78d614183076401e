// One line for whatever kept the server from starting.
import { core } from 'zod';

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}

export function explainStart(error: unknown): string {
  if (error instanceof core.$ZodError) {
    const [first] = error.issues;
    return `The sample is not as it should be: ${(first?.path ?? []).join('.')}: ${first?.message ?? ''}`;
  }
  if (!(error instanceof Error)) return 'The server could not start.';
  const port = 'port' in error ? String(error.port) : '';
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that, or set PORT to another one.`;
    case 'EACCES':
      return port === ''
        ? `${error.message}. Check who may read and write there.`
        : `Port ${port} is not allowed here. Set PORT to one above 1023.`;
    default:
      return error.message;
  }
}
