import {
  factsSheet,
  recordOf,
  type Casework,
  type FactsInput,
  type MeasureState,
  type PersonState,
  type SanctionState,
} from '#casework';
import { fail, maskName, measured, ok, type Language, type Result } from '#model';
import {
  factsSheetDraft,
  factsSheetFormOf,
  sanctionNoticeDraft,
  sanctionNoticeForm,
  stopRequestDraft,
  stopRequestForm,
  type DocumentDraft,
} from '#report';

/**
 * The documents of a story that has been told, by file name: stop request, sanction notice, facts sheet, masked. Sums of the facts sheet
 * are the story's own. Problems: those of the documents.
 */
export function storyDocuments(casework: Casework, language: Language): Result<ReadonlyMap<string, DocumentDraft>> {
  const stamp = { language };
  const measure = recordOf(casework, { kind: 'measure', id: 'measure-1' }) as MeasureState;
  const sanction = recordOf(casework, { kind: 'sanction', id: 'sanction-1' }) as SanctionState;
  const person = recordOf(casework, { kind: 'person', id: sanction.personId }) as PersonState;
  if (sanction.notice === undefined) return fail('notice-not-issued');
  const stop = stopRequestForm(measure, stamp, { stop: 'stop-1' });
  if (!stop.ok) return stop;
  const notice = sanctionNoticeDraft(sanctionNoticeForm(sanction.notice, stamp), stamp);
  if (!notice.ok) return notice;
  const facts = factsSheet(factsOf(person, sanction));
  if (!facts.ok) return facts;
  const factsForm = factsSheetFormOf(facts.value, { language, person: maskName(person.name) });
  return ok(
    new Map([
      ['stop-request', stopRequestDraft([stop.value], stamp)],
      ['sanction-notice', notice.value],
      ['facts-sheet', factsSheetDraft(factsForm, stamp)],
    ]),
  );
}

function factsOf(person: PersonState, sanction: SanctionState): FactsInput {
  const days = sanction.acts.map(({ day }) => day).toSorted();
  const cards = sanction.acts.flatMap(({ day, items }) => items.map(({ number, kind }) => ({ number, kind, day })));
  return {
    person,
    caseNo: sanction.caseNo ?? '',
    actedFrom: days[0] ?? '',
    actedTo: days.at(-1) ?? '',
    asOf: sanction.determination?.basis.decidedOn ?? '',
    cards: cards.map(({ number, kind, day }) => ({
      ...{ number, kind, status: 'on-record', holder: 'own', handedOver: 'yes', held: false, handedOverOn: day },
      flows: {
        inflow: measured('one-way-inflow', 28_000_000, 'CNY'),
        turnover: measured('card-turnover', 55_500_000, 'CNY'),
        counterparties: 41,
        covered: true,
      },
    })),
    verified: [
      {
        payment: '测试付款1',
        caseNo: sanction.caseNo ?? '',
        card: cards[0]?.number ?? '',
        amount: measured('case-value', 4_000_000, 'CNY'),
      },
    ],
    lawful: [
      {
        card: cards[0]?.number ?? '',
        amount: measured('one-way-inflow', 1_500_000, 'CNY'),
        explanation: '测试工资',
        status: 'accepted',
      },
    ],
  };
}
