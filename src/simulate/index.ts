export type { VictimLoss } from './layered-laundering.ts';
export { plantShapes, PLANTED_SHAPES, type PlantedPayment, type PlantedShape } from './plant-shapes.ts';
export { seededRandom, type SeededRandom } from './seeded-random.ts';
export { simulateTown, type Town, type TownRequest } from './simulate-town.ts';
export type { TownRow } from './statement-rows.ts';
export { type TownAccount, type TownRole } from './town-people.ts';
export type { TownPayment } from './town-payment.ts';
export { townTruth, type TownTruth } from './town-truth.ts';
