import { formatInstant, formatShare } from '../format.ts';
import { roleCounts } from '../html/ring-card.ts';
import { isVoid } from '../html/guards-block.ts';
import type { ReportData } from '../report-data.ts';
import { ringsOfSeveral } from '../rings-of-several.ts';
import { guardText } from '../texts/guard-text.ts';
import { accountCells, accountHead, labels, textsOf } from './sheet-parts.ts';
import type { SheetCell } from './spreadsheet-cell.ts';
import type { Sheet } from './write-workbook.ts';

/** One row a ring of several accounts: its card. */
export function ringsSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets['rings'] ?? 'rings',
    header: labels(data, [
      'ring',
      'strength',
      'members',
      'coreByRole',
      'throughput',
      'cardIn',
      'cardOut',
      'cardLeft',
      'currency',
      'transfers',
      'from',
      'to',
      'cardActivity',
      'payers',
      'merchantsAround',
      'boundaryAround',
      'stopped',
      'id',
    ]),
    widths: [14, 10, 10, 50, 18, 18, 18, 18, 8, 10, 20, 20, 40, 10, 10, 14, 40, 28],
    rows: ringsOfSeveral(data.findings.rings).map((ring) => {
      const { card, currency, periphery } = ring;
      const money = (minor: number | null | undefined): SheetCell => (minor === undefined ? '' : { minor, currency });
      const known = card !== undefined && card.left.by_balance + card.left.by_lots > 0;
      return [
        ring.id.slice(0, 10),
        Math.round(ring.strength * 1_000) / 1_000,
        ring.members.length,
        roleCounts(ring)
          .map(([role, count]) => `${t.roles[role] ?? role} ${count}`)
          .join(' · '),
        ring.throughput === 0 ? '' : money(ring.throughput),
        money(card?.in),
        money(card?.out),
        known ? money(card.left.minor) : '',
        currency,
        ring.transfer_count ?? ring.transfers.length,
        formatInstant(ring.from),
        formatInstant(ring.to),
        card === undefined ? '' : `${formatInstant(card.first_activity)} – ${formatInstant(card.last_activity)}`,
        periphery.payers,
        periphery.merchants,
        periphery.boundary,
        ring.stopped === undefined ? '' : (t.stops[ring.stopped] ?? ring.stopped),
        ring.id,
      ];
    }),
  };
}

/** Core accounts only (RING-1): one row for each role of each member. */
export function membersSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets['members'] ?? 'members',
    header: [...labels(data, ['ring']), ...accountHead(data), ...labels(data, ['role', 'share', 'tier', 'id'])],
    widths: [14, 24, 14, 20, 14, 24, 10, 10, 28],
    rows: ringsOfSeveral(data.findings.rings).flatMap((ring) =>
      ring.members.flatMap((member) => {
        const identity = data.identities.get(member.subject);
        const shown = {
          display: identity?.display ?? member.subject,
          ...(identity?.number === undefined ? {} : { number: identity.number }),
          kind: identity?.kind ?? 'unknown',
        };
        const tier = member.tier === undefined ? '' : tierText(member.tier, member.tier_to);
        return member.roles.map(({ role, share }): SheetCell[] => [
          ring.id.slice(0, 10),
          ...accountCells(data, member.subject, shown),
          t.roles[role] ?? role,
          share > 0 ? formatShare(share) : '',
          tier,
          member.subject,
        ]);
      }),
    ),
  };
}

/** What looks like everyday use on listed accounts, what it lowers, and what takes it away. */
export function guardsSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  const found = data.findings.subjects.flatMap((subject) =>
    subject.guards.map(({ id, share, values }): SheetCell[] => {
      const voided = isVoid(values) ? String(values['voidedBy']) : undefined;
      const damping = typeof values['damping'] === 'number' && voided === undefined ? values['damping'] : 0;
      return [
        subject.rank,
        ...accountCells(data, subject.id, subject),
        t.guards[id] ?? id,
        formatShare(share),
        formatShare(damping),
        voided === undefined ? '' : (t.guardVoids[voided] ?? voided),
        guardText({ id, share, values }, data.language),
      ];
    }),
  );
  const state = data.run.guards ? t.labels.guardsOn : t.labels.guardsOffTitle;
  return {
    title: t.sheets['guards'] ?? 'guards',
    header: [
      ...labels(data, ['rank']),
      ...accountHead(data),
      ...labels(data, ['guards', 'conditions', 'damping', 'voided', 'measures']),
    ],
    widths: [6, 24, 14, 20, 14, 16, 12, 10, 30, 90],
    rows: found.length === 0 ? [['', state]] : found,
  };
}

function tierText(tier: number, tierTo: number | undefined): number | string {
  return tierTo === undefined ? tier : `${tier}–${tierTo}`;
}
