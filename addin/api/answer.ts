// One request and its answer, before anybody knows what they mean.
import { translateAnswer, wrongBody } from './http-errors';

/** What is needed of a schema, whichever of zod's two kinds it is. */
export interface Schema<T> {
  safeParse(data: unknown): { success: true; data: T } | { success: false; error: unknown };
}

export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly progress?: (share: number) => void;
  /** Whether the answer is a file. */
  readonly bytes?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly data: unknown;
  /** The store's own clock, where it says it. */
  readonly date: string;
  /** Of a file: what it is, and its name. */
  readonly type: string;
  readonly disposition: string;
}

/** The body, checked. @throws AppError for every status but 200 and for a body that is not what was agreed */
export function accept<T>({ status, data }: Pick<Answer, 'status' | 'data'>, schema: Schema<T>): T {
  if (status !== 200) throw translateAnswer(status, data);
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw wrongBody(data, parsed.error);
  return parsed.data;
}
