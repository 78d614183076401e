// What the records of each type must keep together, by type. Apart from the types themselves, which every pane opens with: only
// where records are decided on are these asked.
import type { RecordTypeName } from '.';
import { personRules } from './person-rules';
import type { RecordRules } from './record-type';

export const recordRules: Readonly<Partial<Record<RecordTypeName, RecordRules>>> = { person: personRules };
