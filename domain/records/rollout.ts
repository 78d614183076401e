// The roll-out: how a body opens PI Bridge to its people, as phases. One record; where there is none, everything is open to
// everybody within their rights. Source: DOMAIN, Roll-out models [S].
import * as z from 'zod/mini';
import { isDay } from '../period/day';
import { codeSchema } from './text';
import { defineRecordType } from './record-type';

/** The key of the one record there is. */
export const ROLLOUT = 'rollout';

/** Parts that a roll-out can open one by one. */
export const modules = ['PIs', 'scorecards and snapshots', 'actions', 'assessments', 'reports'] as const;
export type Module = (typeof modules)[number];

/** Who may record in a phase. The performance team are the super users of the whole body. */
export const recorders = ['performance team', 'super user', 'owner', 'updater'] as const;
export type Recorder = (typeof recorders)[number];

export const rolloutModels = [
  ...(['big bang', 'site administrators and super users', 'departmental'] as const),
  ...(['corporate-centred', 'incremental', 'module-by-module', 'own'] as const),
] as const;
export type RolloutModel = (typeof rolloutModels)[number];

export const phaseSchema = z.strictObject({
  /** The first day on which it holds; it goes on from then. */
  from: z.string().check(z.refine(isDay, 'A day is written 2026-01-31')),
  /** Units with all below them; `null`: the whole body. */
  units: z.nullable(z.array(codeSchema).check(z.minLength(1), z.maxLength(1000))),
  modules: z.array(z.enum(modules)).check(z.minLength(1), z.maxLength(modules.length)),
  /** Who may record. Site administrators always may: who can change the roll-out is not held by it. */
  roles: z.array(z.enum(recorders)).check(z.maxLength(recorders.length)),
});
export type Phase = z.infer<typeof phaseSchema>;

export const rolloutSchema = z.strictObject({
  key: z.literal(ROLLOUT),
  /** What it was made from; `own` as soon as it was changed by hand. */
  model: z.enum(rolloutModels),
  /** Who sees: each their own and their units' (`own`), or everybody everything. */
  viewing: z.enum(['own', 'everything']),
  phases: z.array(phaseSchema).check(z.maxLength(100)),
});
export type Rollout = z.infer<typeof rolloutSchema>;

export const rollout = defineRecordType<Rollout>({
  name: 'rollout',
  label: 'Roll-out',
  schema: rolloutSchema,
  key: ['key'],
  fields: {
    key: { label: 'Key', right: 'none' },
    model: { label: 'Model', right: 'settings' },
    viewing: { label: 'Who sees', right: 'settings' },
    phases: { label: 'Phases', right: 'settings' },
  },
});
