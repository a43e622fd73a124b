/**
 * The workspace's tables. `file` and `row` are the source coordinates of the contract (`file#row`); `account` is the
 * dense index of ACC-6; times are Unix milliseconds (`*_ms`), amounts integers in minor units (`*_minor`), precision
 * 0 second, 1 minute, 2 day; `words` are the ENTRY_FLAG bits that the dated table of words gave the row.
 */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS files (
  file INTEGER PRIMARY KEY, id VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, bytes BIGINT NOT NULL,
  format VARCHAR NOT NULL, kind VARCHAR NOT NULL, encoding VARCHAR NOT NULL,
  literal_numbers BOOLEAN NOT NULL, whole_ledger BOOLEAN NOT NULL, records BIGINT NOT NULL, warnings JSON NOT NULL
);

-- One side's statement rows, normalised. class: 0 kept, 1 duplicate, 2 failed, 3 empty (rejected rows are in "rejected").
-- base: the class without regard to duplicates.
CREATE TABLE IF NOT EXISTS rows (
  file INTEGER NOT NULL, row INTEGER NOT NULL, class UTINYINT NOT NULL, base UTINYINT NOT NULL,
  own_number VARCHAR, own_suffix VARCHAR, own_card VARCHAR, own_account VARCHAR, own_name VARCHAR, own_id VARCHAR, own_bank VARCHAR,
  counter_number VARCHAR, counter_suffix VARCHAR, counter_opaque BOOLEAN, counter_name VARCHAR, counter_id VARCHAR, counter_bank VARCHAR,
  t_ms BIGINT, precision UTINYINT, direction TINYINT, amount_minor BIGINT, currency VARCHAR, balance_minor BIGINT,
  counter_balance_minor BIGINT, serial VARCHAR, order_number VARCHAR, channel VARCHAR, summary VARCHAR, note VARCHAR,
  place VARCHAR, terminal VARCHAR, ip VARCHAR, mac VARCHAR, merchant_name VARCHAR, merchant_number VARCHAR,
  outlet_name VARCHAR, outlet_code VARCHAR, feedback VARCHAR, words USMALLINT NOT NULL, content_hash UHUGEINT,
  account INTEGER, counter INTEGER
);

-- Rows that are a whole transfer already (plain layouts).
CREATE TABLE IF NOT EXISTS plain_rows (
  file INTEGER NOT NULL, row INTEGER NOT NULL, class UTINYINT NOT NULL, base UTINYINT NOT NULL,
  t_ms BIGINT, precision UTINYINT, payer_number VARCHAR, payee_number VARCHAR, amount_minor BIGINT, currency VARCHAR,
  channel VARCHAR, note VARCHAR, words USMALLINT NOT NULL, content_hash UHUGEINT, payer INTEGER, payee INTEGER
);

CREATE TABLE IF NOT EXISTS rejected (file INTEGER NOT NULL, row INTEGER NOT NULL, code VARCHAR NOT NULL, field VARCHAR NOT NULL, value VARCHAR);

-- Companion tables, one row per source row; "data" holds the canonical fields of COMPANION_FIELDS as a JSON object of texts.
CREATE TABLE IF NOT EXISTS companions (file INTEGER NOT NULL, row INTEGER NOT NULL, kind VARCHAR NOT NULL, data JSON NOT NULL);

CREATE TABLE IF NOT EXISTS accounts (
  account INTEGER PRIMARY KEY, number VARCHAR NOT NULL, id VARCHAR NOT NULL, display VARCHAR NOT NULL, kind UTINYINT NOT NULL, flags UTINYINT NOT NULL,
  holder INTEGER, holder_name VARCHAR, institution VARCHAR, outlet VARCHAR,
  covered_from_ms BIGINT, covered_to_ms BIGINT, opened_ms BIGINT, closed_ms BIGINT,
  merged_into INTEGER
);
-- Every spelling that names an account: cards and account numbers (ACC-3), opaque ones prefixed by their file.
CREATE TABLE IF NOT EXISTS account_numbers (number VARCHAR PRIMARY KEY, account INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS holders (holder INTEGER PRIMARY KEY, id_number VARCHAR NOT NULL, birth_ms BIGINT);

-- One row per transfer of money in total order; rebuilt whole by each import. legs: 0 both, 1 payer, 2 payee.
-- match: 0 unique, 1 order-assumed, 2 one-leg. kind: EDGE_KIND bits. debit_ms and credit_ms: each side's own leg (LEG-5).
CREATE TABLE IF NOT EXISTS transfers (
  transfer INTEGER NOT NULL, t_ms BIGINT NOT NULL, precision UTINYINT NOT NULL, payer INTEGER, payee INTEGER,
  amount_minor BIGINT NOT NULL, currency VARCHAR NOT NULL, channel VARCHAR, note VARCHAR, legs UTINYINT NOT NULL, match UTINYINT NOT NULL,
  kind UTINYINT NOT NULL, words USMALLINT NOT NULL, payer_file INTEGER, payer_row INTEGER, payee_file INTEGER, payee_row INTEGER,
  debit_ms BIGINT, credit_ms BIGINT, payer_balance_minor BIGINT, payee_balance_minor BIGINT, fingerprint UBIGINT NOT NULL
);

-- Balance breaks, one-legged transfers with both sides covered, tables of exactly 1000 rows and the like.
CREATE TABLE IF NOT EXISTS quality (code VARCHAR NOT NULL, file INTEGER, row INTEGER, account INTEGER, data JSON NOT NULL);
`;
