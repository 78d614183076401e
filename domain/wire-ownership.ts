// The HTTP contract of Manage, who owns what: how PIs, people and units stand for those who look after them. They are
// changed by a push of their records, like everything else. Part of wire.ts.
import * as z from 'zod/mini';
import { roleSchema } from './records/person';

const text = z.string();
const count = z.int();
const person = z.object({ id: text, name: text });
const asked = z.string().check(z.minLength(1), z.maxLength(100));

/** A unit as lists show it: its name, or its path where several have that name. */
export const placedUnitSchema = z.object({
  code: text,
  name: text,
  label: text,
  parent: z.nullable(text),
  /** 0 for the first that the asker looks after. */
  depth: count,
  /** PIs of the unit itself. */
  pis: count,
  withoutOwner: count,
  /** Figures that are overdue now. */
  overdue: count,
  superUsers: z.array(person),
});
export type PlacedUnit = z.infer<typeof placedUnitSchema>;

/** PIs in columns. `unit` is the unit's name, or its path where several have that name. */
const pisSchema = z.object({
  code: z.array(text),
  name: z.array(text),
  unit: z.array(text),
  owner: z.array(z.nullable(text)),
  updaters: z.array(z.array(text)),
});
export type OwnedPis = z.infer<typeof pisSchema>;
/** People who can be given a PI, and those who have one. */
const candidateSchema = z.object({ id: text, name: text, unit: z.nullable(text), left: z.boolean() });
export type Candidate = z.infer<typeof candidateSchema>;

export const ownershipSchema = z.object({
  revision: count,
  asAt: text,
  /** PIs that the asker may give to people. */
  pis: count,
  /** Units that the asker looks after, each below the one that it stands under. */
  units: z.array(placedUnitSchema),
  withoutOwner: pisSchema,
  /** By person: those who were suspended, since when, and what they own or record still. */
  left: z.array(z.object({ person, since: z.nullable(text), pis: pisSchema })),
  /** By owner: those who have not been in for a quarter, and when they were in last. */
  away: z.array(z.object({ person, lastIn: z.nullable(text), pis: pisSchema })),
  people: z.array(candidateSchema),
});
export type Ownership = z.infer<typeof ownershipSchema>;

/** Which PIs: all of these hold. */
export const choiceQuerySchema = z.object({
  /** A unit with all below it. */
  unit: z.optional(asked),
  /** A code, with `*` for any letters and `?` for one: `HS*`. */
  code: z.optional(asked),
  /** Id of an owner; `-` for none. */
  owner: z.optional(asked),
});
export type ChoiceQuery = z.infer<typeof choiceQuerySchema>;

export const choiceSchema = z.object({ revision: count, pis: pisSchema });
export type Choice = z.infer<typeof choiceSchema>;

export const peopleSchema = z.object({
  revision: count,
  asAt: text,
  /** Whether the asker may add, suspend and give any role; else they may let people see what they look after. */
  mayAll: z.boolean(),
  /** Units over which the asker may give a role. */
  units: z.array(z.object({ code: text, label: text })),
  people: z.array(
    z.object({
      id: text,
      name: text,
      /** Told to site administrators only; `null` to others, and where there is none. */
      email: z.nullable(text),
      suspended: z.boolean(),
      roles: z.array(roleSchema),
      owns: count,
      updates: count,
      /** The day on which they signed in last, where that is known. */
      lastIn: z.nullable(text),
    }),
  ),
});
export type People = z.infer<typeof peopleSchema>;
