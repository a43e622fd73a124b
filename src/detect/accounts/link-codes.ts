const GROUP = ['holders', 'windowSeconds', 'minimumHolders'] as const;
const CONTROL = ['holders', 'accounts', 'minimumOthers'] as const;

/** What the detectors of openings and shared control say beside their code. */
export const LINK_CODES = {
  'frequent-openings': ['visits', 'windowSeconds', 'minimumVisits'],
  'accumulated-openings': ['accounts', 'windowSeconds', 'minimumAccounts'],
  'group-opening-payee': GROUP,
  'group-opening-payer': GROUP,
  'group-opening-agent': GROUP,
  'group-opening-device': GROUP,
  'group-opening-phone': GROUP,
  'agent-openings': ['holders', 'windowSeconds', 'minimumHolders', 'wages'],
  'other-document': ['accounts', 'minimumAccounts'],
  'shared-phone': ['holders', 'accounts', 'minimumSharing'],
  'shared-address': GROUP,
  'control-device': CONTROL,
  'control-mac': CONTROL,
  'control-terminal': CONTROL,
  'shared-network': ['holders', 'days', 'minimumHolders', 'minimumDays'],
  'impossible-travel': ['times', 'shortestSeconds', 'withinSeconds'],
  'many-cards-one-machine': ['cards', 'windowSeconds', 'amountMinor', 'currency', 'minimumCards'],
  'overseas-withdrawals': [
    'days',
    'windowSeconds',
    'amountMinor',
    'currency',
    'capMinor',
    'nearCapShare',
    'minimumDays',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
