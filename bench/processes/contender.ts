// A store that is measured, whoever made it: they all understand the requests of the product's pull and push.
import { must, type Answer, type Line } from './exchange';
import { startProcess, type Memory } from './child';

export interface Contender {
  /** `PI Bridge on lowdb`, `better-sqlite3` */
  readonly name: string;
  /** Starts its server, on its own copy of the data. */
  start(profile?: string): Promise<Started>;
  /** The same where nobody needs to sign in: as in earnest, without the file of people who can. */
  startBare(profile?: string): Promise<Started>;
}

export interface Started {
  readonly startMillis: number;
  memory(): Promise<Memory>;
  /** The longest pause of its loop since this was asked last, in ms. */
  pauses(): Promise<number>;
  stop(): Promise<void>;
  /** The store's revision by its last answer to a push; 0 where it has none. */
  revision(): number;
  /** A person's own connection, signed in where there is such a thing. */
  as(person: string): Promise<Seat>;
}

/** A person at the server. */
export interface Seat {
  pull(body: Buffer, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** @throws Error unless it was taken */
  push(body: Buffer): Promise<Answer>;
}

export interface ServerKind {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What lets people sign in; `null` where there is no such thing. */
  readonly people: NodeJS.ProcessEnv | null;
}

export function contenderOf({ name, args, env, people }: ServerKind): Contender {
  async function start(environment: NodeJS.ProcessEnv, profile: string | undefined): Promise<Started> {
    const { line, startMillis, memory, pauses, stop } = await startProcess({ args, env: environment, profile });
    let last = revisionIn(must(await line.send({ method: 'GET', path: '/api/health' })));
    return {
      ...{ startMillis, memory, pauses, stop, revision: () => last },
      as: (person) =>
        seatAt(line, people === null ? null : person, (answer) => {
          last = Math.max(last, revisionIn(answer));
        }),
    };
  }
  return {
    name,
    start: (profile) => start({ ...env, ...people }, profile),
    startBare: (profile) => start(env, profile),
  };
}

/** Stands near the beginning of an answer; the rest is not read. */
function revisionIn({ body }: Answer): number {
  return Number(/"revision":(\d+)/.exec(body.toString('latin1', 0, 200))?.[1] ?? 0);
}

async function seatAt(line: Line, person: string | null, taken: (answer: Answer) => void): Promise<Seat> {
  const signedIn: Record<string, string> = {};
  if (person !== null) {
    const body = Buffer.from(JSON.stringify({ person }));
    const answer = must(await line.send({ method: 'POST', path: '/api/session', body }));
    const { token } = JSON.parse(answer.body.toString()) as { token: string };
    signedIn['Authorization'] = `Bearer ${token}`;
  }
  return {
    pull: (body, headers) =>
      line.send({ method: 'POST', path: '/api/views', body, headers: { ...signedIn, ...headers } }),
    async push(body) {
      const answer = must(await line.send({ method: 'POST', path: '/api/pushes', body, headers: signedIn }));
      taken(answer);
      return answer;
    },
  };
}
