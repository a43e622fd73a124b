import { mix } from './random.ts';
import { DAY, MINUTE, SECOND, floorTime, type Precision } from './spellings.ts';
import { MOVE, outsideNumber, type Account, type World } from './world.ts';

/** What a row says, however it is spelled: the same in every file that shows it. */
export interface StatementRow {
  readonly owner: Account;
  readonly card: string;
  readonly account: string;
  /** Unix seconds. */
  readonly at: number;
  readonly precision: Precision;
  /** Minor units, not negative. */
  readonly amount: number;
  readonly incoming: boolean;
  /** Minor units; undefined = the cell is empty. */
  readonly balance: number | undefined;
  readonly counter: string;
  readonly counterName: string;
  readonly counterId: string;
  readonly counterBank: string;
  readonly summary: string;
  readonly note: string;
  readonly serial: string;
  readonly succeeded: boolean;
  /** Columns that only some forms have stay empty, so that the row is the same row in any of them. */
  readonly sparse: boolean;
}

/** What the true transfers call an account. */
export function accountKey(account: Account): string {
  return account.card === '' ? account.account : account.card;
}

export const CLEARING = { number: '243300133', name: '财付通支付科技有限公司', bank: '财付通' } as const;
export const MASKED_COUNTERPARTY = '6222****1234';
export const SHORT_COUNTERPARTY = '12345';
export const DAMAGED_COUNTERPARTY = '6.20000E+18';
const SUFFIXES = ['_1', '_CNY', '_000001'];

/** Side 0 is the payer's row, side 1 the payee's. */
export function rowTime(world: World, move: number, side: 0 | 1): { at: number; precision: Precision } {
  const { at, later, kind } = world.moves;
  const unix = (at[move] ?? 0) + (side === 1 ? (later[move] ?? 0) : 0);
  const dice = mix(move * 2 + side, 1) % 100;
  if (kind[move] === MOVE.repeated || dice >= 10) return { at: unix, precision: SECOND };
  const precision = dice < 4 ? DAY : MINUTE;
  return { at: floorTime(unix, precision), precision };
}

export function moveRow(
  world: World,
  leg: { move: number; side: 0 | 1; isFirst: boolean; balance: number | undefined },
): StatementRow {
  const { move, side, isFirst, balance } = leg;
  const { moves, accounts } = world;
  const kind = moves.kind[move] ?? 0;
  const ownIndex = (side === 0 ? moves.payer[move] : moves.payee[move]) ?? 0;
  const otherIndex = (side === 0 ? moves.payee[move] : moves.payer[move]) ?? -1;
  const owner = ownerOf(accounts, ownIndex);
  const id = move * 2 + side;
  const named = counterparty(accounts, otherIndex, { kind, side, id });
  const sameSerial = mix(move, 2) % 2 === 0;
  return {
    owner,
    ...ownNumbers(owner, id, isFirst, moves.at[move] ?? 0),
    ...rowTime(world, move, side),
    amount: moves.amount[move] ?? 0,
    incoming: side === 1,
    balance,
    ...named,
    summary:
      kind === MOVE.self
        ? '子账户互转'
        : kind === MOVE.cashIn || kind === MOVE.cashOut
          ? '现金'
          : (SUMMARIES[id % SUMMARIES.length] ?? ''),
    note: kind === MOVE.slow && side === 0 ? '次日到账' : noteOf(id),
    serial: `LS${sameSerial ? `${move}A` : `${id}B`}`,
    succeeded: kind !== MOVE.failed,
    sparse: owner.secondFile >= 0,
  };
}

export function ownerOf(accounts: readonly Account[], index: number): Account {
  const account = accounts[index];
  if (account === undefined) throw new RangeError(`no account ${index}`);
  return account;
}

function ownNumbers(owner: Account, id: number, isFirst: boolean, at: number): { card: string; account: string } {
  const card = owner.laterCard !== '' && at > 1_700_000_000 && !isFirst ? owner.laterCard : owner.card;
  const suffix = owner.kind === 'masked' || mix(id, 3) % 10 > 0 ? '' : (SUFFIXES[id % 3] ?? '');
  if (card === '' || owner.account === '')
    return {
      card: card === '' ? '' : card + suffix,
      account: owner.account === '' ? '' : owner.account + (card === '' ? suffix : ''),
    };
  const dice = mix(id, 4) % 20;
  if (isFirst || dice < 14 || card === owner.laterCard || owner.kind === 'internal')
    return { card: card + suffix, account: owner.account };
  return dice < 17 ? { card: card + suffix, account: '' } : { card: '', account: owner.account + suffix };
}

type Named = Pick<StatementRow, 'counter' | 'counterName' | 'counterId' | 'counterBank'>;
const NOBODY: Named = { counter: '', counterName: '', counterId: '', counterBank: '' };

function counterparty(
  accounts: readonly Account[],
  index: number,
  row: { kind: number; side: 0 | 1; id: number },
): Named {
  const { kind, side, id } = row;
  const isPayer = side === 0;
  if (kind === MOVE.cashIn || kind === MOVE.cashOut) return NOBODY;
  if (kind === MOVE.toClearing || (kind === MOVE.viaClearing && isPayer))
    return { counter: CLEARING.number, counterName: CLEARING.name, counterId: '', counterBank: CLEARING.bank };
  if (kind === MOVE.toMasked) return { ...NOBODY, counter: MASKED_COUNTERPARTY, counterName: '*试' };
  if (kind === MOVE.toShort) return { ...NOBODY, counter: SHORT_COUNTERPARTY };
  if (kind === MOVE.damagedOutside) return { ...NOBODY, counter: DAMAGED_COUNTERPARTY, counterName: '测试外' };
  if (index < -1)
    return {
      ...NOBODY,
      counter: outsideNumber(-2 - index),
      counterName: `测试外${-2 - index}`,
      counterBank: '测试外地银行',
    };
  const other = ownerOf(accounts, index);
  const named = { counterName: other.name, counterId: mix(id, 6) % 4 === 0 ? other.id : '', counterBank: other.bank };
  if ((kind === MOVE.debitNames && !isPayer) || (kind === MOVE.creditNames && isPayer))
    return { ...NOBODY, counterBank: other.bank };
  if (kind === MOVE.namesOnly) return { ...named, counter: '', counterId: '' };
  if (kind === MOVE.damagedBoth && !isPayer)
    return { ...named, counter: DAMAGED_COUNTERPARTY, counterId: '4.40106E+17' };
  return { ...named, counter: nameNumber(other, id) };
}

function nameNumber(other: Account, id: number): string {
  const dice = mix(id, 5) % 10;
  const main = (dice < 3 && other.account !== '') || other.card === '' ? other.account : other.card;
  return dice === 9 ? `${main}_${id % 7}` : main;
}

const SUMMARIES = ['转账', '网银转账', '手机银行', '汇款', '消费', '工资', '往来款', '冲正'];

/** Notes that a careless reader breaks on. `\n` is a line break inside the cell. */
const NOTES = [
  '',
  '',
  '',
  '',
  '货款',
  '借款,年底还',
  '第一行\n第二行',
  '他说"好的"再转',
  '"全部"在引号里',
  '5"屏幕',
  '多行\n\n说明,含"引号"\n完',
  '𠮷先生',
  '=1+1',
  "'撇号",
  '尾部空格  ',
  '\\N反斜杠\\',
];

function noteOf(id: number): string {
  const dice = mix(id, 7);
  if (dice % 10 < 6) return '';
  return NOTES[dice % NOTES.length] ?? '';
}
