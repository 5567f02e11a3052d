import type { LagrangeTest } from '../../evidence';
import type { SpatialTest } from '../../stats/spatial-autocorrelation';
import type { SpaceTests, StudySpace } from '../questions/space';

/** The tests for likeness among neighbours; `drawn`: with their permutations, where the study wants its draws in the files. */
export function spaceJson(
  { chosen, isolated, outcome, residuals, linear, reach }: SpaceTests,
  drawn: StudySpace | null,
) {
  return {
    neighbours: chosen,
    isolated,
    outcome: outcome && { ...moranJson(outcome), ...drawnJson(drawn?.outcome) },
    residuals: residuals && { ...moranJson(residuals), ...drawnJson(drawn?.residuals) },
    ...(linear && {
      lag: lagrangeJson(linear.lag),
      error: lagrangeJson(linear.error),
      robust_lag: lagrangeJson(linear.robustLag),
      robust_error: lagrangeJson(linear.robustError),
      both: lagrangeJson(linear.both),
    }),
    ...(reach && {
      correlogram: reach.bands.map(({ fromKm, toKm, pairs, statistic, pValue }) => ({
        from_km: fromKm,
        to_km: toKm,
        pairs,
        moran_i: statistic,
        p_value: pValue,
      })),
    }),
  };
}

/** The permutation, where it is part of the files. */
function drawnJson(found: StudySpace['residuals'] | undefined) {
  if (!found?.ok) return {};
  const { pValue, draws, seed } = found.value.permutation;
  return { permutation: { p_value: pValue, draws, seed } };
}

function moranJson({ statistic, expectation, variance, z, pValue }: SpatialTest) {
  return { moran_i: statistic, expectation, variance, z, p_value: pValue };
}

function lagrangeJson({ statistic, df, pValue }: LagrangeTest) {
  return { statistic, df, p_value: pValue };
}
