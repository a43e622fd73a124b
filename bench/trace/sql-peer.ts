import { queryFiles, quoted } from '../../test/harness/query-files.ts';

export type SqlForm = 'ways' | 'earliest';

const LAYERS = 7;

/** `ways`: each chain of later payments is a row. `earliest`: an account once a layer, with the time at which money can be there. */
const FORMS: Readonly<Record<SqlForm, (report: number, layers: number) => string>> = {
  ways: (report, layers) => `
    WITH RECURSIVE way AS (
      SELECT payee AS account, t, amount, 1 AS hop FROM transfers WHERE id = ${report}
      UNION ALL
      SELECT x.payee, x.t, least(way.amount, x.amount), way.hop + 1
      FROM way JOIN transfers x ON x.payer = way.account AND x.t >= way.t
      WHERE way.hop < ${layers})
    SELECT count(*) AS ways FROM (SELECT account, min(hop), sum(amount) FROM way GROUP BY account)`,
  earliest: (report, layers) => `
    WITH RECURSIVE way AS (
      SELECT payee AS account, t, 1 AS hop FROM transfers WHERE id = ${report}
      UNION ALL
      SELECT x.payee, min(x.t), min(way.hop) + 1
      FROM way JOIN transfers x ON x.payer = way.account AND x.t >= way.t
      WHERE way.hop < ${layers}
      GROUP BY x.payee)
    SELECT count(*) AS ways FROM (SELECT account, min(hop), min(t) FROM way GROUP BY account)`,
};

/** Loads the file, then asks layer by layer, so that a time limit shows how far it came. */
export async function runSqlPeer(csv: string, report: number, form: SqlForm): Promise<void> {
  await queryFiles(async (query) => {
    await query(`SET memory_limit = '12GB'`);
    await query(`SET temp_directory = ''`);
    await step('load', () => query(`CREATE TABLE transfers AS SELECT * FROM read_csv(${quoted(csv)})`));
    for (let layers = 2; layers <= LAYERS; layers++) {
      await step(`${layers} layers`, () => query(FORMS[form](report, layers)));
    }
  });
}

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuSeconds = (user + system) / 1e6;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(`${JSON.stringify({ step: name, seconds, cpuSeconds, peakBytes })}\n`);
}
