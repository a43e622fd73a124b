import type { Bilingual, Language } from '#model';

/** Help texts and stage names of the command line. Sentences about data live in the report's texts. */
export const CLI_TEXTS = {
  program: {
    zh: '断卡：从银行流水中找出涉诈账户及其网络，逐条说明理由，并生成报告',
    en: 'duanka (断卡): finds fraud accounts and their networks in bank statements, explains each finding and writes a report',
  },
  investigate: {
    zh: '读入文件或文件夹，输出带理由的发现与报告',
    en: 'files or folders in, explained findings and a report out',
  },
  import: {
    zh: '只读入：清洗、去重、合并双边流水',
    en: 'import only: clean, de-duplicate and join both sides of each transfer',
  },
  detect: { zh: '对已读入的工作区做检测并生成报告', en: 'detect on an imported workspace and write the report' },
  export: { zh: '导出清洗后的表', en: 'export the cleaned tables' },
  features: {
    zh: '每笔转账一行特征（Parquet），只用该笔及之前的转账；不给工作区时用临时工作区，用后删除，其中的编号只在该文件内有效',
    en: 'one row of features per transfer (Parquet), from the transfer itself and earlier ones only; without --workspace a temporary one is made and deleted, and the ids hold inside that file only',
  },
  featuresFile: { zh: '输出文件（.parquet）', en: 'output file (.parquet)' },
  featuresWorkspace: {
    zh: '已有的工作区；同时给出文件时先读入其中',
    en: 'an imported workspace; files that are given too are imported into it first',
  },
  featuresPreset: {
    zh: '决定扇入扇出的时间窗：statement 为 1 天和 7 天，structure 为 6 天和 25 天',
    en: 'decides the windows of the fan counts: statement 1 and 7 days, structure 6 and 25 days',
  },
  batch: {
    zh: '一次计算的转账数，目前只有 1：更大的批次会让一笔转账看到其后的转账，尚不提供',
    en: 'transfers computed at a time; only 1 so far: in a larger batch a transfer would see later ones, which is not offered yet',
  },
  trace: {
    zh: '追踪被害人资金现在在哪里（WORKSPACE 为工作区，或 investigate 的输出文件夹）',
    en: 'where the victims’ money is now (WORKSPACE: a workspace, or an output folder of investigate)',
  },
  traceWorkspace: { zh: '工作区或输出文件夹', en: 'workspace or output folder' },
  traceReport: {
    zh: '被害人报案表（CSV、xlsx，或同样各行的 JSON 数组），可多次给出',
    en: 'victim report (CSV, xlsx, or a JSON array of the same rows); may be repeated',
  },
  traceWorkspaceReports: { zh: '使用工作区中已读入的报案表', en: 'use the victim reports that the workspace holds' },
  traceAccount: {
    zh: '从此账号在 --at 前后最近的一笔入账开始，可多次给出',
    en: 'start at the credit of this account nearest to --at; may be repeated',
  },
  traceAt: { zh: '入账时间，与 --account 按顺序对应', en: 'when it came in; one for each --account, in order' },
  tracePolicy: {
    zh: '口径，或 all；第一个用于各层表',
    en: 'which money a debit takes, or all; the first one is shown by layer',
  },
  traceLayers: { zh: '最多追踪的层数', en: 'layers followed at most' },
  traceUntil: { zh: '追踪截止时间；默认到数据末尾', en: 'trace up to this time; by default to the end of the data' },
  traceCoveredTo: {
    zh: '所有已调取流水均截至此时间（银行反馈日期）；晚于数据末尾时也是默认的追踪截止时间',
    en: 'all statements on hand reach to this time (the banks’ answer date); where later than the data, also the end of the trace by default',
  },
  traceLeast: { zh: '小于此金额（元）的部分不再追踪', en: 'do not follow parts below this amount (main unit)' },
  traceCurrency: {
    zh: '币种；默认为报案最多的币种',
    en: 'currency of the trace; by default the one of most reports',
  },
  traceExits: {
    zh: '已知去向文件（account,kind；kind 为 crypto、merchant、payment-account）',
    en: 'known ways out (account,kind with kind crypto, merchant or payment-account)',
  },
  traceOut: { zh: '输出文件夹', en: 'output folder' },
  map: {
    zh: '为未知表格提出列映射，并显示十行结果',
    en: 'propose a column mapping for an unknown table and show ten mapped rows',
  },
  evaluate: { zh: '用真值文件评估发现', en: 'compare the findings in a folder with truth files' },
  demo: { zh: '生成一个小镇的数据并完整演示一遍', en: 'make a small labelled town and run the whole way through' },
  simulate: { zh: '生成带标注的合成数据', en: 'make labelled synthetic data' },
  simulateTown: {
    zh: '生成一个合成小镇的公安查询文件、开户登记、受害人报案与真值',
    en: 'make the police files, openings, victim reports and truth of a synthetic town',
  },
  townKind: { zh: '清白小镇或含涉诈团伙的小镇', en: 'innocent town, or one with schemes on top' },
  seed: { zh: '随机种子', en: 'seed' },
  people: { zh: '居民人数（60 至 100000）', en: 'residents (60 to 100000)' },
  days: { zh: '天数', en: 'days' },
  dial: { zh: '0 粗心 … 1 谨慎（涉诈团伙的行事方式）', en: '0 careless … 1 careful: how the schemes behave' },
  covered: {
    zh: 'share：如公安调单，只有部分账户有流水；all：全部账户都有流水',
    en: 'share: as in a police request, some accounts have a statement; all: every account',
  },
  law: { zh: '法律规则：查看适用哪条规则', en: 'rules of law: which one applies' },
  lawExplain: {
    zh: '某一行为适用哪条惩戒规则、出自哪份文件、有多可靠、哪些尚不明确（不构成法律意见）',
    en: 'which sanction rule speaks of an act, from which text, how sure, and what is open (no legal advice)',
  },
  lawCompare: {
    zh: '同一行为在不同地区、日期的惩戒规则并列（默认：2021 年临沂、台州与今天的全国规则）',
    en: 'the same act at several places and days, side by side (by default Linyi and Taizhou in 2021, and the country today)',
  },
  lawCase: {
    zh: '地区代码:认定日，可多次（如 371300:2021-04-20）',
    en: 'area code:day of the decision, may be repeated (371300:2021-04-20)',
  },
  lawValues: {
    zh: '全部法定数值：数值、可靠程度、依据、是否须启用或设定',
    en: 'every legal value: how much, how sure, from which text, whether it must be switched on or set',
  },
  lawTerm: {
    zh: '某一期限何时届满：按数字的最后一日、顺延后的届满时刻，或为何无法确定',
    en: 'when a term ends: its last day by number, the moment after a roll over days off, or why it is not known',
  },
  lawTermValue: { zh: '法定数值编号（见 law values）', en: 'id of the legal value (see law values)' },
  lawTermFrom: {
    zh: '起算时刻（如 2026-07-01 10:00，中国时间）',
    en: 'when it begins (2026-07-01 10:00, time of China)',
  },
  lawTermNumber: { zh: '具名人员设定的数值', en: 'the number that a named person gives' },
  lawTermBy: { zh: '启用已知数值或给出数值的人员姓名', en: 'who switches the known number on, or gives one' },
  lawAct: { zh: '行为', en: 'the act' },
  lawActedAt: { zh: '行为日（YYYY-MM-DD）', en: 'day of the act (YYYY-MM-DD)' },
  lawDecidedAt: { zh: '认定日（YYYY-MM-DD）', en: 'day of the decision (YYYY-MM-DD)' },
  lawRegion: { zh: '地区代码（GB/T 2260 六位）', en: 'area code (GB/T 2260, six digits)' },
  return: {
    zh: '冻结资金返还：按第八条的顺序拟定分配，并生成三份附件表格草稿（由具名负责人决定）',
    en: 'return of frozen money: proposes shares in the order of Article 8 and drafts the three annex forms (a named person decides)',
  },
  returnAccount: { zh: '冻结账户', en: 'the frozen account' },
  returnAt: { zh: '冻结时点', en: 'when it was frozen' },
  returnFrozen: {
    zh: '冻结金额（元）；默认为当时余额',
    en: 'frozen sum (main unit); by default the balance at that time',
  },
  returnCompensated: { zh: '已获退赔（CSV：victim,amount）', en: 'compensation already received (CSV: victim,amount)' },
  returnPolicy: {
    zh: '资金经其他账户转入时按哪种口径（无有约束力的规定）',
    en: 'whose view is taken where the money came by other accounts (no binding rule)',
  },
  returnNotice: { zh: '公告天数；默认 30', en: 'days of the public notice; 30 by default' },
  returnOut: { zh: '输出文件夹', en: 'output folder' },
  rush: {
    zh: '犯罪城镇另加一起案件：三名被害人约二百万元在 23 秒内经过七级账户',
    en: 'crime town: add a case in which about two million yuan of three victims run through seven layers in 23 seconds',
  },
  workspace: { zh: '工作区：查看、删除', en: 'workspaces: look at one, delete one' },
  workspaceInfo: {
    zh: '显示工作区内容、保留期限与访问记录',
    en: 'show what a workspace holds, its retention and its access log',
  },
  workspaceDelete: { zh: '删除工作区及其中全部数据', en: 'delete a workspace and all data in it' },
  inputs: { zh: '文件或文件夹（CSV、xlsx、zip、Parquet）', en: 'files or folders (CSV, xlsx, zip, Parquet)' },
  out: { zh: '输出文件夹', en: 'output folder' },
  workspaceDir: { zh: '工作区文件夹', en: 'workspace folder' },
  preset: {
    zh: '参数预设：statement（默认，银行流水）或 structure（只看结构）',
    en: 'statement (default: real practice) or structure (shape only)',
  },
  lang: { zh: '语言：zh 或 en', en: 'language: zh or en' },
  json: { zh: '在标准输出打印一个 JSON 文档', en: 'print one JSON document to standard output' },
  noGuards: { zh: '不使用保护性降权', en: 'switch the guards off' },
  config: { zh: '参数文件（JSON）', en: 'parameter file (JSON)' },
  mapping: { zh: '列映射文件（JSON，见 duanka map）', en: 'column mapping (JSON, see duanka map)' },
  focus: { zh: '重点账户清单，用于共同对手', en: 'list of chosen accounts for the common counterparties' },
  groups: {
    zh: '分组文件（group,account）；默认同一持有人为一组',
    en: 'groups file (group,account); by default one holder is a group',
  },
  from: { zh: '只看此日期起', en: 'only from this date on' },
  to: { zh: '只看此日期止', en: 'only up to this date' },
  top: { zh: '最多列出的账户数', en: 'list at most this many accounts' },
  openData: {
    zh: '公开的合成数据，不做遮蔽（只能在新建工作区时指定）',
    en: 'public synthetic data: nothing is masked (only when a workspace is made)',
  },
  unmask: {
    zh: '显示完整号码（须给出案件编号与用途，并记入访问日志）',
    en: 'write full numbers (needs --case and --purpose, and is logged)',
  },
  case: { zh: '案件编号', en: 'case number' },
  purpose: { zh: '用途', en: 'purpose' },
  strict: { zh: '任何文件不能使用即以 3 退出', en: 'exit 3 if any file could not be used' },
  table: { zh: '表名', en: 'table' },
  outFile: { zh: '输出文件（.parquet、.csv、.xlsx）', en: 'output file (.parquet, .csv, .xlsx)' },
  truth: { zh: '真值文件', en: 'truth files' },
  falseAlerts: {
    zh: '无辜同形环的文件（单独计数）',
    en: 'rings of the same shape with an innocent label (counted apart)',
  },
  verdicts: {
    zh: '把每个命中和每个真值团伙的比对结果写入此文件夹（hits.csv、rings.csv）',
    en: 'write what became of each hit and each truth ring into this folder (hits.csv, rings.csv)',
  },
  inSample: {
    zh: '允许在选参数用的数据上评估，并注明',
    en: 'allow evaluation on the data that the parameters were chosen on, and say so',
  },
  chosenOn: { zh: '列出', en: 'listed' },
  yes: { zh: '确认', en: 'confirm' },
  retain: { zh: '工作区保留天数', en: 'days to keep the workspace' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const STAGE_TITLES: Readonly<Record<string, Bilingual>> = {
  simulate: { zh: '生成小镇', en: 'making the town' },
  write: { zh: '写出文件', en: 'writing files' },
  discover: { zh: '查找文件', en: 'finding files' },
  read: { zh: '读取', en: 'reading' },
  load: { zh: '装入', en: 'loading' },
  accounts: { zh: '归并账户', en: 'joining accounts' },
  coverage: { zh: '覆盖期', en: 'coverage' },
  duplicates: { zh: '去重', en: 'duplicates' },
  legs: { zh: '合并双边', en: 'joining legs' },
  reversals: { zh: '冲正', en: 'reversals' },
  transfers: { zh: '生成转账', en: 'transfers' },
  quality: { zh: '数据质量', en: 'data quality' },
  commit: { zh: '保存', en: 'saving' },
  features: { zh: '计算特征', en: 'computing features' },
  'write-features': { zh: '写出特征', en: 'writing features' },
  'case-view': { zh: '构建图', en: 'building the graph' },
  detect: { zh: '检测', en: 'detecting' },
  score: { zh: '评分', en: 'scoring' },
  tables: { zh: '资金表', en: 'money tables' },
  reports: { zh: '读取报案', en: 'reading reports' },
  money: { zh: '装入资金流水', en: 'loading the money' },
  trace: { zh: '追踪', en: 'tracing' },
  report: { zh: '写报告', en: 'writing the report' },
};

export function stageTitle(stage: string, language: Language): string {
  return STAGE_TITLES[stage]?.[language] ?? stage;
}
