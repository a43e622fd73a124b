import { LEAD_RESULTS, type LeadDispatch, type LeadResult, type LeadState } from './lead.ts';

/**
 * Counts that may be added, and nothing that may not (no medians, no rates). Leads and dispatches are two things: a lead that was
 * dispatched twice is one lead and two dispatches.
 */
export interface LeadFigures {
  readonly leads: number;
  readonly open: number;
  readonly closed: Readonly<Record<LeadResult, number>>;
  readonly dispatches: number;
  readonly unsigned: number;
  readonly inWork: number;
  readonly fedBack: number;
  readonly recalled: number;
  /** Dispatches of which at least one alarm went up. */
  readonly late: number;
  readonly returned: number;
}

/** A region with what is its own and what it is with all below it. */
export interface RegionFigures {
  readonly region: string;
  readonly own: LeadFigures;
  readonly total: LeadFigures;
}

/**
 * The same definitions at every level: a lead counts once, in its own region; a dispatch once, in the region of the agency to which it
 * went; each region's total is its own figures plus its counties' and cities' totals. The country comes first, then by code.
 */
export function leadStatistics(leads: readonly LeadState[]): readonly RegionFigures[] {
  const own = new Map<string, LeadFigures>();
  const addTo = (region: string, figures: LeadFigures) =>
    own.set(region, addFigures(own.get(region) ?? NO_FIGURES, figures));
  for (const lead of leads) {
    addTo(lead.region, leadFigures(lead));
    for (const dispatch of lead.dispatches)
      if (dispatch.path !== 'own') addTo(dispatch.to.region, dispatchFigures(dispatch));
  }
  const regions = [...new Set(['000000', ...own.keys()].flatMap(withParents))].toSorted();
  const totals = new Map<string, LeadFigures>(regions.map((region) => [region, own.get(region) ?? NO_FIGURES]));
  for (const region of regions.toSorted((a, b) => withParents(b).length - withParents(a).length)) {
    const parent = parentRegion(region);
    if (parent !== undefined)
      totals.set(parent, addFigures(totals.get(parent) ?? NO_FIGURES, totals.get(region) ?? NO_FIGURES));
  }
  return regions.map((region) => ({
    region,
    own: own.get(region) ?? NO_FIGURES,
    total: totals.get(region) ?? NO_FIGURES,
  }));
}

/** County to city, city to province, province to country; undefined above the country. */
export function parentRegion(region: string): string | undefined {
  if (region === '000000') return undefined;
  if (!region.endsWith('00')) return `${region.slice(0, 4)}00`;
  return region.endsWith('0000') ? '000000' : `${region.slice(0, 2)}0000`;
}

export function addFigures(a: LeadFigures, b: LeadFigures): LeadFigures {
  return {
    leads: a.leads + b.leads,
    open: a.open + b.open,
    closed: byResult((result) => a.closed[result] + b.closed[result]),
    dispatches: a.dispatches + b.dispatches,
    unsigned: a.unsigned + b.unsigned,
    inWork: a.inWork + b.inWork,
    fedBack: a.fedBack + b.fedBack,
    recalled: a.recalled + b.recalled,
    late: a.late + b.late,
    returned: a.returned + b.returned,
  };
}

export const NO_FIGURES: LeadFigures = {
  leads: 0,
  open: 0,
  closed: byResult(() => 0),
  dispatches: 0,
  unsigned: 0,
  inWork: 0,
  fedBack: 0,
  recalled: 0,
  late: 0,
  returned: 0,
};

function leadFigures({ closure }: LeadState): LeadFigures {
  return {
    ...NO_FIGURES,
    leads: 1,
    open: closure === undefined ? 1 : 0,
    closed: byResult((result) => (closure?.result === result ? 1 : 0)),
  };
}

function dispatchFigures({ status, alarms, returns }: LeadDispatch): LeadFigures {
  return {
    ...NO_FIGURES,
    dispatches: 1,
    unsigned: status === 'dispatched' ? 1 : 0,
    inWork: status === 'signed' || status === 'returned' ? 1 : 0,
    fedBack: status === 'fed-back' || status === 'accepted' ? 1 : 0,
    recalled: status === 'recalled' ? 1 : 0,
    late: alarms.length > 0 ? 1 : 0,
    returned: returns > 0 ? 1 : 0,
  };
}

function byResult(count: (result: LeadResult) => number): Readonly<Record<LeadResult, number>> {
  return Object.fromEntries(LEAD_RESULTS.map((result) => [result, count(result)])) as Record<LeadResult, number>;
}

function withParents(region: string): readonly string[] {
  const parent = parentRegion(region);
  return parent === undefined ? [region] : [region, ...withParents(parent)];
}
