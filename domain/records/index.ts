// The only list of record types.
import { indicator } from './indicator';
import { measurement } from './measurement';
import { person } from './person';
import { recordingFrequency } from './recording-frequency';
import { recordingPeriod } from './recording-period';
import { rightRequest } from './right-request';
import { rollout } from './rollout';
import { savedFilter } from './saved-filter';
import { scorecard } from './scorecard';
import { site } from './site';
import { tableMapping } from './table-mapping';
import { unit } from './unit';

export const recordTypes = {
  ...{ site, unit, person, indicator, measurement },
  ...{ 'recording-period': recordingPeriod, 'recording-frequency': recordingFrequency },
  ...{ rollout, 'right-request': rightRequest },
  ...{ 'table-mapping': tableMapping, 'saved-filter': savedFilter, scorecard },
} as const;
export type RecordTypeName = keyof typeof recordTypes;
export const recordTypeNames = Object.keys(recordTypes) as RecordTypeName[];

export function isRecordTypeName(name: string): name is RecordTypeName {
  return Object.hasOwn(recordTypes, name);
}
