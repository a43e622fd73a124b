import { fanDetector } from './fan.ts';

export const fanIn = fanDetector('in', {
  title: { zh: '短期内分散转入', en: 'Many payers in a short time' },
  annexFeature: 'Z2',
});
