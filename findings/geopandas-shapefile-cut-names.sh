#!/usr/bin/env bash
# A Shapefile's field name is cut at 10 bytes in the middle of a Japanese character: what geopandas (GDAL 3.12.4) wrote in UTF-8 it can not read itself; in CP932 it can, with names cut at a character.
# Packages: geopandas==1.2.0 pyogrio==0.13.0 numpy==2.4.6
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check geopandas==1.2.0 pyogrio==0.13.0 numpy==2.4.6
cat >seen.py <<'PY'
import geopandas as gpd
firms = gpd.GeoDataFrame({'従業者数合計': [12]}, geometry=gpd.points_from_xy([135], [35]), crs=4326)
for encoding in ('utf-8', 'cp932'):
    firms.to_file('firms.shp', encoding=encoding)
    try:
        print(encoding, gpd.read_file('firms.shp').columns[0])
    except UnicodeDecodeError as error:
        print(encoding, type(error).__name__)
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
utf-8 UnicodeDecodeError
cp932 従業者数合
EXPECTED
