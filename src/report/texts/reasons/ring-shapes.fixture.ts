/** Made-up values for the sentences of shapes of many accounts. */
export const SHAPE_SAMPLE: Readonly<Record<string, number | string>> = {
  familiarPairs: 1,
  layers: 3,
  middles: 6,
  sinks: 2,
  sources: 2,
};
