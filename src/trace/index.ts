export { movementEnd } from './movement-end.ts';
export { MOVEMENT_END, type MovementEnd, type TraceBounds, type TraceFlows, type TraceSource } from './trace-flows.ts';
