import type { AppealCommand } from './appeals/appeal.ts';
import type { ExhibitCommand } from './exhibits/exhibit-events.ts';
import type { LeadCommand } from './leads/lead-events.ts';
import type { MeasureCommand } from './measures/measure-commands.ts';
import type { PersonCommand } from './people/person-events.ts';
import type { PrivacyRequestCommand } from './privacy/privacy-request.ts';
import type { ReturnCommand } from './returns/return-commands.ts';
import type { SanctionCommand } from './sanctions/sanction-commands.ts';
import type { ScreeningCommand } from './screening/screening-record.ts';
import type { SelfCheckCommand } from './self-check/self-check.ts';
import type { LegalSettingCommand } from './settings/legal-setting.ts';
import type { SuspiciousReportCommand } from './suspicious-reports/suspicious-report.ts';
import type { TelecomCommand } from './telecom/telecom-commands.ts';
import type { TipCommand } from './tips/tip-events.ts';
import type { WarningCommand } from './warnings/warning-events.ts';

/** Everything that can be asked of casework. */
export type Command =
  | AppealCommand
  | ExhibitCommand
  | LeadCommand
  | LegalSettingCommand
  | MeasureCommand
  | PersonCommand
  | PrivacyRequestCommand
  | ReturnCommand
  | SanctionCommand
  | ScreeningCommand
  | SelfCheckCommand
  | SuspiciousReportCommand
  | TelecomCommand
  | TipCommand
  | WarningCommand;
