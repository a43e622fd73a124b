export const CASE_NO = 'A3713022025030001';
export const PERSON = 'person-1';
export const ACCOUNT = '6200000000000000011';
export const SECOND = '6200000000000000029';
export const THIRD = '6200000000000000037';
export const PHONE = '10900000001';
export const FINDING = {
  id: 'finding-1',
  key: 'finding-key-1',
  run: 'run-1',
  detectors: [
    { id: 'pass-through', version: '3' },
    { id: 'fan-in', version: '2' },
  ],
  reasons: ['pass-through', 'fan-in'],
} as const;

export const lead = { kind: 'lead', id: 'lead-1' } as const;
export const person = { kind: 'person', id: PERSON } as const;
export const measure = { kind: 'measure', id: 'measure-1' } as const;
export const telecom = { kind: 'telecom', id: 'telecom-1' } as const;
export const sanction = { kind: 'sanction', id: 'sanction-1' } as const;
export const appeal = { kind: 'appeal', id: 'appeal-1' } as const;
