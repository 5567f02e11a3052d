#!/usr/bin/env bash
# The pseudo p-values of esda's Moran_Local are one-sided, in the direction seen: none is above 0.5, so that about twice as many firms of pure noise fall below 0.05 as a reader of two-sided values expects.
# Packages: esda==2.9.0 libpysal==4.14.1 numpy==2.4.6 scipy==1.17.1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check esda==2.9.0 libpysal==4.14.1 numpy==2.4.6 scipy==1.17.1
cat >seen.py <<'PY'
import numpy as np
from esda import Moran_Local
from libpysal.weights import KNN
draw = np.random.default_rng(0)
near = KNN(draw.uniform(0, 1, (2000, 2)), k=8)
near.transform = 'r'
p = Moran_Local(draw.normal(size=2000), near, permutations=999, seed=1).p_sim
print('largest', round(float(p.max()), 2), 'share below 0.05', round(float((p < 0.05).mean()), 2))
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
largest 0.5 share below 0.05 0.1
EXPECTED
