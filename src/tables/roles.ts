import {
  EVENT_ROLES,
  FIRM_ROLES,
  levelNamed,
  INSTITUTION_ROLES,
  LINK_ROLES,
  type EventRole,
  type FirmRole,
  type InputKind,
  type InstitutionRole,
  type LinkRole,
  type Roles,
  type Table,
} from '../model';
import { suggestAddress } from './address-columns';
import { parseNumber, parseYesNo } from './cells';
import { suggestCoordinates } from './coordinate-columns';
import * as headers from './headers';
import { foldHeader, type HeaderRule } from './headers';
import { parseYear } from './years';
import { sampleOf, shareOf, type ColumnSample } from './sample';

type AnyRole = FirmRole | InstitutionRole | LinkRole | EventRole;

interface RolesOf {
  firms: FirmRole;
  institutions: InstitutionRole;
  links: LinkRole;
  outcomes: EventRole;
}

/** Roles that one column fills and that its header tells. Addresses, coordinates and outcomes have their own ways. */
const RULES: Record<InputKind, Partial<Record<AnyRole, HeaderRule>>> = {
  firms: {
    id: headers.FIRM_ID,
    name: headers.NAME,
    industry: headers.INDUSTRY,
    employees: headers.EMPLOYEES,
    subcontractor: headers.SUBCONTRACTOR,
    parent: headers.PARENT_NAME,
    parent_address: headers.PARENT_ADDRESS,
    main_institution: headers.MAIN_INSTITUTION,
    main_frequency: headers.MAIN_FREQUENCY,
    level: headers.LEVEL,
    error_km: headers.ERROR_KM,
  },
  institutions: {
    id: headers.INSTITUTION_ID,
    name: headers.INSTITUTION_NAME,
    name_en: headers.NAME_ENGLISH,
    kind: headers.INSTITUTION_KIND,
    level: headers.LEVEL,
    error_km: headers.ERROR_KM,
    homepage: headers.HOMEPAGE,
  },
  links: {
    firm: headers.LINK_FIRM,
    institution: headers.LINK_INSTITUTION,
    contact_frequency: headers.CONTACT_FREQUENCY,
    topic: headers.TOPIC,
    year: headers.LINK_YEAR,
  },
  outcomes: { key: headers.EVENT_KEY },
};

const ORDER: Record<InputKind, readonly AnyRole[]> = {
  firms: FIRM_ROLES,
  institutions: INSTITUTION_ROLES,
  links: LINK_ROLES,
  outcomes: EVENT_ROLES,
};

const FIRM_NAME_CELL =
  /株式会社|有限会社|合同会社|合資会社|協同組合|[(（][株有合][)）]|[㈱㈲]|Co\.|Inc\.|Ltd/i;
const INSTITUTION_NAME_CELL =
  /大学|高専|高等専門学校|研究所|センター|試験場|機構|財団|University|Institute|KOSEN/i;

/**
 * Proposes which column is what, by Japanese and English headers and, where they don't tell, by the values: cells that look like
 * Japanese addresses, pairs of numbers inside Japan's box, names with a legal form. A column gets at most one role. Roles without a fitting
 * column are absent. A table of GeoJSON points gets no coordinate columns, because it has its points. Looks at no more than
 * 1,000 rows spread over the table.
 */
export function suggestRoles<K extends InputKind>(kind: K, table: Table): Roles<RolesOf[K]> {
  const samples = table.columns.map((cells) => sampleOf(cells));
  const folded = table.header.map(foldHeader);
  const taken = new Set<number>();
  const roles: Partial<Record<AnyRole, readonly number[]>> = {};
  const assign = (role: AnyRole, columns: readonly number[] | null) => {
    if (!columns || columns.length === 0) return;
    roles[role] = columns;
    columns.forEach((column) => taken.add(column));
  };

  const placed = kind === 'firms' || kind === 'institutions';
  if (placed && !table.points) {
    const pair = suggestCoordinates(folded, samples);
    assign('longitude', pair && [pair.longitude]);
    assign('latitude', pair && [pair.latitude]);
  }
  // Where there is no address of the firm's own, cells that look like addresses would be taken for it.
  const others = new Set(taken);
  if (kind === 'firms')
    folded.forEach((header, column) => {
      if (scoreOf(header, headers.PARENT_ADDRESS) > 0) others.add(column);
    });
  if (placed) assign('address', suggestAddress(folded, samples, others));
  const byHeader = new Map(bestByHeader(RULES[kind], folded, samples, taken));
  // A frequency says nothing without whom it is with, and an address nothing without whose it is.
  if (!byHeader.has('main_institution')) byHeader.delete('main_frequency');
  if (!byHeader.has('parent')) byHeader.delete('parent_address');
  for (const [role, column] of byHeader) assign(role, [column]);
  if (placed && !roles.name) {
    const pattern = kind === 'firms' ? FIRM_NAME_CELL : INSTITUTION_NAME_CELL;
    assign(
      'name',
      bestByValue(samples, taken, (cell) => pattern.test(cell)),
    );
  }
  if (kind === 'firms') assign('outcome', outcomeColumns(folded, samples, taken));
  return inOrder(roles, ORDER[kind]) as Roles<RolesOf[K]>;
}

