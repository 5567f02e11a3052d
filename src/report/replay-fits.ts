import { controlColumn, type ModelFamily, type ZeroTerm } from '../model';
import type { ModelKey, StudyModels } from '../study';
import { columnInR } from './replay-names';

/** The families that take survey weights, as svyglm names them: without a variance of their own. */
const SURVEY_FAMILY: Partial<Record<ModelFamily, string>> = {
  ols: 'gaussian()',
  poisson: 'quasipoisson()',
  logit: 'quasibinomial()',
  probit: 'quasibinomial("probit")',
};

/** The right side of a regression's formula, a text per term. */
export function rightSide(key: ModelKey, models: StudyModels): string[] {
  const { controls, proxies } = models.terms;
  return [
    'inside',
    ...(key === 'without' ? [] : proxies.flat()),
    ...controls.flat().map((term) => columnInR(term, models)),
    ...(key === 'interaction' ? ['frequency:proximity'] : []),
  ];
}

/** What a formula says of the zero part, where its terms were chosen. */
function zeroSide(terms: readonly string[], models: StudyModels): string {
  const { zeroChoice, zeroMeans } = models;
  if (!zeroChoice || zeroMeans === null) return '';
  const taken = terms.filter((term) => {
    if (term.includes(':')) return zeroChoice.includes('interaction');
    const own = models.own.some((_, at) => controlColumn(at) === term);
    return zeroChoice.includes(own ? 'own' : (term as ZeroTerm));
  });
  return ` | ${taken.length > 0 ? taken.join(' + ') : '1'}`;
}

export function formulaOf(terms: readonly string[]): string {
  return `outcome ~ ${terms.join(' + ')}`;
}

/** R text that fits the family with these terms to `rows` as the study does. */
export function fitInR(terms: readonly string[], models: StudyModels): string {
  const { replay, weights, family, offset } = models;
  const formula = formulaOf(terms);
  return weights === null
    ? `${replay.fitter}(${formula}${zeroSide(terms, models)}, rows)`
    : `fit_survey(${formula}${offset ? ' + offset(offset)' : ''}, rows, ${SURVEY_FAMILY[family] ?? 'NULL'})`;
}
