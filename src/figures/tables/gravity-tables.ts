import {
  formatCount,
  formatDecimals,
  formatFixed,
  formatKm,
  nameIn,
  type Language,
  type Messages,
} from '../../i18n';
import type { Findings } from '../../model';
import type { FarReach, StudyGravity } from '../../study';
import type { FigureTable } from '../svg';

/** What the model consists of: estimates with their HC1 errors. */
export function gravityTable(
  { coefficients }: StudyGravity,
  { flows: { gravity: t }, words }: Messages,
): FigureTable {
  const nameOf = (term: StudyGravity['coefficients'][number]['term']): string => {
    if (term === null) return t.constant;
    if (term === 'distance' || term === 'firms') return t.terms[term];
    return words.kind[term];
  };
  return {
    ids: coefficients.map((_, at) => `gravity.terms.${at}`),
    head: [t.term, t.coefficient, t.error],
    rows: coefficients.map(({ term, estimate, standardError }) => [
      nameOf(term),
      formatDecimals(estimate, 3),
      formatFixed(standardError, 3),
    ]),
  };
}

/** What is said of the model in sentences. */
export function gravityFacts(
  { pairs, coefficients, baseKind, explained, kindsLeftOut, restTies, unknownTies }: StudyGravity,
  { flows: { gravity: t }, words }: Messages,
): string[] {
  const elasticity = coefficients.find(({ term }) => term === 'distance')?.estimate ?? NaN;
  return [
    t.explained(explained, pairs.km.length),
    elasticity < 0 ? t.distance(elasticity) : t.distanceMore(elasticity),
    t.base(words.kind[baseKind]),
    ...(kindsLeftOut.length > 0 ? [t.leftOut(kindsLeftOut.map((kind) => words.kind[kind]))] : []),
    ...(restTies > 0 ? [t.rest(restTies)] : []),
    ...(unknownTies > 0 ? [t.unknown(unknownTies)] : []),
  ];
}

/** What is said of the estimate with an effect of each cluster and institution. */
export function fixedGravityFacts(
  { fixed }: StudyGravity,
  { flows: { gravity: t } }: Messages,
): string[] {
  if (!fixed.ok) return [t.fixedRefused[fixed.failure]];
  const { n, firsts, seconds, firstsWithout, secondsWithout, ...found } = fixed.value;
  return [
    t.fixed(found),
    t.fixedPairs(n, firsts, seconds),
    ...(firstsWithout + secondsWithout > 0 ? [t.fixedWithout(firstsWithout, secondsWithout)] : []),
  ];
}

/** The given pairs, as rows of the list of missing links. */
export function missingTable(
  { pairs }: StudyGravity,
  rows: readonly number[],
  { clusters, institutions }: Findings,
  language: Language,
  { flows: { gravity: t } }: Messages,
): FigureTable {
  const field = (firms: number): string =>
    firms < 0 ? t.field.unknown : firms === 0 ? t.field.none : t.field.firms(firms);
  return {
    head: t.missingHead,
    rows: rows.map((p) => {
      const cluster = clusters[pairs.cluster[p]];
      return [
        nameIn(language, cluster.nameJa, cluster.nameEn),
        institutionName(institutions, pairs.institution[p], language),
        formatKm(pairs.km[p]),
        formatFixed(pairs.expected[p], 1),
        field(pairs.sameField[p]),
      ];
    }),
  };
}

export function farTable(
  rows: readonly FarReach[],
  { institutions }: Findings,
  language: Language,
  { flows: { gravity: t } }: Messages,
): FigureTable {
  return {
    head: t.farHead,
    rows: rows.map((row) => [
      institutionName(institutions, row.institution, language),
      formatCount(row.clusters),
      formatKm(row.meanKm),
      formatKm(row.expectedMeanKm),
      formatFixed(row.farContacts, 1),
      formatFixed(row.expectedFar, 1),
    ]),
  };
}

function institutionName(
  { nameJa, nameEn }: Findings['institutions'],
  index: number,
  language: Language,
): string {
  return nameIn(language, nameJa[index], nameEn[index] || nameJa[index]);
}
