import { passwordFault, passwordWords, plainPassword, type PasswordFault } from './password-rules';

const jane = ['jane-smith', 'Jane Smith', 'jane.smith@council.example'];

test.each<[string, PasswordFault | undefined]>([
  ['', 'too short'],
  ['elevenchars', 'too short'],
  ['🙂🙂🙂🙂🙂🙂', 'too short'],
  ['a'.repeat(300), 'too long'],
  ['aaaaaaaaaaaa', 'too plain'],
  ['abababababab', 'too plain'],
  ['123456789012', 'well known'],
  ['0123456789012', 'well known'],
  ['passwordpassword', 'well known'],
  ['Password1234!', 'well known'],
  ['P@ssword-2026', undefined],
  ['qwertyuiop123', 'well known'],
  ['Summer2026!!!', 'well known'],
  ['Council-Admin-1', 'well known'],
  ['janesmith1234', 'your own name'],
  ['Smith.Jane.2026', 'your own name'],
  ['jane.smith@council.example', 'your own name'],
  ['correct horse battery', undefined],
  ['drei Wörter am Stück', undefined],
  ['4829174650283', undefined],
  ['пароль из слов', undefined],
])('“%s” %s', (password, fault) => {
  expect(passwordFault(password, jane)).toBe(fault);
});

test('letters written in two ways are the same password', () => {
  expect(plainPassword('Cafe\u0301 am Ring')).toBe(plainPassword('Café am Ring'));
});

test('every fault says what to do', () => {
  for (const fault of ['too short', 'too long', 'too plain', 'well known', 'your own name'] as const)
    expect(passwordWords(fault)).toMatch(/\.$/);
});
