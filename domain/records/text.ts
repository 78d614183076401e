// Texts that records hold: codes, names, notes. Sources: DOMAIN, Values (codes); Excel's own limit of a cell (notes).
import { z } from 'zod';

/** A cell of Excel holds at most this many characters. */
export const LONGEST_TEXT = 32_767;

const control = /[\u0000-\u001f\u007f|]/;

/** At most 32 characters, no control character and no `|` (it separates the parts of a key). */
export const codeSchema = z
  .string()
  .min(1)
  .max(32)
  .refine((s) => s === s.trim() && !control.test(s), 'A code has no blank at its ends, no line break and no “|”');

export const nameSchema = z.string().min(1).max(500);
export const noteSchema = z.string().min(1).max(LONGEST_TEXT);

/** Codes are compared after Unicode NFKC, odd hyphens and blanks made plain, case folded. */
export function foldCode(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
