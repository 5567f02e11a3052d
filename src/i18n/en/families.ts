import type { ModelFamily } from '../../model';

export const family: Readonly<Record<ModelFamily, string>> = {
  ols: 'Least squares',
  poisson: 'Poisson',
  'negative-binomial': 'Negative binomial',
  'zero-inflated-poisson': 'Zero-inflated Poisson',
  'zero-inflated-negative-binomial': 'Zero-inflated negative binomial',
  'hurdle-poisson': 'Hurdle (Poisson)',
  'hurdle-negative-binomial': 'Hurdle (negative binomial)',
  logit: 'Logit',
  probit: 'Probit',
  'firth-logit': 'Firth’s logit',
  'ordered-logit': 'Ordered logit',
  'ordered-probit': 'Ordered probit',
};

/** What a report cites for each family. */
export const familySource: Readonly<Record<ModelFamily, string>> = {
  ols: 'least squares',
  poisson: 'Cameron and Trivedi 2013',
  'negative-binomial':
    'the NB2 form of Cameron and Trivedi 2013, with θ estimated by maximum likelihood',
  'zero-inflated-poisson': 'Lambert 1992',
  'zero-inflated-negative-binomial': 'Greene 1994, with θ estimated by maximum likelihood',
  'hurdle-poisson': 'Mullahy 1986',
  'hurdle-negative-binomial': 'Mullahy 1986, with θ estimated by maximum likelihood',
  logit: 'maximum likelihood',
  probit: 'maximum likelihood',
  'firth-logit':
    'the likelihood penalised by Jeffreys’ prior, Firth 1993; profile intervals and tests as Heinze and Schemper 2002',
  'ordered-logit': 'McCullagh 1980',
  'ordered-probit': 'McCullagh 1980',
};
