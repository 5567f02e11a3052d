import { expect, it } from 'vitest';
import { GEOCODE_LEVELS, ROLE_CODE, UNATTENDED } from '../../src/model';
import { GIVEN_POINT_ERROR_KM } from '../../src/study';
import { prepare } from './made';
import { csvOf } from './tables-made';

const HEADER = ['企業ID', '住所', '経度', '緯度', 'geocode_level', 'geocode_error_km'];

it('coordinates stand for what the table says of them, and for points where it says nothing', async () => {
  const rows = [
    ['1', '', '137', '36', 'town', '0.8'],
    ['2', '', '137', '36', 'municipality', '6'],
    ['3', '', '137', '36', '', ''],
    ['4', '', '137', '36', 'none', '-1'],
    ['5', '', '137', '36', '', '0.4'],
    // What is stated belongs to coordinates; without them the address decides.
    ['6', '福井県松川市', '', '', 'point', '0.1'],
  ];
  const { session, study } = await prepare([
    { kind: 'firms', name: 'located.csv', text: csvOf(HEADER, rows) },
  ]);
  expect(study.inputs.firms.roles).toMatchObject({ level: [4], error_km: [5] });
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  const { level, errorKm } = run.value.firmPlaces;
  expect(Array.from(level, (code) => GEOCODE_LEVELS[code])).toEqual([
    'town',
    'municipality',
    'point',
    'point',
    'point',
    'municipality',
  ]);
  const point = GIVEN_POINT_ERROR_KM;
  expect([...errorKm]).toEqual([0.8, 6, point, point, 0.4, 6]);
  // Coarse ones are excluded, coordinates or not.
  const excluded = [...run.value.membership.role].map((role) => role === ROLE_CODE.excluded);
  expect(excluded).toEqual([false, true, false, false, false, true]);
});

it('words and numbers of another meaning are not taken for it', async () => {
  const { study } = await prepare([
    {
      kind: 'firms',
      name: 'members.csv',
      text: csvOf(['企業ID', '経度', '緯度', 'level', '誤差'], [['1', '137', '36', 'gold', '小']]),
    },
  ]);
  expect(study.inputs.firms.roles).not.toHaveProperty('level');
  expect(study.inputs.firms.roles).not.toHaveProperty('error_km');
});
