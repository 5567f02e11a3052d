#!/usr/bin/env bash
# GDAL 3.6 reads a GeoJSON text column of lot numbers (2-3-12: block 2, number 3, room 12) as dates, so that QGIS, sf and geopandas of that
# time show 2002-03-12; newer GDAL keeps the text.
# Packages: pyogrio 0.6.0 (GDAL 3.6.4) and pyogrio 0.13.0 (GDAL 3.12.4)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >seen.py <<'PY'
import json, pyogrio
lots = ['2-3-12', '10-11-5']
at = {'type': 'Point', 'coordinates': [135, 35]}
firms = [{'type': 'Feature', 'geometry': at, 'properties': {'lot': lot}} for lot in lots]
with open('firms.geojson', 'w') as file:
    json.dump({'type': 'FeatureCollection', 'features': firms}, file)
read = pyogrio.read_dataframe('firms.geojson', read_geometry=False)
print('.'.join(map(str, pyogrio.__gdal_version__)), *[str(lot)[:10] for lot in read['lot']])
PY
python3 -m venv old
old/bin/pip install --quiet --disable-pip-version-check pyogrio==0.6.0 numpy==1.26.4 pandas==2.1.4 'shapely==2.0.7' geopandas==0.14.4
python3 -m venv new
new/bin/pip install --quiet --disable-pip-version-check pyogrio==0.13.0 geopandas==1.2.0 numpy==2.4.6
{ old/bin/python -W ignore seen.py; new/bin/python -W ignore seen.py; } | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
3.6.4 2002-03-12 2010-11-05
3.12.4 2-3-12 10-11-5
EXPECTED
