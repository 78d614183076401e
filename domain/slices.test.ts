import { atOnce, mapped, SLICE } from './slices';

test.each([0, 1, SLICE, SLICE + 1, 3 * SLICE])(
  '%i items are all made, in their order, with a stop after each slice',
  (size) => {
    const items = Array.from({ length: size }, (_, i) => i);
    expect(atOnce(mapped(items, (item, i) => item + i))).toEqual(items.map((i) => 2 * i));
    const work = mapped(items, (item) => item);
    let stops = 0;
    while (!work.next().done) stops++;
    expect(stops).toBe(Math.max(0, Math.ceil(size / SLICE) - 1));
  },
);
