import type { Economy } from '../economy.ts';
import type { TownBuilder } from '../town-builder.ts';
import { classParents, donations, feasts, groupBuying, savingsClubs, schools } from './collections.ts';
import { bookkeepers, cardBatches, smallTraders } from './desks.ts';
import { contractors, migrants, singleSales, wakingPensioners } from './lumps.ts';
import { drivers, lotteryShops, markets, nightStalls, shiftShops, villageCashPoints } from './markets.ts';
import { landlords, propertyManagement, subletAgents } from './tenancy.ts';
import { tradeScene, type TradeScene } from './trade.ts';

const TRADES: Readonly<Record<string, (scene: TradeScene) => void>> = {
  markets,
  shiftShops,
  lotteryShops,
  villageCashPoints,
  groupBuying,
  savingsClubs,
  feasts,
  donations,
  classParents,
  schools,
  propertyManagement,
  subletAgents,
  contractors,
  wakingPensioners,
  singleSales,
  bookkeepers,
  nightStalls,
  drivers,
  smallTraders,
  landlords,
  migrants,
  cardBatches,
};

/** Every innocent trade of docs/simulator.md, each with a stream of its own. */
export function runTrades(town: TownBuilder, economy: Economy): void {
  for (const [name, run] of Object.entries(TRADES)) run(tradeScene(town, economy, name));
}
