import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  PURPOSES,
  ROLES,
  type AgencyKind,
  type AgencyLevel,
  type Purpose,
  type Role,
} from '../actor.ts';
import { actorOf, cellAt, CELLS, EVERY_ACTOR, EVERY_STANDING, targetOf, type Cell } from './cells.fixture.ts';
import { may } from './may.ts';

type Standing = Pick<Cell, 'relation' | 'takesPart' | 'isSelf'>;
type Who = Pick<Cell, 'role' | 'kind'>;

const ACTORS = EVERY_ACTOR.map(actorOf);
const TARGETS = EVERY_STANDING.map(targetOf);
const probed = new Map<string, Uint8Array>();
const listed = new Map<string, readonly Cell[]>();

/** Every cell in which an action is allowed, as only `may` says. */
export function cellsOf(action: string, caseNo?: string): readonly Cell[] {
  const key = `${action} ${caseNo}`;
  const known = listed.get(key);
  if (known !== undefined) return known;
  const cells: Cell[] = [];
  probe(action, caseNo).forEach((isAllowed, index) => {
    if (isAllowed === 1) cells.push(cellAt(index));
  });
  listed.set(key, cells);
  return cells;
}

/** 1 = allowed, by index of the cell. Asked once for each action. */
export function probe(action: string, caseNo?: string): Uint8Array {
  const key = `${action} ${caseNo}`;
  const known = probed.get(key);
  if (known !== undefined) return known;
  const allowed = new Uint8Array(CELLS);
  let index = 0;
  for (const actor of ACTORS)
    for (const target of TARGETS)
      for (const purpose of PURPOSES) {
        if (may({ action, actor, purpose, caseNo, target }).ok) allowed[index] = 1;
        index++;
      }
  if (index !== CELLS) throw new Error(`${index} cells`);
  probed.set(key, allowed);
  return allowed;
}

/** Everybody for whom there is a record and a purpose with which the action is allowed; the lowest level of each. */
export function allowedTo(action: string): readonly { role: Role; kind: AgencyKind; from: AgencyLevel }[] {
  const cells = cellsOf(action, 'A0000001');
  return ROLES.flatMap((role) =>
    AGENCY_KINDS.flatMap((kind) => {
      const own = cells.filter((cell) => cell.role === role && cell.kind === kind);
      const from = AGENCY_LEVELS.find((level) => own.some((cell) => cell.level === level));
      return from === undefined ? [] : [{ role, kind, from }];
    }),
  );
}

/** What `may` lets happen, action by action, written out for a reader: who, from which level, on which records, what for. */
export function probedTable(actions: readonly string[], commands: readonly string[]): string {
  return actions.map((action) => `${action}\n${linesFor(action, commands).join('\n')}\n`).join('\n');
}

function linesFor(action: string, commands: readonly string[]): readonly string[] {
  const all = cellsOf(action, 'A0000001');
  return allowedTo(action).flatMap((who) => {
    const cells = all.filter(({ role, kind }) => role === who.role && kind === who.kind);
    const byPurpose = PURPOSES.map((purpose) => [placesFor(cells, purpose), purpose] as const);
    const places = [...new Set(byPurpose.map(([place]) => place))].filter((place) => place !== '');
    return places.map((place) => {
      const purposes = byPurpose.filter(([other]) => other === place).map(([, purpose]) => purpose);
      const words = `${place}; for ${purposes.join(', ')}${extras(action, who, commands)}`;
      return `  ${who.role}@${who.kind}: ${words}`;
    });
  });
}

const STANDING_WORDS: readonly (readonly [word: string, stands: (standing: Standing) => boolean])[] = [
  ['any record', () => true],
  ['records of the region or with the own agency', ({ relation, takesPart }) => takesPart || isInRegion(relation)],
  ['records of the region', ({ relation }) => isInRegion(relation)],
  ['records with the own agency', ({ takesPart }) => takesPart],
  ['the own record', ({ isSelf }) => isSelf],
];

function isInRegion(relation: Standing['relation']): boolean {
  return relation === 'own' || relation === 'below';
}

function placesFor(cells: readonly Cell[], purpose: Purpose): string {
  const parts: string[] = [];
  let before = '';
  for (const level of AGENCY_LEVELS) {
    const seen = cells.filter((cell) => cell.level === level && cell.purpose === purpose);
    const word = seen.length === 0 ? '' : wordFor(seen);
    if (word !== before) parts.push(`from ${level} up ${word}`);
    before = word;
  }
  return parts.join(', ');
}

function wordFor(seen: readonly Cell[]): string {
  const isSeen = (stands: Standing) =>
    seen.some(
      (cell) =>
        cell.relation === stands.relation && cell.takesPart === stands.takesPart && cell.isSelf === stands.isSelf,
    );
  const found = STANDING_WORDS.find(([, fits]) => EVERY_STANDING.every((stands) => fits(stands) === isSeen(stands)));
  return found?.[0] ?? seen.map((cell) => JSON.stringify(cell)).join(' ');
}

function extras(action: string, { role, kind }: Who, commands: readonly string[]): string {
  const cell = cellsOf(action, 'A0000001').find((each) => each.role === role && each.kind === kind);
  if (cell === undefined) return '';
  const asked = { action, actor: actorOf(cell), purpose: cell.purpose };
  const target = targetOf(cell);
  const needsCase = !may({ ...asked, target }).ok;
  const barred = commands.filter(
    (command) => !may({ ...asked, caseNo: 'A0000001', target: { ...target, hands: [{ command, by: 'actor' }] } }).ok,
  );
  return `${needsCase ? '; with the case number' : ''}${barred.length === 0 ? '' : `; not after ${barred.join(', ')}`}`;
}
