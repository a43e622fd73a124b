/** How exactly a moment is known; coarser is larger. The same codes stand in the lake, the graph and the ledger. */
export const TIME_PRECISION = { second: 0, minute: 1, day: 2 } as const;
export type TimePrecision = (typeof TIME_PRECISION)[keyof typeof TIME_PRECISION];

/** Length of one unit of each precision, by code. */
export const TIME_PRECISION_MS = [1_000, 60_000, 86_400_000] as const;

/** Statements carry no zone; they are in China Standard Time (UTC+08:00, no daylight saving since 1991). */
export const CHINA_OFFSET_MS = 28_800_000;
