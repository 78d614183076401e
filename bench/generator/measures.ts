// What a patch of a housing body measures: topics times aspects, each with a level, a season and a spread of its own.
import type { Measure, Polarity } from '../../domain/records/indicator';

export interface Template {
  /** Part of the PI's code that says what is measured: `ER01`. */
  readonly code: string;
  readonly name: string;
  readonly aspect: Aspect;
}

interface Aspect {
  readonly name: string;
  readonly measure: Measure;
  readonly label: string;
  readonly polarity: Polarity;
  readonly decimals: number;
  /** What is usual, in the measure's own unit. */
  readonly level: number;
  /** Share of the level by which winter and summer differ, and by which chance moves a value. */
  readonly season: number;
  readonly spread: number;
}

const topics: readonly (readonly [string, string])[] = [
  ['ER', 'Emergency repairs'],
  ['RR', 'Routine repairs'],
  ['PR', 'Planned repairs'],
  ['GS', 'Gas safety checks'],
  ['EL', 'Electrical inspections'],
  ['FS', 'Fire safety checks'],
  ['LF', 'Lift servicing'],
  ['VO', 'Empty homes'],
  ['LE', 'Lettings'],
  ['RA', 'Rent arrears'],
  ['RC', 'Rent collection'],
  ['SC', 'Service charges'],
  ['AS', 'Anti-social behaviour'],
  ['HO', 'Homelessness applications'],
  ['AD', 'Adaptations'],
  ['CL', 'Estate cleaning'],
  ['GR', 'Grounds maintenance'],
  ['CP', 'Complaints'],
  ['CC', 'Calls to the contact centre'],
  ['VI', 'Visits to tenants'],
  ['TE', 'Tenancy support'],
  ['EN', 'Energy advice'],
  ['WC', 'Welfare checks'],
  ['TR', 'Staff training'],
];

const percentage = { measure: 'percentage', label: '', decimals: 1 } as const;
const count = { measure: 'number', label: 'cases', decimals: 0 } as const;
const money = { measure: 'money', label: '£' } as const;

const aspects: readonly Aspect[] = [
  { ...percentage, name: 'done on time', polarity: 'maximise', level: 0.93, season: 0.02, spread: 0.03 },
  { ...percentage, name: 'satisfaction', polarity: 'maximise', level: 0.86, season: 0.01, spread: 0.04 },
  {
    ...{ name: 'average days taken', measure: 'number', label: 'days', decimals: 1, polarity: 'minimise' },
    ...{ level: 9, season: 0.15, spread: 0.12 },
  },
  { ...count, name: 'cases received', polarity: 'minimise', level: 60, season: 0.25, spread: 0.12 },
  { ...count, name: 'cases closed', polarity: 'maximise', level: 58, season: 0.2, spread: 0.12 },
  { ...money, name: 'cost', decimals: 0, polarity: 'minimise', level: 12_500, season: 0.1, spread: 0.1 },
  { ...percentage, name: 'right first time', polarity: 'maximise', level: 0.81, season: 0.02, spread: 0.05 },
  { ...money, name: 'cost of one case', decimals: 2, polarity: 'minimise', level: 182, season: 0.05, spread: 0.08 },
  { ...count, name: 'cases overdue', polarity: 'minimise', level: 12, season: 0.2, spread: 0.25 },
  {
    ...{ name: 'cases per 1,000 homes', measure: 'number', label: 'per 1,000', decimals: 1, polarity: 'minimise' },
    ...{ level: 14, season: 0.2, spread: 0.1 },
  },
  { ...percentage, name: 'appointments kept', polarity: 'maximise', level: 0.95, season: 0.01, spread: 0.02 },
  {
    ...{ name: 'hours of staff time', measure: 'duration', label: 'hours', decimals: 0 },
    ...{ polarity: 'closest to target', level: 120, season: 0.1, spread: 0.1 },
  },
  { ...percentage, name: 'cases opened again', polarity: 'minimise', level: 0.06, season: 0.02, spread: 0.2 },
  {
    ...{ ...percentage, name: 'done by own staff', polarity: 'closest to target' },
    ...{ level: 0.6, season: 0.05, spread: 0.06 },
  },
];

/** All templates: the first aspect of each topic, then the second, so that a small body has every topic too. */
export const templates: readonly Template[] = aspects.flatMap((aspect, i) =>
  topics.map(([code, topic]) => ({
    ...{ code: `${code}${String(i + 1).padStart(2, '0')}`, name: `${topic}: ${aspect.name}`, aspect },
  })),
);
