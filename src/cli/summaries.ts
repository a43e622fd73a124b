import type { Evaluation, ImportReport, Matched, RoleFigures, TraceEvaluation, TraceFigures } from '#contract';
import type { MappingProposal } from '#formats';
import type { Language, Problem, SkippedSource } from '#model';
import { padDisplay, problemText } from '#report';
import type { InnocentOutcome, SimulatedTown, WorkspaceDescription } from '#use-cases';

/** `file: what it is and what to do`. */
export function skippedText(source: SkippedSource, language: Language): string {
  return `${source.file}: ${problemText({ code: source.code, values: source.values }, language)}`;
}

/** `file: what was noticed`, or the warning alone where it is about no single file. */
export function warningText(warning: Problem, language: Language): string {
  const { file, ...values } = warning.values;
  const text = problemText(warning.code === 'name-taken' ? warning : { code: warning.code, values }, language);
  return file === undefined || warning.code === 'name-taken' ? text : `${file}: ${text}`;
}

export function importSummary(report: ImportReport, language: Language): string {
  const { rows, legs, transfers, breaks } = report.total;
  const n = (value: number): string => value.toLocaleString('en-US');
  return language === 'zh'
    ? [
        `读入 ${n(rows.read)} 行：保留 ${n(rows.kept)}，重复 ${n(rows.duplicate)}，未成功 ${n(rows.failed)}，无金额 ${n(rows.empty)}，拒绝 ${n(rows.rejected)}`,
        `转账 ${n(transfers)} 笔：双边唯一 ${n(legs.unique)}，顺序推定 ${n(legs.order_assumed)}，单边 ${n(legs.one_legged)}，冲正 ${n(legs.reversals)}；余额断点 ${n(breaks)}`,
      ].join('\n')
    : [
        `${n(rows.read)} rows read: ${n(rows.kept)} kept, ${n(rows.duplicate)} duplicate, ${n(rows.failed)} failed, ${n(rows.empty)} empty, ${n(rows.rejected)} rejected`,
        `${n(transfers)} transfers: ${n(legs.unique)} joined uniquely, ${n(legs.order_assumed)} by assumed order, ${n(legs.one_legged)} one-legged though both sides are covered, ${n(legs.reversals)} reversals; ${n(breaks)} balance breaks`,
      ].join('\n');
}

export function evaluationSummary(
  evaluation: Evaluation & { readonly unresolved?: number },
  language: Language,
): string {
  const zh = language === 'zh';
  const lines: string[] = [zh ? '评估（与真值比较）' : 'evaluation against the truth files'];
  const { accounts, transfers, hits } = evaluation;
  if (accounts !== null) {
    lines.push(
      zh
        ? `  账户：精确率 ${share(accounts.precision)}，召回率 ${share(accounts.recall)}，AP ${share(accounts.ap)}（${accounts.n} 个覆盖账户，${accounts.positives} 个标记）`
        : `  accounts: precision ${share(accounts.precision)}, recall ${share(accounts.recall)}, AP ${share(accounts.ap)} (${accounts.n} covered, ${accounts.positives} labelled)`,
    );
  }
  if (transfers !== null) {
    lines.push(
      zh
        ? `  转账：精确率 ${share(transfers.precision)}，召回率 ${share(transfers.recall)}`
        : `  transfers: precision ${share(transfers.precision)}, recall ${share(transfers.recall)}`,
    );
  }
  if (hits !== null) {
    lines.push(matchedLine(zh ? '  命中' : '  hits', hits.all, zh));
    for (const [typology, matched] of Object.entries(hits.by_typology))
      lines.push(matchedLine(`    ${typology}`, matched, zh));
  }
  if (evaluation.roles !== undefined && evaluation.roles !== null) lines.push(...roleLines(evaluation.roles, zh));
  if (evaluation.false_alarms !== null) {
    const { high_per_10k_30d: high, medium_per_10k_30d: medium } = evaluation.false_alarms;
    lines.push(
      zh
        ? `  误报（每万个有流水账户、每 30 天）：高 ${share(high)}，中 ${share(medium)}`
        : `  false alarms per 10,000 covered accounts and 30 days: high ${share(high)}, medium ${share(medium)}`,
    );
  }
  const { unresolved = 0 } = evaluation;
  if (unresolved > 0) {
    lines.push(
      zh
        ? `  真值中有 ${unresolved} 行的账户或记录不在工作区内`
        : `  lines of the truth whose account or row is not in the workspace: ${unresolved}`,
    );
  }
  if (evaluation.in_sample) {
    lines.push(
      zh ? '  注意：在选参数用的数据上测得' : '  in-sample: measured on the data that the parameters were chosen on',
    );
  }
  return lines.join('\n');
}

