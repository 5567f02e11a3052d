import { ellisonGlaeser, quotientInterval, type Agglomerations } from '../../cluster';
import { ROLE_CODE, type FirmColumns, type Municipality, type Run } from '../../model';
import { within } from '../../model/run';
import { testQuotients, type TestedQuotient } from '../quotients';

/** A location quotient with its exact interval of 95 %. */
export interface QuotientWithInterval extends TestedQuotient {
  readonly low: number;
  readonly high: number;
}

/** Where industries gather: by municipality, and beyond the size of their firms. */
export interface StudyAgglomeration {
  /** Names of the industries; `industry` of the indices below is an index into it. Most firms first, then in the order of the rows. */
  readonly industries: readonly string[];
  /** Municipalities that firms name, by code; `cluster` of a quotient is an index into it. */
  readonly municipalities: readonly Municipality[];
  /** Of every industry in every municipality that has it, by municipality. Speciality is tested over all of them. */
  readonly quotients: readonly QuotientWithInterval[];
  /** Firms that take part in the quotients. */
  readonly firms: number;
  /** Ellison and Glaeser's index over municipalities; null where no firm has employees. */
  readonly index: Agglomerations | null;
}

/** What it is made of. */
export interface AgglomerationInput {
  readonly firms: Pick<FirmColumns, 'industry' | 'employees' | 'apart'>;
  /** Code of each firm's municipality, '' where it is not known. */
  readonly codes: readonly string[];
  readonly municipalities: readonly Municipality[];
  readonly seed: number;
}

/** Looks a while at intervals, then lets others have their turn. */
const TOGETHER = 200;

/**
 * Location quotients of industries by municipality with exact intervals, and Ellison and Glaeser's index, over all firms that the study is about;
 * a firm counts for the municipality that its address names, else for that of its place. Null where no firm has an industry and a municipality.
 */
export async function studyAgglomeration(
  { firms: { industry, employees, apart }, codes, municipalities, seed }: AgglomerationInput,
  run: Run,
): Promise<StudyAgglomeration | null> {
  const isIn = (firm: number) => apart?.[firm] !== 1;
  const known = new Map(municipalities.map((each) => [each.code, each]));
  const named = [...new Set(codes)].filter((code) => known.has(code)).sort();
  const areaAt = new Map(named.map((code, area) => [code, area]));
  const areaOf = Int32Array.from(codes, (code, i) => (isIn(i) ? (areaAt.get(code) ?? -1) : -1));
  const industries = byFirms(industry, areaOf);
  if (industries.length === 0) return null;
  const industryAt = new Map(industries.map((name, k) => [name, k]));
  const areas = { clusterOf: areaOf, clusterCount: named.length, role: roles(areaOf) };
  const quotients: QuotientWithInterval[] = [];
  const tested = testQuotients(areas, industry);
  const first = within(run, 0, 0.4);
  for (const [k, quotient] of tested.entries()) {
    const [low, high] = quotientInterval(quotient.table);
    quotients.push({ ...quotient, low, high });
    if (k % TOGETHER !== 0) continue;
    first.progress(k / tested.length);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const index = employees.some((own, firm) => own > 0 && areaOf[firm] >= 0)
    ? await ellisonGlaeser(
        {
          industryOf: Int32Array.from(industry, (name) => industryAt.get(name) ?? -1),
          areaOf,
          size: employees,
        },
        industries.length,
        named.length,
        seed,
        within(run, 0.4, 1),
      )
    : null;
  return {
    industries,
    municipalities: named.map((code) => known.get(code)!),
    quotients,
    firms: industry.reduce((sum, name, i) => sum + (name !== '' && areaOf[i] >= 0 ? 1 : 0), 0),
    index,
  };
}

/** A firm without a municipality takes no part: it could be in any. */
function roles(areaOf: Int32Array): Uint8Array {
  return Uint8Array.from(areaOf, (area) => (area < 0 ? ROLE_CODE.excluded : ROLE_CODE.core));
}

function byFirms(industry: readonly string[], areaOf: Int32Array): string[] {
  const counts = new Map<string, number>();
  industry.forEach((name, firm) => {
    if (name !== '' && areaOf[firm] >= 0) counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
