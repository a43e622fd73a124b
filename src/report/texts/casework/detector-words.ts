import type { DetectorEvent, FeedbackOutcome } from '#casework';
import type { Bilingual, Language } from '#model';

const OUTCOMES: Readonly<Record<FeedbackOutcome, Bilingual>> = {
  pending: { zh: '待核查', en: 'pending' },
  confirmed: { zh: '核查属实', en: 'confirmed' },
  'false-positive': { zh: '误报', en: 'false positive' },
  'wrong-person': { zh: '账户属实，但系他人冒名开立', en: 'the account holds, its holder did not open it' },
};

export function sayDetector({ detector, version, outcome }: DetectorEvent, language: Language): string {
  return language === 'zh'
    ? `模型 ${detector}（版本 ${version}）的一项发现：${OUTCOMES[outcome].zh}`
    : `a finding of detector ${detector} (version ${version}): ${OUTCOMES[outcome].en}`;
}

export const DETECTOR_CLOCKS: Readonly<Record<string, Bilingual>> = {};
