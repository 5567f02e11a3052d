import type { ModelErrors } from '../../model/models';
import type { DenseMatrix } from '../../stats/matrix';
import { CLASSICAL_ERRORS } from './classical';
import { CLUSTERED_ERRORS } from './clustered';
import { CONLEY_ERRORS } from './conley';
import { HC1_ERRORS } from './hc1';
import type { ErrorReplay, ErrorSample, ErrorStructure } from './structure';

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
  return forErrors(({ onDemand, covariance }, name) =>
    onDemand && name !== chosen ? null : covariance(sample),
  );
}

/** Degrees of freedom under each structure; `own` are the model's. What takes long is computed where it is `chosen` only. */
export function degreesOf(
  sample: ErrorSample,
  own: number,
  chosen?: ModelErrors,
): ByErrors<number> {
  return forErrors(({ onDemand, degrees }, name) => {
    if (!degrees) return own;
    return onDemand && name !== chosen ? NaN : Math.min(own, degrees(sample));
  });
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
