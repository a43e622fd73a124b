import { localDateOf, SANCTION_PACKS } from '#law';
import { fail, maskNumber, ok, type Result } from '#model';

import { namesReport } from '../names-report.ts';
import type { ActCount } from './count-acts.ts';
import { keptByAll } from './orders.ts';
import type { NoticeAct, SanctionNotice } from './sanction-notice.ts';
import type { Determination, SanctionState } from './sanction.ts';

interface NoticeInput {
  readonly noticeNo: string;
  readonly channel: string;
  readonly papers: readonly string[];
  readonly nowMs: number;
  readonly answerDays?: number;
}

/**
 * The notice of a determination with all that it has to say: basis, term, measures, right and way to object (联合惩戒办法 12), reason,
 * relief channel and papers (反电信网络诈骗法 32). Problems: `sanction-notice-incomplete` (value `missing`), `notice-names-report` (反洗钱法 35:
 * what is said of a suspicious-transaction report is said of none).
 */
export function makeNotice(
  state: SanctionState & { readonly determination: Determination },
  input: NoticeInput,
): Result<SanctionNotice> {
  const { determination, subject, measures } = state;
  const papers = input.papers.filter((paper) => paper.trim() !== '');
  const missing = [
    ...(input.noticeNo.trim() === '' ? ['notice-number'] : []),
    ...(input.channel.trim() === '' ? ['channel'] : []),
    ...(papers.length === 0 ? ['papers'] : []),
    ...(measures.length === 0 ? ['measures'] : []),
    ...(determination.reasons.trim() === '' ? ['reasons'] : []),
  ];
  if (missing.length > 0) return fail('sanction-notice-incomplete', { missing: missing.join(', ') });
  if (freeTexts(state, [input.channel, ...papers]).some(namesReport)) return fail('notice-names-report');
  const longest = measures.toSorted((a, b) => (b.endsOn ?? '').localeCompare(a.endsOn ?? ''))[0];
  return ok({
    noticeNo: input.noticeNo,
    sanctionId: state.id,
    ...(state.caseNo === undefined ? {} : { caseNo: state.caseNo }),
    issuedOn: localDateOf(input.nowMs),
    issuedBy: determination.agency,
    recipient: {
      isUnit: subject.isUnit,
      name: subject.name,
      ...(subject.idNumber === undefined ? {} : { idNumber: subject.idNumber }),
      isMinor: subject.minor === true,
      ...(subject.guardian === undefined ? {} : { guardian: subject.guardian }),
    },
    route: state.route,
    determinedOn: determination.basis.decidedOn,
    basis: basisOf(state),
    acts: actsOf(state),
    ...(determination.count === undefined ? {} : { count: maskedCount(determination.count) }),
    ...(state.conviction === undefined ? {} : { conviction: state.conviction }),
    reasons: determination.reasons,
    measures: measures.map(({ measure, article, years, startsOn, endsOn }) => ({
      measure,
      article,
      ...(years === undefined ? {} : { years }),
      ...(startsOn === undefined ? {} : { from: startsOn }),
      ...(endsOn === undefined ? {} : { to: endsOn }),
    })),
    term: {
      ...(longest?.years === undefined ? {} : { years: longest.years }),
      ...(longest?.startsOn === undefined ? {} : { from: longest.startsOn }),
      ...(longest?.endsOn === undefined ? {} : { to: longest.endsOn }),
      isCapped: determination.isCapped,
    },
    kept: keptByAll(measures),
    appeal: {
      to: [determination.agency],
      channel: input.channel,
      papers,
      ...(input.answerDays === undefined ? {} : { answerDays: input.answerDays }),
    },
    leniency: determination.leniency.map(({ kind, atMs, note }) => ({ kind, day: localDateOf(atMs), note })),
  });
}

/** Everything in the notice that people wrote. */
function freeTexts(
  { determination, conviction }: SanctionState & { readonly determination: Determination },
  own: readonly string[],
): readonly string[] {
  const { reasons, belowThreshold = '', basis, leniency } = determination;
  const judged = conviction === undefined ? [] : [conviction.judgment, conviction.court];
  return [...own, reasons, belowThreshold, basis.choice?.reason ?? '', ...leniency.map(({ note }) => note), ...judged];
}

function basisOf({ determination, measures }: SanctionState & { readonly determination: Determination }) {
  const { pack: id, confidence, choice } = determination.basis;
  const pack = SANCTION_PACKS.find((known) => known.id === id);
  return {
    pack: id,
    title: pack?.title ?? { zh: id, en: id },
    articles: [...new Set(measures.map(({ article }) => article))],
    source: measures[0]?.source ?? '',
    confidence,
    ...(choice === undefined ? {} : { choice: { by: choice.by, reason: choice.reason } }),
    ...(determination.belowThreshold === undefined ? {} : { belowThreshold: determination.belowThreshold }),
  };
}

function actsOf({ acts, determination }: SanctionState): readonly NoticeAct[] {
  const lines = new Map(determination?.count?.lines.map((line) => [line.id, line]));
  return acts.map(({ id, act, day, items, times, counterparties }) => ({
    ...{ act, day, times, counterparties: counterparties.length },
    items: items.map(({ number }) => maskNumber(number)),
    isCounted: lines.get(id)?.notCounted === undefined,
  }));
}

function maskedCount(count: ActCount): ActCount {
  const masked = (numbers: readonly string[]) => numbers.map(maskNumber);
  const lines = count.lines.map((line) => ({
    ...line,
    ...{ counted: masked(line.counted), disputed: masked(line.disputed), removed: masked(line.removed) },
  }));
  return { ...count, lines };
}
