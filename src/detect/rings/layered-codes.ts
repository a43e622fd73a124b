/** The values that `ringOutput` gives every reason, and how many pairs of members know each other otherwise. */
const SHAPE_VALUES = [
  'accounts',
  'transfers',
  'spanSeconds',
  'windowSeconds',
  'amountMinor',
  'currency',
  'currencies',
  'novelOnly',
  'surprise',
  'occurrences',
  'familiarPairs',
] as const;

/** Reasons of the typologies of two steps and many accounts. */
export const SHAPE_CODES = {
  'scatter-gather': [...SHAPE_VALUES, 'middles'],
  'scatter-gather-any-order': [...SHAPE_VALUES, 'middles'],
  bipartite: [...SHAPE_VALUES, 'payers', 'payees'],
  layered: [...SHAPE_VALUES, 'layers', 'sources', 'sinks'],
  stack: [...SHAPE_VALUES, 'layers', 'sources', 'sinks'],
} as const;
