import { fail } from '#model';

import type { CommandHead, RecordModule } from '../record.ts';
import type { DetectorEvent, DetectorState, FindingOutcome } from './detector.ts';

/** What became of the findings of one detector. Nobody writes it: leads and appeals tell it with their own decisions. */
export const detectorRecord: RecordModule<DetectorState, CommandHead, DetectorEvent> = {
  kind: 'detector',
  begins: [],
  commands: [],
  headOf: () => ({ region: '000000', agencies: [] }),
  decide: ({ command }) => fail('unknown-command', { command: command.type }),
  evolve,
  clocks: () => [],
  fire: () => [],
};

function evolve(state: DetectorState | undefined, event: DetectorEvent): DetectorState {
  const { detector, version, finding, outcome, cause, from, atMs } = event;
  const told: FindingOutcome = { finding, outcome, cause, from, atMs };
  const outcomes = state?.outcomes ?? [];
  const before = outcomes.find((other) => other.finding === finding);
  const base = {
    kind: 'detector',
    id: event.record.id,
    region: '000000',
    agencies: [],
    ...state,
    detector,
    version,
  } as const;
  if (before === undefined) return { ...base, outcomes: [...outcomes, told] };
  return weightOf(told) < weightOf(before)
    ? { ...base, outcomes }
    : { ...base, outcomes: outcomes.map((other) => (other === before ? told : other)) };
}

/** An independent review outweighs the lead that it looked at; both outweigh what is pending. */
function weightOf({ outcome, from }: FindingOutcome): number {
  return outcome === 'pending' ? 0 : from.kind === 'appeal' ? 2 : 1;
}
