import { fitModel, suggestFamily, type FamilySuggestion, type ModelRequest } from '../../evidence';

/**
 * A family for an outcome and the fullest model's terms: what the outcome's values suggest, and Firth's logit where the ordinary one
 * has no estimate because the terms tell some answers perfectly. One fit where a logit is suggested.
 */
export function suggestForModel(
  asked: Pick<ModelRequest, 'outcome' | 'terms' | 'columns' | 'bases'>,
  isWeighted: boolean,
): FamilySuggestion | null {
  const suggested = suggestFamily(asked.outcome, isWeighted);
  if (suggested?.family !== 'logit' || isWeighted) return suggested;
  const fitted = fitModel({ ...asked, family: 'logit', effectsOf: [] });
  return !fitted.ok && fitted.problem.code === 'separation'
    ? { family: 'firth-logit', because: 'separated-yes-no' }
    : suggested;
}
