/** What may be shown: nothing but masked numbers, or full values for a stated case and purpose, or open data. */
export interface Disclosure {
  /** Asked for when a workspace is made; the workspace remembers. */
  readonly openData: boolean;
  readonly unmask?: { readonly caseNo: string; readonly purpose: string };
}
