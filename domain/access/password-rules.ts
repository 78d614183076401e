// What a password must be. The pane says it while one types, the server decides by it. After NIST SP 800-63B: length
// and no well-known ones, nothing about signs and capitals.

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;
const FEWEST_DIFFERENT = 5;

/** Pieces that the well-known long passwords are made of. */
const wellKnown = [
  ...[
    'password',
    'passwort',
    'passw0rd',
    'letmein',
    'welcome',
    'qwertyuiop',
    'qwerty',
    'azerty',
    'asdfghjkl',
    'zxcvbnm',
  ],
  ...[
    '1q2w3e4r',
    '1234567890',
    '0987654321',
    '0123456789',
    'abcdefgh',
    'iloveyou',
    'administrator',
    'admin',
    'council',
  ],
  ...['changeme', 'secret', 'performance', 'indicator', 'excel', 'spring', 'summer', 'autumn', 'winter', 'monday'],
];

export type PasswordFault = 'too short' | 'too long' | 'too plain' | 'well known' | 'your own name';

/** Two ways of writing the same letters are one password. */
export function plainPassword(password: string): string {
  return password.normalize('NFKC');
}

/** What is left of a text when all of a list and all digits and signs are taken out. */
function without(text: string, pieces: readonly string[]): string {
  return pieces.reduce((left, piece) => left.replaceAll(piece, ''), text).replace(/[\d\W_]/g, '');
}

/**
 * @param about what everybody knows of the person: name, id, e-mail address
 * @returns what is wrong with it, or `undefined`
 */
export function passwordFault(password: string, about: readonly (string | null)[]): PasswordFault | undefined {
  const plain = plainPassword(password);
  // Signs as Unicode counts them: half an emoji is none.
  const signs = Array.from(plain);
  const { length } = signs;
  if (length < SHORTEST_PASSWORD) return 'too short';
  if (length > LONGEST_PASSWORD) return 'too long';
  if (new Set(signs).size < FEWEST_DIFFERENT) return 'too plain';
  const small = plain.toLowerCase();
  const words = about
    .flatMap((text) => (text ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((w) => w.length > 2);
  if (words.length > 0 && without(small, words).length < 4 && without(small, []).length >= 4) return 'your own name';
  if (without(small, wellKnown).length < 4 && /[a-z]/.test(small)) return 'well known';
  return '0123456789012345678909876543210987654321'.includes(small) ? 'well known' : undefined;
}

/** The fault in words: what is wrong, and what to do. */
export function passwordWords(fault: PasswordFault): string {
  switch (fault) {
    case 'too short':
      return `A password needs at least ${SHORTEST_PASSWORD} characters. Three words in a row are easy to keep.`;
    case 'too long':
      return `A password can have at most ${LONGEST_PASSWORD} characters.`;
    case 'too plain':
      return 'This password repeats a few characters. Use more different ones.';
    case 'well known':
      return 'This password is one of those that are tried first. Choose words of your own.';
    case 'your own name':
      return 'This password is made of your own name or address. Choose other words.';
  }
}
