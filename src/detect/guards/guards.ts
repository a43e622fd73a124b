import { broker } from './broker.ts';
import { clearing } from './clearing.ts';
import type { Guard } from './guard.ts';
import { hub } from './hub.ts';
import { loan } from './loan.ts';
import { merchant } from './merchant.ts';
import { ownAccounts } from './own-accounts.ts';
import { payroll } from './payroll.ts';
import { refund } from './refund.ts';
import { rentFamily } from './rent-family.ts';
import { utility } from './utility.ts';

/** All guards, in the order they are measured and shown. A new one is a file and a line here. */
export const GUARDS: readonly Guard[] = [
  ownAccounts,
  merchant,
  payroll,
  utility,
  loan,
  rentFamily,
  clearing,
  broker,
  refund,
  hub,
];
