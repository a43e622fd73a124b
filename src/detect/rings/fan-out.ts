import { fanDetector } from './fan.ts';

export const fanOut = fanDetector('out', {
  title: { zh: '短期内分散转出', en: 'Many payees in a short time' },
  annexFeature: 'Z1',
});
