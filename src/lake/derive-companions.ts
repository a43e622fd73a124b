import { parseInstant, normaliseNumber } from '#model';

import type { Column, Engine } from './engine.ts';

/** Temporary tables that `derive` joins: what companion files say about numbers, cleaned by the rules of #model. */
export async function stageCompanions(engine: Engine): Promise<void> {
  const source = await engine.columns<
    Record<(typeof COLUMNS)[number], readonly string[]> & { file: Int32Array; row: Int32Array }
  >(`
    SELECT file, row, ${COLUMNS.map((column) => `coalesce(${FIELD_SQL[column]}, '') AS ${column}`).join(', ')}
    FROM companions WHERE kind IN ('accounts', 'openings', 'sub-accounts', 'victim-reports', 'case-involved', 'tasks') ORDER BY file, row`);
  const clean = (texts: readonly string[]) => texts.map((text) => normaliseNumber(text).main);
  // An opaque number (ACC-1) names nobody outside its own file.
  const clear = (texts: readonly string[]) =>
    texts.map((text) => normaliseNumber(text)).map(({ main, opaque }) => (opaque ? '' : main));
  const fact = Int32Array.from(source.row, (_, i) => i);
  await engine.createTemporary('companion_facts', {
    fact,
    file: source.file,
    row: source.row,
    kind: source.kind,
    card: clear(source.card),
    account: clear(source.account),
    holder: clean(source.holder).map((id) => id.toUpperCase()),
    name: source.name,
    account_kind: source.account_kind,
    institution: source.institution,
    outlet: source.outlet,
    opened_ms: instants(source.opened),
    closed_ms: instants(source.closed),
    birth_ms: instants(source.birth),
    failed: Uint8Array.from(source.result, (text) => (/失败|拒绝|超时/.test(text) ? 1 : 0)),
  });
  await engine.createTemporary('companion_raw', { fact, number: source.account });
  await engine.run(`CREATE OR REPLACE TEMP TABLE companion_numbers AS
    SELECT file, row, card AS number, nullif(institution, '') AS bank FROM companion_facts WHERE kind IN ('accounts', 'openings') AND card != ''
    UNION ALL SELECT file, row, account, nullif(institution, '') FROM companion_facts WHERE kind IN ('accounts', 'openings') AND account != ''`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE companion_pairs AS
    SELECT file, card, account, nullif(institution, '') AS bank, nullif(holder, '') AS holder FROM companion_facts WHERE kind = 'accounts' AND card != '' AND account != ''`);
}

/** Which account each companion row speaks of; after the accounts are made. A list may spell it as a literal layout does: both are tried. */
export async function tieCompanions(engine: Engine): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE companion_accounts AS
    SELECT DISTINCT fact, n.account FROM (
      SELECT fact, card AS number FROM companion_facts UNION SELECT fact, account FROM companion_facts UNION SELECT fact, number FROM companion_raw) m
    JOIN companion_facts f USING (fact) LEFT JOIN split_banks s ON s.number = m.number AND s.bank = f.institution
    JOIN account_numbers n ON n.number = coalesce(s.key, m.number) WHERE m.number != ''`);
}

export async function dropCompanions(engine: Engine): Promise<void> {
  await engine.run(
    'DROP TABLE companion_facts; DROP TABLE companion_raw; DROP TABLE companion_numbers; DROP TABLE companion_pairs; DROP TABLE IF EXISTS companion_accounts; DROP TABLE IF EXISTS split_banks',
  );
}

const COLUMNS = [
  'kind',
  'card',
  'account',
  'holder',
  'name',
  'account_kind',
  'institution',
  'outlet',
  'opened',
  'closed',
  'birth',
  'result',
] as const;

const FIELD_SQL: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  kind: 'kind',
  card: "data->>'card'",
  account: "coalesce(data->>'account', data->>'toAccount')",
  holder: "data->>'holderId'",
  name: "data->>'name'",
  account_kind: "CASE WHEN kind IN ('accounts', 'openings') THEN data->>'kind' END",
  institution: "data->>'bank'",
  outlet: "coalesce(data->>'outlet', data->>'outletCode')",
  opened: "data->>'openedAt'",
  closed: "data->>'closedAt'",
  birth: "data->>'birth'",
  result:
    "CASE WHEN kind = 'tasks' THEN concat_ws(' ', data->>'result', data->>'detailResult', data->>'storedState', data->>'queryResult') END",
};

/** Unix ms; -1e300 where the text names no moment. */
export const NO_INSTANT = -1e300;

function instants(texts: readonly string[]): Column {
  return Float64Array.from(texts, (text) => {
    const parsed = text === '' ? undefined : parseInstant(text);
    return parsed?.ok === true ? parsed.value.ms : NO_INSTANT;
  });
}
