const DAY = 86_400;
const both = <T>(value: T) => ({ statement: value, structure: value });
const maximumReasons = both(50_000);
const flow = {
  flowSeconds: both(30 * DAY),
  minimumShare: both(0.5),
  minimumTransfers: both(3),
  minimumAmountMinor: { statement: 500_000, structure: 0 },
};

/** Defaults of the detectors of openings and shared control. */
export const LINK_DEFAULTS = {
  'frequent-openings': {
    minimumVisits: both(3),
    windowSeconds: both(30 * DAY),
    shortLifeSeconds: both(180 * DAY),
    strengthFrom: both(2),
    strengthFull: both(8),
    maximumReasons,
  },
  'accumulated-openings': {
    minimumAccounts: both(6),
    windowSeconds: both(365 * DAY),
    strengthFrom: both(5),
    strengthFull: both(12),
    maximumReasons,
  },
  'group-opening': {
    minimumHolders: both(3),
    minimumSharing: both(5),
    maximumHolders: both(50),
    windowSeconds: both(14 * DAY),
    ...flow,
    strengthFrom: both(2),
    strengthFull: both(8),
    maximumReasons,
  },
  'agent-openings': {
    minimumHolders: both(3),
    maximumHolders: both(50),
    windowSeconds: both(365 * DAY),
    payrollWeight: both(0.5),
    strengthFrom: both(2),
    strengthFull: both(8),
    maximumReasons,
  },
  'other-document': { minimumAccounts: both(3), strengthFixed: both(0.3), maximumReasons },
  'shared-profile': {
    minimumSharing: both(5),
    minimumHolders: both(3),
    maximumHolders: both(50),
    windowSeconds: both(30 * DAY),
    ...flow,
    strengthFrom: both(2),
    strengthFull: both(12),
    maximumReasons,
  },
  'control-link': {
    minimumOthers: both(3),
    maximumGapSeconds: both(30 * DAY),
    strengthFrom: both(2),
    strengthFull: both(8),
    maximumReasons,
  },
  'shared-network': {
    minimumHolders: both(3),
    maximumAccounts: both(50),
    minimumAmountMinor: { statement: 100_000, structure: 0 },
    minimumDays: both(2),
    strengthFrom: both(2),
    strengthFull: both(10),
    maximumReasons,
  },
  'impossible-travel': {
    withinSeconds: both(7200),
    otherCardWeight: both(0.25),
    strengthFrom: both(0),
    strengthFull: both(3),
    maximumReasons,
  },
  'many-cards-one-machine': {
    minimumCards: both(5),
    windowSeconds: both(3600),
    capMinor: both(2_000_000),
    nearCapShare: both(0.9),
    strengthFrom: both(4),
    strengthFull: both(10),
    maximumReasons,
  },
  'overseas-withdrawals': {
    minimumDays: both(3),
    windowSeconds: both(30 * DAY),
    capMinor: both(1_000_000),
    nearCapShare: both(0.9),
    strengthFrom: both(2),
    strengthFull: both(10),
    maximumReasons,
  },
};
