#!/usr/bin/env bash
# Turf's squareGrid lays cells that are square in degrees: asked for 10 km at 35° north, they are 10 km high and 8.2 km wide.
# Packages: @turf/turf@7.4.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
cat >seen.mjs <<'JS'
import * as turf from '@turf/turf';
const [cell] = turf.squareGrid([135, 35, 136, 36], 10, { units: 'kilometers' }).features;
const [a, b, c] = cell.geometry.coordinates[0];
const round = (km) => km.toFixed(2);
console.log('height km', round(turf.distance(a, b)), 'width km', round(turf.distance(b, c)));
console.log('area km2', round(turf.area(cell) / 1e6));
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
height km 10.00 width km 8.18
area km2 81.86
EXPECTED
