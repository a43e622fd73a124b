import { CASEWORK_PROBLEMS_ZH } from './casework/problems.ts';
import { TRACE_PROBLEMS_ZH, TRACE_USAGE_ZH } from './trace-problems.ts';
import type { ValueReader } from './value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

const USAGE_ZH: Readonly<Record<string, string>> = {
  ...TRACE_USAGE_ZH,
  'open-data-and-unmask': '--open-data 与 --unmask 不能同时使用',
  'date-unreadable': '无法识别的日期',
  'number-unreadable': '应为正整数',
  'number-out-of-range': '不是数字，或超出范围',
  'from-after-to': '--from 晚于 --to',
  'case-unreadable': '应为 地区代码:认定日，如 371300:2021-04-20',
  'input-or-workspace': '请给出文件或文件夹，或 --workspace DIR',
  'batch-one': '目前只能逐笔计算（--batch 1）',
  'not-parquet': '特征只写成 .parquet',
};

/** What happened and what to do. */
export const PROBLEMS_ZH: Sentences = {
  ...CASEWORK_PROBLEMS_ZH,
  ...TRACE_PROBLEMS_ZH,
  // Files that are not loaded.
  'truth-file': () => '真值文件：只供 evaluate 使用，从不载入',
  'label-file': () => '标签文件：只供 evaluate 使用，从不载入',
  'label-columns': (v) => `标签列不读取：${v.text('columns')}`,
  'not-needed': () => '公开数据集的附属表，分析不需要',
  'same-file': (v) => `与 ${v.text('as')} 是同一文件，只读一次`,
  'same-folder': (v) => `与 ${v.text('as')} 是同一文件夹，只读一次`,
  'ignored-files': (v) => `隐藏文件、锁文件和系统残留文件，未读取：${v.count('count')} 个`,
  'own-output': () => 'duanka 自己的输出，不是案件材料：不读取',
  'own-output-folder': () => 'duanka 自己的文件夹（结果或工作区）：不读取',
  'no-table': () => '没有表格（封面、合计或说明）：不读取',
  'known-format': (v) => `已能识别为 ${v.text('format')}：不需要映射`,
  'unsafe-path': () => '压缩包内的路径指向包外（绝对路径或含 ..）：不读取；确认可信后请自行解压',
  empty: () => '文件为空',
  'not-found': (v) => `找不到文件${v.has('file') ? `：${v.text('file')}` : '或文件夹'}`,
  'no-permission': () => '没有读取权限',
  'not-a-file': () => '不是普通文件',
  'broken-link': () => '链接指向的文件不存在',
  'file-name': () => '文件名无法识别，请改名后重试',
  unreadable: (v) => `无法读取${v.has('reason') ? `（${v.text('reason')}）` : ''}`,
  xls: () => '旧版 Excel（.xls）：请在 Excel 或 WPS 中另存为 .xlsx 或 CSV（UTF-8）后重试',
  'xls-password': () => '带密码的工作簿：请在 Excel 中取消密码并另存为 .xlsx 后重试',
  xlsb: () => '二进制工作簿（.xlsb）：请另存为 .xlsx 后重试',
  ole: () => '旧版 Office 文件：请另存为 .xlsx 或 CSV 后重试',
  'html-xls': () => '扩展名是 .xls，内容是网页：请在 Excel 中打开并另存为 .xlsx 后重试',
  'xml-xls': () => '扩展名是 .xls，内容是 XML 表格：请在 Excel 中打开并另存为 .xlsx 后重试',
  html: () => '网页文件：请向提供方索取 CSV 或 .xlsx',
  xml: () => 'XML 文件：本版本不读取，请索取 CSV 或 .xlsx',
  document: () => '文档文件，不是表格：请索取 CSV 或 .xlsx',
  pdf: () => 'PDF 文件：请索取 CSV 或 .xlsx 电子流水',
  image: () => '图片文件：请索取 CSV 或 .xlsx 电子流水',
  binary: () => '不是文本也不是已知格式',
  rar: () => 'RAR 压缩包：请解压后把文件夹交给 duanka，或重新打包为 zip',
  '7z': () => '7z 压缩包：请解压后把文件夹交给 duanka，或重新打包为 zip',
  gz: () => 'gzip 压缩文件：请解压后重试',
  compressed: () => '压缩文件：请解压后重试',
  password: () => '带密码的压缩包：请用密码解压后把文件夹交给 duanka',
  'zip-damaged': () => 'zip 压缩包损坏：请重新获取，或尝试解压后交给 duanka',
  'zip-split': () => '分卷压缩包：请合并解压后重试',
  'zip-bomb': () => '压缩包展开后异常地大，未读取',
  'zip-nested': () => '压缩包层数过多：请解压内层后重试',
  'xlsx-damaged': () => 'xlsx 文件损坏：请在 Excel 中打开、修复并另存',
  'member-damaged': () => '压缩包中的文件损坏：请重新获取',
  'member-too-large': () => '压缩包中的文件过大：请先解压',
  'duplicate-member': () => '压缩包中有同名文件：只读第一个',
  'unknown-table': (v) =>
    `不认识的表格${v.has('columns') ? `（${v.count('columns')} 列）` : ''}：用 duanka map 生成列映射，再以 --mapping 导入`,
  'missing-columns': (v) => `像是 ${v.text('format')}，但缺少列：${v.text('missing')}。可用 duanka map 另行映射`,
  'mixed-units': () => '金额列的单位不一致（如元与万元）：请用 --mapping 指明',
  'parquet-unreadable': () => 'Parquet 文件无法读取',
  'parquet-in-archive': () => '压缩包中的 Parquet：请解压后重试',
  'json-damaged': () => 'JSON 文件无法解析',
  'json-not-a-table': () => 'JSON 不是对象的数组',
  'json-too-large': () => 'JSON 文件过大：请改为 CSV',
  // Mapping and other files of settings.
  'mapping-invalid': (v) => `列映射文件有误${v.has('reason') ? `：${v.text('reason')}` : ''}`,
  'mapping-not-json': (v) => `列映射文件不是 JSON：${v.text('file')}`,
  'not-json': () => '文件不是 JSON',
  'mapping-shape': (v) =>
    `列映射文件写法有误：${v.text('file')}，位置 ${v.text('path')}（${v.text('issue')} ${v.text('keys')}）`,
  'mapping-constant-open': (v) =>
    `映射文件中还有 ? 待填写：constants.${v.text('fields')}（这是谁的流水：账号、卡号或支付账号）`,
  'mapping-missing-field': (v) => `列映射缺少字段：${v.text('fields')}（${v.text('kind')}）`,
  'mapping-unknown-field': (v) =>
    `列映射中有未知字段：${v.text('fields')}${v.has('suggestions') ? `，是否指 ${v.text('suggestions')}` : ''}`,
  'mapping-names-without-header': (v) => `没有表头的表不能按列名映射：${v.text('names')}，请改用列号`,
  'mapping-needs-columns': () => '列映射没有指明任何列',
  'mapping-column-missing': (v) => `表中没有列映射所指的列：${v.text('columns')}`,
  'mapping-header-row': (v) => `第 ${v.text('row')} 行不存在，不能作为表头`,
  'mapping-unmatched': () => '列映射中的这一条没有匹配到任何文件',
  'config-invalid': (v) =>
    `参数文件有误：${v.text('file')}${v.has('place') ? `，位置 ${v.text('place')}` : ''}（${v.has('allowed') ? `不认识 ${v.text('keys')}，可用：${v.text('allowed')}` : v.text('reason')}）`,
  'parameter-unknown': (v) =>
    `${v.text('detector')} 没有参数 ${v.text('parameter')}${v.has('allowed') ? `，可用：${v.text('allowed')}` : ''}`,
  'parameter-invalid': (v) => `参数 ${v.text('detector')}.${v.text('parameter')} 的取值无效：${v.text('value')}`,
  'list-empty': (v) => `清单为空：${v.text('file')}`,
  'groups-invalid': (v) => `分组文件第 ${v.text('line')} 行应为“组,账号”：${v.text('file')}`,
  'calendar-unreadable': (v) => `日历第 ${v.text('row')} 行无法识别`,
  'table-unknown': (v) => `没有名为 ${v.text('table')} 的表`,
  'extension-unknown': (v) =>
    `不支持的文件类型：${v.has('file') ? v.text('file') : v.text('extension')}（可用 .parquet、.csv、.xlsx）`,
  // Workspaces and runs.
  'no-usable-input': (v) =>
    `没有可用的流水：${v.count('inputs')} 个输入，${v.count('skipped')} 个文件未载入（原因见上）`,
  'workspace-busy': (v) =>
    `工作区正被另一进程${v.has('pid') ? `（${v.text('pid')}）` : ''}使用：${v.text('dir')}。请等其结束，或换一个工作区`,
  'workspace-missing': (v) => `没有这个工作区：${v.text('dir')}`,
  'workspace-damaged': (v) => `工作区损坏：${v.text('dir')}（${v.text('message')}）。请删除后重新导入`,
  'workspace-foreign': (v) =>
    `该文件夹不是 duanka 的工作区：${v.text('dir')}（含 ${v.text('name')}）。请换一个空文件夹`,
  'workspace-version': (v) =>
    `工作区由其他版本生成（${v.text('found')}，本版本为 ${v.text('expected')}）：${v.text('dir')}。请重新导入`,
  'workspace-open-data': (v) => `--open-data 只能在新建工作区时指定：${v.text('dir')}`,
  'confirm-missing': (v) => `将删除工作区 ${v.text('dir')} 及其全部数据：确认请加 --yes`,
  'purpose-missing': () => '--unmask 需要同时给出 --case 案件编号 与 --purpose 用途',
  stopped: () => '已停止：以同样的命令再次运行即可继续',
  usage: (v) =>
    `用法有误：${USAGE_ZH[v.text('reason')] ?? v.text('reason')}${v.has('option') ? `（--${v.text('option')} ${v.has('value') ? v.text('value') : ''}）` : ''}`,
  'no-transfers': (v) =>
    `${v.has('from') ? `${v.text('from')} 至 ${v.text('to')} 之间` : ''}没有可用的转账，无法检测（读取 ${v.count('read')} 行，拒绝 ${v.count('rejected')} 行；原因见 import.json 与 rejected.csv）`,
  'import-unfinished': (v) => `该工作区的导入未完成：${v.text('dir')}。请重新执行同一导入命令，将从中断处继续`,
  'cannot-write': (v) => `无法写入 ${v.text('path')}（${v.text('reason')}）：请检查文件夹是否存在、可写、有空间`,
  'date-unreadable': (v) => `不是日期（YYYY-MM-DD）：${v.text('value')}`,
  'decision-before-act': (v) => `认定日（${v.text('decided')}）早于行为日（${v.text('acted')}）`,
  'region-unreadable': (v) => `不是六位地区代码（GB/T 2260）：${v.text('value')}`,
  'folder-of-other-input': (v) =>
    `${v.text('dir')} 中已有另一批输入的结果。请另指定 --out；若有意合并多批输入，请用 --workspace 指定工作区`,
  'folder-not-empty': (v) => `文件夹不是空的：${v.text('dir')}。请指定新的或空的文件夹`,
  'credit-before-debit': (v) => `贷方入账早于借方出账（两行时钟不一致），按借方时间计：${v.count('count')} 笔`,
  'name-taken': (v) =>
    `曾导入过同名但内容不同的文件 ${v.text('file')}；两份都保留，本次记为 ${v.text('as')}。若本次用于替换，请删除工作区后重新导入：内容不同的行现在会重复计算`,
  'detector-unknown': (v) =>
    `没有名为 ${v.text('detector')} 的检测项${v.has('allowed') ? `，可用：${v.text('allowed')}` : ''}`,
  'ledger-small': (v) =>
    `账本只有 ${v.count('transfers')} 笔转账（少于 ${v.count('least')} 笔）：规模太小，团伙形态无从显现；未发现不等于没有`,
  'focus-unknown': (v) => `--focus 中的账号不在数据中：${v.text('number')}`,
  'group-account-unknown': (v) => `--groups 中的账号不在数据中：${v.text('number')}`,
  'export-format': (v) => `不支持的输出文件类型：${v.text('extension')}（可用 .parquet、.csv、.xlsx）`,
  'truth-header': (v) => `真值文件 ${v.text('file')} 的表头不认识：${v.text('header')}`,
  'truth-of-other-data': (v) =>
    `真值文件 ${v.text('file')} 属于另一套数据：其 ${v.count('rows')} 行所指的账户或记录均不在工作区内`,
  'truth-row': (v) => `真值文件 ${v.text('file')} 第 ${v.text('row')} 行的 ${v.text('column')} 无法识别`,
  'not-an-output-folder': (v) => `不是 duanka 的输出文件夹：${v.text('dir')}（缺少 ${v.text('missing')}）`,
  'output-damaged': (v) => `输出文件夹损坏：${v.text('dir')}（${v.text('message')}）`,
  'in-sample': () => '参数正是在这些数据上选定的：如仍要评估，请加 --in-sample，结果会注明',
  'truth-unreadable': (v) => `真值文件无法识别：${v.text('file')}`,
  'run-missing': (v) => `文件夹中没有 run.json：${v.has('dir') ? v.text('dir') : ''}`,
  // Warnings of the import.
  'nul-bytes': (v) => `含空字节，已去除：${v.count('count')} 处`,
  'encoding-damaged': (v) => `有无法解码的字节，以 � 代替：${v.count('count')} 处`,
  'encoding-changed': (v) => `编码中途由 ${v.text('from')} 变为 ${v.text('to')}，已按后者重读`,
  'padded-records': (v) => `列数不足、已补空：${v.count('count')} 行`,
  'trimmed-records': (v) => `多出空列、已去除：${v.count('count')} 行`,
  'multi-line-records': (v) => `引号内含换行：${v.count('count')} 行`,
  'sheet-full': (v) => `工作表恰好到达 Excel 行数上限（${v.count('rows')} 行）：可能被截断`,
  'counter-number-damaged': (v) =>
    `对手账号被电子表格损坏（科学计数或末位变零）：${v.count('count')} 行。请以文本格式重新导出`,
  'own-number-damaged': (v) => `本方账号被电子表格损坏，整行不能使用：${v.count('count')} 行。请以文本格式重新导出`,
  'account-number-damaged': (v) => `交易账号被电子表格损坏：${v.count('count')} 行。请以文本格式重新导出`,
  'id-number-damaged': (v) => `证件号码被电子表格损坏：${v.count('count')} 行。请以文本格式重新导出`,
  'amount-rounded': (v) => `金额的小数多于币种允许，已四舍五入：${v.count('count')} 行`,
  'balance-unreadable': (v) => `余额无法识别：${v.count('count')} 行`,
  'success-unknown': (v) => `“交易是否成功”的写法不认识，按成功处理：${v.count('count')} 行`,
  'currency-unknown': (v) => `币种不认识：${v.count('count')} 行`,
  'number-of-several-banks': (v) =>
    `同一号码在多家银行开立，按银行分为不同账户：${v.count('count')} 个。未写明银行的对手记录单独成户`,
  'no-rows': () => '只有表头，没有一行数据：没有流水不等于没有交易，请重新调取',
  'file-name-personal': (v) =>
    `文件名中含 12 位以上号码的文件：${v.count('count')} 个。所有输出都原样显示文件名：请给含号码或姓名的文件改名`,
  'maybe-cut-at-1000': (v) =>
    `恰好 1000 行：查询可能只返回了最近 1000 笔${v.has('count') ? `（${v.count('count')} 个账户）` : ''}。请分段重新调取`,
  'task-failed': (v) => `查询任务失败${v.has('bank') ? `：${v.text('bank')}` : ''}。没有流水不等于没有交易`,
};

