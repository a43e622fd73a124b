/** Exit codes of the contract. */
export const EXIT = {
  done: 0,
  wrongUsage: 2,
  noUsableInput: 3,
  busy: 4,
  stopped: 5,
  defect: 70,
} as const;

const CODE_BY_PROBLEM: Readonly<Record<string, number>> = {
  'workspace-busy': EXIT.busy,
  stopped: EXIT.stopped,
  usage: EXIT.wrongUsage,
  'mapping-not-json': EXIT.wrongUsage,
  'mapping-shape': EXIT.wrongUsage,
  'mapping-unknown-field': EXIT.wrongUsage,
  'mapping-missing-field': EXIT.wrongUsage,
  'mapping-constant-open': EXIT.wrongUsage,
  'mapping-needs-columns': EXIT.wrongUsage,
  'mapping-names-without-header': EXIT.wrongUsage,
  'list-empty': EXIT.wrongUsage,
  'groups-invalid': EXIT.wrongUsage,
  'confirm-missing': EXIT.wrongUsage,
  'cannot-write': EXIT.wrongUsage,
  'folder-not-empty': EXIT.wrongUsage,
  'date-unreadable': EXIT.wrongUsage,
  'decision-before-act': EXIT.wrongUsage,
  'region-unknown': EXIT.wrongUsage,
  'region-unreadable': EXIT.wrongUsage,
  'folder-of-other-input': EXIT.wrongUsage,
  'detector-unknown': EXIT.wrongUsage,
  'workspace-open-data': EXIT.wrongUsage,
  'config-invalid': EXIT.wrongUsage,
  'parameter-unknown': EXIT.wrongUsage,
  'parameter-invalid': EXIT.wrongUsage,
  'purpose-missing': EXIT.wrongUsage,
  'in-sample': EXIT.wrongUsage,
  'export-format': EXIT.wrongUsage,
  'exits-invalid': EXIT.wrongUsage,
  'compensation-invalid': EXIT.wrongUsage,
  'compensation-unknown-victim': EXIT.wrongUsage,
  'compensation-unreadable': EXIT.wrongUsage,
};

/** Every other problem means that what was given could not be used. */
export function exitCodeOf(problemCode: string): number {
  return CODE_BY_PROBLEM[problemCode] ?? EXIT.noUsableInput;
}
