#!/usr/bin/env bash
# The same min_samples is not the same in scikit-learn's HDBSCAN and in the package hdbscan: one counts the point itself, the other does not, so k there equals k - 1 here.
# Packages: hdbscan==0.8.44 scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check hdbscan==0.8.44 scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1
cat >seen.py <<'PY'
import hdbscan, numpy as np
from sklearn.cluster import HDBSCAN
towns = [(0, 0), (5, 0), (2, 6)]
draw = np.random.default_rng(1)
firms = np.vstack([draw.normal(town, 1, (60, 2)) for town in towns] + [draw.uniform(-8, 12, (60, 2))])
noise = lambda labels: int((labels == -1).sum())
same = HDBSCAN(min_cluster_size=10, min_samples=10, copy=True).fit(firms).labels_
for k in (10, 9):
    other = hdbscan.HDBSCAN(min_cluster_size=10, min_samples=k).fit(firms).labels_
    print('scikit-learn 10:', noise(same), 'outside; hdbscan', k, ':', noise(other), 'outside')
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
scikit-learn 10: 68 outside; hdbscan 10 : 72 outside
scikit-learn 10: 68 outside; hdbscan 9 : 68 outside
EXPECTED
