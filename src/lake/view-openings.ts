import type { OpeningColumns } from '#detect';
import { normaliseNumber, parseInstant, parseResidentId, type AccountColumns } from '#model';

import { denseIds } from './dense-ids.ts';
import { normaliseAddress, normaliseDevice, normalisePhones, normaliseWord } from './identifier-texts.ts';
import { resolveAccounts } from './resolve-accounts.ts';
import { onClock } from './view-accounts.ts';
import type { Workspace } from './workspace.ts';

/** What companion files say about the opening of one account, several rows of it made one. */
export interface AccountOpening {
  readonly account: number;
  /** Seconds on the view's clock; 0 = unknown. */
  readonly openedAt: number;
  readonly closedAt: number;
  readonly institution: string;
  readonly outlet: string;
  readonly staff: string;
  readonly phones: readonly string[];
  readonly device: string;
  readonly address: string;
  readonly agent: string;
  readonly residentDocument: number;
}

const NOT_SAID = 255;

const FIELDS = [
  'card',
  'account',
  'holderId',
  'openedAt',
  'closedAt',
  'bank',
  'outlet',
  'outletCode',
  'staff',
  'phone',
  'device',
  'address',
  'agent',
  'agentId',
  'agentPhone',
  'idKind',
] as const;
type CompanionTexts = Record<(typeof FIELDS)[number], readonly string[]>;

/**
 * Openings by account, rising: rows of 账户信息 and of openings, completed by what person, contact and address sheets
 * say of the same holder (ID number). Of several texts for one thing the first in their own order stands, so that no
 * order of files changes it.
 */
export async function readOpenings(
  ws: Workspace,
  view: { readonly accounts: AccountColumns; readonly epochSeconds: number },
): Promise<readonly AccountOpening[]> {
  const texts = await readTexts(ws, ['accounts', 'openings']);
  const persons = await readTexts(ws, ['persons', 'contacts', 'addresses']);
  const byAccount = new Map<number, AccountOpening>();
  const add = (opening: AccountOpening) => {
    const known = byAccount.get(opening.account);
    byAccount.set(opening.account, known === undefined ? opening : mergeOpenings(known, opening));
  };
  const accounts = await accountsOf(ws, texts);
  for (let i = 0; i < accounts.length; i += 1) {
    if (accounts[i]! >= 0) add(openingOf(texts, i, accounts[i]!, view.epochSeconds));
  }
  const sheets = sheetsByHolder(persons, view.epochSeconds);
  for (const [account, sheet] of await sheetsOfAccounts(ws, sheets, view.accounts)) {
    const known = byAccount.get(account);
    byAccount.set(account, known === undefined ? { ...sheet, account } : completed(known, sheet));
  }
  return [...byAccount.values()].toSorted((a, b) => a.account - b.account);
}

/** The openings as columns; undefined where no source tells of one. */
export function openingColumns(
  openings: readonly AccountOpening[],
  accounts: AccountColumns,
): OpeningColumns | undefined {
  if (openings.length === 0) return undefined;
  const ids = (text: (opening: AccountOpening) => string) => denseIds(openings.map(text));
  return {
    account: Uint32Array.from(openings, ({ account }) => account),
    openedAt: Uint32Array.from(openings, ({ openedAt }) => openedAt),
    closedAt: Uint32Array.from(openings, ({ closedAt }) => closedAt),
    holder: Int32Array.from(openings, ({ account }) => accounts.holder[account] ?? -1),
    institution: ids(({ institution }) => institution),
    outlet: ids(({ outlet }) => outlet),
    staff: ids(({ staff }) => staff),
    phone: ids(({ phones }) => phones[0] ?? ''),
    device: ids(({ device }) => device),
    address: ids(({ address }) => address),
    agent: ids(({ agent }) => agent),
    residentDocument: Uint8Array.from(openings, ({ residentDocument }) => residentDocument),
  };
}

function readTexts(ws: Workspace, kinds: readonly string[]): Promise<CompanionTexts> {
  const columns = FIELDS.map((field) => `coalesce(data->>'${field}', '') AS "${field}"`);
  return ws.engine.columns<CompanionTexts>(
    `SELECT ${columns.join(', ')} FROM companions WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`,
  );
}

async function accountsOf(ws: Workspace, { card, account }: CompanionTexts): Promise<Int32Array> {
  const byCard = await resolveAccounts(ws, card);
  const byNumber = await resolveAccounts(ws, account);
  return byCard.map((found, i) => (found >= 0 ? found : byNumber[i]!));
}

