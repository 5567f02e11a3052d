import type { LagrangeTest } from '../../evidence';
import type { SpatialTest } from '../../stats/spatial-autocorrelation';
import type { SpaceTests } from '../questions/space';

/** The tests for likeness among neighbours, without draws; null where there is none. */
export function spaceJson({ chosen, isolated, outcome, residuals, linear, reach }: SpaceTests) {
  return {
    neighbours: chosen,
    isolated,
    outcome: outcome && moranJson(outcome),
    residuals: residuals && moranJson(residuals),
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

function moranJson({ statistic, expectation, variance, z, pValue }: SpatialTest) {
  return { moran_i: statistic, expectation, variance, z, p_value: pValue };
}

function lagrangeJson({ statistic, df, pValue }: LagrangeTest) {
  return { statistic, df, p_value: pValue };
}
