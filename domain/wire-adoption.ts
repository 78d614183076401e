// The HTTP contract of how a roll-out is taken up: who has been in, who has pushed, unit by unit, for those who look after
// them. Of sign-ins the last day of each person is kept, and how many of a unit came in by week, without names: who saw is not
// kept, who changed is. Part of wire.ts.
import * as z from 'zod/mini';

const text = z.string();
const count = z.int();
/** Of each of the answer's weeks. */
const byWeek = z.array(count);
const figures = {
  /** Figures that fell due in each week, and those of them that were there before they were overdue. */
  ...{ due: byWeek, onTime: byWeek },
};

export const adoptionSchema = z.object({
  revision: count,
  asAt: text,
  /** Mondays of the weeks that are looked at, oldest first; the last is the week of now. */
  weeks: z.array(text),
  /** Of these units, those that the asker looks after, each below the one that it stands under. */
  units: z.array(
    z.object({
      ...{ code: text, label: text, depth: count },
      /** The day from which people of the unit record; `null` where no phase lets them, and where there is no roll-out. */
      from: z.nullable(text),
      /** Whether they record now. */
      begun: z.boolean(),
      /** Who owns or records a PI of the unit, or holds a role of it: indexes into `people`. */
      people: z.array(count),
      /** PIs of the unit itself. */
      ...{ pis: count, withoutOwner: count, overdue: count },
      /** Requests for rights over the unit or its PIs that wait for a word. */
      waiting: count,
      /** Whether somebody looks after it, or after a unit above it, as a super user. */
      covered: z.boolean(),
      /** Pushes of figures that touched PIs of the unit, in each week. */
      pushes: byWeek,
      /** People who stood to it as they came in, each once a week. */
      signedIn: byWeek,
      ...figures,
    }),
  ),
  /** Of everything that the asker looks after; people only where that is the whole body. */
  total: z.object({ signedIn: z.nullable(byWeek), pushes: byWeek, ...figures }),
  people: z.array(
    z.object({
      ...{ id: text, name: text },
      /** The day on which they signed in last; `null` where they never did. */
      lastIn: z.nullable(text),
      /** Pushes of theirs in these weeks, of figures of what the asker looks after. */
      pushes: count,
    }),
  ),
  /** Whether there were more pushes in these weeks than were looked through: then the older ones are not counted. */
  more: z.boolean(),
});
export type Adoption = z.infer<typeof adoptionSchema>;
