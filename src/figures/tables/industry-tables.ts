import {
  formatCount,
  formatEstimate,
  formatDecimals,
  formatFixed,
  formatP,
  type IndexFacts,
  type Messages,
} from '../../i18n';
import type { QuotientWithInterval, StudyAgglomeration } from '../../study';
import type { FigureTable } from '../svg';

/** What the index rests on; null where no firm has employees. */
export function indexFacts({ index }: StudyAgglomeration): IndexFacts | null {
  if (!index) return null;
  const few = index.industries.filter((each) => each.few).length;
  return { ...index, few };
}

/** Industries by Ellison and Glaeser's index, largest first; those on fewer than ten firms with a star. */
export function industryTable(
  { industries, index }: StudyAgglomeration,
  m: Messages,
  most = Infinity,
): FigureTable {
  const t = m.agglomeration;
  return {
    head: [t.industry, t.firms, t.herfindahl, t.gamma, t.z, t.q],
    rows: (index?.industries ?? [])
      .slice(0, most)
      .map(({ industry, firms, herfindahl, gamma, z, qValue, few }) => {
        const name = m.words.industryName(industries[industry]);
        return [
          few ? t.starred(name) : name,
          formatCount(firms),
          formatEstimate(herfindahl),
          formatDecimals(gamma, 3),
          formatDecimals(z, 1),
          formatP(qValue),
        ];
      }),
  };
}

/** The same as far as it fits beside the map: without the firms and their Herfindahl index. */
export function narrowIndustryTable(found: StudyAgglomeration, m: Messages): FigureTable {
  const { head, rows } = industryTable(found, m);
  const narrow = ([name, , , ...index]: readonly string[]) => [name, ...index];
  return { head: narrow(head), rows: rows.map(narrow) };
}

/** An industry's location quotients with the names of their areas, as one table. */
export function quotientTable(
  rows: readonly (readonly [area: string, quotient: QuotientWithInterval])[],
  m: Messages,
): FigureTable {
  const t = m.agglomeration;
  return {
    head: [t.area, t.firms, t.quotient, t.interval, t.q],
    rows: rows.map(([area, { firms, quotient, low, high, q }]) => [
      area,
      formatCount(firms),
      formatFixed(quotient, 2),
      `${formatFixed(low, 2)} – ${formatFixed(high, 2)}`,
      formatP(q),
    ]),
  };
}
