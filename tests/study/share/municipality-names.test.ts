import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LEVEL_CODE, UNATTENDED } from '../../../src/model';
import { createGeocoder, geocodeAddresses } from '../../../src/geocode';
import { readMunicipalities } from '../../../src/study';
import { coarsePlace } from '../../../src/study/share/coarse-places';

it('what is shared of a place leads back to its municipality, for every one of Japan', async () => {
  const table = new Uint8Array(readFileSync('static/geodata/municipalities.csv'));
  const municipalities = await readMunicipalities(table, UNATTENDED);
  const geocoder = createGeocoder(municipalities, null);
  const given = municipalities.map(
    ({ prefecture, district, name }) => `${prefecture}${district}${name}1-2-3`,
  );
  const places = await geocodeAddresses(given, geocoder, UNATTENDED);
  const shared = given.map((_, row) => coarsePlace(places, row, 'third').municipality);
  const again = await geocodeAddresses(shared, geocoder, UNATTENDED);
  expect(shared.length).toBeGreaterThan(1800);
  for (let row = 0; row < shared.length; row++) {
    expect(places.level[row], given[row]).toBe(LEVEL_CODE.municipality);
    for (const column of ['municipalityCode', 'level', 'lng', 'lat', 'errorKm'] as const)
      expect(again[column][row], shared[row]).toBe(places[column][row]);
  }
});
