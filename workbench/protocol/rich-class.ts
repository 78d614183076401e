// How a class of host objects is described: as data, so that the interpreter can answer ApiNotFound for
// everything else and the list of supported members can be printed from the same tables.

/** The arguments of a call, read as what the member expects; anything else is InvalidArgument. */
export interface Arguments {
  readonly length: number;
  /** The argument as it came; objects are already resolved. Missing and null are both undefined. */
  raw(index: number): unknown;
  text(index: number): string;
  number(index: number, otherwise?: number): number;
  flag(index: number, otherwise: boolean): boolean;
  given(index: number): boolean;
  object(index: number): RichObject;
  list(index: number): readonly unknown[];
  record(index: number): Readonly<Record<string, unknown>>;
}

export type Scalar<T> = (target: T) => unknown;
export type Setter<T> = (target: T, value: unknown) => void | Promise<void>;
export type Navigation<T> = (target: T) => RichObject | null;
export type Method<T> = (target: T, args: Arguments) => unknown;

export interface RichClass<T> {
  /** The documented name, such as `Range`. */
  readonly name: string;
  /** What the client keeps to find the object again: `Id` or `_Id`, per class. */
  readonly id?: { readonly as: 'Id' | '_Id'; readonly of: (target: T) => string | number };
  readonly scalars?: Readonly<Record<string, Scalar<T>>>;
  /** Scalars that `load()` without names leaves out, because they are dear or seldom wanted. */
  readonly onRequest?: Readonly<Record<string, Scalar<T>>>;
  readonly setters?: Readonly<Record<string, Setter<T>>>;
  readonly objects?: Readonly<Record<string, Navigation<T>>>;
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** Members that neither read cells nor need earlier writes done: they do not flush buffered writes. */
  readonly deferred?: readonly string[];
  /** Events, documented name → the client's registration name. */
  readonly events?: Readonly<Record<string, string>>;
  /** For a collection: its items, and what a key means. */
  readonly items?: (target: T) => readonly RichObject[];
  readonly find?: (target: T, key: unknown) => RichObject | null;
}

/** A live object: a class and what it is about. Made by `rich`; the type of the target is hidden inside. */
export interface RichObject {
  readonly className: string;
  readonly shape: ErasedClass;
  readonly target: unknown;
  /** Set by the client's `_KeepReference`. */
  referenceId?: string;
}

/** A class whose target type is known only to the object that carries it. */
export interface ErasedClass {
  readonly name: string;
  readonly id?: { readonly as: 'Id' | '_Id'; readonly of: (target: never) => string | number };
  readonly scalars?: Readonly<Record<string, (target: never) => unknown>>;
  readonly onRequest?: Readonly<Record<string, (target: never) => unknown>>;
  readonly setters?: Readonly<Record<string, (target: never, value: unknown) => void | Promise<void>>>;
  readonly objects?: Readonly<Record<string, (target: never) => RichObject | null>>;
  readonly methods?: Readonly<Record<string, (target: never, args: Arguments) => unknown>>;
  readonly deferred?: readonly string[];
  readonly events?: Readonly<Record<string, string>>;
  readonly items?: (target: never) => readonly RichObject[];
  readonly find?: (target: never, key: unknown) => RichObject | null;
}

export const rich = <T>(shape: RichClass<T>, target: T): RichObject => ({
  className: shape.name,
  shape,
  target,
});

export const isRich = (value: unknown): value is RichObject =>
  typeof value === 'object' && value !== null && 'shape' in value && 'className' in value;
