#!/usr/bin/env bash
# The reader of FlatGeobuf for GeoJSON gives 64-bit integers as doubles, so that those beyond 2^53 come out as others, without a word. GDAL writes and reads them whole.
# Packages: flatgeobuf@4.5.0, and GDAL with its FlatGeobuf driver (ogr2ogr, ogrinfo)
set -euo pipefail
command -v ogr2ogr >/dev/null || { echo 'GDAL is not installed'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error flatgeobuf@4.5.0 >/dev/null
echo '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[135,35]},"properties":{"id":9007199254740993}}]}' >in.geojson
ogr2ogr -f FlatGeobuf in.fgb in.geojson
cat >seen.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
for await (const { properties } of deserialize(new Uint8Array(readFileSync('in.fgb')))) console.log(String(properties.id));
JS
{ ogrinfo -al in.fgb | grep -o 'id (Integer64) = .*'; node seen.mjs; } | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
id (Integer64) = 9007199254740993
9007199254740992
EXPECTED
