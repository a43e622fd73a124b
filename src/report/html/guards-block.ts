import type { FindingSubject } from '#contract';

import { formatShare } from '../format.ts';
import { guardText } from '../texts/guard-text.ts';
import { both, label, sentence, term } from './bilingual.ts';
import { markup, type Markup } from './markup.ts';

type Guard = FindingSubject['guards'][number];

/** What looks like everyday use on an account: conditions met, measures, what it lowers, or what takes it away. */
export function guardsBlock(subject: FindingSubject): Markup | undefined {
  if (subject.guards.length === 0) return undefined;
  return markup`<h4>${label('guardsTitle')}</h4><ul class="guards">${subject.guards.map(
    (guard) =>
      markup`<li><b>${term('guards', guard.id)}</b> <span class="dim">${sentence('guardConditions', { share: formatShare(guard.share) })} · ${effect(guard)}</span><br>${both(guardText(guard, 'zh'), guardText(guard, 'en'))}</li>`,
  )}</ul>`;
}

function effect({ values }: Guard): Markup {
  if (isVoid(values)) return markup`<span class="uncertain">${label('guardVoided')}</span>`;
  const damping = values['damping'];
  if (typeof damping !== 'number' || damping === 0) return label('guardNoDamping');
  return sentence('guardDamping', { damping: formatShare(damping) });
}

export function isVoid(values: Guard['values']): boolean {
  return typeof values['voidedBy'] === 'string' && values['voidedBy'] !== '';
}

/** Loud: nothing else in the report may be read without it. */
export function guardsOffNotice(guards: boolean): Markup | undefined {
  if (guards) return undefined;
  return markup`<p class="alert" role="note"><b>${label('guardsOffTitle')}</b> ${label('guardsOffText')}</p>`;
}
