#!/usr/bin/env bash
# statsmodels' HC1 errors lack the factor n/(n-k) outside linear models: for a Poisson regression they equal HC0, while R's sandwich::vcovHC(type = "HC1") has it.
# Packages: statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1
cat >seen.py <<'PY'
import numpy as np, statsmodels.api as sm
draw = np.random.default_rng(2)
distance = draw.normal(size=40)
patents = draw.poisson(np.exp(0.5 + 0.5 * distance))
terms = sm.add_constant(distance)
for name, model in (('ols', sm.OLS(patents, terms)), ('poisson', sm.Poisson(patents, terms))):
    hc0, hc1 = (model.fit(cov_type=kind, **({'disp': 0} if name == 'poisson' else {})).bse[1] for kind in ('HC0', 'HC1'))
    print(name, round(hc1 / hc0, 4))
print('n/(n-k)', round((40 / 38) ** 0.5, 4))
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
ols 1.026
poisson 1.0
n/(n-k) 1.026
EXPECTED
