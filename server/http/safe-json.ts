// Keys that could reach into the language are refused at any depth, and so is nesting that only an attack has.
// Schemas would drop most of them; this keeps the rest of the house from ever seeing one.
import { AppError } from '../../domain/errors';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 32;

/** @throws AppError `malformed` that names the key */
export function mustBeSafe(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new AppError('malformed', `The body is nested more than ${DEEPEST} levels deep.`);
    const next: unknown[] = [];
    for (const item of level) {
      if (Array.isArray(item)) {
        for (const child of item as unknown[]) if (typeof child === 'object' && child !== null) next.push(child);
      } else if (typeof item === 'object' && item !== null) {
        for (const key of Object.keys(item)) {
          if (forbidden.has(key)) throw new AppError('malformed', `The body has a key “${key}”, which is not allowed.`);
          const child = (item as Record<string, unknown>)[key];
          if (typeof child === 'object' && child !== null) next.push(child);
        }
      }
    }
    level = next;
  }
}
