import type { Model, Term } from '../../evidence';
import type { EvidenceResult } from '../../model';
import { fitTo, modelsOf, type ModelKey, type ModelSetup } from './model-setup';

/** The model with the most terms among those that can be fitted, else what stops the fullest. */
export function fullestOf(setup: ModelSetup): {
  readonly key: ModelKey;
  readonly terms: readonly Term[];
  readonly result: EvidenceResult<Model>;
} {
  const tried = modelsOf(setup.terms).reverse();
  let first: ReturnType<typeof fullestOf> | null = null;
  for (const model of tried) {
    const found = { ...model, result: fitTo(setup, setup.family, model.terms) };
    if (found.result.ok) return found;
    first ??= found;
  }
  return first!;
}
