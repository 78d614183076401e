// The rules of the site: one record, which holds every choice that is the body's to make. Where nobody made one, the
// defaults of site-rules.ts hold. Source: DOMAIN, wherever it says "a setting" or "ours".
import * as z from 'zod/mini';
import { defaultSiteRules, siteRulesSchema, type SiteRules } from '../performance/site-rules';
import { defineRecordType, type RecordFields } from './record-type';

/** The key of the one record there is. */
export const SITE = 'site';

export const siteSchema = z.strictObject({ key: z.literal(SITE), rules: siteRulesSchema });
export type Site = z.infer<typeof siteSchema>;

export const site = defineRecordType<Site>({
  name: 'site',
  label: 'Site',
  schema: siteSchema,
  key: ['key'],
  fields: { key: { label: 'Key', right: 'none' }, rules: { label: 'Rules', right: 'settings' } },
});

/**
 * The rules that a stored record says. A setting that came after the record was stored has its default.
 * @throws ZodError where the record never passed its schema
 */
export function siteRulesOf(record: RecordFields | undefined): SiteRules {
  const said = record?.['rules'];
  if (!isObject(said)) return defaultSiteRules;
  const whole = Object.entries(defaultSiteRules).map(([name, section]) => {
    const own = said[name];
    // What an older or newer PI Bridge stored and this one does not know is left out.
    const known = Object.entries(isObject(own) ? own : {}).filter(([setting]) => Object.hasOwn(section, setting));
    return [name, { ...section, ...Object.fromEntries(known) }];
  });
  return siteRulesSchema.parse(Object.fromEntries(whole));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
