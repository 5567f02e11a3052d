#!/usr/bin/env bash
# tokml writes a property that is null as the text "null", which a reader of the KML can not tell from a value.
# Packages: @placemarkio/tokml@0.3.9
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @placemarkio/tokml@0.3.9 >/dev/null
cat >seen.mjs <<'JS'
import { toKML } from '@placemarkio/tokml';
const kml = toKML({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [135, 35] }, properties: { employees: null } }],
});
console.log(kml.match(/<Data[^>]*><value>.*<\/value>/)[0]);
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
<Data name="employees"><value>null</value>
EXPECTED
