// Which ends of a journal are a write that was cut off, and which may be a push that was acknowledged and lost since.
import { isCutOff } from './scan-segment';

const zeros = (n: number) => Buffer.alloc(n);
const text = (s: string) => Buffer.from(s);

test.each<[string, Buffer, at: number, boolean]>([
  ['the beginning of a line', text('{"sum":"0f3a'), 700, true],
  ['less than that', text('{"s'), 700, true],
  ['zeros from within a sector on: what was before them in it is there', zeros(300), 1025, true],
  ['zeros over several sectors', zeros(5000), 1535, true],
  ['zeros from the beginning of a sector on: it may have been lost', zeros(300), 1024, false],
  ['zeros within a line', Buffer.concat([text('{"sum":"0f3a'), zeros(30)]), 700, false],
  ['zeros and something after them', Buffer.concat([zeros(30), text('"}')]), 700, false],
  ['something else', text('no line'), 700, false],
])('%s', (_, bytes, at, cutOff) => {
  expect(isCutOff(bytes, at)).toBe(cutOff);
});
