/** The values that `ringOutput` gives every reason. */
const RING_VALUES = [
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
] as const;

const GATHER_SCATTER_VALUES = [
  ...RING_VALUES,
  'payers',
  'payees',
  'minimumPartners',
  'occasionSeconds',
  'usualPayers',
  'usualPayees',
] as const;

/** Reasons of the typologies around one account and along paths. */
export const CENTRE_CODES = {
  'gather-scatter': GATHER_SCATTER_VALUES,
  'gather-scatter-strict': [...GATHER_SCATTER_VALUES, 'inMinor', 'outMinor'],
  'gather-scatter-loose': GATHER_SCATTER_VALUES,
  'cycle-any-order': RING_VALUES,
  chain: [...RING_VALUES, 'firstMinor', 'lastMinor', 'shareFrom', 'shareTo'],
} as const;
