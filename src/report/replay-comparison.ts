import type { Alike } from '../model';
import type { ReplayFacts } from '../study';
import { bySurvey, check, groupLine, quoteR } from './replay-text';

/** Each cluster against outside, as the groups of the comparison let firms be alike. */
export function clusterLines({ evidence, findings: { clusters } }: ReplayFacts): string[] {
  const found = evidence?.clusters;
  if (!found) return [];
  const { difference, ciLow, ciHigh, pValue, q, robust } = found;
  const apart = evidence.weights ? bySurvey : (line: string) => line;
  return [
    'section("Each cluster against outside")',
    groupLine(evidence.alike),
    'p <- c()',
    ...clusters.flatMap(({ nameEn }, cluster) => [
      `v <- cluster_difference(d, ${cluster}, ${robust[cluster] === 1 ? 'TRUE' : 'FALSE'})`,
      ...[
        check(`${nameEn}: difference`, 'v[1]', difference[cluster]),
        check(`${nameEn}: interval, low`, 'v[2]', ciLow[cluster]),
        check(`${nameEn}: interval, high`, 'v[3]', ciHigh[cluster]),
        check(`${nameEn}: p`, 'v[4]', pValue[cluster]),
      ].map(apart),
      ...(Number.isNaN(pValue[cluster]) ? [] : [`p[${quoteR(String(cluster))}] <- v[4]`]),
    ]),
    'q <- p.adjust(p, "BH")',
    ...clusters.map(({ nameEn }, cluster) =>
      apart(check(`${nameEn}: q`, `q[${quoteR(String(cluster))}]`, q[cluster])),
    ),
  ];
}

export function comparisonLines({ evidence }: ReplayFacts): string[] {
  if (!evidence?.comparison.ok) return [];
  const { alike } = evidence;
  const { inside, outside, welch, mannWhitney, robust, yesNo, weighted, ...found } =
    evidence.comparison.value;
  return [
    'section("Inside against outside")',
    groupLine(alike),
    `r <- compare(d${alike.errors === 'conley' ? `, list(km = ${alike.conleyKm}, kernel = "${alike.conleyKernel}")` : ''})`,
    check('firms inside', 'r$n1', inside.n),
    check('firms outside', 'r$n0', outside.n),
    check('mean inside', 'r$m1', inside.mean),
    check('mean outside', 'r$m0', outside.mean),
    check('difference', 'r$m1 - r$m0', found.difference),
    check('Welch t', 'r$welch$statistic', welch.t),
    check('Welch df', 'r$welch$parameter', welch.df),
    check('Welch p', 'r$welch$p.value', welch.pValue),
    check('Welch interval, low', 'r$welch$conf.int[1]', found.ciLow),
    check('Welch interval, high', 'r$welch$conf.int[2]', found.ciHigh),
    check('Mann-Whitney U', 'r$wilcox$statistic', mannWhitney.u),
    check('Mann-Whitney p', 'r$wilcox$p.value', mannWhitney.pValue),
    check("Cohen's d", 'r$cohen', found.effectSize.cohensD),
    check("Cliff's delta", 'r$cliff', found.effectSize.cliffsDelta),
    ...(yesNo ? [check('Fisher p', 'r$fisher', yesNo.fisher.pValue)] : []),
    ...(robust
      ? [
          check('error of the difference', 'r$se', robust.stdError),
          check('degrees of freedom', 'r$df', robust.df),
          check('interval, low', 'r$low', robust.ciLow),
          check('interval, high', 'r$high', robust.ciHigh),
          check('p', 'r$p', robust.pValue),
        ]
      : []),
    ...(weighted ? weightedLines(weighted, alike) : []),
  ];
}

type Evidence = NonNullable<ReplayFacts['evidence']>;
type Compared = Extract<Evidence['comparison'], { ok: true }>['value'];

/** What survey's svyglm says of the weighted difference. */
function weightedLines(found: NonNullable<Compared['weighted']>, alike: Alike): string[] {
  const near =
    alike.errors === 'conley'
      ? `, list(km = ${alike.conleyKm}, kernel = "${alike.conleyKernel}")`
      : '';
  return [
    'section("Inside against outside by survey weights")',
    `w <- weighed_difference(d, ${found.groups === null ? 'FALSE' : 'TRUE'}${near})`,
    ...[
      check('weighted mean inside', 'w$m1', found.inside.mean),
      check('weighted mean outside', 'w$m0', found.outside.mean),
      check('weighted difference', 'w$difference', found.difference),
      check('design-based error', 'w$se', found.stdError),
      check('degrees of freedom', 'w$df', found.df),
      check('interval, low', 'w$low', found.ciLow),
      check('interval, high', 'w$high', found.ciHigh),
      check('p', 'w$p', found.pValue),
      check('effective sample size', 'w$effective', found.effective),
    ].map(bySurvey),
  ];
}
