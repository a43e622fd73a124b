import { expect, test } from 'vitest';

import { HEAD, sanctionWorld, toDetermined, toServed } from '../sanctions/sanction.fixture.ts';
import { run } from '../world.fixture.ts';
import { explainDecision } from './explain-decision.ts';

const ref = { kind: 'sanction', id: 's1' } as const;
const none = { ok: false, problem: { code: 'privacy-no-such-decision', values: { id: 's1' } } };

test('[PRIV-14] a served determination is explained with its reasons, rules and who decided; no machine did', () => {
  const { casework } = run(sanctionWorld(), toServed());
  const explained = explainDecision(casework, ref, '甲');
  expect(explained).toMatchObject({
    value: { record: ref, agency: HEAD.agency.id, level: 'city', reasons: '事实清楚，证据确实', isAutomated: false },
  });
  if (explained.ok) expect(explained.value.basis[0]).toBe('joint-measures-2024');
});

test('[PRIV-14] what is somebody else’s, not yet served, or not known, has no explanation to give', () => {
  const { casework } = run(sanctionWorld(), toServed());
  expect(explainDecision(casework, ref, '乙')).toEqual(none);
  expect(explainDecision(run(sanctionWorld(), toDetermined()).casework, ref, '甲')).toEqual(none);
  expect(explainDecision(casework, { kind: 'suspicious-report', id: 's1' }, '甲')).toEqual(none);
  expect(explainDecision(casework, { kind: 'person', id: 's1' }, '甲')).toEqual(none);
});
