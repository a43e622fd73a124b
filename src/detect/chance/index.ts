export { chanceSearches, lowerByChance } from './lower-by-chance.ts';
