import { PRECISION_SECONDS } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type AccountLine, type Judgement } from './judge-accounts.ts';
import { PROBE_PARAMETERS } from './probe-parameters.ts';

/** PROBE: a small amount from a stranger, then a large one within a day. */
export const probe: Detector<CaseView> = {
  id: 'probe',
  version: 1,
  title: { zh: '小额试探后大额转入', en: 'A small test, then large' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z8',
  parameters: PROBE_PARAMETERS,
  run: findProbes,
};

interface Probed {
  readonly probe: number;
  readonly follow: number;
}

interface Limits {
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly follow: number | undefined;
}

function findProbes(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger, graph } = view;
  const lookBackSeconds = numberOf(parameters, 'lookBackSeconds');
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const times = numberOf(parameters, 'times');
  const amounts = view.currencies.map((code): Limits => ({
    least: amountFor(parameters, 'probeLeastMinor', code),
    most: amountFor(parameters, 'probeMostMinor', code),
    follow: amountFor(parameters, 'followLeastMinor', code),
  }));
  const payerOf = (entry: number): number => (ledger.edge[entry]! < 0 ? -1 : graph.src[ledger.edge[entry]!]!);
  // The line that last saw a payer; a line is one account in one currency.
  const seenIn = new Uint32Array(graph.vertexCount);
  let lines = 0;

  /** By amounts and times alone: is there anything to look at? Payers lie all over the graph and are read only then. */
  const mayProbe = ({ entries, coveredFrom }: AccountLine, { least = 0, most = 0, follow = 0 }: Limits): boolean => {
    let last = -1;
    for (let i = 0; i < entries.length; i += 1) {
      const amount = ledger.amount[entries[i]!]!;
      if (amount <= 0) continue;
      const t = ledger.t[entries[i]!]!;
      if (amount >= follow && last >= 0 && t - last <= windowSeconds) return true;
      if (amount >= least && amount <= most && t - lookBackSeconds >= coveredFrom) last = t;
    }
    return false;
  };

  const search = ({ entries, coveredFrom }: AccountLine, { least = 0, most = 0, follow = 0 }: Limits) => {
    const found: Probed[] = [];
    const open: number[] = [];
    lines += 1;
    for (const entry of entries) {
      const amount = ledger.amount[entry]!;
      if (amount <= 0) continue;
      const t = ledger.t[entry]!;
      if (amount >= follow) {
        while (open.length > 0 && ledger.t[open[0]!]! + windowSeconds < t) open.shift();
        const at = open.findIndex(
          (one) =>
            ledger.t[one]! + PRECISION_SECONDS[ledger.precision[one] as 0 | 1 | 2] <= t &&
            amount >= times * ledger.amount[one]!,
        );
        if (at >= 0) found.push({ probe: open.splice(at, 1)[0]!, follow: entry });
      }
      const payer = payerOf(entry);
      if (payer < 0 || seenIn[payer] === lines) continue;
      seenIn[payer] = lines;
      if (amount >= least && amount <= most && t - lookBackSeconds >= coveredFrom) open.push(entry);
    }
    return found;
  };

  return judgeAccounts(view, parameters, {
    code: 'probe',
    neededSeconds: lookBackSeconds + windowSeconds,
    priced: amounts.map(({ least, most, follow }) => least !== undefined && most !== undefined && follow !== undefined),
    judge(line): Judgement {
      const limits = amounts[line.currency]!;
      if (!mayProbe(line, limits)) return undefined;
      const found = search(line, limits);
      if (found.length === 0) return undefined;
      const largest = found.reduce((one, two) => (ledger.amount[two.follow]! > ledger.amount[one.follow]! ? two : one));
      const entries = found.flatMap((one) => [one.probe, one.follow]);
      return {
        strength: strengthOf(found.length, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          occurrences: found.length,
          samePayer: found.filter((one) => payerOf(one.probe) === payerOf(one.follow)).length,
          probeMinor: ledger.amount[largest.probe]!,
          followMinor: ledger.amount[largest.follow]!,
          afterSeconds: ledger.t[largest.follow]! - ledger.t[largest.probe]!,
          currency: view.currencies[line.currency] ?? '',
          probeMostMinor: limits.most ?? 0,
          followLeastMinor: limits.follow ?? 0,
          times,
          windowSeconds,
        },
        evidence: edgesOf(ledger, entries),
        from: ledger.t[found[0]!.probe]!,
        to: Math.max(...found.map((one) => ledger.t[one.follow]!)),
      };
    },
  });
}
