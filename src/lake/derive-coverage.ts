import { ACCOUNT_FLAG, ACCOUNT_KIND, parseResidentId } from '#model';
import { ENTRY_FLAG } from '#ledger';

import { NO_INSTANT } from './derive-companions.ts';
import type { Engine } from './engine.ts';
import { opaqueNumberSql } from './opaque-sql.ts';

const LAST_OF_UNIT = 'CASE precision WHEN 2 THEN 86399000 WHEN 1 THEN 59000 ELSE 0 END';

/** ACC-4 holders, ACC-5 coverage, kinds and flags of every account, from its own rows first, companions second. */
export async function deriveCoverage(engine: Engine): Promise<{ readonly covered: number; readonly holders: number }> {
  await stageHolders(engine);
  await stageCoverage(engine);
  await engine.run(UPDATE_SQL);
  await engine.run(
    'DROP TABLE account_cover; DROP TABLE account_facts; DROP TABLE account_holder; DROP TABLE account_clearing; DROP TABLE plain_accounts; DROP TABLE internal_accounts',
  );
  const [counts] = await engine.rows<{ covered: number; holders: number }>(
    `SELECT count(*) FILTER (flags & ${ACCOUNT_FLAG.covered} != 0 AND merged_into IS NULL) AS covered, (SELECT count(*) FROM holders) AS holders FROM accounts`,
  );
  return { covered: counts?.covered ?? 0, holders: counts?.holders ?? 0 };
}

