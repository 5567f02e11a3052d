#!/usr/bin/env bash
# togeojson reads a typed KML value of a boolean as true whatever it says: "false" and "0" too.
# Packages: @tmcw/togeojson@7.1.3 @xmldom/xmldom@0.9.12
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @tmcw/togeojson@7.1.3 @xmldom/xmldom@0.9.12 >/dev/null
cat >seen.mjs <<'JS'
import { DOMParser } from '@xmldom/xmldom';
import { kml } from '@tmcw/togeojson';
const firm = (flag) => `<Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="inside">${flag}</SimpleData></SchemaData></ExtendedData><Point><coordinates>135,35</coordinates></Point></Placemark>`;
const text = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema name="s" id="s"><SimpleField name="inside" type="bool"/></Schema>${firm('true')}${firm('false')}${firm('0')}</Document></kml>`;
const { features } = kml(new DOMParser().parseFromString(text, 'text/xml'));
for (const { properties } of features) console.log(properties.inside);
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
true
true
true
EXPECTED
