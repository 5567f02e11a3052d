import { sandwich } from '../../stats/matrix';
import { DRAWN_FIRMS } from './drawn';
import { scaled } from './scaled';
import type { ErrorStructure } from './structure';

/**
 * Heteroskedasticity-robust HC1: n/(n − k), k counting every coefficient, threshold and zero-part parameter (θ and σ not).
 * Source: White 1980; MacKinnon and White 1985.
 */
export const HC1_ERRORS: ErrorStructure = {
  covariance: ({ fit: { covariance, scores }, rows }) =>
    scaled(sandwich(covariance, scores.squares), rows.length / (rows.length - covariance.columns)),
  weighted: DRAWN_FIRMS,
  member: 'hc1_std_error',
};
