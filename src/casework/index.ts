export {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  CLOCK,
  PURPOSES,
  ROLES,
  type Actor,
  type Agency,
  type Purpose,
  type Role,
} from './actor.ts';
export { allRecords, evolve, recordOf, replay } from './casework.ts';
export { decide, step } from './decide.ts';
export { type Delivery, type DeliveryReceipt } from './delivery.ts';
export { elapse, runningClocks, type Elapsed, type RunningClock } from './elapse.ts';
export { type FindingRef } from './finding-ref.ts';
export { may, type MayInput, type Target } from './permissions/may.ts';
export { type Permission, type Scope } from './permissions/permission.ts';
export { PERMISSIONS } from './permissions/table.ts';
export {
  type Casework,
  type Clock,
  type CommandHead,
  type Context,
  type EventHead,
  type RecordHead,
  type RecordKind,
  type RecordRef,
} from './record.ts';
export { type LegalSettingState } from './settings/legal-setting.ts';
