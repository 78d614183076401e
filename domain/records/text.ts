// Texts that records hold: codes, names, notes. Sources: DOMAIN, Values (codes); Excel's own limit of a cell (notes).
import * as z from 'zod/mini';

/** A cell of Excel holds at most this many characters. */
export const LONGEST_TEXT = 32_767;

const control = /[\u0000-\u001f\u007f|]/;

/** At most 32 characters, no control character and no `|` (it separates the parts of a key). */
export const codeSchema = z.string().check(
  z.minLength(1),
  z.maxLength(32),
  z.refine((s) => s === s.trim() && !control.test(s), 'A code has no blank at its ends, no line break and no “|”'),
);

export const nameSchema = z.string().check(z.minLength(1), z.maxLength(500));
export const noteSchema = z.string().check(z.minLength(1), z.maxLength(LONGEST_TEXT));

/** Printable ASCII, single blanks between words. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/** Codes are compared after Unicode NFKC, odd hyphens and blanks made plain, case folded. */
export function foldCode(code: string): string {
  // Most codes and names are plain, and many thousands are compared.
  if (plain.test(code)) return code.toLowerCase();
  return code
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
