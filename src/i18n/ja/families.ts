import type { ModelFamily } from '../../model';

export const family: Readonly<Record<ModelFamily, string>> = {
  ols: '最小二乗法',
  poisson: 'ポアソン回帰',
  'negative-binomial': '負の二項回帰',
  'zero-inflated-poisson': 'ゼロ過剰ポアソン回帰',
  'zero-inflated-negative-binomial': 'ゼロ過剰負の二項回帰',
  'hurdle-poisson': 'ハードルモデル（ポアソン）',
  'hurdle-negative-binomial': 'ハードルモデル（負の二項）',
  logit: 'ロジット',
  probit: 'プロビット',
  'firth-logit': 'Firthのロジット',
  'ordered-logit': '順序ロジット',
  'ordered-probit': '順序プロビット',
};

/** What a report cites for each family. */
export const familySource: Readonly<Record<ModelFamily, string>> = {
  ols: '最小二乗法',
  poisson: 'Cameron and Trivedi 2013',
  'negative-binomial': 'Cameron and Trivedi 2013のNB2型、θは最尤推定',
  'zero-inflated-poisson': 'Lambert 1992',
  'zero-inflated-negative-binomial': 'Greene 1994、θは最尤推定',
  'hurdle-poisson': 'Mullahy 1986',
  'hurdle-negative-binomial': 'Mullahy 1986、θは最尤推定',
  logit: '最尤法',
  probit: '最尤法',
  'firth-logit':
    'Jeffreysの事前分布による罰則つき尤度（Firth 1993）、区間と検定はHeinze and Schemper 2002のプロファイル尤度',
  'ordered-logit': 'McCullagh 1980',
  'ordered-probit': 'McCullagh 1980',
};
