export { type AccountLegs } from './account-legs.ts';
export { type VictimLoss } from './crime/commit-crimes.ts';
export {
  plantShapes,
  PLANTED_SHAPES,
  type PlantedPayment,
  type PlantedShape,
  type PlantRequest,
} from './plant-shapes.ts';
export { type CoverageKind } from './requested-accounts.ts';
export { seededRandom, type SeededRandom } from './seeded-random.ts';
export { LEAST_PEOPLE, simulateTown, type Town, type TownRequest } from './simulate-town.ts';
export { macText, statementRows, timeText, yuan, type StatementRow } from './statement-rows.ts';
export { BANKS, dayText, type CriminalRole, type TownAccount, type TownPerson, type Trade } from './town-people.ts';
export { type TownPayments } from './town-payment.ts';
export { townTruth, type TownTruth } from './town-truth.ts';
