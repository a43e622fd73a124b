import { AGENCY_LEVELS, PERMISSIONS, PURPOSES, type AgencyKind, type Permission } from '#casework';
import type { Bilingual } from '#model';

import { ACTION_WORDS } from './texts/casework/permission-actions.ts';
import {
  AGENCY_KIND_WORDS,
  AGENCY_LEVEL_WORDS,
  PURPOSE_WORDS,
  ROLE_WORDS,
  SCOPE_WORDS,
} from './texts/casework/permission-words.ts';

const HEAD = `# 权限表 Permission table

<!-- Written by scripts/write-permissions.ts from the table that the program checks. Do not edit. -->

谁可以对哪类记录做什么、以什么目的、哪些环节必须由不同的人办理。表中没有的，任何人都不能做；系统时钟不做任何决定。
Who may do what to which record, what for, and what needs a second person. What is not in the table nobody may do; the clock decides nothing.

- 层级自低至高 Levels, lowest first: ${list(AGENCY_LEVELS.map((level) => AGENCY_LEVEL_WORDS[level]))}.
- 目的 Purposes: ${list(PURPOSES.map((purpose) => PURPOSE_WORDS[purpose]))}.
- 人员 Who: 人员只在其所属类别的单位内有权限（如银行分析人员只在银行、支付机构）。A role goes with its own kind of agency, whatever stands beside it in a line.
- 范围 Records: 本辖区 = 记录所属区划在本单位辖区之内；本单位参与 = 本单位为记录的参与方；本人 = 记录的当事人。Own region: the record’s region lies in that of the agency; own agency takes part: the agency is named in the record; own record: the record is about the person.
- 案号 With case number: 须填写案件（业务）编号，且与记录的编号一致。The number of the case must be given, and be the record’s own.
- 另一人 Not after: 办理过所列环节的人不得办理本环节。Not by whoever did one of these on the same record.
- 依据 Basis: 条文；“sense”= 没有条文规定，出于内部控制的需要。An article; “sense” where no text says it.
`;

const COLUMNS = [
  ['操作', 'Action'],
  ['人员', 'Who'],
  ['单位及最低层级', 'Agency and lowest level'],
  ['范围', 'Records'],
  ['目的', 'Purposes'],
  ['另一人', 'Not after'],
  ['依据', 'Basis'],
] as const;

/** The published permission table (docs/permissions.md), in both languages, from the table that is checked. */
export function permissionsDocument(): string {
  const kinds = [...new Set(PERMISSIONS.map(({ action }) => kindOf(action)))].toSorted();
  return [
    HEAD,
    ...kinds.map((kind) =>
      section(
        kind,
        PERMISSIONS.filter(({ action }) => kindOf(action) === kind),
      ),
    ),
  ].join('\n');
}

function section(kind: string, lines: readonly Permission[]): string {
  const rows = lines.toSorted((a, b) => (a.action < b.action ? -1 : a.action > b.action ? 1 : 0)).map(row);
  const head = `| ${COLUMNS.map(([zh, en]) => `${zh} ${en}`).join(' | ')} |`;
  return [`## ${kind}`, '', head, `|${COLUMNS.map(() => ' --- ').join('|')}|`, ...rows, ''].join('\n');
}

function row(line: Permission): string {
  const title = ACTION_WORDS[line.action];
  const cells = [
    [`\`${line.action}\``, ...(title === undefined ? [] : [both(title)])].join('<br>'),
    line.roles.map((role) => both(ROLE_WORDS[role])).join('<br>'),
    [
      ...line.kinds.map((kind: AgencyKind) => both(AGENCY_KIND_WORDS[kind])),
      `≥ ${both(AGENCY_LEVEL_WORDS[line.level])}`,
    ].join('<br>'),
    [both(SCOPE_WORDS[line.scope]), ...(line.needsCaseNo === true ? ['须有案号 with case number'] : [])].join('<br>'),
    line.purposes.map((purpose) => both(PURPOSE_WORDS[purpose])).join('<br>'),
    (line.notAfter ?? []).map((action) => `\`${action}\``).join('<br>'),
    line.basis,
  ];
  return `| ${cells.join(' | ')} |`;
}

function kindOf(action: string): string {
  return action.slice(0, action.indexOf('.'));
}

function both({ zh, en }: Bilingual): string {
  return `${zh} ${en}`;
}

function list(words: readonly Bilingual[]): string {
  return words.map(both).join('、');
}
