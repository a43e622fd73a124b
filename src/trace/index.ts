export type { AmountOfEnd, AssembledAccount, VictimOnAccount } from './assemble/account-sums.ts';
export {
  assembleTrace,
  policyLabel,
  type AssembledEdge,
  type AssembledTrace,
  type PolicyLabel,
  type TraceTotals,
  type VictimTotals,
} from './assemble/assemble-trace.ts';
export {
  articleEight,
  type ArticleEight,
  type ArticleEightCaveat,
  type ArticleEightReason,
  type ArticleEightShare,
  type ArticleEightStep,
  type Extension,
  type ExtensionRow,
  type FrozenAccount,
} from './assemble/article-eight.ts';
export {
  cardCases,
  type CardCases,
  type CardsOfCase,
  type CaseReport,
  type CasesOnCards,
  type Turnover,
} from './assemble/card-cases.ts';
export { compareTraces, type HeldCompared } from './assemble/compare-traces.ts';
export { nextRequests, type NextRequest, type RequestReason } from './assemble/next-requests.ts';
export { inCausalOrder, type CausalMoney } from './causal-order.ts';
export type { MoneyLines } from './lines/money-lines.ts';
export { NEAREST_LOT, type NearestLotParameters } from './lines/nearest-lot.ts';
export { isLinePolicy, LINE_POLICIES, openLines, type LinePolicy } from './lines/open-lines.ts';
export { orderSensitivity, type HeldRange, type OrderSensitivity } from './lines/order-sensitivity.ts';
export { PassedOnMarks } from './lines/passed-on-marks.ts';
export { topPaths, type TopPathsOptions, type TracePath } from './lines/top-paths.ts';
export { traceBack, type BackOrigin, type BackTarget, type TraceBack } from './lines/trace-back.ts';
export { traceByLines, type LinesTrace } from './lines/trace-by-lines.ts';
export { MOVEMENT_END, type MovementEnd, type TraceBounds, type TraceFlows, type TraceSource } from './trace-flows.ts';
export {
  FREEZE_SETTINGS,
  freezeList,
  type FreezeConfidence,
  type FreezeInput,
  type FreezeLine,
  type FreezeSettings,
  type FreezeStratum,
  type HeldByPolicy,
} from './freeze/freeze-list.ts';
export { type JudgementMark } from './freeze/judgement-marks.ts';
export { type OutflowGaps } from './freeze/outflow-gaps.ts';
export { matchFourFields, type FourFieldMatch, type FourFields } from './freeze/stop-request.ts';
export { type SurvivalCurve } from './freeze/survival.ts';
export {
  allocateReturn,
  type ReturnAllocation,
  type ReturnClaim,
  type ReturnGround,
  type ReturnShare,
} from './return/allocate-return.ts';
export { traceByReplay, type ReplayOptions } from './replay/trace-by-replay.ts';
