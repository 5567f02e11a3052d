import { describe, expect, it } from 'vitest';
import { UNATTENDED, type ReadOptions } from '../../../src/model';
import { readStudyFile, writeStudyFile } from '../../../src/study';
import { newStudy, optionsOf, specOf } from '../../../src/study/files/input-spec';
import { prepare } from '../made';

// By GDAL (gdaltransform) for 136.187 E, 35.944 N in JGD2011: system 6, system 7; and by cs2cs for the old datum.
const SIXTH = ['-6196.8928958916', '16870.8440214663'];
const SEVENTH = ['-5769.48158297942', '-88385.278008758'];
const listOf = (header: string, ...rows: readonly (readonly string[])[]) =>
  [header, ...rows.map((row, i) => [`第${i}工業`, '福井県松川市', ...row].join(','))].join('\n');

async function read(text: string, options?: ReadOptions) {
  const { session } = await prepare([]);
  const bytes = new TextEncoder().encode(text);
  const list = await session.readInput('firms', 'firms.csv', bytes, options ?? {}, UNATTENDED);
  if (!list.ok) throw new Error(list.problem.code);
  const study = newStudy({ firms: specOf(list.value, list.value.roles) });
  const found = await session.run(study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  return {
    ...{ study, places: found.value.firmPlaces, problems: found.value.problems },
    told: list.value.problems,
  };
}
const metresOff = (places: { lng: ArrayLike<number>; lat: ArrayLike<number> }, row: number) =>
  Math.hypot((places.lng[row] - 136.187) * 90_000, (places.lat[row] - 35.944) * 111_000);

describe('metres of a plane rectangular system', () => {
  it.each([
    ['in a header', '企業名,住所,X座標(6系),Y座標(6系)', SIXTH],
    ['above the headers', 'R5企業一覧（平面直角座標系第Ⅵ系）,,,\n企業名,住所,X,Y', SIXTH],
    ['in a column', '企業名,住所,X座標,Y座標,系', [...SIXTH, '6']],
    ['of another system', '企業名,住所,X座標(7系),Y座標(7系)', SEVENTH],
    ['with X to the east', '企業名,住所,X座標_6系（東西）,Y座標_6系（南北）', SIXTH.toReversed()],
  ])('are places where the system stands %s', async (_, header, cells) => {
    const { places, study } = await read(listOf(header, cells, ['', '']));
    expect(metresOff(places, 0)).toBeLessThan(0.02);
    expect(study.inputs.firms.plane).toBe('stated');
  });

  it('are told with the axes, the system and the error, and come again with the study', async () => {
    const text = listOf('企業名,住所,X座標(6系),Y座標(6系)', SIXTH, ['x', '1']);
    const { session } = await prepare([]);
    const bytes = new TextEncoder().encode(text);
    const first = await session.readInput('firms', 'firms.csv', bytes, {}, UNATTENDED);
    if (!first.ok) throw new Error(first.problem.code);
    const { origin, metres, problems, roles, header } = first.value;
    expect(origin.plane).toBe('stated');
    expect(metres).toEqual(['X座標(6系)', 'Y座標(6系)']);
    expect(header).toHaveLength(6);
    expect(roles).toMatchObject({ latitude: [4], longitude: [5] });
    expect(problems.find(({ code }) => code === 'plane-converted')?.facts).toEqual({
      ...{ rows: 1, north: 'X座標(6系)', east: 'Y座標(6系)', systems: '6', metres: 0 },
      ...{ by: 'law', points: 'north' },
    });
  });

  it('are asked about where nothing says the system, and taken as a person says it', async () => {
    const text = listOf('企業名,住所,X座標,Y座標', SIXTH, SIXTH);
    const open = await read(text);
    expect(open.problems.map(({ code }) => code)).toContain('plane-coordinates');
    expect(metresOff(open.places, 0)).toBeGreaterThan(1000);
    const said = await read(text, { plane: 6 });
    expect(metresOff(said.places, 0)).toBeLessThan(0.02);
    expect(said.problems.map(({ code }) => code)).not.toContain('plane-coordinates');
    // A place that cannot be is told, as others are.
    const wrong = await read(text, { plane: 19 });
    expect(wrong.problems.map(({ code }) => code)).toContain('coordinates-outside-japan');
  });

  describe('whose headers do not say which column points north', () => {
    const X_AND_Y = '企業名,住所,X座標(6系),Y座標(6系)';
    /** Two kilometres north and 90 east of the origin of system 6: at 137.0 E, 36.0 N, where 松川市 is. */
    const THERE = ['2000', '90100'];
    const THERE_TURNED = THERE.toReversed();
    const told = async (text: string, options?: ReadOptions) => {
      const { told, study, places } = await read(text, options);
      const found = told.find(({ code }) => code === 'plane-converted')!;
      return { ...found, x: study.inputs.firms.planeX, places };
    };

    it.each([
      ['addresses', (text: string) => text],
      ['land', (text: string) => text.replaceAll('福井県松川市', '')],
    ])('are read as fits the %s, either way', async (by, made) => {
      const right = await told(made(listOf(X_AND_Y, THERE, THERE, THERE)));
      expect(right).toMatchObject({
        ...{ severity: 'note', x: 'north', facts: { by, north: 'X座標(6系)', points: 'north' } },
      });
      const turned = made(listOf(X_AND_Y, THERE_TURNED, THERE_TURNED, THERE_TURNED));
      const found = await told(turned);
      expect(found).toMatchObject({
        ...{ severity: 'note', x: 'east', facts: { by, north: 'Y座標(6系)', points: 'east' } },
      });
      expect([found.places.lng[0], found.places.lat[0]]).toEqual([
        right.places.lng[0],
        right.places.lat[0],
      ]);
      expect(Math.abs(found.places.lng[0] - 137)).toBeLessThan(0.01);
    });

    it('are read by the law where nothing tells, with a warning', async () => {
      const text = listOf(X_AND_Y, SIXTH).replaceAll('福井県松川市', '');
      const open = await told(text);
      expect(open).toMatchObject({ severity: 'warning', x: 'north', facts: { by: 'law' } });
    });

    it('are read as a person says, and again with the study', async () => {
      const text = listOf(X_AND_Y, SIXTH.toReversed()).replaceAll('福井県松川市', '');
      const said = await told(text, { planeX: 'east' });
      expect(said).toMatchObject({ x: 'east', severity: 'note', facts: { by: 'person' } });
      expect(metresOff(said.places, 0)).toBeLessThan(0.02);
      const { study } = await read(text, { planeX: 'east' });
      expect(optionsOf(study.inputs.firms)).toMatchObject({ plane: 'stated', planeX: 'east' });
      const again = readStudyFile('s.json', writeStudyFile(study));
      expect(again.ok && again.value.inputs.firms.planeX).toBe('east');
    });

    it('are not asked about where they do', async () => {
      const header = '企業名,住所,X座標_6系（東西）,Y座標_6系（南北）';
      const { x, facts } = await told(listOf(header, SIXTH.toReversed()));
      expect([x, facts]).toMatchObject([undefined, { by: 'header' }]);
    });
  });

  it('of the old datum are moved once, and told to be a few metres off', async () => {
    const header = '企業名,住所,X座標(6系 旧日本測地系),Y座標(6系 旧日本測地系)';
    const { places, problems } = await read(listOf(header, ['-6541.5736', '17134.2000']));
    expect(metresOff(places, 0)).toBeLessThan(20);
    expect(problems.map(({ code }) => code)).not.toContain('coordinates-said-tokyo');
  });

  it('stay what they are where the table has coordinates, or nothing of them is wanted', async () => {
    const text = listOf('企業名,住所,X座標(6系),Y座標(6系),緯度,経度', [...SIXTH, '36.5', '136.5']);
    const { places } = await read(text);
    expect([places.lat[0], places.lng[0]]).toEqual([36.5, 136.5]);
    const none = await read(listOf('企業名,住所,X座標(6系),Y座標(6系)', SIXTH), { plane: 0 });
    expect(metresOff(none.places, 0)).toBeGreaterThan(1000);
  });

  it('are part of study.json, whose older files have none', async () => {
    const { study } = await read(listOf('企業名,住所,X,Y', SIXTH));
    const spec = { ...study.inputs.firms, plane: 6 };
    const again = readStudyFile('s.json', writeStudyFile({ ...study, inputs: { firms: spec } }));
    expect(again.ok && again.value.inputs.firms.plane).toBe(6);
    expect(optionsOf(spec).plane).toBe(6);
    expect(optionsOf(study.inputs.firms).plane).toBe(0);
    const bad = readStudyFile(
      's.json',
      writeStudyFile({ ...study, inputs: { firms: { ...spec, plane: 20 } } }),
    );
    expect(bad.ok).toBe(false);
  });
});
