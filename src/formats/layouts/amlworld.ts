import { defineLayout } from './define-layout.ts';
import { anyOf, columnList } from './layout.ts';

/**
 * IBM AMLworld. An account is its bank and its number together; Amount Paid in Payment Currency is the payer's side and the
 * one that is read (Amount Received differs only where a transfer changes currency).
 */
export const amlworld = defineLayout({
  id: 'amlworld',
  title: { zh: 'AMLworld 交易表', en: 'AMLworld transactions' },
  kind: 'transfers',
  names: {
    time: ['Timestamp'],
    payerBank: ['From Bank'],
    payer: ['Account'],
    payeeBank: ['To Bank'],
    payee: ['Account#2', 'Account.1'],
    amount: ['Amount Paid'],
    currency: ['Payment Currency'],
    channel: ['Payment Format'],
  },
  required: [
    anyOf('time'),
    anyOf('payerBank'),
    anyOf('payer'),
    anyOf('payeeBank'),
    anyOf('payee'),
    anyOf('amount'),
    anyOf('currency'),
  ],
  defaultForm: 'published',
  forms: {
    published: columnList(
      'Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid',
      'Payment Currency,Payment Format,Is Laundering',
    ),
    renamed: columnList(
      'Timestamp,From Bank,Account,To Bank,Account.1,Amount Received,Receiving Currency,Amount Paid',
      'Payment Currency,Payment Format,Is Laundering',
    ),
  },
  writeOnly: { 'Amount Received': 'amount', 'Receiving Currency': 'currency', 'Is Laundering': 'label' },
  literalNumbers: true,
  wholeLedger: true,
  defaultCurrency: 'XXX',
});