/** Surest pairs of role and column first; each role and each column once. */
function bestByHeader(
  rules: Partial<Record<AnyRole, HeaderRule>>,
  folded: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): [AnyRole, number][] {
  const candidates: { role: AnyRole; column: number; score: number }[] = [];
  for (const [role, rule] of Object.entries(rules) as [AnyRole, HeaderRule][]) {
    folded.forEach((header, column) => {
      if (taken.has(column)) return;
      const score = scoreOf(header, rule) + fitness(role, samples[column]);
      if (score > 0) candidates.push({ role, column, score });
    });
  }
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const done = new Map<AnyRole, number>();
  const used = new Set<number>();
  for (const { role, column } of candidates) {
    if (done.has(role) || used.has(column)) continue;
    done.set(role, column);
    used.add(column);
  }
  return [...done];
}

const EXACT = 1000;
const LOOSE = 500;

function scoreOf(header: string, rule: HeaderRule): number {
  const exact = rule.names.indexOf(header);
  if (exact >= 0) return EXACT - exact;
  const loose = rule.pattern?.test(header) && !rule.unless?.test(header);
  // The shorter of two names that fit loosely says less beside the point.
  return loose ? LOOSE - header.length : -Infinity;
}

/** Takes the trust away from a column whose values contradict its header. */
function fitness(role: AnyRole, sample: ColumnSample): number {
  if (sample.filled.length === 0) return -300;
  if (role === 'level') return shareOf(sample, isLevel) < 0.5 ? -Infinity : 0;
  if (role === 'error_km') return shareOf(sample, isNumber) < 0.5 ? -Infinity : 0;
  if (role === 'employees' || role === 'contact_frequency' || role === 'main_frequency') {
    return shareOf(sample, isNumber) < 0.5 ? -300 : 0;
  }
  if (role === 'year') return shareOf(sample, isYear) < 0.5 ? -Infinity : 0;
  if (role === 'id') return sample.distinct ? 0 : -300;
  return 0;
}

function outcomeColumns(
  folded: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): number[] {
  const columns: number[] = [];
  folded.forEach((header, column) => {
    if (taken.has(column) || scoreOf(header, headers.OUTCOME) < 0) return;
    const measured = shareOf(samples[column], (cell) => isNumber(cell) || isYesNo(cell));
    if (measured >= 0.9) columns.push(column);
  });
  return columns;
}

function bestByValue(
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
  fits: (cell: string) => boolean,
): number[] | null {
  let best: number | null = null;
  let bestShare = 0.5;
  samples.forEach((sample, column) => {
    if (taken.has(column)) return;
    const share = shareOf(sample, fits);
    if (share > bestShare) {
      best = column;
      bestShare = share;
    }
  });
  return best === null ? null : [best];
}

function isNumber(cell: string): boolean {
  return parseNumber(cell).kind === 'number';
}

function isYear(cell: string): boolean {
  return parseYear(cell).kind === 'number';
}

function isLevel(cell: string): boolean {
  return levelNamed(cell) !== undefined;
}

function isYesNo(cell: string): boolean {
  return parseYesNo(cell).kind === 'number';
}

function inOrder(
  roles: Partial<Record<AnyRole, readonly number[]>>,
  order: readonly AnyRole[],
): Partial<Record<AnyRole, readonly number[]>> {
  return Object.fromEntries(order.filter((role) => roles[role]).map((role) => [role, roles[role]]));
}
