import { handAfterNewFigure, judgements, wrongHandStatus, type HandStatus } from './judgements';
import type { Status } from './status';

const hand: HandStatus = { status: 'green', note: 'Weather closed the site for a month.' };

test.each<[Status | null, HandStatus | null, Status, Status, boolean, string]>([
  ['green', null, 'green', 'green', false, 'nothing has changed'],
  ['green', null, 'amber', 'green', true, 'a threshold changed since: the past is not repainted'],
  ['red', hand, 'red', 'green', true, 'a person’s judgement stands, and arithmetic is still told'],
  [null, null, 'no data', 'no data', false, 'nothing stored is no data'],
  [null, null, 'green', 'no data', true, 'recorded before statuses were'],
])('stored %p, by hand %j, today %s: judged %s', (stored, byHand, today, asJudged, differs) => {
  expect(judgements(stored, byHand, today)).toEqual({ asJudged, byHand, underTodaysRule: today, differs });
});

test.each<[string, string | null, string | undefined]>([
  ['green', 'Weather', undefined],
  ['green', '  ', 'needs a note'],
  ['green', null, 'needs a note'],
  ['data only', 'Weather', 'Only green, amber and red'],
])('by hand %p with the note %p: %p', (status, note, wrong) => {
  const found = wrongHandStatus({ status, note });
  if (wrong === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(wrong);
});

test('a status by hand goes with the figure that it judged, unless the site keeps it', () => {
  expect(handAfterNewFigure(hand, 'goes')).toBeNull();
  expect(handAfterNewFigure(hand, 'stays')).toBe(hand);
});
