export { assembleRings, type RingAssembly } from './assemble-rings.ts';
export { explainedStrengths } from './explained-strength.ts';
export {
  RING_ROLES,
  type MissingStatement,
  type MoneyLeft,
  type Ring,
  type RingCard,
  type RingLinks,
  type RingMember,
  type RingPeriphery,
  type RingRole,
  type RingStop,
  type RoleShare,
} from './ring.ts';
export { roleWeights } from './role-weights.ts';
export { possibleCore, withFanHubsAsPayers, withPossibleCores } from './subjects.ts';
export { hasStrongHit } from './weak-hits.ts';
