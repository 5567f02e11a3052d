#!/usr/bin/env bash
# Turf's clustersDbscan calls the last firm of a chain 'core' though only two firms, itself included, are within the radius and three are asked for; the first one is an 'edge', as it should be.
# Packages: @turf/turf@7.4.0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @turf/turf@7.4.0 >/dev/null
cat >seen.mjs <<'JS'
import * as turf from '@turf/turf';
const firms = turf.featureCollection([0, 1, 2, 3, 10].map((i) => turf.point([135 + i * 0.01, 35])));
const found = turf.clustersDbscan(firms, 1.2, { units: 'kilometers', minPoints: 3 }).features;
for (const { geometry, properties } of found) {
  const near = firms.features.filter((f) => turf.distance(f, geometry) <= 1.2).length;
  console.log(near, properties.dbscan);
}
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
2 edge
3 core
3 core
2 core
1 noise
EXPECTED