/** Lines of the quality table. */
export const QUALITY_ZH: Sentences = {
  'balance-break': (v) => `余额不连续：应为 ${v.amount('expected')}，实为 ${v.amount('seen')}`,
  'coverage-gap': (v) => `流水中断：${v.date('from_ms')} 至 ${v.date('to_ms')} 之间没有该账户的行`,
  'maybe-cut-at-1000': (v) => `恰好 ${v.count('rows')} 行：查询可能只返回了最近 1000 笔，请分段重新调取`,
  'not-assessable-accounts': (v) =>
    `没有自己流水的账户：${v.count('accounts')}，共 ${v.count('of')} 个；只能作为证据，不能评估`,
  'one-legged': (v) =>
    v.has('amount')
      ? `缺一边的转账 ${v.amount('amount')}：双方流水都覆盖这一时间，对方流水可能缺行`
      : `只从一方流水看到的转账：${v.count('transfers')}，共 ${v.count('of')} 笔；多因另一方的流水不在手，不等于缺行（双方流水都覆盖却缺一边的另列）`,
  'statement-gaps': (v) => `双方流水都覆盖却缺一边的转账：${v.count('transfers')} 笔，流水可能缺行`,
  'order-assumed': (v) => `双边对应按先后推定：${v.count('transfers')}，共 ${v.count('of')} 笔`,
  'day-precision': (v) => `只有日期、没有时刻的转账：${v.count('transfers')}，共 ${v.count('of')} 笔`,
  reversals: (v) => `冲正与退回：${v.count('transfers')} 笔，不作为模式`,
  'report-unreadable': () => '报案记录的金额或时间无法识别',
  'report-account-unknown': () => '报案记录中的收款账户不在数据中',
  'report-no-transfer': () => '报案记录在流水中没有相符的转账（24 小时内）',
  'report-several-transfers': () => '报案记录有多笔同样接近的转账：列出，不猜测',
  'involved-account-unknown': () => '涉案名单中的账户不在数据中',
};

/** Codes of rejected.csv. */
export const REJECTED_ZH: Readonly<Record<string, string>> = {
  'number-damaged': '本方账号被电子表格损坏（科学计数或末位变零），请以文本格式重新导出',
  'own-number-missing': '没有本方卡号和账号',
  'account-missing': '没有付款方或收款方账号',
  'amount-missing': '没有金额',
  'amount-unreadable': '金额无法识别',
  'amount-negative': '金额为负',
  'amount-too-large': '金额超出可表示范围',
  'time-missing': '没有交易时间',
  'time-unreadable': '交易时间无法识别',
  'time-impossible': '交易时间不存在',
  'time-out-of-range': '交易时间超出 1990–2100 年',
  'direction-unknown': '收付标志无法识别',
  'quote-not-closed': '引号未闭合',
  'record-too-long': '单行过长',
  'too-many-fields': '列数多于表头',
};
