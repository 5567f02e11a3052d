#!/usr/bin/env bash
# From Tokyo Datum to JGD2011 pyproj's Transformer moves a point by 450 m, as it should, but the TransformerGroup of the same pair of systems, without grids on the machine, offers one operation: a ballpark offset, which leaves degrees as they are.
# Packages: pyproj==3.7.2 (PROJ 9.5.1)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyproj==3.7.2
cat >seen.py <<'PY'
import pyproj
from pyproj.transformer import Transformer, TransformerGroup

def shown(point):
    return ' '.join(f'{value:.5f}' for value in point)

pair = ('EPSG:4301', 'EPSG:6668')
here = (139.7, 35.6)
print('PROJ', pyproj.proj_version_str)
print('Transformer', shown(Transformer.from_crs(*pair, always_xy=True).transform(*here)))
group = TransformerGroup(*pair, always_xy=True)
for each in group.transformers:
    print('TransformerGroup', 'Ballpark' in each.description, shown(each.transform(*here)))
print('unavailable', len(group.unavailable_operations))
PY
PROJ_NETWORK=OFF env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
PROJ 9.5.1
Transformer 139.69677 35.60325
TransformerGroup True 139.70000 35.60000
unavailable 2
EXPECTED
