/** First two digits of GB/T 2260: the 34 divisions at province level. */
const PROVINCES: readonly string[] = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43'],
  ...['44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82'],
];

/** Whether a six-digit code is the whole country (000000) or lies in a province of GB/T 2260; what follows the province is not looked up. */
export function isKnownRegion(region: string): boolean {
  return region === '000000' || PROVINCES.includes(region.slice(0, 2));
}
