import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

/** IBM AMLSim: the graph export in day steps (step n = 2020-01-01 + n days), and the simulator's own transaction log. No currency. */
export const amlsim = defineLayout({
  id: 'amlsim',
  title: { zh: 'AMLSim 交易表', en: 'AMLSim transactions' },
  kind: 'transfers',
  names: {
    time: ['time', 'tran_timestamp'],
    payer: ['sourceNodeId', 'orig_acct'],
    payee: ['targetNodeId', 'bene_acct'],
    amount: ['value', 'base_amt'],
    channel: ['tx_type'],
  },
  required: [anyOf('time'), anyOf('payer'), anyOf('payee'), anyOf('amount')],
  defaultForm: 'steps',
  forms: {
    steps: ['sourceNodeId', 'targetNodeId', 'value', 'time'],
    log: ['tran_id', 'orig_acct', 'bene_acct', 'tx_type', 'base_amt', 'tran_timestamp', 'is_sar', 'alert_id'],
  },
  writeOnly: { tran_id: 'id', is_sar: 'label', alert_id: 'alert' },
  timeUnit: (_fields, names) => (names.includes('tran_timestamp') ? 'text' : 'day-step'),
  literalNumbers: true,
  wholeLedger: true,
  defaultCurrency: 'XXX',
});
