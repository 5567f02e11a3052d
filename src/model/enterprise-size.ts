import { INDUSTRY_CLASSES } from './jsic';

/**
 * Kinds of business to which Article 2 of the Small and Medium-sized Enterprise Basic Act (中小企業基本法, Act No. 154 of 1963) sets limits of their own;
 * `other` is manufacturing, construction, transport and all else.
 */
export type ActKind = 'other' | 'wholesale' | 'retail' | 'services';

export const ACT_KINDS: readonly ActKind[] = ['other', 'wholesale', 'retail', 'services'];

/** Units in which lists state capital, in yen: 円, 千円, 万円, 百万円, 億円. */
export const YEN_UNITS = [1, 1e3, 1e4, 1e6, 1e8] as const;
export type YenUnit = (typeof YEN_UNITS)[number];

/** What a person said of the numbers in the column of capital, by its header. */
export interface CapitalUnit {
  readonly column: string;
  readonly yen: YenUnit;
}

/** A column of capital of which the unit is not known; its numbers are not used until it is. */
export interface CapitalQuestion {
  readonly column: string;
  readonly rows: number;
  readonly example: string;
}

/** Up to this capital in yen or this number of regular employees an enterprise is small or medium-sized; up to `small` employees it is small. */
export const ACT_LIMITS: Readonly<
  Record<ActKind, { readonly capital: number; readonly employees: number; readonly small: number }>
> = {
  other: { capital: 300_000_000, employees: 300, small: 20 },
  wholesale: { capital: 100_000_000, employees: 100, small: 5 },
  retail: { capital: 50_000_000, employees: 50, small: 5 },
  services: { capital: 50_000_000, employees: 100, small: 5 },
};

/**
 * What an enterprise is by the Act: `small` (小規模企業者), `medium` (the other small and medium-sized ones), `sme` (one of these two, which of them is not known),
 * `large` (beyond the Act), `body` (neither company nor sole proprietor, of whom alone the Act speaks).
 */
export const SIZE_CLASSES = ['small', 'medium', 'sme', 'large', 'body'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/**
 * Why it is not known: neither employees nor capital; above one limit with the other number missing; no industry of the classification; an industry
 * that belongs to several kinds.
 */
export const SIZE_DOUBTS = [
  'no-size',
  'no-employees',
  'no-capital',
  'no-industry',
  'wide-industry',
] as const;
export type SizeDoubt = (typeof SIZE_DOUBTS)[number];

/** A class that is known, or why it is not. */
export type SizeJudgement = SizeClass | SizeDoubt;

/** Whom a study may be about: small and medium-sized enterprises, or small ones alone. */
export const SIZE_GROUPS = ['sme', 'small'] as const;
export type SizeGroup = (typeof SIZE_GROUPS)[number];

/** Whether an enterprise belongs to the group; null where it can't be told. */
export function isOfSize(group: SizeGroup, judgement: SizeJudgement): boolean | null {
  if (SIZE_DOUBTS.some((doubt) => doubt === judgement)) return null;
  if (judgement === 'sme') return group === 'sme' || null;
  return judgement === 'small' || (judgement === 'medium' && group === 'sme');
}

/** How many firms there are of each judgement, in the order of the classes and doubts; those without a firm are left out. */
export function sizeCounts(
  sizes: readonly SizeJudgement[],
): readonly { readonly judgement: SizeJudgement; readonly firms: number }[] {
  return [...SIZE_CLASSES, ...SIZE_DOUBTS]
    .map((judgement) => ({ judgement, firms: sizes.filter((one) => one === judgement).length }))
    .filter(({ firms }) => firms > 0);
}

/** How many firms belong to the group, and of how many it can't be told. */
export function groupCounts(
  sizes: readonly SizeJudgement[],
  group: SizeGroup,
): { readonly sure: number; readonly doubtful: number } {
  const verdicts = sizes.map((one) => isOfSize(group, one));
  const count = (wanted: boolean | null) => verdicts.filter((one) => one === wanted).length;
  return { sure: count(true), doubtful: count(null) };
}

/**
 * Kinds that a class of the Japan Standard Industrial Classification may be, by its code (a division's letter, I1, I2, or two to four digits); all of
 * them for ''. Source: the Small and Medium Enterprise Agency's table of the Act's kinds and the classification's classes, which docs/industries.md gives.
 */
export function actKindsOf(code: string): readonly ActKind[] {
  if (code === '') return ACT_KINDS;
  if (code === 'I1') return ['wholesale'];
  if (code === 'I2') return ['retail'];
  if (!/^[A-T]$/.test(code)) return kindsOfGroup(code);
  const within = INDUSTRY_CLASSES.filter((one) => one.division === code && /^\d/.test(one.code));
  const kinds = new Set(within.flatMap((one) => kindsOfGroup(one.code)));
  return ACT_KINDS.filter((kind) => kinds.has(kind));
}

/** Major groups of which some groups are services, by their third digit; the others of them are `other`. */
const DIVIDED: Readonly<Record<string, string>> = { 41: '1256', 69: '3', 79: '23456789' };

const SERVICES = new Set([38, 39, 70, 71, 72, 73, 74, 75, 78]);

/** `code`: two to four digits. A third digit 0 says nothing: codes are filled with zeros, too. */
function kindsOfGroup(code: string): readonly ActKind[] {
  const major = Number(code.slice(0, 2));
  const services = DIVIDED[code.slice(0, 2)];
  if (services !== undefined) {
    const third = code.charAt(2);
    if (third === '' || third === '0') return ['other', 'services'];
    return [services.includes(third) ? 'services' : 'other'];
  }
  if (major === 99) return ACT_KINDS;
  if (major >= 50 && major <= 55) return ['wholesale'];
  if ((major >= 56 && major <= 61) || major === 76 || major === 77) return ['retail'];
  return [SERVICES.has(major) || (major >= 80 && major <= 96) ? 'services' : 'other'];
}

/**
 * What an enterprise of one of these kinds is, with so many regular employees and so much capital in yen (NaN where not known; no capital is none that
 * is known). One number within its limit is enough; beyond the Act are those above both. Where the kinds give different classes it is not known.
 */
export function sizeClass(
  kinds: readonly ActKind[],
  employees: number,
  capital: number,
): SizeJudgement {
  const people = employees >= 0 ? employees : NaN;
  const yen = capital > 0 ? capital : NaN;
  if (Number.isNaN(people) && Number.isNaN(yen)) return 'no-size';
  const found = new Set(kinds.map((kind) => judgedAs(kind, people, yen)));
  const [first] = found;
  if (found.size === 1) return first;
  if ([...found].every((one) => IS_SME.has(one))) return 'sme';
  return kinds.length === ACT_KINDS.length ? 'no-industry' : 'wide-industry';
}

function judgedAs(kind: ActKind, people: number, yen: number): SizeJudgement {
  const limits = ACT_LIMITS[kind];
  if (people <= limits.small) return 'small';
  if (people <= limits.employees || yen <= limits.capital)
    return Number.isNaN(people) ? 'sme' : 'medium';
  if (Number.isNaN(people)) return 'no-employees';
  return Number.isNaN(yen) ? 'no-capital' : 'large';
}

const IS_SME: ReadonlySet<SizeJudgement> = new Set(['small', 'medium', 'sme']);
