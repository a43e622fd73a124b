import type { NoticeMeasure, SanctionNotice } from '#casework';
import { CHINA_CALENDAR, dayNumber, LEGAL_VALUES, legalText, SANCTION_PACKS, textFrom } from '#law';
import { isWorkingDay, maskName, maskNumber, maskText, nameMasker, type Bilingual, type Language } from '#model';

import { FACT_WORDS } from '../texts/casework/person-words.ts';
import { actWords, CONFIDENCE_WORDS, MEASURE_WORDS } from '../texts/law-words.ts';
import {
  EXECUTOR_WORDS,
  type Kept,
  KEPT_BESIDE,
  KEPT_WORDS,
  OFFENCE_WORDS,
  NOT_COUNTED_WORDS,
  REACH_WORDS,
  ruleSource,
  SENTENCE_WORDS,
} from '../texts/notice-codes.ts';
import { documentWords, type SayDocument } from './document-words.ts';
import type { FormStamp } from './form-words.ts';
import type { NoticeFormBasis, NoticeFormMeasure, SanctionNoticeForm } from './sanction-notice-form.ts';

const FACTS: Readonly<Record<string, Bilingual>> = FACT_WORDS;

interface Printing {
  readonly notice: SanctionNotice;
  readonly language: Language;
  readonly say: SayDocument;
  /** Free text of people, masked unless unmasked for a case and purpose. */
  readonly free: (text: string) => string;
  readonly agency: (id: string) => string;
}

/**
 * The typed notice as it is to be printed. Names and numbers are masked unless the stamp says for which case and purpose they are
 * not. `agencyName` gives the name of an agency by its id; without it the id stands there.
 */
export function sanctionNoticeForm(
  notice: SanctionNotice,
  { language, unmask }: FormStamp,
  agencyName: (id: string) => string = (id) => id,
): SanctionNoticeForm {
  const isMasked = unmask === undefined;
  const { recipient } = notice;
  const maskNames = nameMasker([recipient.name, recipient.guardian ?? '']);
  const printing: Printing = {
    notice,
    language,
    say: documentWords(language),
    free: (text) => (isMasked ? maskText(maskNames(text)) : text),
    agency: agencyName,
  };
  const name = (text: string): string => (isMasked ? maskName(text) : text);
  return {
    noticeNo: notice.noticeNo,
    caseNo: notice.caseNo ?? '',
    authority: agencyName(notice.issuedBy),
    determinedOn: notice.determinedOn,
    issuedOn: notice.issuedOn,
    recipient: {
      name: name(recipient.name),
      idNumber: idNumber(recipient.idNumber ?? '', isMasked),
      isUnit: recipient.isUnit,
      isMinor: recipient.isMinor,
      guardian: name(recipient.guardian ?? ''),
    },
    reasons: printing.free(notice.reasons),
    acts: acts(printing),
    counts: counts(printing),
    conviction: conviction(printing),
    basis: basis(printing),
    basisNotes: basisNotes(printing),
    measures: notice.measures.map((measure) => measureRow(measure, printing)),
    measureNotes: measureNotes(printing),
    kept: keptBesideSome(notice).map((kept) => KEPT_WORDS[kept][language]),
    term: term(printing),
    appeal: appeal(printing),
    leniency: notice.leniency.map(({ kind, day, note }) =>
      [FACTS[kind]?.[language] ?? kind, day, printing.free(note)].filter((text) => text !== '').join(' · '),
    ),
  };
}

function idNumber(number: string, isMasked: boolean): string {
  return isMasked && number !== '' ? maskNumber(number) : number;
}

function acts({ notice, language, say }: Printing): SanctionNoticeForm['acts'] {
  return notice.acts.map(({ act, day, items, times, counterparties, isCounted }, place) => {
    const why = notice.count?.lines[place]?.notCounted;
    const because = why === undefined ? say('notCounted') : NOT_COUNTED_WORDS[why][language];
    return {
      act: actWords(act, language),
      day,
      items: items.length === 0 ? '—' : items.join('\n'),
      times: String(times),
      counterparties: String(counterparties),
      counted: isCounted ? say('counted') : because,
    };
  });
}

function counts({ notice, language, say }: Printing): readonly string[] {
  const { count } = notice;
  if (count === undefined) return [];
  const figures = ({ items, times, counterparties }: typeof count.trade): Record<string, string> => ({
    items: String(items),
    times: String(times),
    counterparties: String(counterparties),
  });
  const threshold = String(count.threshold ?? '');
  const reached = count.reached.map((reach) => REACH_WORDS[reach][language]).join(say('separator'));
  const standard = !namesNumber(notice)
    ? [say('countsNoNumber'), say('countsOthers')]
    : [
        reached === '' ? say('countsNotReached', { threshold }) : say('countsReached', { threshold, reached }),
        say('countsSeparately'),
      ];
  return [
    ...(count.trade.times > 0 ? [say('countsTrade', figures(count.trade))] : []),
    ...(count.help.times > 0 ? [say('countsHelp', figures(count.help))] : []),
    ...(count.impersonations > 0 ? [say('countsImpersonation', { count: String(count.impersonations) })] : []),
    ...standard,
  ];
}

