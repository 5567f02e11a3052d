import { describe, expect, it } from 'vitest';
import { PROXIMITY_MEASURES, type ProximityColumns } from '../../src/model';
import { proximityColumns } from '../../src/study/commands';
import { proximityProperties, proximityValues } from '../../src/study/proximity-measures';

const proximity: ProximityColumns = {
  nearest: Int32Array.of(1, -1),
  nearestKm: Float64Array.of(2.5, NaN),
  nearestErrorKm: Float64Array.of(0.4, NaN),
  withinKm: [2.5, 10],
  within: [Int32Array.of(1, -1), Int32Array.of(2, -1)],
  byKind: [
    {
      kind: 'kosen',
      nearest: Int32Array.of(0, -1),
      nearestKm: Float64Array.of(7, NaN),
    },
  ],
};
const places = { lng: Float64Array.of(139, NaN), lat: Float64Array.of(35, NaN) };
const subject = {
  proximity,
  firmPlaces: places,
  institutions: { id: ['a', 'b'], nameJa: ['甲', '乙'] },
  institutionPlaces: places,
};

describe('measures of proximity', () => {
  it('are columns of the firms’ files, missing where a firm has no place', () => {
    const columns = proximityProperties(subject);
    expect(
      Object.fromEntries(
        columns.map(({ key, values }) => [key, [...(values as Iterable<unknown>)]]),
      ),
    ).toEqual({
      nearest_institution_id: ['b', ''],
      nearest_institution_name: ['乙', ''],
      nearest_institution_km: [2.5, NaN],
      nearest_institution_error_km: [0.4, NaN],
      institutions_within_2_5_km: [1, NaN],
      institutions_within_10_km: [2, NaN],
      nearest_kosen_id: ['a', ''],
      nearest_kosen_km: [7, NaN],
    });
  });

  it('are columns of the command line, without what a table of positions does not say', () => {
    const rows = { id: ['a', 'b'], ...places };
    const { added } = proximityColumns(rows, rows, [10]);
    expect(added).toEqual([
      ['nearest_institution_id', ['a', '']],
      ['nearest_institution_km', ['0', '']],
      ['institutions_within_10_km', ['1', '']],
    ]);
  });

  it('are offered to charts where they are one number per firm', () => {
    const values = proximityValues({ proximity });
    expect(values).toEqual([{ name: 'distance', values: proximity.nearestKm }]);
    for (const { name } of values) expect(PROXIMITY_MEASURES).toContain(name);
  });
});
