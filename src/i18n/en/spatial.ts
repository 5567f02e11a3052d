import type { SpaceWeights, SpatialForm } from '../../model';
import { formatCount, formatFixed, statedP } from '../numbers';

/** What stands under a spatial model's table. */
export interface SpatialModelFacts {
  readonly form: SpatialForm;
  readonly firms: number;
  readonly weights: SpaceWeights;
}

export interface SpatialFitFacts {
  readonly form: SpatialForm;
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  readonly aic: number;
  readonly linearAic: number;
}

const form: Readonly<Record<SpatialForm, string>> = {
  lag: 'Spatial lag (neighbours’ outcomes)',
  error: 'Spatial error (what neighbours share beside the terms)',
  durbin: 'Spatial Durbin (neighbours’ outcomes and terms)',
  slx: 'SLX (neighbours’ terms)',
};

/** Names within a sentence. */
const short: Readonly<Record<SpatialForm, string>> = {
  lag: 'spatial lag model',
  error: 'spatial error model',
  durbin: 'spatial Durbin model',
  slx: 'SLX model',
};

const meaning: Readonly<Record<SpatialForm, string>> = {
  lag: 'A firm’s outcome goes with the mean outcome of its neighbours (ρ), so that a difference in one firm reaches its neighbours, theirs, and back.',
  error:
    'Firms near each other share something that the terms do not hold (λ). The terms’ coefficients keep their meaning; their errors allow for it.',
  durbin:
    'A firm’s outcome goes with its neighbours’ mean outcome (ρ) and with the means of their terms.',
  slx: 'A firm’s outcome goes with its own terms and with the means of its neighbours’ terms.',
};

export const spatial = {
  title: 'Models in which neighbours count',
  none: 'None',
  form,
  short,
  meaning,
  hint: 'For least squares. The tests above say which one they point to.',
  /** What the Lagrange multiplier tests point to. */
  suggested: {
    none: 'Neither Lagrange multiplier test is significant at 5%: nothing asks for a model in which neighbours count.',
    lag: 'The tests point to a spatial lag model.',
    error: 'The tests point to a spatial error model.',
    durbin:
      'Both robust tests are significant: a spatial Durbin model holds both the lag and the error model.',
  },
  open: (name: SpatialForm) => `Fit the ${short[name]}`,
  useLeastSquares: 'Fit least squares',
  parameter: {
    lag: 'ρ (neighbours’ outcomes)',
    durbin: 'ρ (neighbours’ outcomes)',
    error: 'λ (what neighbours share)',
  },
  ofNeighbours: (term: string) => `Neighbours’ mean: ${term}`,
  variable: 'Variable',
  coefficient: 'Coefficient',
  error: 'Standard error',
  withError: 'Coefficient (standard error)',
  parameterIs: (name: string, value: string, low: string, high: string) =>
    `${name}: ${value}, 95% interval ${low} to ${high}.`,
  effects: 'Effects',
  direct: 'On the firm itself',
  indirect: 'On all others together',
  total: 'Total',
  effectOf: (term: string, kind: string) => `${term} – ${kind.toLowerCase()}`,
  effectsHint:
    'What one unit more (or yes in the place of no) in one firm goes with: in that firm, in all other firms added up, and in all. Means over the firms, with 95% intervals.',
  errorEffects:
    'In a spatial error model a firm’s terms go with that firm’s outcome alone: its coefficients are its effects.',
  logLikelihood: 'Log-likelihood (least squares)',
  aic: 'AIC (least squares)',
  sigma: 'σ',
  firms: 'Firms',
  beside: (value: string, other: string) => `${value} (${other})`,
  ratio: 'Likelihood ratio against least squares',
  caption: (outcome: string, name: SpatialForm) => `${form[name]} of ${outcome}`,
  fit: (f: SpatialFitFacts) =>
    `Against least squares the ${short[f.form]} ${f.pValue < 0.05 ? 'fits better' : 'does not fit better'}: likelihood ratio ${formatFixed(f.statistic, 2)} with ${f.df} ${f.df === 1 ? 'degree' : 'degrees'} of freedom, ${statedP(f.pValue)}; AIC ${formatFixed(f.aic, 1)} against ${formatFixed(f.linearAic, 1)}.`,
  note: (f: SpatialModelFacts, neighbours: string) =>
    `${formatCount(f.firms)} firms; neighbours: ${neighbours}, weighted alike. ${f.form === 'slx' ? 'Least squares with classical errors.' : 'Maximum likelihood; errors by the observed information, normal intervals.'} Firms are taken as independent but for this; errors by groups or distance are not used.`,
  arbitrary: (firms: number, points: number) =>
    `The ${formatCount(firms)} firms lie on ${formatCount(points)} points: which firms of one point are the nearest is arbitrary, and the results can change with the order of the rows. Choose neighbours within a distance, or finer places.`,
  method: (f: SpatialModelFacts, neighbours: string) =>
    `A ${short[f.form]} of the terms of the fullest regression was fitted to ${formatCount(f.firms)} firms, with row-standardised weights (${neighbours})${f.form === 'slx' ? ' by least squares' : ' by maximum likelihood (Ord 1975; Anselin 1988), the log determinant by sparse LU without approximation and errors by the observed information'}${f.form === 'error' ? '' : '; direct, indirect and total effects after LeSage and Pace 2009, errors by the delta method'}.`,
};
export type SpatialMessages = typeof spatial;
