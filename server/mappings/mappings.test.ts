// Layouts that colleagues agreed on, at the door: what they name that the asker may not see is not told.
import { mappingsSchema } from '../../domain/wire-mappings';
import { sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
beforeAll(async () => {
  council = await sampleApp();
});
afterAll(() => council.close());

const rules = {
  ...{ textNumbers: false, notAvailable: [], notApplicable: [], suppressed: false, percent: null },
  ...{ dots: 'decimal', marks: false, zeroIsFigure: false },
};
const layout = (columns: readonly object[], matches: readonly object[] = []) => ({
  ...{ turned: false, levels: 1, columns, choices: [], dateSystem: null, period: null, rules, matches },
});
const across = (pi: string) => ({ heading: pi, role: 'value', period: 'of the row', pi, repeats: false });
const down = { heading: 'Q1', role: 'value', period: 'newest', pi: '', repeats: false };

async function keep(key: string, mapping: object): Promise<void> {
  const token = await council.signIn('customer-services-owner');
  const fields = { name: key, maker: 'customer-services-owner', mapping };
  const edits = Object.entries(fields).map(([field, value]) => ({
    ...{ type: 'table-mapping', field, keys: [key], values: [value] },
  }));
  const base = (await council.store.read()).revision;
  await council.as(token).post('/pushes', { pushId: key, base, edits }).expect(200);
}
const seenBy = async (person: string) => {
  const { items } = mappingsSchema.parse((await council.as(await council.signIn(person)).get('/table-mappings')).body);
  return items.map(({ key, mapping }) => [key, mapping.matches.map(({ code }) => code).join(' ')]);
};

test('a layout with PIs across is for those who see them; one with PIs down for everybody, without those they may not see', async () => {
  await keep(
    'down',
    layout(
      [down],
      [
        { is: 'Calls', code: 'CS01' },
        { is: 'Time to decide', code: 'HS01' },
      ],
    ),
  );
  await keep('by code', layout([across('CS02a'), across('A count of our own')]));
  await keep('by name', layout([across('quality of calls handled,  from a sample')]));
  await keep('code first', layout([across('CS01: calls')]));
  await keep('of nobody', layout([across('A count of our own')]));
  const all = [
    ['of nobody', ''],
    ['code first', ''],
    ['by name', ''],
    ['by code', ''],
    ['down', 'CS01 HS01'],
  ];
  expect(await seenBy('site-administrator')).toEqual(all);
  expect(await seenBy('performance-analyst')).toEqual(all);
  expect(await seenBy('customer-services-owner')).toEqual([...all.slice(0, 4), ['down', 'CS01']]);
  expect(await seenBy('housing-owner')).toEqual([
    ['of nobody', ''],
    ['down', 'HS01'],
  ]);
});
