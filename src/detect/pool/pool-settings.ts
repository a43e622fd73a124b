import type { Parameters } from '#model';
import { isOn, numberOf } from '../parameters.ts';
import type { CustomerSettings } from './customers.ts';
import type { FeeSettings } from './fee.ts';
import type { PoolSettings } from './find-pools.ts';
import type { RotationSettings } from './rotation.ts';
import type { SessionSettings } from './session-settings.ts';
import type { SupportSettings } from './supports.ts';

export interface RunPointsSettings {
  readonly session: SessionSettings;
  readonly pool: PoolSettings;
  readonly rotation: RotationSettings;
  readonly fee: FeeSettings;
  readonly customers: CustomerSettings;
  readonly supports: SupportSettings;
}

/** The parameters by step, for one currency: `amountOf` gives its amounts in minor units. */
export function runPointsSettings(parameters: Parameters, amountOf: (id: string) => number): RunPointsSettings {
  const value = (id: string): number => numberOf(parameters, id);
  return {
    session: {
      gapSeconds: value('gapSeconds'),
      minimumCredits: value('minimumCredits'),
      minimumPayers: value('minimumPayers'),
      onwardSeconds: value('onwardSeconds'),
      minimumShare: value('minimumShare'),
      balanceShare: value('balanceShare'),
      balanceMinor: amountOf('balanceMinor'),
      setsHeldApart: isOn(parameters, 'heldApart'),
    },
    pool: {
      windowSeconds: value('windowSeconds'),
      windowStepSeconds: value('windowStepSeconds'),
      collectorSessions: value('collectorSessions'),
      collectorMinor: amountOf('collectorMinor'),
      sinkShare: value('sinkShare'),
      commonPayers: value('commonPayers'),
      commonPayersChance: value('commonPayersChance'),
      payerCap: value('payerCap'),
      minimumMembers: value('minimumMembers'),
      convergenceShare: value('convergenceShare'),
      leastSinks: value('leastSinks'),
      membersPerSink: value('membersPerSink'),
    },
    rotation: {
      binSeconds: value('binSeconds'),
      handoverSeconds: value('handoverSeconds'),
      shifts: value('shifts'),
      tail: value('rotationTail'),
      seed: value('seed'),
    },
    fee: {
      leastShare: value('feeFrom'),
      mostShare: value('feeTo'),
      mostDeviation: value('feeDeviation'),
      minimumSessions: value('feeSessions'),
      resamples: value('resamples'),
      confidence: 0.95,
      seed: value('seed'),
    },
    customers: {
      twoWayShare: value('twoWayFrom'),
      oneWayShare: value('oneWayBelow'),
      roundShare: value('roundShare'),
      recurringShare: value('recurringShare'),
      singleShare: value('singleShare'),
      largeMinor: amountOf('largeMinor'),
    },
    supports: {
      uniqueCentsShare: value('uniqueCentsShare'),
      nightShare: value('nightShare'),
      probeMinor: amountOf('probeMinor'),
      probeRatio: value('probeRatio'),
      probeFollowedMinor: amountOf('probeFollowedMinor'),
      probeSeconds: value('probeSeconds'),
      gapSeconds: value('gapSeconds'),
      lifeSeconds: value('lifeSeconds'),
      silenceSeconds: value('silenceSeconds'),
      windowSeconds: value('windowSeconds'),
    },
  };
}
