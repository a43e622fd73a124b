import type { AgencyKind, AgencyLevel, Role } from '../../actor.ts';
import type { Permission, Scope } from '../permission.ts';

interface Desk {
  readonly kinds: readonly AgencyKind[];
  readonly level: AgencyLevel;
  readonly scope: Scope;
  readonly officers: readonly Role[];
  readonly heads: readonly Role[];
}

/** Where a ticket may lie: police of the region, and the institutions that decided or executed. */
const DESKS: readonly Desk[] = [
  { kinds: ['police'], level: 'county', scope: 'region', officers: ['investigator', 'head'], heads: ['head'] },
  {
    kinds: ['bank', 'payment-institution'],
    level: 'outlet',
    scope: 'agency',
    officers: ['bank-analyst', 'bank-head'],
    heads: ['bank-head'],
  },
  {
    kinds: ['carrier'],
    level: 'outlet',
    scope: 'agency',
    officers: ['carrier-analyst', 'carrier-head'],
    heads: ['carrier-head'],
  },
  {
    kinds: ['regulator'],
    level: 'county',
    scope: 'agency',
    officers: ['credit-officer'],
    heads: ['credit-officer'],
  },
];

type Who = (desk: Desk) => readonly Role[];
const OFFICERS: Who = ({ officers }) => officers;
const HEADS: Who = ({ heads }) => heads;
const REVIEWERS: Who = () => ['reviewer'];

function atDesks(action: string, who: Who, basis: string, notAfter?: readonly string[]): readonly Permission[] {
  return DESKS.map((desk) => ({
    action,
    roles: who(desk),
    kinds: desk.kinds,
    level: desk.level,
    scope: desk.scope,
    purposes: ['appeal'],
    ...(notAfter === undefined ? {} : { notAfter }),
    basis,
  }));
}

function byCitizen(action: string, scope: Scope, basis: string): Permission {
  return {
    action,
    roles: ['citizen'],
    kinds: ['public'],
    level: 'outlet',
    scope,
    purposes: ['appeal', 'self-service'],
    basis,
  };
}

const WORKED_ON = [
  'appeal.take-in',
  'appeal.accept',
  'appeal.take-over',
  'appeal.assign',
  'appeal.check-items',
  'appeal.add-contested',
];

/** Whether a citizen is a party to a ticket that was filed by a guardian or an interested person is the ticket's own check. */
export const APPEAL_ROWS: readonly Permission[] = [
  byCitizen('appeal.file', 'self', '反电信网络诈骗法 31, 32'),
  byCitizen('appeal.file-as-guardian', 'any', '反电信网络诈骗法 31, 32；个人信息保护法 31'),
  byCitizen('appeal.file-as-interested', 'self', '公安机关办理刑事案件程序规定 196'),
  ...atDesks('appeal.take-in', OFFICERS, '反电信网络诈骗法 32'),
  byCitizen('appeal.add-paper', 'any', '反电信网络诈骗法 32'),
  ...atDesks('appeal.add-paper', OFFICERS, '反电信网络诈骗法 32'),
  byCitizen('appeal.add-statement', 'any', '反电信网络诈骗法 32'),
  ...atDesks('appeal.add-statement', OFFICERS, '反电信网络诈骗法 32'),
  byCitizen('appeal.withdraw', 'any', 'sense'),
  ...atDesks('appeal.accept', OFFICERS, '反电信网络诈骗法 32'),
  ...atDesks('appeal.ask-papers', OFFICERS, '反电信网络诈骗法 32'),
  ...atDesks('appeal.add-contested', OFFICERS, 'sense'),
  ...atDesks('appeal.offer-transfer', OFFICERS, 'sense'),
  ...atDesks('appeal.add-body', OFFICERS, 'sense'),
  ...atDesks('appeal.serve-reply', OFFICERS, '公安机关办理刑事案件程序规定 196；反洗钱法 39；征信业管理条例 25'),
  ...atDesks('appeal.take-over', OFFICERS, 'sense'),
  ...atDesks('appeal.check-items', OFFICERS, '银发〔2016〕261号 (二)'),
  ...atDesks('appeal.note-receipt', OFFICERS, 'sense'),
  ...atDesks('appeal.assign', HEADS, 'sense'),
  ...atDesks('appeal.decide', REVIEWERS, '反电信网络诈骗法 32；联合惩戒办法 14-16', WORKED_ON),
];
