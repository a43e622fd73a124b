import { defineLayout } from './define-layout.ts';
import { anyOf, columnList } from './layout.ts';

/** Companion file 任务信息: which banks answered. An empty flow file after a failed task is not "no transactions". */
export const policeTasks = defineLayout({
  id: 'police-tasks',
  title: { zh: '任务信息', en: 'Query tasks' },
  kind: 'tasks',
  names: {
    task: ['任务流水号'],
    bank: ['银行名称'],
    subjectKind: ['主体类别'],
    holderId: ['证账号码'],
    account: ['账卡号'],
    sentAt: ['发送时间'],
    answeredAt: ['反馈时间'],
    result: ['反馈结果'],
    otherResult: ['反馈非明细结果'],
    detailResult: ['反馈明细结果'],
    storedAt: ['入库时间'],
    storedState: ['入库状态'],
    request: ['请求单号'],
    queryResult: ['查询结果'],
  },
  required: [anyOf('task'), anyOf('holderId', 'account'), anyOf('result', 'detailResult', 'queryResult')],
  defaultForm: '14',
  forms: {
    '14': columnList(
      '任务流水号,银行名称,主体类别,证账号码,账卡号,发送时间,反馈时间,反馈结果,反馈非明细结果',
      '反馈明细结果,入库时间,入库状态,请求单号,查询结果',
    ),
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
