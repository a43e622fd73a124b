import { GAPS, gatherScatters } from '#graph';
import { numberOf } from '../parameters.ts';
import { gatherScatterDetector } from './gather-scatter-detector.ts';
import { STRICT_PARAMETERS } from './gather-scatter-parameters.ts';

export const gatherScatterStrict = gatherScatterDetector({
  id: 'gather-scatter-strict',
  title: { zh: '先集中转入、再等额分散转出', en: 'Money gathered, then as much of it scattered' },
  parameters: STRICT_PARAMETERS,
  search: (graph, query, visit, parameters) => {
    const strict = {
      gap: GAPS.precise,
      outFrom: numberOf(parameters, 'outShareFrom'),
      outTo: numberOf(parameters, 'outShareTo'),
    };
    return gatherScatters(graph, { ...query, strict }, visit);
  },
});
