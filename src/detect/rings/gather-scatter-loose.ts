import { looseGatherScatters } from '#graph';
import { gatherScatterDetector } from './gather-scatter-detector.ts';
import { LOOSE_PARAMETERS } from './gather-scatter-parameters.ts';

export const gatherScatterLoose = gatherScatterDetector({
  id: 'gather-scatter-loose',
  title: { zh: '同一时间窗内集中转入与分散转出', en: 'Money gathered and scattered in one window' },
  parameters: LOOSE_PARAMETERS,
  search: looseGatherScatters,
});
