import { DRAWN_FIRMS } from './drawn';
import type { ErrorStructure } from './structure';

/** Firms are independent and vary alike: the inverse of the information, or σ² (X'X)⁻¹. */
export const CLASSICAL_ERRORS: ErrorStructure = {
  covariance: ({ fit }) => fit.covariance,
  weighted: DRAWN_FIRMS,
  replay: { field: 'error', label: 'error' },
};