function openingOf(texts: CompanionTexts, i: number, account: number, epochSeconds: number): AccountOpening {
  const text = (field: (typeof FIELDS)[number]) => texts[field][i] ?? '';
  const holder = idOf(text('holderId'));
  const institution = normaliseWord(text('bank'));
  const outlet = within(institution, normaliseWord(text('outletCode')) || normaliseWord(text('outlet')));
  return {
    account,
    openedAt: secondsOf(text('openedAt'), epochSeconds),
    closedAt: secondsOf(text('closedAt'), epochSeconds),
    institution,
    outlet,
    staff: within(outlet, normaliseWord(text('staff'))),
    phones: normalisePhones(text('phone')),
    device: normaliseDevice(text('device')),
    address: normaliseAddress(text('address')),
    agent: agentOf({ id: idOf(text('agentId')), phone: text('agentPhone'), name: text('agent'), holder, outlet }),
    residentDocument: documentOf(text('idKind'), holder),
  };
}

/** Equal names are not equal persons (ACC-4): a name alone counts inside one outlet. Nobody is one's own agent. */
function agentOf(said: { id: string; phone: string; name: string; holder: string; outlet: string }): string {
  if (said.id !== '') return said.id === said.holder ? '' : said.id;
  const [phone] = normalisePhones(said.phone);
  if (phone !== undefined) return phone;
  const name = normaliseWord(said.name);
  return name === '' || said.outlet === '' ? '' : `${name}@${said.outlet}`;
}

/** A code means something inside what gave it out; without that it stands alone. */
function within(owner: string, code: string): string {
  return code === '' ? '' : `${owner}|${code}`;
}

function idOf(text: string): string {
  return normaliseNumber(text).main.toUpperCase();
}

/** 1 resident ID card, 0 another document of a person, 255 not said; a household register is a resident's own. */
function documentOf(kind: string, holder: string): number {
  const word = normaliseWord(kind);
  if (/护照|通行证|港澳|台湾|台胞|回乡|外国人|军官|士兵|警官|PASSPORT/.test(word)) return 0;
  if (/居民身份证|^身份证|二代证|临时身份证/.test(word)) return 1;
  return word === '' && parseResidentId(holder).ok ? 1 : NOT_SAID;
}

function secondsOf(text: string, epochSeconds: number): number {
  const parsed = parseInstant(text);
  return parsed.ok ? onClock(parsed.value.ms, epochSeconds) : 0;
}

function mergeOpenings(a: AccountOpening, b: AccountOpening): AccountOpening {
  const opened = [a.openedAt, b.openedAt].filter((t) => t > 0);
  return {
    ...completed(a, b),
    openedAt: opened.length === 0 ? 0 : Math.min(...opened),
    closedAt: Math.max(a.closedAt, b.closedAt),
    institution: first(a.institution, b.institution),
    outlet: first(a.outlet, b.outlet),
    staff: first(a.staff, b.staff),
    device: first(a.device, b.device),
    address: first(a.address, b.address),
    agent: first(a.agent, b.agent),
    residentDocument: Math.min(a.residentDocument, b.residentDocument),
  };
}

/** What the opening itself says stands; a person's sheet fills the gaps. All phones are kept. */
function completed(opening: AccountOpening, sheet: AccountOpening): AccountOpening {
  return {
    ...opening,
    phones: [...new Set([...opening.phones, ...sheet.phones])].toSorted(),
    address: opening.address || sheet.address,
    agent: opening.agent || sheet.agent,
    residentDocument: opening.residentDocument === NOT_SAID ? sheet.residentDocument : opening.residentDocument,
  };
}

function first(a: string, b: string): string {
  if (a === '' || b === '') return a || b;
  return a < b ? a : b;
}

function sheetsByHolder(texts: CompanionTexts, epochSeconds: number): Map<string, AccountOpening> {
  const sheets = new Map<string, AccountOpening>();
  texts.holderId.forEach((text, i) => {
    const id = idOf(text);
    if (id === '') return;
    const sheet = openingOf(texts, i, -1, epochSeconds);
    const known = sheets.get(id);
    sheets.set(id, known === undefined ? sheet : mergeOpenings(known, sheet));
  });
  return sheets;
}

async function sheetsOfAccounts(
  ws: Workspace,
  sheets: ReadonlyMap<string, AccountOpening>,
  accounts: AccountColumns,
): Promise<[number, AccountOpening][]> {
  if (sheets.size === 0) return [];
  const holders = await ws.engine.columns<{ holder: Int32Array; id_number: readonly string[] }>(
    'SELECT holder, id_number FROM holders',
  );
  const byHolder = new Map<number, AccountOpening>();
  holders.id_number.forEach((id, i) => {
    const sheet = sheets.get(id);
    if (sheet !== undefined) byHolder.set(holders.holder[i]!, sheet);
  });
  const found: [number, AccountOpening][] = [];
  for (let account = 0; account < accounts.count; account += 1) {
    const sheet = byHolder.get(accounts.holder[account]!);
    if (sheet !== undefined) found.push([account, sheet]);
  }
  return found;
}
