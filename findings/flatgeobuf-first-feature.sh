#!/usr/bin/env bash
# The writer of FlatGeobuf for GeoJSON takes the columns from the first feature alone: a property that it lacks is lost for all, a number that is null there becomes text.
# Packages: flatgeobuf@4.5.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error flatgeobuf@4.5.0 >/dev/null
cat >seen.mjs <<'JS'
import { deserialize, serialize } from 'flatgeobuf/lib/mjs/geojson.js';
const firm = (properties) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [135, 35] }, properties });
const file = serialize({
  type: 'FeatureCollection',
  features: [firm({ name: 'a', employees: null }), firm({ name: 'b', employees: 12, founded: 1970 })],
});
for await (const { properties } of deserialize(file)) console.log(JSON.stringify(properties));
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
{"name":"a"}
{"name":"b","employees":"12"}
EXPECTED
