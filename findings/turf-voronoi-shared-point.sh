#!/usr/bin/env bash
# Turf's voronoi leaves a hole in the array of features for a point that shares its place with another, so that the collection as JSON holds null.
# Packages: @turf/turf@7.4.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
cat >seen.mjs <<'JS'
import * as turf from '@turf/turf';
const towns = [[135, 35], [135.1, 35], [135, 35.1], [135, 35]].map((at) => turf.point(at));
const cells = turf.voronoi(turf.featureCollection(towns), { bbox: [134, 34, 136, 36] });
console.log(JSON.parse(JSON.stringify(cells)).features.map((f) => f && f.geometry.type).join());
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
,Polygon,Polygon,Polygon
EXPECTED
