// Codes that are good once: long enough that nobody guesses one, short enough to be typed. Only their hashes are kept.
import { createHash } from 'node:crypto';

/** Crockford's letters: none is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 20 letters of 5 bits: 100 bits. */
export const CODE_BYTES = 20;

/** `ABCD-EFGH-JKMN-PQRS-TVWX`. @param bytes {@link CODE_BYTES} random ones */
export function codeOf(bytes: Uint8Array): string {
  const letters = [...bytes].map((byte) => LETTERS[byte % 32] ?? '');
  return (
    letters
      .join('')
      .match(/.{1,4}/g)
      ?.join('-') ?? ''
  );
}

/** As it was given out, however it was typed: small letters, blanks, O for 0, I and L for 1. */
function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
export const codeHash = (typed: string) => hashOf(`code ${plainCode(typed)}`);
