// What was typed into the form of the site's rules: which settings differ, what is wrong with them, and the rules that
// they make together.
import { siteRulesSchema, type SiteRules } from '../../../../domain/performance/site-rules';
import { isWrong } from '../../../../domain/sheet/text-forms/text-form';
import type { Setting } from './setting';

export interface Draft {
  /** Settings that differ from the store. */
  readonly changed: readonly Setting[];
  /** What is wrong, by setting. */
  readonly wrong: ReadonlyMap<string, string>;
  /** What is wrong between settings: green that begins below amber. */
  readonly together: string | null;
  readonly rules: SiteRules;
}

/** @param typed by setting: the text where it was touched */
export function draftOf(rules: SiteRules, settings: readonly Setting[], typed: ReadonlyMap<string, string>): Draft {
  const changed: Setting[] = [];
  const wrong = new Map<string, string>();
  let next = rules;
  for (const setting of settings) {
    const text = typed.get(setting.id);
    if (text === undefined || text === setting.show(rules)) continue;
    const said = setting.put(next, text);
    if (isWrong(said)) wrong.set(setting.id, said.wrong);
    else next = said.value;
    // Another way to write what stands there changes nothing.
    if (isWrong(said) || setting.show(next) !== setting.show(rules)) changed.push(setting);
  }
  const parsed = siteRulesSchema.safeParse(next);
  const together = parsed.success ? null : (parsed.error.issues[0]?.message ?? '');
  return { changed, wrong, together, rules: next };
}
