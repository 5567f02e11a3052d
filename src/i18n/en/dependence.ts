import type { Alike, ConleyKernel, ErrorParameters, ModelErrors, ModelGroups } from '../../model';
import { formatCount, formatKm } from '../numbers';

/** What is said of a structure of errors. */
export interface ErrorWords {
  readonly name: string;
  /** Under a table whose brackets hold these errors. */
  readonly note: (parameters: ErrorParameters) => string;
  /** In a report's methods, which always name HC1 and clustered errors. */
  readonly method?: (parameters: ErrorParameters) => string;
}

const grouped: Readonly<Record<ModelGroups, string>> = {
  municipality: 'municipality',
  prefecture: 'prefecture',
  grid: 'grid square',
};

/** How the wild cluster bootstrap was drawn. */
export interface WildFacts {
  readonly own: boolean;
  readonly points: 'rademacher' | 'webb';
  readonly groups: number;
  readonly all: boolean;
  readonly draws: number;
  readonly seed: number;
}

/** Whose members errors let be alike: one municipality's, one prefecture's, one square's, or near ones. */
export function alikeFirms(a: Alike): string {
  if (a.errors === 'conley')
    return `firms up to ${a.conleyKm} km apart (${kernels[a.conleyKernel]})`;
  return a.groups === 'grid'
    ? `firms of one square of ${a.gridKm} km`
    : `firms of one ${grouped[a.groups]}`;
}

/** What changes places as a whole in draws. */
export function wholeGroups(a: Alike): string {
  if (a.errors === 'conley') return `squares of ${a.conleyKm} km`;
  if (a.errors !== 'clustered') return 'firms';
  if (a.groups === 'grid') return `squares of ${a.gridKm} km`;
  return a.groups === 'prefecture' ? 'prefectures' : 'municipalities';
}

const kernels: Readonly<Record<ConleyKernel, string>> = {
  bartlett: 'less with distance',
  uniform: 'the same throughout',
};

export function within({ conleyKm, conleyKernel }: ErrorParameters): string {
  return `up to ${formatKm(conleyKm)} km (${kernels[conleyKernel]})`;
}

const errors: Readonly<Record<ModelErrors, ErrorWords>> = {
  clustered: {
    name: 'clustered',
    note: ({ groups, gridKm }) =>
      `In brackets: standard errors clustered by ${groups === 'grid' ? `squares of ${gridKm} km` : grouped[groups]}. No stars: read the estimate with its error.`,
  },
  conley: {
    name: 'spatial (Conley)',
    note: (of) =>
      `In brackets: Conley’s spatial standard errors, which let firms be alike ${within(of)}. No stars: read the estimate with its error.`,
    method: (of) =>
      `Conley’s errors let firms be alike ${within(of)}, with the factor n/(n − k) (Conley 1999).`,
  },
  hc1: {
    name: 'heteroskedasticity-robust (HC1)',
    note: () =>
      'In brackets: heteroskedasticity-robust standard errors (HC1). No stars: read the estimate with its error.',
  },
  classical: {
    name: 'classical',
    note: () =>
      'In brackets: classical standard errors, which take firms as independent. No stars: read the estimate with its error.',
  },
};

/** Which firms may be alike, and what errors are made of it. */
export const dependence = {
  errors,
  grouped,
  kernels,
  wholeGroups,
  /** Which errors all intervals of the step have. */
  alike: {
    title: 'Which firms may be alike',
    firms: alikeFirms,
    automatic: (a: Alike) => `Automatic: ${alikeFirms(a)} may be alike`,
    /** Why squares are as wide as they are where all firms are in one prefecture. */
    found: (km: number, likeness: boolean): string =>
      likeness
        ? `Near firms are alike in this measure (Moran’s I in bands of distance, p < 0.1): the widest squares that leave at least 5 were taken, ${km} km. Within one prefecture little can then be told.`
        : `No likeness of near firms shows in this measure (Moran’s I in bands of distance, p ≥ 0.1): the widest squares that leave at least 20 were taken, ${km} km.`,
    clusteredBy: (by: ModelGroups) => `clustered by ${grouped[by]}`,
    hint: 'Holds for every interval of this step: the comparison, like firms, regressions, question 2 and the curve.',
  },
  /** The wild cluster bootstrap. */
  wild: {
    choose: 'Also judge by the wild cluster bootstrap',
    chooseHint:
      'For few or unequal groups: redraws the signs of whole groups’ residuals under the hypothesis of no difference. Gives the verdict’s interval, and judges the regressions’ main terms beside their errors.',
    title: 'Main terms by the wild cluster bootstrap',
    row: (term: string, model: string) => `${term} (${model})`,
    open: 'no end',
    method: (f: Omit<WildFacts, 'own'>) =>
      `The interval of the difference is that of the wild cluster bootstrap with residuals restricted by the hypothesis (Cameron, Gelbach and Miller 2008; Roodman and others 2019), with ${f.points === 'webb' ? 'six-point signs (Webb 2014)' : 'signs of 1 and −1'} for ${formatCount(f.groups)} groups: ${f.all ? `all ${formatCount(f.draws)} combinations` : `${formatCount(f.draws)} draws, seed ${f.seed}`}.`,
    note: (f: WildFacts) =>
      `${f.own ? '' : 'Of least-squares models with the same terms. '}Residuals restricted by the hypothesis that is tested, studentised by clustered errors (Cameron, Gelbach and Miller 2008), ${f.points === 'webb' ? 'six-point signs (Webb 2014)' : 'signs of 1 and −1'} for ${formatCount(f.groups)} groups, ${f.all ? `all ${formatCount(f.draws)} combinations` : `${formatCount(f.draws)} draws, seed ${f.seed}`}. The interval holds the values that are not rejected at 5%.`,
  },
};
export type DependenceMessages = typeof dependence;
