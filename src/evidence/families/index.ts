import type { ModelFamily } from '../../model/models';
import { LOGIT_FAMILY, PROBIT_FAMILY } from './binary';
import { FIRTH_LOGIT_FAMILY } from './firth';
import { NEGATIVE_BINOMIAL_FAMILY } from './negative-binomial';
import { OLS_FAMILY } from './ols';
import { ORDERED_LOGIT_FAMILY, ORDERED_PROBIT_FAMILY } from './ordered';
import { POISSON_FAMILY } from './poisson';
import type { FamilyVariant } from './variant';
import {
  HURDLE_NEGATIVE_BINOMIAL_FAMILY,
  HURDLE_POISSON_FAMILY,
  ZERO_INFLATED_NEGATIVE_BINOMIAL_FAMILY,
} from './two-part';
import { ZERO_INFLATED_POISSON_FAMILY } from './zero-inflated';

/** Every family of regression under its name. */
export const FAMILY_VARIANTS: Readonly<Record<ModelFamily, FamilyVariant>> = {
  ols: OLS_FAMILY,
  poisson: POISSON_FAMILY,
  'negative-binomial': NEGATIVE_BINOMIAL_FAMILY,
  'zero-inflated-poisson': ZERO_INFLATED_POISSON_FAMILY,
  'zero-inflated-negative-binomial': ZERO_INFLATED_NEGATIVE_BINOMIAL_FAMILY,
  'hurdle-poisson': HURDLE_POISSON_FAMILY,
  'hurdle-negative-binomial': HURDLE_NEGATIVE_BINOMIAL_FAMILY,
  logit: LOGIT_FAMILY,
  probit: PROBIT_FAMILY,
  'firth-logit': FIRTH_LOGIT_FAMILY,
  'ordered-logit': ORDERED_LOGIT_FAMILY,
  'ordered-probit': ORDERED_PROBIT_FAMILY,
};
