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
        check(
          `${nameEn}: difference`,
          'v[1]',
          difference[cluster],
          `evidence.clusters.clusters.${cluster}`,
        ),
        check(
          `${nameEn}: interval, low`,
          'v[2]',
          ciLow[cluster],
          `evidence.clusters.clusters.${cluster}`,
        ),
        check(
          `${nameEn}: interval, high`,
          'v[3]',
          ciHigh[cluster],
          `evidence.clusters.clusters.${cluster}`,
        ),
        check(`${nameEn}: p`, 'v[4]', pValue[cluster], `evidence.clusters.clusters.${cluster}`),
      ].map(apart),
      ...(Number.isNaN(pValue[cluster]) ? [] : [`p[${quoteR(String(cluster))}] <- v[4]`]),
    ]),
    'q <- p.adjust(p, "BH")',
    ...clusters.map(({ nameEn }, cluster) =>
      apart(
        check(
          `${nameEn}: q`,
          `q[${quoteR(String(cluster))}]`,
          q[cluster],
          `evidence.clusters.clusters.${cluster}`,
        ),
      ),
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
    check('firms inside', 'r$n1', inside.n, 'evidence.comparison.inside'),
    check('firms outside', 'r$n0', outside.n, 'evidence.comparison.outside'),
    check('mean inside', 'r$m1', inside.mean, 'evidence.comparison.inside'),
    check('median inside', 'r$median1', inside.median, 'evidence.comparison.inside'),
    check('median outside', 'r$median0', outside.median, 'evidence.comparison.outside'),
    check('spread inside', 'r$sd1', inside.sd, 'evidence.comparison.inside'),
    check('spread outside', 'r$sd0', outside.sd, 'evidence.comparison.outside'),
    check('mean outside', 'r$m0', outside.mean, 'evidence.comparison.outside'),
    check('difference', 'r$m1 - r$m0', found.difference, 'evidence.comparison.difference'),
    check('Welch t', 'r$welch$statistic', welch.t, 'evidence.comparison.welch'),
    check('Welch df', 'r$welch$parameter', welch.df, 'evidence.comparison.welch'),
    check('Welch p', 'r$welch$p.value', welch.pValue, 'evidence.comparison.welch'),
    check('Welch interval, low', 'r$welch$conf.int[1]', found.ciLow, 'evidence.comparison.ci_low'),
    check(
      'Welch interval, high',
      'r$welch$conf.int[2]',
      found.ciHigh,
      'evidence.comparison.ci_high',
    ),
    check(
      'Mann-Whitney U',
      'r$wilcox$statistic',
      mannWhitney.u,
      'evidence.comparison.mann_whitney',
    ),
    check(
      'Mann-Whitney p',
      'r$wilcox$p.value',
      mannWhitney.pValue,
      'evidence.comparison.mann_whitney',
    ),
    check(
      "Cohen's d",
      'r$cohen',
      found.effectSize.cohensD,
      'evidence.comparison.effect_size.cohens_d',
    ),
    check(
      "Cliff's delta",
      'r$cliff',
      found.effectSize.cliffsDelta,
      'evidence.comparison.effect_size.cliffs_delta',
    ),
    ...(yesNo
      ? [check('Fisher p', 'r$fisher', yesNo.fisher.pValue, 'evidence.comparison.yes_no.fisher')]
      : []),
    ...(robust
      ? [
          check('error of the difference', 'r$se', robust.stdError, 'evidence.comparison.robust'),
          check('degrees of freedom', 'r$df', robust.df, 'evidence.comparison.robust'),
          check('interval, low', 'r$low', robust.ciLow, 'evidence.comparison.robust'),
          check('interval, high', 'r$high', robust.ciHigh, 'evidence.comparison.robust'),
          check('p', 'r$p', robust.pValue, 'evidence.comparison.robust'),
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
      check('weighted mean inside', 'w$m1', found.inside.mean, 'evidence.comparison.weighted'),
      check('weighted mean outside', 'w$m0', found.outside.mean, 'evidence.comparison.weighted'),
      check(
        'weighted difference',
        'w$difference',
        found.difference,
        'evidence.comparison.weighted',
      ),
      check('design-based error', 'w$se', found.stdError, 'evidence.comparison.weighted'),
      check('degrees of freedom', 'w$df', found.df, 'evidence.comparison.weighted'),
      check('interval, low', 'w$low', found.ciLow, 'evidence.comparison.weighted'),
      check('interval, high', 'w$high', found.ciHigh, 'evidence.comparison.weighted'),
      check('p', 'w$p', found.pValue, 'evidence.comparison.weighted'),
      check(
        'effective sample size',
        'w$effective',
        found.effective,
        'evidence.comparison.weighted',
      ),
    ].map(bySurvey),
  ];
}
