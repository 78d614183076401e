// What Manage shows to those who may set it: how periods stand, and the rules of the site.
import { maySet, type Asker } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import { SITE } from '../../domain/records/site';
import type { RecordingAnswer, RecordingQuery, SiteAnswer } from '../../domain/wire-settings';
import type { ServiceParts, Who } from '../service';
import { recordingOf } from './recording';

export interface SettingsService {
  /** @throws AppError `not-allowed`; `not-found` where there is no such unit */
  recording(query: RecordingQuery, who: Who): Promise<RecordingAnswer>;
  /** @throws AppError `not-allowed` */
  site(who: Who): Promise<SiteAnswer>;
}

/** @throws AppError `not-allowed` */
function mustSet(who: Asker): void {
  if (!maySet(who)) throw new AppError('not-allowed', 'Only a site administrator may see and change these settings.');
}

export function settingsService({ store, loadBody, calendar, clock }: ServiceParts): SettingsService {
  return {
    async recording(query, who) {
      mustSet(who);
      const state = await store.read();
      return recordingOf(query, await loadBody(state), state, clock.today(), calendar);
    },
    async site(who) {
      mustSet(who);
      const state = await store.read();
      const body = await loadBody(state);
      return { revision: state.revision, rules: body.siteRules, said: body.document('site', SITE) !== undefined };
    },
  };
}
