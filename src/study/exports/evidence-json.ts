import type { Balanced, BalancedRow } from '../comparison/balanced';
import type { Beside } from '../questions/beside';
import type { StudyExplanation } from '../questions/models';
import type { StudyPositionEvidence } from '../questions/position-evidence';
import type { Redrawn } from '../questions/redrawn';
import type { StudySpecifications } from '../questions/specifications';

/** Inside against outside among like firms; what could not be found is null. */
export function balancedJson(found: BalancedRow) {
  return {
    alike_in: found.by,
    inside: found.inside,
    matched: found.matched,
    counterparts: found.counterparts,
    effective_counterparts: found.effective,
    inside_mean: found.insideMean,
    outside_mean: found.outsideMean,
    difference: found.difference,
    groups: found.groups,
    std_error: found.stdError,
    p_value: found.pValue,
    ci_low: found.ciLow,
    ci_high: found.ciHigh,
  };
}

/** Standardised differences of what both sides should have alike, of all firms compared and of those of each way. */
export function balanceJson({ rows, traits }: Balanced) {
  return traits.map(({ industry, before }, at) => ({
    trait: industry === null ? 'log_employees' : 'industry',
    ...(industry === null ? {} : { industry }),
    before,
    after: Object.fromEntries(rows.map(({ by, balance }) => [by, balance[at]])),
  }));
}

type Part = Extract<StudyExplanation, { ok: true }>['value']['proxies'][number]['alone'];

/** What the flow of information accounts for; with its intervals where it was asked with draws. */
export function explanationJson(found: StudyExplanation) {
  if (!found.ok) return { refused: found.problem };
  const { n, missing, change, proxies, bootstrap, ...effects } = found.value;
  const isDrawn = bootstrap.draws > 0;
  const interval = (name: string, { ciLow, ciHigh }: Part) =>
    isDrawn ? { [`${name}_ci_low`]: ciLow, [`${name}_ci_high`]: ciHigh } : {};
  return {
    n,
    missing,
    without: effects.without.estimate,
    with: effects.with.estimate,
    change,
    proxies: proxies.map(({ term, role, alone, last }) => ({
      name: term.join(':'),
      role,
      alone: alone.estimate,
      ...interval('alone', alone),
      last: last.estimate,
      ...interval('last', last),
    })),
    ...(isDrawn
      ? {
          interval: { ci_low: effects.ciLow, ci_high: effects.ciHigh },
          bootstrap: {
            draws: bootstrap.draws,
            failed: bootstrap.failed,
            seed: bootstrap.seed,
            unit: bootstrap.unit,
            units: bootstrap.units,
            monte_carlo_error: bootstrap.monteCarloError,
          },
        }
      : {}),
  };
}

/** Estimates with positions redrawn within their error radii, put together by Rubin's rules. */
export function positionsJson(found: StudyPositionEvidence) {
  const one = ({ asGiven, pooled, failed }: Redrawn) => ({
    as_given: {
      estimate: asGiven.estimate,
      ci_low: asGiven.ciLow,
      ci_high: asGiven.ciHigh,
    },
    redrawn: pooled && {
      estimate: pooled.estimate,
      std_error: pooled.stdError,
      df: pooled.df,
      ci_low: pooled.ciLow,
      ci_high: pooled.ciHigh,
      drawn_share: pooled.drawnShare,
    },
    failed,
  });
  return {
    draws: found.draws,
    seed: found.seed,
    inside_share: found.insideShare,
    difference: one(found.difference),
    ...(found.model
      ? {
          family: found.model.family,
          model_draws: found.model.draws,
          terms: found.model.terms.map((term) => ({ name: term.name, ...one(term) })),
        }
      : {}),
  };
}

/** What stands behind the difference in the fullest model without an interaction. */
export function besideJson({ key, robustness, eValue, errors, withProximity }: Beside) {
  return {
    model: key,
    robustness: robustness && {
      t: robustness.t,
      df: robustness.df,
      value: robustness.estimate,
      value_of_interval: robustness.interval,
    },
    e_value: eValue && { value: eValue.estimate, value_of_interval: eValue.interval, errors },
    with_proximity: withProximity && {
      correlation: withProximity.correlation,
      variance_inflation: withProximity.inflation,
    },
  };
}

/** The specification curve, ascending by estimate, with its joint test where that was drawn. */
export function specificationsJson({
  outcomes,
  definitions,
  controls,
  offset,
  curve,
}: StudySpecifications) {
  if (!curve.ok) return { refused: curve.problem };
  const { n, groups, specifications, skipped, joint } = curve.value;
  const { significantPositive, significantNegative } = curve.value;
  return {
    n,
    groups,
    count: specifications.length,
    skipped,
    least: specifications[0].estimate,
    median: curve.value.median,
    most: specifications[specifications.length - 1].estimate,
    significant_positive: significantPositive,
    significant_negative: significantNegative,
    ...(joint.draws > 0
      ? {
          joint: {
            median_t: joint.medianT,
            p_value: joint.pValue,
            share_p_value: joint.sharePValue,
            draws: joint.draws,
            seed: joint.seed,
          },
        }
      : {}),
    ...(offset?.used
      ? { per: { column: offset.column, zero_or_less: offset.zero, missing: offset.blank } }
      : {}),
    outcomes,
    controls,
    definitions: definitions.map(({ method, radiusKm, minFirms, adopted, insideShare }) => ({
      method,
      radius_km: radiusKm,
      min_firms: minFirms,
      adopted,
      inside_share: insideShare,
    })),
    estimates: specifications.map(({ outcome, definition, control, ...of }) => ({
      outcome,
      definition,
      controls: control,
      estimate: of.estimate,
      std_error: of.stdError,
      t: of.t,
      p_value: of.pValue,
      ci_low: of.ciLow,
      ci_high: of.ciHigh,
    })),
  };
}
