import { recordTypes } from '../../domain/records';
import { blankFields } from '../../domain/records/indicator';
import { readSample } from '../../tests/support/sample-app';
import { storedAs } from './stored';

describe('a stored record', () => {
  const asIndicator = storedAs(recordTypes.indicator);

  test('that has every field of its type is taken as it stands', async () => {
    const [pi] = (await readSample()).indicators;
    const record = { ...blankFields, ...pi };
    expect(asIndicator(record)).toBe(record);
  });

  test('from before a field came has it filled in, and is the same object when asked again', async () => {
    const [pi] = (await readSample()).indicators;
    const { thresholdSets: _, band: __, ...older } = { ...blankFields, ...pi! };
    const read = asIndicator(older);
    expect(read).toEqual({ ...older, thresholdSets: null, band: null });
    expect(asIndicator(older)).toBe(read);
  });

  test('that lacks what its type cannot be without is refused', async () => {
    const [pi] = (await readSample()).indicators;
    const { unit: _, ...broken } = { ...blankFields, ...pi! };
    expect(() => asIndicator(broken)).toThrow();
  });
});
