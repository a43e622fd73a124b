export { skipBrokerEntries } from './broker-entries.ts';
export { guardDamping } from './guard-damping.ts';
export { PARAMETER_OWNERS, type ParameterOwner } from './guard-owners.ts';
export { VOID_REASONS, type Damped, type Guard, type GuardFinding, type GuardId, type VoidReason } from './guard.ts';
export { GUARDS } from './guards.ts';
export { measureGuards, planGuards, type GuardParameters, type GuardTable } from './measure-guards.ts';