/** A table: by policy, value and transfers, recall/precision, with and without the victims' own payments. */
export function traceEvaluationSummary(evaluation: TraceEvaluation, language: Language): string {
  const zh = language === 'zh';
  const { truth } = evaluation;
  const pair = ({ recall, precision }: { recall: number | null; precision: number | null }): string =>
    `${share(recall)}/${share(precision)}`;
  const cells = ({ value, edges }: TraceFigures): string[] => [pair(value), pair(edges), share(edges.f1)];
  const head = zh
    ? ['口径', '金额', '笔数', 'F1', '金额*', '笔数*', 'F1*']
    : ['policy', 'value', 'transfers', 'F1', 'value*', 'transfers*', 'F1*'];
  const rows = Object.entries(evaluation.policies).map(([policy, { all, without_own_payments: others }]) => [
    policy,
    ...cells(all),
    ...cells(others),
  ]);
  return [
    zh
      ? `追踪评估（召回率/精确率）：真值 ${truth.transfers} 笔，未对应 ${truth.unresolved} 行；* 不含受害人自己的 ${truth.own_payments} 笔付款`
      : `trace against the truth (recall/precision): ${truth.transfers} transfers, ${truth.unresolved} rows not found; * without the ${truth.own_payments} payments that victims made themselves`,
    ...[head, ...rows].map((row) =>
      `  ${row.map((cell, i) => padDisplay(cell, i === 0 ? 13 : 11)).join('')}`.trimEnd(),
    ),
    ...(evaluation.in_sample
      ? [zh ? '  注意：在选参数用的数据上测得' : '  in-sample: measured on the data that the parameters were chosen on']
      : []),
  ].join('\n');
}

export function mappingSummary(proposal: MappingProposal, language: Language): string {
  const zh = language === 'zh';
  const lines = [
    zh
      ? `${proposal.file}：表头在第 ${proposal.headerRow} 行`
      : `${proposal.file}: header in record ${proposal.headerRow}`,
    ...proposal.columns.map(
      (column) =>
        `  ${String(column.column).padStart(3)}  ${column.name || '-'}  →  ${column.field ?? '-'}  ${column.field === null ? '' : share(column.confidence)}`,
    ),
  ];
  if (proposal.missing.length > 0) {
    lines.push(zh ? `缺少：${proposal.missing.join('、')}` : `missing: ${proposal.missing.join(', ')}`);
  }
  if (proposal.mapping.constants?.['ownCard'] === '?') {
    lines.push(
      zh
        ? '请在映射的 constants.ownCard 中填写这是谁的流水（账号、卡号或支付账号），代替 ?'
        : 'fill in whose statement it is (account, card or app id) at constants.ownCard of the mapping, instead of ?',
    );
  }
  lines.push(zh ? '映射后的前几行（已遮蔽）：' : 'the first rows as mapped, masked:');
  for (const row of proposal.preview) {
    lines.push(
      `  ${Object.entries(row)
        .map(([field, value]) => `${field}=${value}`)
        .join('  ')}`,
    );
  }
  return lines.join('\n');
}

