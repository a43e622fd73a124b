export { inCausalOrder, type CausalMoney } from './causal-order.ts';
export { MATCH_FIRST, type MatchFirstParameters } from './lines/choose-lots.ts';
export type { MoneyLines } from './lines/money-lines.ts';
export { isLinePolicy, LINE_POLICIES, openLines, type LinePolicy } from './lines/open-lines.ts';
export { traceByLines, type LinesTrace } from './lines/trace-by-lines.ts';
export { movementEnd } from './movement-end.ts';
export { MOVEMENT_END, type MovementEnd, type TraceBounds, type TraceFlows, type TraceSource } from './trace-flows.ts';
export {
  FREEZE_SETTINGS,
  freezeList,
  type FreezeInput,
  type FreezeLine,
  type FreezeSettings,
  type HeldByPolicy,
} from './freeze/freeze-list.ts';
export { judgementMarks, type JudgementMark } from './freeze/judgement-marks.ts';
export { outflowGaps, type OutflowGaps } from './freeze/outflow-gaps.ts';
export { matchFourFields, type FourFieldMatch, type FourFields } from './freeze/stop-request.ts';
export { shareAfter, stillThere, survivalCurve, waitUntil, type SurvivalCurve } from './freeze/survival.ts';
export { allocateReturn, type ReturnAllocation, type ReturnClaim, type ReturnShare } from './return/allocate-return.ts';
export {
  laterVictims,
  proposeReturn,
  RETURN_SETTINGS,
  stepReturn,
  type ReturnGround,
  type ReturnProcedure,
  type ReturnSettings,
  type ReturnStep,
} from './return/return-procedure.ts';
export { traceByReplay, type ReplayOptions } from './replay/trace-by-replay.ts';
