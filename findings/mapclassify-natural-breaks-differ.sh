#!/usr/bin/env bash
# mapclassify's NaturalBreaks (geopandas' scheme='natural_breaks') starts from random classes without a seed of its own: the same values get other breaks from call to call, where FisherJenks of the same package always gives the optimum.
# Packages: mapclassify==2.10.0 numpy==2.4.6 scipy==1.17.1 scikit-learn==1.8.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mapclassify==2.10.0 numpy==2.4.6 scipy==1.17.1 scikit-learn==1.8.0
cat >seen.py <<'PY'
import numpy as np
from mapclassify import FisherJenks, NaturalBreaks
values = np.random.default_rng(1).lognormal(0, 1, 400)
of = lambda scheme: {tuple(np.round(scheme(values, 6).bins, 6)) for _ in range(20)}
print('NaturalBreaks: more than one answer in 20 calls:', len(of(NaturalBreaks)) > 1)
print('FisherJenks: answers in 20 calls:', len(of(FisherJenks)))
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
NaturalBreaks: more than one answer in 20 calls: True
FisherJenks: answers in 20 calls: 1
EXPECTED
