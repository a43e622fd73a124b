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
  'mapping-invalid': EXIT.wrongUsage,
  'config-invalid': EXIT.wrongUsage,
  'parameter-unknown': EXIT.wrongUsage,
  'parameter-invalid': EXIT.wrongUsage,
  'purpose-missing': EXIT.wrongUsage,
  'in-sample': EXIT.wrongUsage,
  'table-unknown': EXIT.wrongUsage,
  'extension-unknown': EXIT.wrongUsage,
};

/** Every other problem means that what was given could not be used. */
export function exitCodeOf(problemCode: string): number {
  return CODE_BY_PROBLEM[problemCode] ?? EXIT.noUsableInput;
}
