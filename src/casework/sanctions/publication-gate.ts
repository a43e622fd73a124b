import { legalValue, localDateOf } from '#law';

import type { LawContext } from '../record.ts';

import { lastDay } from './sanction-terms.ts';
import type { SanctionState } from './sanction.ts';

export interface PublicationRefusal {
  readonly code:
    | 'publication-off'
    | 'police-route'
    | 'not-convicted'
    | 'minor'
    | 'birth-unknown'
    | 'not-in-force'
    | 'past-record'
    | 'no-end';
  readonly articles: string;
}

/**
 * Why a person may not be shown in public. Only the list of serious dishonesty on 信用中国 is foreseen, for who was convicted; the law
 * gives no power beyond, and records of violations are sealed. No refusal: masked, and until a day that is not after the term.
 */
export function publicationRefusals(
  state: SanctionState,
  { until, law }: { readonly until: string; readonly law: LawContext },
): readonly PublicationRefusal[] {
  const refusals: PublicationRefusal[] = [];
  const setting = legalValue('sanction-publication', law.settings);
  if (!setting.ok || setting.value.value !== 1)
    refusals.push({ code: 'publication-off', articles: '反电信网络诈骗法 5、31；个人信息保护法 25' });
  if (state.route === 'police')
    refusals.push({ code: 'police-route', articles: '反电信网络诈骗法 31；治安管理处罚法 136；个人信息保护法 25' });
  if (state.determination?.past !== undefined)
    refusals.push({ code: 'past-record', articles: '治安管理处罚法 136；个人信息保护法 25' });
  if (
    state.route === 'criminal' &&
    (state.conviction === undefined || state.conviction.effectiveOn > localDateOf(law.nowMs))
  )
    refusals.push({ code: 'not-convicted', articles: '联合惩戒办法 3；民法典 1024' });
  if (state.subject.minor === true)
    refusals.push({ code: 'minor', articles: '未成年人保护法 103；预防未成年人犯罪法 58、59；刑事诉讼法 286' });
  if (state.subject.minor === 'unknown')
    refusals.push({ code: 'birth-unknown', articles: '未成年人保护法 4、103；个人信息保护法 28、31' });
  if (state.stage !== 'in-force') refusals.push({ code: 'not-in-force', articles: '联合惩戒办法 12' });
  const last = lastDay(state.measures);
  if (last === undefined || until > last || until < localDateOf(law.nowMs))
    refusals.push({ code: 'no-end', articles: '个人信息保护法 6、19；联合惩戒办法 9' });
  return refusals;
}
