import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { shiftOfTokyoDatum } from '../../src/geo/tokyo-datum';
import { LEVEL_CODE, type PlaceColumns } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { tokyoDatumShiftKm } from '../../src/study/places/places';

/** Towns found for addresses, and coordinates that scatter around them, shifted or not. */
function made(rows: number, shifted: boolean): [Float64Array, Float64Array, PlaceColumns] {
  const random = createRandom(3);
  const scatter = () => (random.uniform() + random.uniform() - 1) * 0.005;
  const lng = new Float64Array(rows);
  const lat = new Float64Array(rows);
  const found = { lng: new Float64Array(rows), lat: new Float64Array(rows) };
  for (let i = 0; i < rows; i++) {
    found.lng[i] = 131 + random.uniform() * 10;
    found.lat[i] = 32 + random.uniform() * 10;
    const shift = shiftOfTokyoDatum(found.lng[i], found.lat[i]);
    lng[i] = found.lng[i] + scatter() + (shifted ? shift.lngDegrees : 0);
    lat[i] = found.lat[i] + scatter() + (shifted ? shift.latDegrees : 0);
  }
  const text = new Array<string>(rows).fill('');
  const places: PlaceColumns = {
    ...found,
    count: rows,
    level: new Uint8Array(rows).fill(LEVEL_CODE.town),
    errorKm: new Float64Array(rows).fill(0.4),
    matched: text,
    prefecture: text,
    municipality: text,
    municipalityCode: text,
    town: text,
    note: text,
  };
  return [lng, lat, places];
}

describe('the shift of the Tokyo Datum', () => {
  it('is about 450 m to the south-east at the old origin of Japanese surveying', () => {
    // The origin in Azabu: 35°39′17.5148″ N 139°44′40.5020″ E in the Tokyo Datum, 35°39′29.1572″ N 139°44′28.8759″ E since.
    const [lng, lat] = [139 + 44 / 60 + 40.502 / 3600, 35 + 39 / 60 + 17.5148 / 3600];
    const shift = shiftOfTokyoDatum(lng, lat);
    const wgs84 = [139 + 44 / 60 + 28.8759 / 3600, 35 + 39 / 60 + 29.1572 / 3600];
    expect(
      distanceKm(lng - shift.lngDegrees, lat - shift.latDegrees, wgs84[0], wgs84[1]),
    ).toBeLessThan(0.01);
    expect(distanceKm(lng, lat, wgs84[0], wgs84[1])).toBeCloseTo(0.46, 1);
  });

  it('is noticed in shifted coordinates', () => {
    expect(tokyoDatumShiftKm(...made(300, true))).toBeCloseTo(0.45, 1);
  });

  it('is not seen in coordinates that only scatter, nor in too few', () => {
    expect(tokyoDatumShiftKm(...made(300, false))).toBeNull();
    expect(tokyoDatumShiftKm(...made(20, true))).toBeNull();
  });
});
