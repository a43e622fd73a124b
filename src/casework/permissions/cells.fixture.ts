import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  PURPOSES,
  ROLES,
  type Actor,
  type AgencyKind,
  type AgencyLevel,
  type Purpose,
  type Role,
} from '../actor.ts';
import type { Target } from './may.ts';
import type { Permission } from './permission.ts';

/** Where the record lies, seen from the actor's region. */
export const RELATIONS = ['own', 'below', 'above', 'elsewhere'] as const;
export type Relation = (typeof RELATIONS)[number];

/** One cell of the table: who, on which record, what for. */
export interface Cell {
  readonly role: Role;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  readonly relation: Relation;
  readonly takesPart: boolean;
  readonly isSelf: boolean;
  readonly purpose: Purpose;
}

const REGIONS: Readonly<Record<Relation, string>> = {
  own: '371300',
  below: '371312',
  above: '370000',
  elsewhere: '331000',
};

export function actorOf({ role, kind, level }: Pick<Cell, 'role' | 'kind' | 'level'>): Actor {
  return { id: 'actor', name: '', role, agency: { id: 'agency', kind, level, region: REGIONS.own } };
}

export function targetOf({ relation, takesPart, isSelf }: Pick<Cell, 'relation' | 'takesPart' | 'isSelf'>): Target {
  return {
    region: REGIONS[relation],
    agencies: takesPart ? ['other', 'agency'] : ['other'],
    ...(isSelf ? { personId: 'actor' } : { personId: 'somebody' }),
  };
}

/** Every role with every kind and level of agency. */
export const EVERY_ACTOR: readonly Pick<Cell, 'role' | 'kind' | 'level'>[] = ROLES.flatMap((role) =>
  AGENCY_KINDS.flatMap((kind) => AGENCY_LEVELS.map((level) => ({ role, kind, level }))),
);

/** Every standing of an actor to a record. */
export const EVERY_STANDING: readonly Pick<Cell, 'relation' | 'takesPart' | 'isSelf'>[] = RELATIONS.flatMap(
  (relation) => [true, false].flatMap((takesPart) => [true, false].map((isSelf) => ({ relation, takesPart, isSelf }))),
);

/** Cells in the order of actors, standings, purposes. */
export const CELLS = EVERY_ACTOR.length * EVERY_STANDING.length * PURPOSES.length;

export function cellAt(index: number): Cell {
  const purpose = PURPOSES[index % PURPOSES.length];
  const stands = EVERY_STANDING[Math.floor(index / PURPOSES.length) % EVERY_STANDING.length];
  const who = EVERY_ACTOR[Math.floor(index / PURPOSES.length / EVERY_STANDING.length)];
  if (purpose === undefined || stands === undefined || who === undefined) throw new RangeError(`no cell ${index}`);
  return { ...who, ...stands, purpose };
}

/**
 * The table read another way, slowly: each line is written out as the cells that it allows, with the words of the cell and not with
 * codes of regions or ids. 1 = allowed, by index of the cell.
 */
export function allowedCells(lines: readonly Permission[]): Uint8Array {
  const allowed = new Uint8Array(CELLS);
  for (const line of lines)
    EVERY_ACTOR.forEach((who, actor) => {
      const isNamed = line.roles.includes(who.role) && line.kinds.includes(who.kind) && goTogether(who.role, who.kind);
      if (!isNamed || !UPWARDS[line.level].includes(who.level)) return;
      EVERY_STANDING.forEach((stands, standing) => {
        if (!STANDS[line.scope](stands)) return;
        for (const purpose of line.purposes)
          allowed[(actor * EVERY_STANDING.length + standing) * PURPOSES.length + PURPOSES.indexOf(purpose)] = 1;
      });
    });
  return allowed;
}

function goTogether(role: Role, kind: AgencyKind): boolean {
  if (role === 'citizen') return kind === 'public';
  if (role.startsWith('bank-')) return kind === 'bank' || kind === 'payment-institution';
  if (role.startsWith('carrier-')) return kind === 'carrier';
  if (role === 'investigator' || role === 'head' || role === 'lawyer') return kind === 'police';
  if (role === 'supervisor') return kind === 'police' || kind === 'regulator';
  if (role === 'credit-officer') return kind === 'regulator';
  return role !== 'clock' && kind !== 'public';
}

const UPWARDS: Readonly<Record<AgencyLevel, readonly AgencyLevel[]>> = {
  outlet: ['outlet', 'county', 'city', 'province', 'national'],
  county: ['county', 'city', 'province', 'national'],
  city: ['city', 'province', 'national'],
  province: ['province', 'national'],
  national: ['national'],
};

const STANDS: Readonly<
  Record<Permission['scope'], (stands: Pick<Cell, 'relation' | 'takesPart' | 'isSelf'>) => boolean>
> = {
  any: () => true,
  self: ({ isSelf }) => isSelf,
  agency: ({ takesPart }) => takesPart,
  region: ({ relation }) => relation === 'own' || relation === 'below',
};
