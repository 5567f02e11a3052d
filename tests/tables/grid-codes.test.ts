import { describe, expect, it } from 'vitest';
import { distanceKm, gridSquareOf } from '../../src/geo';
import { UNATTENDED } from '../../src/model';
import { readFirms } from '../../src/study/firms/firms';
import { gridPlace, readTable, suggestRoles } from '../../src/tables';
import { utf8, valueOf } from './support';

describe('the code of a grid square', () => {
  it.each<[string, number, number, number]>([
    // Its limits by JIS X 0410: 35°40′00″–30″ N, 139°45′00″–45″ E.
    ['53394600', 139 + 45.375 / 60, 35 + 40.25 / 60, 0.731],
    ['５３３９－４６－００', 139 + 45.375 / 60, 35 + 40.25 / 60, 0.731],
    ['533946', 139.8125, 35 + 42.5 / 60, 7.303],
    ['533946001', 139.753125, 35.66875, 0.366],
    ['5339460014', 139.7546875, 35.6697917, 0.183],
  ])('%s is the centre of the square, and says how far its corners are', (code, lng, lat, km) => {
    const place = gridPlace(code)!;
    if (code.length !== 9 && code.length !== 10) {
      expect(place.lng).toBeCloseTo(lng, 9);
      expect(place.lat).toBeCloseTo(lat, 9);
    }
    expect(place.errorKm).toBeCloseTo(km, 2);
  });

  it('lies in the square that it names, at every size', () => {
    for (const [code, level] of [
      ['533946', 'second'],
      ['53394611', 'third'],
      ['533946113', 'half'],
    ] as const) {
      const { lng, lat } = gridPlace(code)!;
      expect(gridSquareOf(lng, lat, level)).toBe(Number(code));
    }
    const quarters = ['5339461131', '5339461132', '5339461133', '5339461134'].map((code) =>
      gridPlace(code)!,
    );
    for (const { lng, lat } of quarters) expect(gridSquareOf(lng, lat, 'half')).toBe(533946113);
    const [sw, se, nw] = quarters;
    expect(se.lng).toBeGreaterThan(sw.lng);
    expect(nw.lat).toBeGreaterThan(sw.lat);
    expect(distanceKm(sw.lng, sw.lat, se.lng, se.lat)).toBeCloseTo(0.282, 2);
  });

  it.each(['', '5339', '53398600', '5339460', '533946005', '12345678', '１２', 'メッシュ'])(
    'is not %j',
    (cell) => {
      expect(gridPlace(cell)).toBeNull();
    },
  );
});

describe('a column of grid squares', () => {
  const csv = (header: string) =>
    utf8(`事業所名,${header},従業員数\n甲,53394611,12\n乙,53394612,8\n丙,,5\n丁,53394613,9\n`);

  it('gives places with their error, which is told', async () => {
    const table = valueOf(await readTable('list.csv', csv('３次メッシュコード')));
    const roles = suggestRoles('firms', table);
    expect(roles.coordinates).toEqual([1]);
    const { lat, stated, problems } = readFirms(table, roles);
    expect(lat[0]).toBeCloseTo(35.67917, 4);
    expect(lat[2]).toBeNaN();
    expect(stated!.errorKm[0]).toBeCloseTo(0.73, 2);
    expect(stated!.errorKm[2]).toBeNaN();
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'places-of-squares',
        facts: { rows: 3, km: expect.closeTo(0.73, 2) as number },
      }),
    );
  });

  it('is believed only under a header that says so', async () => {
    const table = valueOf(await readTable('list.csv', csv('会員番号'), {}, UNATTENDED));
    expect(suggestRoles('firms', table).coordinates).toBeUndefined();
  });
});
