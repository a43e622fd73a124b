import type { Casework } from '../record.ts';
import { run } from '../world.fixture.ts';
import {
  allocation,
  ANALYST,
  begins,
  CITY_HEAD,
  command,
  frozenCasework,
  OFFICERS,
  onDay,
  proposed,
  proposes,
  ready,
  source,
  V1,
} from './return.fixture.ts';

export const notice = command({ type: 'return.notice', place: '测试报' });
export const decide = command({ type: 'return.decide', number: '测公刑返字〔2021〕1 号' });
export const order = command({ type: 'return.order', officers: OFFICERS });
export const city = (days: number) => onDay(days, CITY_HEAD);
export const bank = (days: number) => onDay(days, ANALYST);
export const noticed = () => run(proposed(), [[notice, onDay(3)]]).casework;
export const decided = () => run(noticed(), [[decide, city(34)]]).casework;
export const receipt = (
  paid: Readonly<Record<string, readonly [yuan: number, source: number]>>,
  failed: Readonly<Record<string, string>> = {},
  id = 'r1',
) =>
  command(
    {
      type: 'return.receipt',
      paid: Object.entries(paid).map(([victim, [yuan, of]]) => ({ victim, amountMinor: yuan * 100, to: source(of) })),
      failed: Object.entries(failed).map(([victim, reason]) => ({ victim, reason })),
    },
    id,
  );
export const BOTH = { 'victim-1': [30_000, 1], 'victim-2': [20_000, 2] } as const;
export const paid = () =>
  run(decided(), [
    [order, onDay(35)],
    [receipt(BOTH), bank(36)],
  ]).casework;
/** One victim, traced by timestamps. */
export const traced = (): Casework =>
  run(ready(run(frozenCasework(), [[begins([V1]), onDay(1)]]).casework, [V1]), [
    [proposes(allocation({ 'victim-1': [20_000, 20_000] }, { ground: 'timestamps' })), onDay(2)],
  ]).casework;