/** Whether the text asks for so many cards, times or counterparties; the notices before 2024 name no number. */
function namesNumber({ basis: { pack }, acts: deeds, count }: SanctionNotice): boolean {
  if (count?.threshold === undefined) return false;
  const rules = SANCTION_PACKS.find(({ id }) => id === pack)?.rules ?? [];
  return rules.some(
    (rule) =>
      rule.conditions.includes('three-cards-times-or-counterparties') &&
      deeds.some(({ act }) => rule.acts.includes(act)),
  );
}

function conviction({ notice, language, say, free }: Printing): SanctionNoticeForm['conviction'] {
  const found = notice.conviction;
  if (found === undefined) return [];
  return [
    [say('convictionCourt'), free(found.court)],
    [say('convictionJudgment'), free(found.judgment)],
    [say('convictionOffence'), OFFENCE_WORDS[found.offence][language]],
    [say('convictionEffective'), found.effectiveOn],
    [say('convictionSentence'), SENTENCE_WORDS[found.sentence][language]],
    ...(found.sentence === 'custodial' ? [[say('convictionServed'), found.servedOn ?? say('notServed')] as const] : []),
  ];
}

/** The law whose Articles 31 and 32 give the power, the duty to tell and the appeal: only from its first day on. */
function isLawInForce({ determinedOn }: SanctionNotice): boolean {
  const from = textFrom(legalText('aftl-2022'));
  return from !== undefined && from <= determinedOn;
}

/** The pack's text, and the law, where it was in force on the day of the determination. */
function basis({ notice, language, say }: Printing): readonly NoticeFormBasis[] {
  const { basis: found } = notice;
  return [
    {
      text: found.title[language],
      article: found.articles.join(say('separator')),
      source: ruleSource(found.source, language),
      confidence: CONFIDENCE_WORDS[found.confidence][language],
    },
    ...(isLawInForce(notice)
      ? [
          {
            text: say('basisLaw'),
            article: say('basisLawArticles'),
            source: say('basisLawSource'),
            confidence: CONFIDENCE_WORDS.T[language],
          },
        ]
      : []),
  ];
}

function basisNotes({ notice: { basis: found }, say, free }: Printing): readonly string[] {
  return [
    ...(found.choice === undefined
      ? []
      : [say('basisChoice', { by: found.choice.by, reason: free(found.choice.reason) })]),
    ...(found.belowThreshold === undefined ? [] : [say('basisBelow', { reason: free(found.belowThreshold) })]),
    ...(found.confidence === 'T' ? [] : [say('basisSecondary')]),
  ];
}

function measureRow(
  { measure, article, years, from, to }: NoticeMeasure,
  { notice, language, say }: Printing,
): NoticeFormMeasure {
  const beside = (KEPT_BESIDE[measure] ?? []).filter((kept) => notice.kept.includes(kept));
  const length = years === undefined ? say('termNone') : say('termYears', { years: String(years) });
  const days =
    from === undefined ? say('notYet') : to === undefined ? say('fromOnly', { from }) : say('range', { from, to });
  return {
    measure: MEASURE_WORDS[measure][language],
    executor: say(EXECUTOR_WORDS[measure]),
    kept: beside.map((kept) => KEPT_WORDS[kept][language]).join(say('separator')),
    article,
    term: `${length}\n${days}`,
  };
}

/** Only what is kept beside a measure that stands: no number is kept where no number is limited. */
function keptBesideSome({ kept, measures }: SanctionNotice): readonly Kept[] {
  return kept.filter((each) => measures.some(({ measure }) => KEPT_BESIDE[measure]?.includes(each) === true));
}

const CREDIT: readonly string[] = ['credit-database', 'credit-record'];

/** The end of an entry in a credit database is not the end of the information (征信业管理条例 16). */
function measureNotes({ notice: { measures }, say }: Printing): readonly string[] {
  const years = LEGAL_VALUES['negative-credit-years'].value;
  if (years === undefined || !measures.some(({ measure }) => CREDIT.includes(measure))) return [];
  return [say('creditKept', { years: String(years) })];
}

function term({ notice: { term: found }, say }: Printing): readonly string[] {
  const { years, from, to, isCapped } = found;
  const capped = isCapped ? [say('termCapped')] : [];
  if (years === undefined) return [say('termUnnamed'), ...capped];
  const length = say('termYears', { years: String(years) });
  if (from === undefined) return [say('termOpen', { years: length }), ...capped];
  const line = say('termLine', { years: length, from, to: to ?? say('notYet') });
  return [
    line,
    ...(to === undefined || isInCalendar(to) ? [] : [say('termBeyond', { year: to.slice(0, 4) })]),
    ...capped,
  ];
}

/** Whether the days off around a day are known: a roll must be looked up there. */
function isInCalendar(day: string): boolean {
  return !isWorkingDay(dayNumber(day), CHINA_CALENDAR).assumed;
}

/** The office's own address and lists: nothing of a person, and of no use masked. */
function appeal({ notice, say, agency }: Printing): SanctionNoticeForm['appeal'] {
  const { appeal: found } = notice;
  const { to, channel, papers, answerDays } = found;
  const isKnown = isLawInForce(notice);
  return {
    text: say(isKnown ? 'appealText' : 'appealTextOpen'),
    basis: isKnown ? say('appealBasisText') : '',
    to: to.map(agency).join(say('separator')),
    channel,
    papers: papers.join('\n'),
    days: answerDays === undefined ? say('appealDaysUnknown') : say('appealDaysKnown', { days: String(answerDays) }),
  };
}
