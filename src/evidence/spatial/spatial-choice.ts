import type { SpatialForm } from '../../model/models';
import type { SpatialDiagnostics } from './spatial';

const LEVEL = 0.05;

/**
 * The model that the Lagrange multiplier tests point to; null where neither is significant at 5 %. One alone names its model. Where
 * both are, their robust forms decide: one alone names its model, both are held by the Durbin model, and where neither is, the
 * smaller p of the plain ones. Sources: Anselin and others 1996; Elhorst 2010.
 */
export function suggestedForm(
  tests: Pick<SpatialDiagnostics, 'lag' | 'error' | 'robustLag' | 'robustError'>,
): Exclude<SpatialForm, 'slx'> | null {
  const { lag, error, robustLag, robustError } = tests;
  const [byLag, byError] = [lag.pValue < LEVEL, error.pValue < LEVEL];
  if (!byLag && !byError) return null;
  if (byLag !== byError) return byLag ? 'lag' : 'error';
  const [robustly, errorRobustly] = [robustLag.pValue < LEVEL, robustError.pValue < LEVEL];
  if (robustly && errorRobustly) return 'durbin';
  if (robustly !== errorRobustly) return robustly ? 'lag' : 'error';
  return lag.statistic >= error.statistic ? 'lag' : 'error';
}
