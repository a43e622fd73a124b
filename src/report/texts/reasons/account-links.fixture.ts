/** Made-up values for the sentences of openings and shared control. */
export const LINK_SAMPLE: Readonly<Record<string, number | string>> = {
  capMinor: 1_000_000,
  cards: 6,
  holders: 6,
  minimumAccounts: 3,
  minimumCards: 5,
  minimumDays: 3,
  minimumHolders: 3,
  minimumOthers: 3,
  minimumSharing: 5,
  minimumVisits: 3,
  nearCapShare: 0.9,
  shortestSeconds: 2_340,
  times: 2,
  visits: 5,
  wages: 1,
  withinSeconds: 7_200,
};
