#!/usr/bin/env bash
# geostats' natural breaks are not the classes of least variance when values are tied: five zeros, 1, 1, 2, 3 and 60 in four classes put 3 and 60 together, where {0} {1} {2, 3} {60} is best.
# Packages: geostats@2.1.0 simple-statistics@7.12.1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error geostats@2.1.0 simple-statistics@7.12.1 >/dev/null
cat >seen.mjs <<'JS'
import geostats from 'geostats';
import { ckmeans } from 'simple-statistics';
const patents = [0, 0, 0, 0, 0, 1, 1, 2, 3, 60];
const classes = new geostats(patents);
console.log('geostats upper limits', classes.getClassJenks(4).slice(1).join(' '));
console.log('exact', ckmeans(patents, 4).map((group) => group.at(-1)).join(' '));
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
geostats upper limits 0 1 2 60
exact 0 1 3 60
EXPECTED
