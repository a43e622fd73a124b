import type { PersonEvent, PersonFact } from '#casework';
import { maskName, maskNumber, maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type EventOf<T extends PersonEvent['type']> = Extract<PersonEvent, { readonly type: T }>;
type Sayings = { readonly [T in PersonEvent['type']]: (event: EventOf<T>, language: Language) => string };

export const FACT_WORDS: Readonly<Record<PersonFact['kind'], Bilingual>> = {
  surrender: { zh: '投案自首', en: 'voluntary surrender' },
  'voluntary-cancellation': { zh: '主动注销', en: 'voluntary cancellation' },
  'limit-notified': { zh: '被告知限制措施', en: 'told of a limit' },
  'identity-lost': { zh: '身份证件遗失', en: 'identity document lost' },
  conviction: { zh: '受过刑事处罚', en: 'conviction' },
  'case-victim': { zh: '案件被害人', en: 'victim of a case' },
};

const FIELD_WORDS: Readonly<Record<EventOf<'person.corrected'>['field'], Bilingual>> = {
  name: { zh: '姓名', en: 'name' },
  idNumber: { zh: '证件号码', en: 'identity number' },
  birth: { zh: '出生日期', en: 'date of birth' },
};

const SAY: Sayings = {
  'person.entered': ({ identity: { isUnit, name } }, language) =>
    language === 'zh'
      ? `登记${isUnit ? '单位' : '人员'} ${maskName(name)}`
      : `${isUnit ? 'unit' : 'person'} ${maskName(name)} entered`,
  'person.corrected': ({ field, reason }, language) =>
    language === 'zh'
      ? `更正${FIELD_WORDS[field].zh}，原值留存（${maskText(reason)}）`
      : `${FIELD_WORDS[field].en} corrected, the old value is kept (${maskText(reason)})`,
  'person.item-attached': ({ item: { number, institution } }, language) =>
    language === 'zh'
      ? `登记名下 ${maskNumber(number)}（${institution}）`
      : `${maskNumber(number)} of ${institution} put on record`,
  'person.item-detached': ({ item: { number }, reason }, language) =>
    language === 'zh'
      ? `撤销登记 ${maskNumber(number)}（${maskText(reason)}）`
      : `${maskNumber(number)} taken off the record (${maskText(reason)})`,
  'person.item-disputed': ({ number }, language) =>
    language === 'zh'
      ? `${maskNumber(number)} 有异议（非本人办理），核查期间单独列示`
      : `${maskNumber(number)} disputed as not one's own; shown apart while it is checked`,
  'person.dispute-settled': ({ number, reason }, language) =>
    language === 'zh'
      ? `${maskNumber(number)} 经核查为本人办理（${maskText(reason)}）`
      : `${maskNumber(number)} checked: the person's own (${maskText(reason)})`,
  'person.item-removed': ({ number, order }, language) =>
    language === 'zh'
      ? `${maskNumber(number)} 系他人冒名办理，自名下移除，不再计入（依据 ${order.id}）`
      : `${maskNumber(number)} was opened by somebody else in this name: removed, counts for nothing (by ${order.id})`,
  'person.fact-recorded': ({ fact: { kind, items } }, language) => {
    const of = items.map(maskNumber).join(language === 'zh' ? '、' : ', ');
    const words = FACT_WORDS[kind][language];
    if (of === '') return language === 'zh' ? `记录：${words}` : `recorded: ${words}`;
    return language === 'zh' ? `记录：${words}（${of}）` : `recorded: ${words} (${of})`;
  },
  'person.guardian-set': (_, language) => (language === 'zh' ? '登记未成年人的监护人' : 'guardian of a minor entered'),
};

export function sayPerson(event: PersonEvent, language: Language): string {
  return (SAY[event.type] as (event: PersonEvent, language: Language) => string)(event, language);
}

export const PERSON_CLOCKS: Readonly<Record<string, Bilingual>> = {};

export const PERSON_PROBLEMS_ZH: Sentences = {
  'person-name-missing': () => '请填写姓名或单位名称',
  'unit-has-no-birth': () => '单位没有出生日期，请删去',
  'birth-unreadable': (v) => `出生日期 ${v.text('birth')} 不是过去的某一天，请按 YYYY-MM-DD 填写`,
  'birth-contradicts-id': (v) =>
    `出生日期 ${v.text('birth')} 与证件号码所载 ${v.text('fromNumber')} 不一致，请核对证件后更正`,
  'item-number-missing': () => '请填写号码和所属机构',
  'item-on-record': () => '该号码已登记在名下',
  'item-removed': () => '该号码已查明系他人冒名办理并移除，不能再操作或重新登记',
  'item-unknown': () => '名下没有该号码，请核对',
  'item-disputed': (v) => (v.has('items') ? `${v.text('items')} 正在异议核查，请先办结` : '该号码已在异议核查中'),
  'item-not-disputed': () => '该号码没有未了结的异议',
  'nothing-named': () => '没有指明任何对象，请至少填写一个',
  'fact-in-future': () => '事实的日期不能晚于现在',
  'fact-before-birth': () => '事实的日期不能早于出生日期，请核对',
  'fact-needs-item': () => '请写明所涉及的卡、账户或号码',
  'fact-known': () => '同一事实已经记录',
  'fact-not-yours': () => '机构只能记录对本机构卡、账户、号码的限制告知和注销',
  'value-missing': () => '请填写更正后的内容',
  'correction-changes-nothing': () => '更正前后内容相同',
  'guardian-only-for-minors': () => '只有未成年人才登记监护人；出生日期不明的请先核实',
  'guardian-missing': () => '请填写监护人的姓名和联系方式',
};

export const PERSON_PROBLEMS_EN: Sentences = {
  'person-name-missing': () => 'give the name of the person or unit',
  'unit-has-no-birth': () => 'a unit has no date of birth; leave it out',
  'birth-unreadable': (v) => `${v.text('birth')} is no day of the past; write YYYY-MM-DD`,
  'birth-contradicts-id': (v) =>
    `the date of birth ${v.text('birth')} contradicts the identity number (${v.text('fromNumber')}); check the document`,
  'item-number-missing': () => 'give the number and the institution',
  'item-on-record': () => 'the number is on record already',
  'item-removed': () => 'the number was shown to be opened by somebody else and was removed; it does not come back',
  'item-unknown': () => 'the person has no such number; check it',
  'item-disputed': (v) =>
    v.has('items') ? `${v.text('items')} in dispute: settle that first` : 'the number is in dispute already',
  'item-not-disputed': () => 'the number has no open dispute',
  'nothing-named': () => 'nothing is named; give at least one',
  'fact-in-future': () => 'the day of a fact cannot be later than now',
  'fact-before-birth': () => 'the fact cannot be older than the person; check the day',
  'fact-needs-item': () => 'name the card, account or number that it concerns',
  'fact-known': () => 'this fact is recorded already',
  'fact-not-yours': () => 'an institution records only limits told of and cancellations of its own cards and numbers',
  'value-missing': () => 'give the corrected value',
  'correction-changes-nothing': () => 'the correction changes nothing',
  'guardian-only-for-minors': () => 'only a minor has a guardian here; where the birth is unknown, find it out first',
  'guardian-missing': () => "give the guardian's name and contact",
};
