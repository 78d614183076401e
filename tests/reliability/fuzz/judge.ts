// What an answer may never be, whatever was asked: none at all, a fault of the server's own, or one that tells of its insides.
import http, { type Agent } from 'node:http';
import { errorBodySchema } from '../../../domain/wire';
import type { RawRequest } from './mutate';

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** `undefined` where no answer came in time; status 0 where the line was cut. */
export function ask(port: number, { method, path, headers, body }: RawRequest, agent: Agent, limitMs: number) {
  return new Promise<RawAnswer | undefined>((resolve) => {
    const length = body === null ? {} : { 'Content-Length': String(body.length) };
    const sent = http.request(
      { host: '127.0.0.1', port, method, path: `/api${path}`, headers: { ...headers, ...length }, agent },
      (answer) => {
        const parts: Buffer[] = [];
        const end = () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString('latin1'),
          });
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', end).on('error', end);
      },
    );
    sent.setTimeout(limitMs, () => {
      resolve(undefined);
      sent.destroy();
    });
    sent.on('error', () => resolve({ status: 0, type: '', text: '' }));
    sent.end(body ?? undefined);
  });
}

/** A line of a stack, a place on the server's disk, or the name of what it is made of. */
const insides =
  /\bat [^\n]{1,200}\.(?:[cm]?[jt]s):\d+|node_modules|\bnode:internal|(?:Type|Range|Syntax|Reference|Zod)Error\b|<pre>|Cannot (?:read|set) propert|ENOENT|EACCES|\/server\/[\w-]+\/|\bpostgres(?:ql)?:\/\//;

/** What is wrong with an answer; `undefined` where it is as it should be. */
export function faultOf(answer: RawAnswer | undefined, method: string): string | undefined {
  if (!answer) return 'no answer';
  const { status, type, text } = answer;
  if (status >= 500 || status === 0) return `status ${status}: ${text.slice(0, 200)}`;
  // What people have typed themselves comes back to them; a refusal must not bring anything else.
  if (status < 400) return undefined;
  if (insides.test(text)) return `it tells of its insides: ${insides.exec(text)?.[0] ?? ''}`;
  if (method === 'HEAD' || text === '') return undefined;
  if (!type.startsWith('application/json')) return `a refusal of another kind: ${type}`;
  const parsed = errorBodySchema.safeParse(JSON.parse(Buffer.from(text, 'latin1').toString()));
  return parsed.success ? undefined : `a refusal of another shape: ${text.slice(0, 200)}`;
}
