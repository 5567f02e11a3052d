#!/usr/bin/env bash
# esda's Moran row-standardises the weights object that it is given and leaves it so: a statistic of the same binary weights gives another value after Moran than before.
# Packages: esda==2.9.0 libpysal==4.14.1 numpy==2.4.6 scipy==1.17.1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check esda==2.9.0 libpysal==4.14.1 numpy==2.4.6 scipy==1.17.1
cat >seen.py <<'PY'
import numpy as np
from esda import Moran
from libpysal.weights import KNN
draw = np.random.default_rng(1)
near = KNN(draw.random((40, 2)), k=4)
firms = draw.poisson(2, 40)
lag = lambda: round(float((near.sparse @ firms).sum()), 2)
before = (near.transform, float(near.sparse.sum()), lag())
Moran(firms, near, permutations=0)
after = (near.transform, float(near.sparse.sum()), lag())
print('before', *before)
print('after', *after)
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
before O 160.0 297.0
after R 40.0 74.25
EXPECTED
