#!/usr/bin/env bash
# libpysal's DistanceBand leaves out neighbours at distance 0: firms that share a town's point are no neighbours of each other, while KNN and R's dnearneigh take them.
# Packages: libpysal==4.14.1 numpy==2.4.6 scipy==1.17.1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check libpysal==4.14.1 numpy==2.4.6 scipy==1.17.1
cat >seen.py <<'PY'
from libpysal.weights import KNN, DistanceBand
firms = [(0.0, 0.0), (1.0, 0.0), (0.0, 0.0), (5.0, 5.0)]
print('band', DistanceBand(firms, threshold=1.5).neighbors[0])
print('nearest', [int(i) for i in KNN(firms, k=1).neighbors[0]])
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
band [1]
nearest [2]
EXPECTED
