/** Values of the reasons of ring typologies around one account and along paths. */
export const CENTRE_SAMPLE: Readonly<Record<string, number>> = {
  firstMinor: 5_000_000,
  inMinor: 21_430_066,
  lastMinor: 4_563_365,
  outMinor: 20_980_000,
  shareFrom: 0.8,
  shareTo: 1.25,
  occasionSeconds: 345_600,
  usualPayees: 0.2,
  usualPayers: 0.6,
};
