// What every store's accounts keep to.
import { noAccount, type Accounts } from './accounts';

export interface AccountsPlace {
  open(): Promise<{ readonly accounts: Accounts; close(): Promise<void> }>;
  clear(): Promise<void>;
}

const code = 'a'.repeat(64);
const subject = { issuer: 'https://issuer.example', subject: 's-1' };

export function accountsContract(name: string, newPlace: () => Promise<AccountsPlace>): void {
  describe(`accounts of ${name}`, () => {
    let place: AccountsPlace;
    let open: Awaited<ReturnType<AccountsPlace['open']>>;
    beforeEach(async () => {
      place = await newPlace();
      open = await place.open();
    });
    afterEach(async () => {
      await open.close();
      await place.clear();
    });

    test('a new store has none, and nothing is found', async () => {
      expect(await open.accounts.all()).toEqual([]);
      for (const key of [{ person: 'a' }, { invitation: code }, { subject }])
        expect(await open.accounts.find(key)).toBeUndefined();
    });

    test('what is kept is found by each of its keys, also after the store was closed', async () => {
      const kept = {
        ...noAccount('jane'),
        invitation: { hash: code, ends: 5 },
        subject,
        password: 'hash',
        lastIn: 'd',
      };
      expect(await open.accounts.change('jane', () => kept)).toEqual(kept);
      await open.close();
      open = await place.open();
      for (const key of [{ person: 'jane' }, { invitation: code }, { subject }])
        expect(await open.accounts.find(key)).toEqual(kept);
      expect(await open.accounts.find({ person: 'Jane' })).toBeUndefined();
      expect(await open.accounts.find({ subject: { ...subject, issuer: 'https://other.example' } })).toBeUndefined();
      expect(await open.accounts.all()).toEqual([kept]);
    });

    test('a change that throws changes nothing; one that answers nothing takes the account away', async () => {
      await open.accounts.change('jane', (now) => ({ ...now, password: 'one' }));
      const failing = open.accounts.change('jane', () => {
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect((await open.accounts.find({ person: 'jane' }))?.password).toBe('one');
      expect(await open.accounts.change('jane', () => undefined)).toBeUndefined();
      expect(await open.accounts.all()).toEqual([]);
    });

    test('of many changes at once none is lost', async () => {
      const digits = Array.from({ length: 20 }, (_, i) => i.toString(16).padStart(64, '0'));
      await Promise.all(
        digits.map((digit) =>
          open.accounts.change('jane', (now) => ({ ...now, addresses: [...now.addresses, digit] })),
        ),
      );
      expect([...((await open.accounts.find({ person: 'jane' }))?.addresses ?? [])].sort()).toEqual(digits);
    });

    test('a code that was taken is found no more', async () => {
      await open.accounts.change('jane', (now) => ({ ...now, invitation: { hash: code, ends: 5 } }));
      await open.accounts.change('jane', (now) => ({ ...now, invitation: null, password: 'set' }));
      expect(await open.accounts.find({ invitation: code })).toBeUndefined();
      expect((await open.accounts.find({ person: 'jane' }))?.password).toBe('set');
    });

    test('who comes in counts once a week for each of their units and for the whole body, and long ago is forgotten', async () => {
      const came = (person: string, day: string, week: string, ...units: string[]) =>
        open.accounts.came({ person, day, week, units, since: '2014-12-22' });
      await came('jane', '2014-12-17', '2014-12-15', 'HSG');
      await came('jane', '2015-01-05', '2015-01-05', 'HSG', 'PLN');
      await came('jane', '2015-01-07', '2015-01-05', 'HSG', 'PLN');
      await Promise.all(['tom', 'ann', '__proto__'].map((person) => came(person, '2015-01-06', '2015-01-05', 'HSG')));
      await came('jane', '2014-12-30', '2014-12-29', 'HSG');
      await open.close();
      open = await place.open();
      const counts = (await open.accounts.cameIn()).map(
        ({ week, unit, people }) => `${week} ${unit ?? 'all'} ${people}`,
      );
      expect(counts.sort()).toEqual(['2015-01-05 HSG 4', '2015-01-05 PLN 1', '2015-01-05 all 4']);
      expect((await open.accounts.find({ person: 'ann' }))?.lastIn).toBe('2015-01-06');
    });

    test('odd ids are people like others', async () => {
      for (const person of ['__proto__', 'constructor', 'O’Neill; DROP TABLE account', '中文'])
        await open.accounts.change(person, (now) => ({ ...now, password: person }));
      expect((await open.accounts.find({ person: '__proto__' }))?.password).toBe('__proto__');
      expect((await open.accounts.all()).length).toBe(4);
    });
  });
}
