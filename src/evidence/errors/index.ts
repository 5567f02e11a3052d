import type { ModelErrors } from '../../model/models';
import type { DenseMatrix } from '../../stats/matrix';
import { CLASSICAL_ERRORS } from './classical';
import { CLUSTERED_ERRORS } from './clustered';
import { CONLEY_ERRORS } from './conley';
import { HC1_ERRORS } from './hc1';
import type { ErrorReplay, ErrorSample, ErrorStructure, ErrorEstimator } from './structure';

/** Every structure of errors under its name, in the order in which JSON holds them. */
export const ERROR_STRUCTURES: Readonly<Record<ModelErrors, ErrorStructure>> = {
  classical: CLASSICAL_ERRORS,
  hc1: HC1_ERRORS,
  clustered: CLUSTERED_ERRORS,
  conley: CONLEY_ERRORS,
};

/** Something for each structure of errors. */
export type ByErrors<T> = Readonly<Record<ModelErrors, T>>;

const STRUCTURES = Object.entries(ERROR_STRUCTURES) as [ModelErrors, ErrorStructure][];

export function forErrors<T>(make: (structure: ErrorStructure, name: ModelErrors) => T) {
  return Object.fromEntries(
    STRUCTURES.map(([name, structure]) => [name, make(structure, name)]),
  ) as ByErrors<T>;
}

/** The covariance under each structure, null where there is none. What takes long is computed where it is `chosen` only. */
export function covariancesOf(
  sample: ErrorSample,
  chosen?: ModelErrors,
): ByErrors<DenseMatrix | null> {
  return forErrors((structure, name) =>
    structure.onDemand && name !== chosen ? null : wayOf(structure, sample).covariance(sample),
  );
}

function wayOf(structure: ErrorStructure, { isWeighted }: ErrorSample): ErrorEstimator {
  return (isWeighted && structure.weighted) || structure;
}

/** An estimate's degrees of freedom under each structure, by its derivatives by the parameters. */
export type DegreesOf = (gradient: Float64Array) => ByErrors<number>;

/** `own`: the model's degrees of freedom. What takes long is computed where it is `chosen` only. */
export function degreesOf(sample: ErrorSample, own: number, chosen?: ModelErrors): DegreesOf {
  const ways = forErrors((structure, name) => {
    const { degrees } = wayOf(structure, sample);
    if (!degrees) return () => own;
    return structure.onDemand && name !== chosen ? () => NaN : degrees(sample);
  });
  return (gradient) => forErrors((_, name) => Math.min(own, ways[name](gradient)));
}

/** What stands in for the chosen errors where none of the estimates has them. */
export function errorsInstead(
  chosen: ModelErrors,
  estimates: readonly { readonly errors: ByErrors<number> }[],
): ModelErrors {
  const { instead } = ERROR_STRUCTURES[chosen];
  return instead && !estimates.some(({ errors }) => Number.isFinite(errors[chosen]))
    ? errorsInstead(instead, estimates)
    : chosen;
}

/** How replay.R repeats the errors that are always there, and the chosen ones. */
export function errorReplays(
  chosen: ModelErrors,
): readonly (ErrorReplay & { readonly errors: ModelErrors })[] {
  return STRUCTURES.flatMap(([errors, { onDemand, replay }]) =>
    replay && (!onDemand || errors === chosen) ? [{ ...replay, errors }] : [],
  );
}
