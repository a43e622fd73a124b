const LABEL_KEYS: ReadonlySet<string> = new Set([
  'isfraud',
  'is_fraud',
  'is_laundering',
  'is_sar',
  'issar',
  'alertid',
  'alert_id',
  'label',
]);

/** Whether a header key names a truth label of a public set: such a column is never read. */
export function isLabelColumn(key: string): boolean {
  return LABEL_KEYS.has(key.replace(/#\d+$/, ''));
}
