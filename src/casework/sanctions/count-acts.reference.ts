import type { ActCount, CountInput } from './count-acts.ts';

/** The figures of `countActs`, number by number. */
export function countActsSlowly({ acts, person, threshold = Infinity }: CountInput): Omit<ActCount, 'lines'> {
  const empty = () => ({ items: [] as string[], times: 0, people: [] as string[] });
  const [trade, help] = [empty(), empty()];
  let impersonations = 0;
  for (const act of acts) {
    if (person.isIdentityTheftVictim) continue;
    let [good, disputed, removed] = [0, 0, 0];
    for (const item of act.items) {
      const known = person.items.find(({ number }) => number === item.number);
      if (known?.status === 'disputed') disputed++;
      else if (known?.status === 'removed') removed++;
      else good++;
    }
    if (disputed > 0 || (good === 0 && removed > 0)) continue;
    if (act.act === 'impersonation') {
      impersonations++;
      continue;
    }
    const into = act.act === 'verification-help' ? help : trade;
    into.times += act.times;
    for (const { number } of act.items) {
      const known = person.items.find((item) => item.number === number);
      if (known?.status !== 'removed' && !into.items.includes(number)) into.items.push(number);
    }
    for (const id of act.counterparties) if (!into.people.includes(id)) into.people.push(id);
  }
  const reached: ActCount['reached'][number][] = [];
  if (!(trade.items.length < threshold)) reached.push('items');
  if (!(trade.times < threshold)) reached.push('times');
  if (!(trade.people.length < threshold)) reached.push('counterparties');
  if (!(help.items.length < threshold)) reached.push('help-items');
  if (!(help.times < threshold)) reached.push('help-times');
  if (!(help.people.length < threshold)) reached.push('help-persons');
  if (impersonations > 0) reached.push('impersonation');
  const figures = ({ items, times, people }: ReturnType<typeof empty>) => ({
    ...{ items: items.length, times, counterparties: people.length },
  });
  return { threshold, trade: figures(trade), help: figures(help), impersonations, reached };
}
