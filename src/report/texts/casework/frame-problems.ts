import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

/** Problems of the frame, of permissions and of legal settings. */
export const FRAME_PROBLEMS_ZH: Sentences = {
  'record-id-unreadable': () => '记录编号为空或前后有空格，请更正',
  'actor-unnamed': () => '办理人的编号或姓名为空或前后有空格：每一步都须由具名人员办理',
  'unknown-command': (v) => `没有“${v.text('command')}”这一操作`,
  'record-exists': (v) => `${v.text('kind')} ${v.text('id')} 已存在，请换一个编号`,
  'record-unknown': (v) => `没有 ${v.text('kind')} ${v.text('id')}，请核对编号`,
  'time-runs-back': () => '该记录已有更晚的操作，不能补记更早的时间',
  'cannot-be-lifted': (v) => `${v.text('kind')} 类记录没有可以解除的措施`,
  'no-such-action': (v) => `权限表中没有“${v.text('action')}”，因此任何人都不能操作`,
  'legal-value-unknown': (v) => `没有编号为 ${v.text('id')} 的法定数值`,
  'legal-value-fixed': (v) => `${v.text('id')} 由已读全文的法律规定，不能修改`,
  'legal-value-has-none': (v) => `${v.text('id')} 没有可以启用的已知数值，请由法制人员用设定命令给出`,
  'legal-value-out-of-range': (v) =>
    `${v.text('id')} 不能设为 ${v.text('value')}：开关只能是 0 或 1，期限和数量须为正整数`,
  'legal-value-not-switched-on': (v) =>
    `${v.text('id')}（可靠程度 ${v.text('confidence')}，已知数值 ${v.text('value')}）尚未启用：请由法制人员核对原文后启用`,
  'legal-value-not-set': (v) =>
    `${v.text('id')}（可靠程度 ${v.text('confidence')}）没有可用的数值：请由法制人员设定后再办理`,
  'calendar-unknown': (v) => `期限落在 ${v.text('year')} 年，该年节假日安排尚未公布，不作推算`,
  'reason-missing': () => '请写明理由',
  'value-not-in-list': (v) => `“${v.text('field')}”不能是“${v.text('value')}”，请从规定的选项中选择`,
  'story-not-refused': (v) => `脚本中的 ${v.text('command')} 应以 ${v.text('refused')} 拒绝，却办理了`,
  'clock-not-at-its-end': (v) => `期限 ${v.text('clock')} 已届满而未触发`,
};

export const FRAME_PROBLEMS_EN: Sentences = {
  'record-id-unreadable': () => 'the id of the record is empty or has blanks around it; correct it',
  'actor-unnamed': () => 'the id or name of who acts is empty or has blanks around it; every step needs a named person',
  'unknown-command': (v) => `there is no command ${v.text('command')}`,
  'record-exists': (v) => `${v.text('kind')} ${v.text('id')} exists already; give another id`,
  'record-unknown': (v) => `there is no ${v.text('kind')} ${v.text('id')}; check the id`,
  'time-runs-back': () => 'the record has a later entry; an earlier one cannot be added',
  'cannot-be-lifted': (v) => `nothing on a record of kind ${v.text('kind')} can be lifted`,
  'no-such-action': (v) => `the permission table has no ${v.text('action')}, so nobody may do it`,
  'legal-value-unknown': (v) => `there is no legal value ${v.text('id')}`,
  'legal-value-fixed': (v) => `${v.text('id')} is set by a law that was read in full and cannot be changed`,
  'legal-value-has-none': (v) => `${v.text('id')} has no known value to switch on; a lawyer must give one`,
  'legal-value-out-of-range': (v) =>
    `${v.text('id')} cannot be ${v.text('value')}: a switch is 0 or 1, a term or a count a whole number from 1`,
  'legal-value-not-switched-on': (v) =>
    `${v.text('id')} (source ${v.text('confidence')}, known value ${v.text('value')}) is not switched on: a lawyer must check the text and switch it on`,
  'legal-value-not-set': (v) =>
    `${v.text('id')} (source ${v.text('confidence')}) has no value that may be used: a lawyer must set one first`,
  'calendar-unknown': (v) =>
    `the term ends in ${v.text('year')}, whose holidays have not been announced; the end is not guessed`,
  'reason-missing': () => 'a reason is needed',
  'value-not-in-list': (v) => `${v.text('field')} cannot be ${v.text('value')}; choose one of its list`,
  'story-not-refused': (v) =>
    `${v.text('command')} of the script should be refused with ${v.text('refused')} and was not`,
  'clock-not-at-its-end': (v) => `term ${v.text('clock')} is over and did not fire`,
};
