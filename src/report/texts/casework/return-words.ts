import type { ReturnEvent } from '#casework';
import { formatAmount, maskNumber, maskText, type Bilingual, type Language } from '#model';

import { victimText } from './victim-text.ts';

type EventOf<T extends ReturnEvent['type']> = Extract<ReturnEvent, { readonly type: T }>;
type Sayings = { readonly [T in ReturnEvent['type']]: (event: EventOf<T>) => Bilingual };

const GROUND_WORDS = {
  'single-source': { zh: '唯一来源直接溯源', en: 'one inflow, traced directly' },
  timestamps: { zh: '按时间戳溯源', en: 'traced by timestamps' },
  'pro-rata': { zh: '按比例', en: 'pro rata' },
} as const;

const ASIDE_WORDS = {
  'false-victim': { zh: '非本案被害人', en: 'no victim of the case' },
  'not-found': { zh: '未能联系，随案移送', en: 'not found; goes with the case file' },
  waived: { zh: '本人放弃', en: 'waived' },
  compensated: { zh: '已足额退赔', en: 'compensated in full' },
} as const;

const SAY: Sayings = {
  'return.begun': ({ number, account, frozenMinor, currency, victims }) => ({
    zh: `启动第 ${number} 次返还：账户 ${maskNumber(account.number)} 冻结 ${formatAmount(frozenMinor, currency, 'zh')}，被害人 ${victims.length} 名`,
    en: `return ${number} begun: ${formatAmount(frozenMinor, currency)} frozen on ${maskNumber(account.number)}, ${victims.length} victims`,
  }),
  'return.victim-told': ({ victim }) => ({
    zh: `主动告知被害人 ${victimText(victim)} 可申请返还`,
    en: `victim ${victimText(victim)} told of the return by police`,
  }),
  'return.applied': ({ victim, by_, to }) => ({
    zh: `被害人 ${victimText(victim)} ${by_ === 'agent' ? '由经核实的代理人' : '本人'}申请返还至 ${maskNumber(to.number)}（不收费）`,
    en: `victim ${victimText(victim)} applied ${by_ === 'agent' ? 'by a verified agent' : 'in person'}, to ${maskNumber(to.number)} (no fee)`,
  }),
  'return.ownership-checked': ({ victim, isClear }) => ({
    zh: `被害人 ${victimText(victim)} 的资金${isClear ? '权属明确无争议' : '权属存在争议，暂不返还'}`,
    en: `ownership of victim ${victimText(victim)}: ${isClear ? 'clear and undisputed' : 'disputed, nothing returned for now'}`,
  }),
  'return.victim-set-aside': ({ victim, reason }) => ({
    zh: `${victimText(victim)} 不参与本次返还：${ASIDE_WORDS[reason].zh}`,
    en: `${victimText(victim)} takes no part: ${ASIDE_WORDS[reason].en}`,
  }),
  'return.compensation-recorded': ({ victim }) => ({
    zh: `登记被害人 ${victimText(victim)} 已获退赔，予以扣除`,
    en: `compensation of victim ${victimText(victim)} recorded and deducted`,
  }),
  'return.proposed': ({ allocation, frozenMinor }) => {
    const { ground, method, shares, leftMinor, currency, basis } = allocation;
    const paid = frozenMinor - leftMinor;
    return {
      zh: `呈请返还 ${formatAmount(paid, currency, 'zh')}（${GROUND_WORDS[ground].zh}，${method}${basis === 'no-binding-rule' ? '，无明文规则' : ''}），${shares.length} 名被害人；余额 ${formatAmount(leftMinor, currency, 'zh')} 按原期限继续冻结`,
      en: `proposed: ${formatAmount(paid, currency)} (${GROUND_WORDS[ground].en}; ${method}${basis === 'no-binding-rule' ? '; no binding rule' : ''}) for ${shares.length} victims; ${formatAmount(leftMinor, currency)} stays frozen in its term`,
    };
  },
  'return.noticed': ({ place }) => ({
    zh: `按比例返还公告（${place}），公告期内可提出异议`,
    en: `public notice given (${place}); objections may be made while it runs`,
  }),
  'return.objected': ({ id }) => ({ zh: `收到异议 ${id}`, en: `objection ${id} received` }),
  'return.objection-decided': ({ id, isUpheld }) => ({
    zh: `异议 ${id} ${isUpheld ? '成立，重新分配' : '不成立'}`,
    en: `objection ${id} ${isUpheld ? 'upheld, shares made anew' : 'not upheld'}`,
  }),
  'return.decided': ({ number }) => ({ zh: `批准返还，决定书 ${number}`, en: `return decided, number ${number}` }),
  'return.ordered': ({ officers, delivery }) => ({
    zh: `${officers.length} 名民警持协助返还通知书到 ${delivery.to} 办理`,
    en: `${officers.length} officers brought the return notice to ${delivery.to}`,
  }),
  'return.completion-asked': ({ what }) => ({
    zh: `银行要求补正：${maskText(what)}`,
    en: `the bank asks for completion: ${maskText(what)}`,
  }),
  'return.paid': ({ payments, failed }) => ({
    zh: `银行办理返还 ${payments.length} 笔${failed.length === 0 ? '' : `，${failed.length} 笔未成功`}`,
    en: `the bank paid ${payments.length}${failed.length === 0 ? '' : `, ${failed.length} could not be paid`}`,
  }),
  'return.redirected': ({ victim, to }) => ({
    zh: `被害人 ${victimText(victim)} 改返至本人账户 ${maskNumber(to.number)}`,
    en: `victim ${victimText(victim)}: to be paid to own account ${maskNumber(to.number)}`,
  }),
  'return.freeze-followed': () => ({ zh: '冻结已续期，更新期限', en: 'the freeze was renewed; its new end noted' }),
  'return.freeze-ended': () => ({
    zh: '警报：所依据的冻结期限届满，请核实是否已续冻',
    en: 'alarm: the freeze it rests on has run to its end; check the renewal',
  }),
  'return.bank-overdue': ({ to }) => ({
    zh: `警报：${to} 逾期未办理返还`,
    en: `alarm: ${to} has not carried out the return in time`,
  }),
  'return.closed': () => ({ zh: '返还程序终止，余额继续冻结', en: 'return closed; what is left stays frozen' }),
};

export function sayReturn(event: ReturnEvent, language: Language): string {
  const say = SAY[event.type] as (event: ReturnEvent) => Bilingual;
  return say(event)[language];
}

export const RETURN_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'return-bank': { zh: '银行办理返还', en: 'bank carries out the return' },
  'return-freeze': { zh: '所依据冻结的期限', en: 'end of the freeze it rests on' },
};

export { RETURN_PROBLEMS_EN, RETURN_PROBLEMS_ZH } from './return-problems.ts';
