import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { folder } from './town-settings.ts';

/** What switches one guard off: a minimum that nothing reaches. Own accounts have no number; a hub damps nothing. */
const GUARD_OFF: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'guard-merchant': { minimumConditions: 99 },
  'guard-payroll': { minimumConditions: 99 },
  'guard-utility': { minimumConditions: 99 },
  'guard-loan': { minimumRepayments: 1e6 },
  'guard-rent-family': { minimumMonths: 1e6 },
  'guard-clearing': { minimumPayers: 1e9 },
  'guard-broker': { maximumPartners: 0 },
  'guard-refund': { windowSeconds: 1 },
};

/** `detect` arguments by what is off: each guard alone, all but own accounts, all. */
export function guardRuns(): Map<string, readonly string[]> {
  const withParameters = (name: string, parameters: object): readonly [string, readonly string[]] => {
    const config = join(folder, `guard-off-${name}.json`);
    writeFileSync(config, JSON.stringify({ parameters }));
    return [name, ['--config', config]];
  };
  return new Map([
    ...Object.entries(GUARD_OFF).map(([id, values]) => withParameters(id.slice('guard-'.length), { [id]: values })),
    withParameters('all but own accounts', GUARD_OFF),
    ['all', ['--no-guards']],
  ]);
}