export function workspaceSummary(info: WorkspaceDescription, language: Language): string {
  const zh = language === 'zh';
  const retention = info.retainUntil === '' ? (zh ? '未设' : 'not set') : info.retainUntil;
  const over = info.retentionOver ? (zh ? '（已到期，请删除）' : ' (over: delete it)') : '';
  return zh
    ? `${info.dir}\n  文件 ${info.files}，行 ${info.records}，转账 ${info.transfers}，账户 ${info.accounts}，${Math.round(info.bytes / 1e6)} MB\n  建立 ${info.createdAt}，保留至 ${retention}${over}\n  访问记录 ${info.access.entries} 条，${info.access.intact ? '链完整' : '链已损坏'}`
    : `${info.dir}\n  ${info.files} files, ${info.records} rows, ${info.transfers} transfers, ${info.accounts} accounts, ${Math.round(info.bytes / 1e6)} MB\n  made ${info.createdAt}, retained until ${retention}${over}\n  access log: ${info.access.entries} entries, chain ${info.access.intact ? 'intact' : 'BROKEN'}`;
}

export function innocentSummary(town: InnocentOutcome, language: Language): string {
  return language === 'zh'
    ? `清白小镇（${town.covered} 个账户全部有流水，${town.days} 天，无涉案账户）：误报 高 ${town.high}、中 ${town.medium}；报告：${town.reportPath}`
    : `innocent town (${town.covered} accounts, all covered, ${town.days} days, nobody guilty): false alarms ${town.high} high, ${town.medium} medium; report: ${town.reportPath}`;
}

export function townSummary(town: SimulatedTown, language: Language): string {
  const n = (value: number): string => value.toLocaleString('en-US');
  return language === 'zh'
    ? `账户 ${n(town.accounts)} 个（有流水 ${n(town.covered)}），付款 ${n(town.payments)} 笔，流水 ${n(town.rows)} 行；涉案账户 ${n(town.criminal)}，团伙 ${n(town.rings)}\n数据：${town.input}\n真值：${town.truth.join(' ')}`
    : `${n(town.accounts)} accounts (${n(town.covered)} with a statement), ${n(town.payments)} payments, ${n(town.rows)} rows; ${n(town.criminal)} criminal accounts, ${n(town.rings)} rings\ndata: ${town.input}\ntruth: ${town.truth.join(' ')}`;
}

function roleLines(roles: RoleFigures, zh: boolean): string[] {
  const { tiers } = roles;
  const all = zh
    ? `  角色：召回率 ${share(roles.recall)}，精确率 ${share(roles.precision)}；层级准确 ${tiers.exact}/${tiers.given}（真值 ${tiers.truth}）`
    : `  roles: recall ${share(roles.recall)}, precision ${share(roles.precision)}; tiers exact ${tiers.exact} of ${tiers.given} given (${tiers.truth} in the truth)`;
  const each = Object.entries(roles.by_role).map(([role, { truth, found, named, right }]) =>
    zh
      ? `    ${role}：真值 ${truth}，在团伙中 ${found}，指认 ${named}，正确 ${right}`
      : `    ${role}: ${truth} in the truth, ${found} in rings, ${named} named, ${right} right`,
  );
  return [all, ...each];
}

function matchedLine(label: string, matched: Matched, zh: boolean): string {
  return zh
    ? `${label}：召回 ${matched.matched}/${matched.truth}，精确率 ${share(matched.precision)}（严格 ${share(matched.strict_precision)}），找到 ${matched.found}，中性 ${matched.neutral}`
    : `${label}: recall ${matched.matched} of ${matched.truth}, precision ${share(matched.precision)} (strict ${share(matched.strict_precision)}), ${matched.found} found, ${matched.neutral} neutral`;
}

function share(value: number | null): string {
  if (value === null) return '–';
  return value > 0 && value < 0.1 ? value.toPrecision(2) : value.toFixed(2);
}
