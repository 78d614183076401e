// Whether Excel itself can sign somebody in, and what becomes of its answers. What Microsoft's own library does in a real tenant
// is a check by hand (docs/manual-checks.md).
import { AppError } from '../../domain/errors';
import { askThrough, canNest, type NestedLibrary } from './nested-sign-in';

test.each<[string, Parameters<typeof canNest>[0], boolean]>([
  [
    'an Excel that knows of it',
    { isSetSupported: (name, version) => name === 'NestedAppAuth' && version === '1.1' },
    true,
  ],
  ['an Excel that does not', { isSetSupported: () => false }, false],
  ['an Excel so old that it cannot be asked', undefined, false],
])('%s', (_, office, can) => {
  expect(canNest(office)).toBe(can);
});

const way = { clientId: 'app', authority: 'https://login.example/tenant' };
const answering = (acquire: (request: unknown) => Promise<{ idToken: string }>, asked: unknown[] = []) =>
  askThrough(async (): Promise<NestedLibrary> => ({
    createNestablePublicClientApplication: async (configuration) => {
      asked.push(configuration);
      return {
        acquireTokenPopup: (request) => {
          asked.push(request);
          return acquire(request);
        },
      };
    },
  }));

test('the token is asked for of the app and the tenant that the store names', async () => {
  const asked: unknown[] = [];
  expect(await answering(async () => ({ idToken: 'a.b.c' }), asked)(way)).toBe('a.b.c');
  expect(asked).toEqual([{ auth: way }, { scopes: ['openid', 'profile', 'email'] }]);
});

test('what Excel cannot do is left to the window; a person’s own no is not asked again', async () => {
  const failing = (error: Error) => answering(() => Promise.reject(error))(way);
  expect(await failing(Object.assign(new Error('no bridge'), { errorCode: 'nested_app_auth_bridge_disabled' }))).toBe(
    '',
  );
  expect(await failing(new Error('anything'))).toBe('');
  expect(await askThrough(() => Promise.reject(new Error('offline')))(way)).toBe('');
  await expect(failing(Object.assign(new Error('closed'), { errorCode: 'user_cancelled' }))).rejects.toThrow(AppError);
});
