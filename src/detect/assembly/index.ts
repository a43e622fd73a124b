export { assembleRings, type RingAssembly } from './assemble-rings.ts';
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
export { withMemberships } from './memberships.ts';
export { roleWeights } from './role-weights.ts';
export { seenAlone } from './seen.ts';
export { possibleCore, withFanHubsAsPayers, withPossibleCores } from './subjects.ts';