/** The holder of an account: the ID number of most of its own rows, else of companions, else what counterparties say. */
async function stageHolders(engine: Engine): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE account_holder AS
    WITH said AS (
      SELECT account, own_id AS id_number, own_name AS name, own_bank AS institution, 0 AS source FROM rows WHERE account IS NOT NULL
      UNION ALL SELECT n.account, nullif(f.holder, ''), nullif(f.name, ''), nullif(f.institution, ''), 1
        FROM companion_facts f JOIN companion_accounts n USING (fact) WHERE f.kind IN ('accounts', 'openings')
      UNION ALL SELECT counter, counter_id, counter_name, counter_bank, 2 FROM rows WHERE counter IS NOT NULL AND base = 0
    ),
    ids AS (${mostFrequentSql('id_number')}), names AS (${mostFrequentSql('name')}), banks AS (${mostFrequentSql('institution')})
    SELECT account, ids.id_number, names.name, banks.institution FROM ids FULL JOIN names USING (account) FULL JOIN banks USING (account)`);
  await engine.run(`INSERT INTO holders SELECT (SELECT coalesce(max(holder) + 1, 0) FROM holders) + row_number() OVER (ORDER BY first) - 1, id_number, NULL
    FROM (SELECT id_number, min(account) AS first FROM account_holder WHERE id_number IS NOT NULL GROUP BY id_number)
    ANTI JOIN holders USING (id_number) ORDER BY first, id_number`);
  const fresh = await engine.columns<{ holder: Int32Array; id_number: readonly string[] }>(
    'SELECT holder, id_number FROM holders WHERE birth_ms IS NULL ORDER BY holder',
  );
  const birth_ms = Float64Array.from(fresh.id_number, (number) => {
    const id = parseResidentId(number);
    return id.ok ? id.value.birthDay * 86_400_000 - 28_800_000 : NO_INSTANT;
  });
  await engine.createTemporary('holder_births', { holder: fresh.holder, birth_ms });
  await engine.run(`UPDATE holders SET birth_ms = b.birth_ms::BIGINT FROM (
      SELECT h.holder, coalesce(max(nullif(b.birth_ms, ${NO_INSTANT})), max(nullif(f.birth_ms, ${NO_INSTANT}))) AS birth_ms
      FROM holders h JOIN holder_births b USING (holder) LEFT JOIN companion_facts f ON f.holder = h.id_number GROUP BY h.holder) b
    WHERE holders.holder = b.holder AND b.birth_ms IS NOT NULL`);
  await engine.run('DROP TABLE holder_births');
}

function mostFrequentSql(column: string): string {
  return `SELECT account, arg_max(${column}, (-source, n, ${column})) AS ${column} FROM (
    SELECT account, source, ${column}, count(*) AS n FROM said WHERE ${column} IS NOT NULL GROUP BY ALL) GROUP BY account`;
}

/** First to last own row, whatever became of it; a whole ledger covers all its accounts over its own period. */
async function stageCoverage(engine: Engine): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE plain_accounts AS
    SELECT account, file, literal_numbers, whole_ledger FROM (SELECT payer AS account, file FROM plain_rows UNION ALL SELECT payee, file FROM plain_rows)
    JOIN files USING (file) WHERE account IS NOT NULL GROUP BY ALL`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE account_cover AS
    WITH periods AS (SELECT p.file, min(t_ms) AS first, max(t_ms + ${LAST_OF_UNIT}) AS last FROM plain_rows p JOIN files f USING (file) WHERE f.whole_ledger GROUP BY p.file)
    SELECT account, min(first) AS first, max(last) AS last FROM (
      SELECT account, min(t_ms) AS first, max(t_ms + ${LAST_OF_UNIT}) AS last FROM rows WHERE account IS NOT NULL GROUP BY account
      UNION ALL SELECT account, first, last FROM plain_accounts JOIN periods USING (file)
    ) GROUP BY account`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE account_facts AS
    SELECT n.account, max(nullif(account_kind, '')) AS account_kind, max(nullif(outlet, '')) AS outlet,
      min(CASE WHEN opened_ms > ${NO_INSTANT} THEN opened_ms END)::BIGINT AS opened_ms, max(CASE WHEN closed_ms > ${NO_INSTANT} THEN closed_ms END)::BIGINT AS closed_ms,
      bool_or(kind = 'victim-reports') AS reported, bool_or(kind = 'case-involved') AS involved
    FROM companion_facts f JOIN companion_accounts n USING (fact) GROUP BY n.account`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE account_clearing AS
    SELECT counter AS account FROM rows WHERE counter IS NOT NULL AND base = 0 GROUP BY counter
    HAVING count(*) FILTER (words & ${ENTRY_FLAG.clearing} != 0) * 2 > count(*)`);
}

/** Kind, most certain first: an opaque spelling, own words of companions, the shape of the ID number, the name. */
const KIND_SQL = `CASE
  WHEN NOT s.literal AND ${opaqueNumberSql('a.number')} THEN ${ACCOUNT_KIND.opaque}
  WHEN s.clearing AND s.first IS NULL THEN ${ACCOUNT_KIND.clearing}
  WHEN regexp_matches(s.account_kind, '(?i)settlement|结算') THEN ${ACCOUNT_KIND.settlement}
  WHEN regexp_matches(s.account_kind, '(?i)payment|支付账户') THEN ${ACCOUNT_KIND.payment}
  WHEN regexp_matches(s.account_kind, '(?i)corporate|对公|单位|企业|公司') THEN ${ACCOUNT_KIND.corporate}
  WHEN regexp_matches(s.account_kind, '(?i)personal|个人|对私|储蓄|借记|活期|卡') THEN ${ACCOUNT_KIND.personal}
  WHEN regexp_full_match(s.id_number, '9[0-9][0-9]{6}[0-9A-Z]{10}') OR regexp_matches(s.name, '公司|合作社|经营部$|商行$') THEN ${ACCOUNT_KIND.corporate}
  WHEN regexp_full_match(s.id_number, '[0-9]{17}[0-9X]') THEN ${ACCOUNT_KIND.personal} ELSE ${ACCOUNT_KIND.unknown} END`;

const UPDATE_SQL = `UPDATE accounts SET kind = n.kind, flags = n.flags, holder = n.holder, holder_name = n.name, institution = coalesce(n.institution, accounts.institution),
    outlet = n.outlet, covered_from_ms = n.first, covered_to_ms = n.last, opened_ms = n.opened_ms, closed_ms = n.closed_ms
  FROM (SELECT a.account, (${KIND_SQL})::UTINYINT AS kind, (CASE WHEN s.first IS NULL THEN 0 ELSE ${ACCOUNT_FLAG.covered} END
      + CASE WHEN coalesce(s.reported, false) THEN ${ACCOUNT_FLAG.reported} ELSE 0 END
      + CASE WHEN coalesce(s.involved, false) THEN ${ACCOUNT_FLAG.caseInvolved} ELSE 0 END
      + CASE WHEN s.internal THEN ${ACCOUNT_FLAG.internalNumber} ELSE 0 END)::UTINYINT AS flags,
      h.holder, s.name, s.institution, s.outlet, s.first, s.last, s.opened_ms, s.closed_ms
    FROM accounts a JOIN (
      SELECT a.account, c.first, c.last, f.*  EXCLUDE (account), h.id_number, h.name, h.institution, k.account IS NOT NULL AS clearing,
        l.account IS NOT NULL AS literal, i.account IS NOT NULL AS internal
      FROM accounts a LEFT JOIN account_cover c USING (account) LEFT JOIN account_facts f USING (account)
        LEFT JOIN account_holder h USING (account) LEFT JOIN account_clearing k USING (account)
        LEFT JOIN (SELECT DISTINCT account FROM plain_accounts WHERE literal_numbers) l USING (account) LEFT JOIN internal_accounts i USING (account)) s USING (account)
      LEFT JOIN holders h ON h.id_number = s.id_number) n
  WHERE accounts.account = n.account AND (accounts.kind, accounts.flags, accounts.holder, accounts.holder_name, accounts.institution, accounts.outlet,
      accounts.covered_from_ms, accounts.covered_to_ms, accounts.opened_ms, accounts.closed_ms)
    IS DISTINCT FROM (n.kind, n.flags, n.holder, n.name, coalesce(n.institution, accounts.institution), n.outlet, n.first, n.last, n.opened_ms, n.closed_ms)`;
