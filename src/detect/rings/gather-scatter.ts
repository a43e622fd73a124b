import { gatherScatters } from '#graph';
import { gatherScatterDetector } from './gather-scatter-detector.ts';
import { GATHER_SCATTER_PARAMETERS } from './gather-scatter-parameters.ts';

export const gatherScatter = gatherScatterDetector({
  id: 'gather-scatter',
  title: { zh: '先集中转入、再分散转出', en: 'Money gathered, then scattered' },
  parameters: GATHER_SCATTER_PARAMETERS,
  search: gatherScatters,
});
