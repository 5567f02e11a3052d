import type { ErrorStructure } from './structure';

/** Firms are independent and vary alike: the inverse of the information, or σ² (X'X)⁻¹. */
export const CLASSICAL_ERRORS: ErrorStructure = {
  covariance: ({ fit }) => fit.covariance,
  replay: { field: 'error', label: 'error' },
};
