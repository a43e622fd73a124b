/**
 * What a cell says about a device, an address on the net, a machine, a phone or a place, in one spelling; '' where it
 * says nothing: empty, a filler of zeros, a word for unknown, or an address that is no one's in particular.
 */

/** A MAC address, or the IMEI that a column for both may hold. */
export function normaliseMac(text: string): { readonly kind: 'mac' | 'device'; readonly key: string } | undefined {
  const bare = plain(text);
  const hex = bare.replaceAll(/[-:.]/g, '');
  if (/^[0-9A-F]{12}$/.test(hex)) {
    return isFiller(hex) || FIRST_OCTET_GROUP.test(hex) ? undefined : { kind: 'mac', key: hex };
  }
  const imei = imeiOf(bare);
  return imei === '' ? undefined : { kind: 'device', key: imei };
}

/** A device's own id; an IMEI without its check digit or software version, so that both spellings are one. */
export function normaliseDevice(text: string): string {
  const bare = plain(text);
  const imei = imeiOf(bare);
  if (imei !== '') return imei;
  const key = bare.replaceAll(/[-:]/g, '');
  return key.length < SHORTEST_DEVICE || isFiller(key) || UNKNOWN.test(bare) ? '' : key;
}

/** A public IPv4 or IPv6 address; private, shared (RFC 6598), loopback and local ones are in every house. */
export function normaliseIp(text: string): string {
  if (BARE_IP4.test(text)) return ip4(text);
  const bare = plain(text)
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^::FFFF:(?=\d+\.)/, '');
  if (/^\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?$/.test(bare)) {
    return ip4(bare.replace(/:\d+$/, ''));
  }
  if (!/^[0-9A-F:]+$/.test(bare) || (bare.match(/:/g)?.length ?? 0) < 2) return '';
  const groups = expandIp6(bare);
  if (groups === undefined) return '';
  const first = groups[0] ?? 0;
  const isLocal =
    groups.slice(0, 7).every((group) => group === 0) || (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
  return isLocal ? '' : groups.map((group) => group.toString(16)).join(':');
}

/** The number of a machine; a short one names it inside one bank only. */
export function normaliseTerminal(text: string, bank: string): string {
  const key = plain(text);
  if (key.length < SHORTEST_TERMINAL || isFiller(key.replaceAll('-', '')) || UNKNOWN.test(key)) return '';
  return key.length < WORLDWIDE_TERMINAL ? `${plain(bank)}|${key}` : key;
}

/** Phone numbers of a cell that may hold several; without country prefix and signs. */
export function normalisePhones(text: string): string[] {
  const phones = text
    .normalize('NFKC')
    .split(/[,;/、|]+/)
    .flatMap((part) => (part.split(/\s+/).every(isWholePhone) ? part.split(/\s+/) : [part]))
    .map((part) => digitsOf(part).replace(/^(?:00)?86(?=1\d{10}$)/, ''))
    .filter((digits) => isWholePhone(digits) && digits.length <= 15 && !isFiller(digits.slice(-SHORTEST_PHONE)));
  return [...new Set(phones)].toSorted();
}

/** A postal address without blanks and signs; what is too short names a town, not a door. */
export function normaliseAddress(text: string): string {
  const key = plain(text).replaceAll(/[\p{P}\p{S}]/gu, '');
  return Array.from(key).length < SHORTEST_ADDRESS || isFiller(key) || UNKNOWN.test(key) ? '' : key;
}

/** Names, codes and the like: one spelling, '' for words that say nothing. */
export function normaliseWord(text: string): string {
  const key = plain(text);
  return isFiller(key) || UNKNOWN.test(key) ? '' : key;
}

const SHORTEST_DEVICE = 6;
const SHORTEST_TERMINAL = 3;
const WORLDWIDE_TERMINAL = 6;
const SHORTEST_PHONE = 7;
const SHORTEST_ADDRESS = 6;

const UNKNOWN = /^(?:|\/|-+|NULL|NAN|NIL|NONE|N\/A|NA|UNKNOWN|无|空|未知|不详|暂无|其他|默认)$/;
/** Multicast and broadcast addresses name no machine. */
const FIRST_OCTET_GROUP = /^(?:01005E|FFFFFF|333300)/;

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\u200e\u200f\ufeff"'`\u2018\u2019\u201c\u201d]/g, '')
    .toUpperCase();
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function isWholePhone(text: string): boolean {
  return digitsOf(text).length >= SHORTEST_PHONE;
}

/** Nothing, or one character over and over. */
function isFiller(key: string): boolean {
  return new Set(key).size <= 1;
}

function imeiOf(bare: string): string {
  return /^\d{14,16}$/.test(bare) && !isFiller(bare.slice(0, 14)) ? bare.slice(0, 14) : '';
}

/** Most cells are this already, and there may be millions of them. */
const BARE_IP4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function ip4(text: string): string {
  const octets = text.split('.').map(Number);
  return octets.some((octet) => octet > 255) || isLocalIp4(octets) ? '' : octets.join('.');
}

function isLocalIp4([a = 0, b = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

function expandIp6(bare: string): number[] | undefined {
  const halves = bare.split('::');
  if (halves.length > 2) return undefined;
  const groupsOf = (half: string) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16)));
  const [head, tail] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return groups.every((group) => group >= 0 && group <= 0xffff) ? groups : undefined;
}
