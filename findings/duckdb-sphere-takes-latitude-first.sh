#!/usr/bin/env bash
# DuckDB's ST_Distance_Sphere reads a point as latitude, longitude: points in the order of GeoJSON give wrong kilometres without a word, and ST_Distance_Spheroid gives NaN.
# Packages: duckdb==1.5.5 duckdb-extension-spatial==1.5.5
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check duckdb==1.5.5 duckdb-extension-spatial==1.5.5
cat >seen.py <<'PY'
import pathlib, duckdb, duckdb_extension_spatial as package
db = duckdb.connect(config={'allow_unsigned_extensions': True})
[file] = pathlib.Path(package.__file__).parent.rglob('*.duckdb_extension')
db.execute(f"load '{file}'")
for order, a, b in (('lon, lat', '135, 35', '136, 35'), ('lat, lon', '35, 135', '35, 136')):
    km = db.execute(f'select ST_Distance_Sphere(ST_Point({a}), ST_Point({b})) / 1000').fetchone()[0]
    print(order, round(km, 2))
PY
env/bin/python -W ignore seen.py | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
lon, lat 111.19
lat, lon 91.09
EXPECTED
