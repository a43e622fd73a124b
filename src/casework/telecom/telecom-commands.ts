import type { DeliveryReceipt } from '../delivery.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { CommandHead, EventHead } from '../record.ts';
import type {
  IotAssessment,
  Restriction,
  RiskLevel,
  TelecomDelivery,
  TelecomKind,
  TelecomLiftCause,
  TelecomNotice,
  TelecomNumber,
  VerificationMethod,
  VerificationResult,
} from './telecom-state.ts';

export interface NumberGiven {
  readonly number: string;
  readonly kind: TelecomKind;
  readonly carrier: string;
  readonly risk: RiskLevel;
}

interface TelecomHead {
  readonly personId: string;
  readonly region: string;
  readonly caseNo?: string;
  readonly finding?: FindingRef;
}

type Of<T extends string, P = unknown> = { readonly type: T } & P;
interface Numbered {
  readonly number: string;
}
interface Reasoned {
  readonly reason: string;
}

export type TelecomCommand = CommandHead &
  (
    | Of<'telecom.open', TelecomHead & Reasoned & { readonly numbers: readonly NumberGiven[] }>
    | Of<'telecom.add', Reasoned & { readonly numbers: readonly NumberGiven[] }>
    | Of<'telecom.determine', Numbered & { readonly basis: string }>
    | Of<'telecom.cascade', Reasoned & { readonly numbers: readonly NumberGiven[] }>
    | Of<'telecom.ask', Numbered & { readonly method: VerificationMethod }>
    | Of<
        'telecom.record-verification',
        Numbered & {
          readonly result: VerificationResult;
          /** Where it differs from the one asked for, as when somebody registers anew. */
          readonly method?: VerificationMethod;
          /** IoT cards: the use is still the one that was assessed. */
          readonly isSameUse?: boolean;
          /** IoT cards: the device it is bound to from now on. */
          readonly device?: string;
        }
      >
    | Of<'telecom.restrict', Numbered & { readonly notice: TelecomNotice }>
    | Of<'telecom.suspend', Numbered & { readonly notice: TelecomNotice }>
    | Of<'telecom.keep', Numbered>
    | Of<'telecom.confirm', Numbered & Reasoned>
    | Of<'telecom.lift', Reasoned & { readonly numbers: readonly string[] }>
    | Of<'telecom.assess-iot', Numbered & { readonly risk: RiskLevel; readonly assessment: IotAssessment }>
    | Of<
        'telecom.suspend-iot',
        Numbered & {
          readonly cause: 'binding-changed' | 'other-use';
          /** The device it was found in. */
          readonly device?: string;
          readonly method: VerificationMethod;
          readonly notice: TelecomNotice;
        }
      >
    | Of<'telecom.refer-accounts', Numbered & Reasoned & { readonly platform: string }>
    | Of<
        'telecom.report',
        { readonly police: string; readonly regulator: string; readonly what: ReportedMatter; readonly note: string }
      >
    | Of<
        'telecom.receipt',
        { readonly delivery: string; readonly result: DeliveryReceipt['result']; readonly reason?: string }
      >
  );

/** Article 14: what carriers have to find, block and report. */
export type ReportedMatter = 'sim-box' | 'number-change' | 'bulk-accounts' | 'other-device';

export type TelecomEvent = EventHead &
  (
    | Of<'telecom.opened', TelecomHead & Reasoned & { readonly numbers: readonly TelecomNumber[] }>
    | Of<
        'telecom.numbers-added',
        Reasoned & { readonly numbers: readonly TelecomNumber[]; readonly deliveries: readonly TelecomDelivery[] }
      >
    | Of<'telecom.determined', Numbered & { readonly basis: string }>
    | Of<'telecom.verification-asked', Numbered & { readonly method: VerificationMethod }>
    | Of<
        'telecom.verification-recorded',
        Numbered & {
          readonly method: VerificationMethod;
          readonly result: VerificationResult;
          readonly device?: string;
        }
      >
    | Of<'telecom.verification-overdue', Numbered>
    | Of<'telecom.restricted', Numbered & Pick<Restriction, 'degree' | 'cause' | 'notice'>>
    | Of<'telecom.kept', Numbered>
    | Of<'telecom.confirmed', Numbered & Reasoned>
    | Of<
        'telecom.lifted',
        Reasoned & {
          readonly numbers: readonly string[];
          readonly cause: TelecomLiftCause;
          readonly deliveries: readonly TelecomDelivery[];
        }
      >
    | Of<'telecom.eased', Numbered & { readonly deliveries: readonly TelecomDelivery[] }>
    | Of<'telecom.removed', { readonly numbers: readonly string[]; readonly deliveries: readonly TelecomDelivery[] }>
    | Of<'telecom.iot-assessed', Numbered & { readonly risk: RiskLevel; readonly assessment: IotAssessment }>
    | Of<'telecom.accounts-referred', Numbered & Reasoned & { readonly deliveries: readonly TelecomDelivery[] }>
    | Of<
        'telecom.reported',
        { readonly what: ReportedMatter; readonly note: string; readonly deliveries: readonly TelecomDelivery[] }
      >
    | Of<'telecom.receipt-recorded', { readonly delivery: string; readonly receipt: DeliveryReceipt }>
    | Of<'telecom.receipt-overdue', { readonly delivery: string; readonly to: string }>
  );

export const TELECOM_COMMANDS = [
  'telecom.open',
  'telecom.add',
  'telecom.determine',
  'telecom.cascade',
  'telecom.ask',
  'telecom.record-verification',
  'telecom.restrict',
  'telecom.suspend',
  'telecom.keep',
  'telecom.confirm',
  'telecom.lift',
  'telecom.assess-iot',
  'telecom.suspend-iot',
  'telecom.refer-accounts',
  'telecom.report',
  'telecom.receipt',
] as const satisfies readonly TelecomCommand['type'][];

export type CommandOf<T extends TelecomCommand['type']> = Extract<TelecomCommand, { readonly type: T }>;
