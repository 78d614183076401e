// All services over one store, put together once.
import { auditService, type AuditService } from './audit/audit';
import { verificationService, type VerificationService, type VerifyStore } from './audit/verification';
import { indicatorsService, type IndicatorsService } from './indicators/indicators';
import { duplicatesService, type DuplicatesService } from './duplicates/duplicates';
import { ownershipService, type OwnershipService } from './ownership/ownership';
import { adoptionService, type AdoptionService } from './rollout/adoption';
import { requestsService, type RequestsService } from './rollout/requests';
import { rolloutService, type RolloutService } from './rollout/rollout';
import { cellsService, type CellsService } from './latest/cells';
import { exploreService, type ExploreService } from './latest/explore';
import { keptLatest } from './latest/kept';
import { historyService, type HistoryService } from './records/history';
import { pushesService, type PushesService } from './pushes/pushes';
import { pushService, type PushService } from './pushes/push';
import { undoService, type UndoService } from './pushes/undo';
import { identityServices, type Identity } from './identity/identity';
import { sessionService, type SessionParts, type SessionService } from './identity/sessions';
import { settingsService, type SettingsService } from './settings/settings';
import { mappingsService, type MappingsService } from './mappings/mappings';
import { savedService, type SavedService } from './saved/saved';
import type { Store } from './store/port';
import { viewService, type ViewService } from './views/view';
import { workService, type WorkService } from './work/work';

export interface Services extends Identity {
  readonly store: Store;
  readonly sessions: SessionService;
  readonly views: ViewService;
  readonly push: PushService;
  readonly pushes: PushesService;
  readonly undo: UndoService;
  readonly work: WorkService;
  readonly cells: CellsService;
  readonly explore: ExploreService;
  readonly indicators: IndicatorsService;
  readonly history: HistoryService;
  readonly settings: SettingsService;
  readonly ownership: OwnershipService;
  readonly duplicates: DuplicatesService;
  readonly rollout: RolloutService;
  readonly adoption: AdoptionService;
  readonly requests: RequestsService;
  readonly audit: AuditService;
  readonly verification: VerificationService;
  readonly mappings: MappingsService;
  readonly saved: SavedService;
}

export interface AllParts extends SessionParts {
  readonly verifyStore: VerifyStore;
}

export function makeServices(parts: AllParts): Services {
  const latest = keptLatest(parts.calendar);
  const sessions = sessionService(parts);
  const push = pushService(parts);
  const undo = undoService(parts);
  const pushes = pushesService(parts, undo);
  const lastIn = async () => {
    const accounts = await parts.store.accounts.all();
    return new Map(accounts.flatMap((account) => (account.lastIn === null ? [] : [[account.person, account.lastIn]])));
  };
  const peopleIn = async () => {
    const counts = await parts.store.accounts.cameIn();
    const known = new Map(counts.map(({ week, unit, people }) => [JSON.stringify([week, unit]), people]));
    return (unit: string | null, week: string) => known.get(JSON.stringify([week, unit])) ?? 0;
  };
  const countedSince = async () => {
    const weeks = (await parts.store.accounts.cameIn()).map(({ week }) => week);
    return weeks.reduce<string | null>((first, week) => (first === null || week < first ? week : first), null);
  };
  return {
    store: parts.store,
    sessions,
    ...identityServices(parts, sessions, push),
    views: viewService(parts, latest),
    push,
    pushes,
    undo,
    work: workService(parts, pushes),
    cells: cellsService(parts, latest),
    explore: exploreService(parts, latest),
    indicators: indicatorsService(parts),
    history: historyService(parts),
    settings: settingsService(parts),
    ownership: ownershipService(parts, lastIn, countedSince),
    duplicates: duplicatesService(parts, push),
    rollout: rolloutService(parts),
    adoption: adoptionService(parts, lastIn, peopleIn),
    requests: requestsService(parts),
    audit: auditService(parts),
    verification: verificationService(parts),
    mappings: mappingsService(parts),
    saved: savedService(parts),
  };
}
