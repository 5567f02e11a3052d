import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_OVERLAY,
  UNATTENDED,
  type OverlaySettings,
  type StudyFile,
} from '../../../src/model';
import {
  isSameSelection,
  QUESTION_KINDS,
  selectedFor,
  StudySession,
  type AreasRead,
} from '../../../src/study';
import { dbfOf, shpOf, type ShapeRing } from '../../tables/shapefile-bytes';
import { surveyTables } from '../surveyed';
import { INSTITUTIONS, MUNICIPALITIES, prepare } from '../made';

const BASEMAP = join(import.meta.dirname, '../../../static/geodata/basemap/japan.topo.json');
const text = (value: string) => new TextEncoder().encode(value);

async function surveyed() {
  const tables = surveyTables({ outcome: ({ contacts, inside }) => contacts + (inside ? 2 : 0) });
  const { study } = await prepare(tables);
  const session = new StudySession({
    municipalities: MUNICIPALITIES,
    institutions: INSTITUTIONS,
    basemap: new Uint8Array(readFileSync(BASEMAP)),
  });
  for (const { kind, name, text: csv } of tables)
    await session.readInput(kind, name, text(csv), {}, UNATTENDED);
  return { session, study };
}

const { session, study } = await surveyed();
const withOverlay = (change: Partial<OverlaySettings>, of = study): StudyFile => ({
  ...of,
  settings: { ...of.settings, overlay: { ...DEFAULT_OVERLAY, shown: true, ...change } },
});

async function shown(of: StudyFile) {
  const run = await session.run(of, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  return session.ask('overlay', {}, UNATTENDED);
}

interface AreaFeature {
  readonly properties: Record<string, unknown>;
}

async function exported(): Promise<AreaFeature[]> {
  const pieces = await session.ask('export', { name: 'areas.geojson' });
  return (JSON.parse(pieces!.join('')) as { features: AreaFeature[] }).features;
}

describe('the overlay as a question about the study', () => {
  it('has no answer, and nothing to write, while it is off', async () => {
    expect(await shown(study)).toBeNull();
    expect(await shown(withOverlay({ shown: false, unit: 'hexagons' }))).toBeNull();
    expect(await session.ask('export', { name: 'areas.geojson' })).toBeNull();
  });

  it('answers for every unit that needs no layer of one’s own', async () => {
    for (const unit of [
      'firms',
      'grid_500m',
      'prefectures',
      'municipalities',
      'clusters',
    ] as const) {
      const answer = await shown(withOverlay({ unit, leastFirms: 1 }));
      if (!answer?.ok) throw new Error(`${unit}: ${answer?.refused}`);
      expect(answer.value.settings.unit).toBe(unit);
      expect(answer.value.settings.outcomes).toEqual([study.settings.outcome]);
    }
    const answer = await shown(withOverlay({ unit: 'prefectures' }));
    const { areas, figures } = answer!.ok ? answer!.value : never();
    const fukui = areas.names.indexOf('福井県');
    expect(areas.namesEn[fukui]).toBe('Fukui');
    expect(figures.n[fukui]).toBe(90);
  });

  it('is out of date when what it shows changes, and outdates nothing else', async () => {
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const findings = run.value;
    const subject = {
      municipalities: [],
      layers: { prefectures: () => null, imported: () => null, towns: () => null },
    };
    for (const kind of QUESTION_KINDS) {
      const [before, after] = [
        withOverlay({ unit: 'clusters' }),
        withOverlay({ unit: 'clusters', classes: 3 }),
      ].map((each) => selectedFor(kind, { ...subject, study: each, findings }));
      expect(isSameSelection(before, after), kind).toBe(kind !== 'overlay');
    }
  });

  it('tells of a hidden area nothing in the file, and the file says so', async () => {
    await shown(withOverlay({ unit: 'grid_500m', statistic: 'sum', leastFirms: 6 }));
    const features = await exported();
    const hidden = features.filter(({ properties }) => properties.suppressed === true);
    expect(hidden.length).toBeGreaterThan(3);
    expect(hidden.length).toBeLessThan(features.length);
    for (const { properties } of hidden)
      expect(properties).toMatchObject({ firms: null, n: null, value: null });
  });
});

describe('clusters that the overlay hides', () => {
  it('have no outcome in clusters.geojson either', async () => {
    const outcomeCells = async (leastFirms: number) => {
      await shown(withOverlay({ unit: 'clusters', leastFirms }));
      const pieces = (await session.ask('export', { name: 'clusters.geojson' }))!;
      const { features } = JSON.parse(pieces.join('')) as { features: AreaFeature[] };
      expect(features.length).toBeGreaterThan(1);
      return features.flatMap(({ properties }) =>
        Object.entries(properties).flatMap(([key, value]) =>
          /^(mean_|outcome_)/.test(key) ? [value] : [],
        ),
      );
    };
    expect((await outcomeCells(1)).some((value) => value !== null)).toBe(true);
    // No cluster has so many firms.
    expect((await outcomeCells(50)).every((value) => value === null)).toBe(true);
  });
});

function never(): never {
  throw new Error('no answer');
}

/** Clockwise: an exterior. */
const square = (lng: number, lat: number, half: number): ShapeRing => [
  [lng - half, lat - half],
  [lng - half, lat + half],
  [lng + half, lat + half],
  [lng + half, lat - half],
  [lng - half, lat - half],
];
/** 松川, 竹原 in CP932. */
const NAMES = [Uint8Array.of(0x8f, 0xbc, 0x90, 0xec), Uint8Array.of(0x92, 0x7c, 0x8c, 0xb4)];
const parts = (prj: string) => ({
  'n03.shp': shpOf([[square(137, 36, 0.05)], [square(137.2, 36, 0.05)]]),
  'n03.dbf': dbfOf('NAME', NAMES),
  'n03.prj': text(prj),
});
const JGD2011 = 'GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011"]]';
const ED50 = 'GEOGCS["GCS_ED50",DATUM["D_ED50"]]';

const imported = (read: AreasRead): StudyFile =>
  withOverlay(
    { unit: 'imported', leastFirms: 1 },
    { ...study, inputs: { ...study.inputs, areas: read.files } },
  );

describe('a polygon layer of the study', () => {
  it('is missing until it is read, then shown: a zipped Shapefile in CP932 without .cpg', async () => {
    const bytes = zipSync(parts(JGD2011), { mtime: 1e12 });
    const lone = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
    const read = await lone.readAreas([{ name: 'n03.zip', bytes }]);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value).toMatchObject({ files: [{ name: 'n03.zip', path: 'n03.zip' }], count: 2 });
    expect(await shown(imported(read.value))).toEqual({ ok: false, refused: 'no-layer' });

    await session.readAreas([{ name: 'n03.zip', bytes }]);
    const answer = await shown(imported(read.value));
    if (!answer?.ok) throw new Error(answer?.refused);
    expect(answer.value.areas.names).toEqual(['松川', '竹原']);
    expect(answer.value.figures.n[0]).toBeGreaterThan(25);
    const [first] = await exported();
    expect(first.properties).toMatchObject({ name: '松川', unit: 'imported' });
    const metadata = JSON.stringify(
      (
        JSON.parse((await session.ask('export', { name: 'areas.geojson' }))!.join('')) as {
          metadata: unknown;
        }
      ).metadata,
    );
    expect(metadata).toContain(read.value.files[0].sha256);
  });

  it('is the same from its files together, whatever else was chosen and in whatever order', async () => {
    const files = Object.entries(parts(JGD2011)).map(([name, bytes]) => ({ name, bytes }));
    const read = await session.readAreas([
      { name: 'n03.shx', bytes: text('') },
      ...files.toReversed(),
    ]);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.files.map(({ name }) => name).sort()).toEqual(Object.keys(parts('')).sort());
    const answer = await shown(imported(read.value));
    expect(answer?.ok && answer.value.areas.names).toEqual(['松川', '竹原']);
  });

  it('in an unknown system is refused, and the layer before stays', async () => {
    const files = Object.entries(parts(JGD2011)).map(([name, bytes]) => ({ name, bytes }));
    const good = await session.readAreas(files);
    const before = await shown(imported(good.ok ? good.value : never()));
    const bad = zipSync(parts(ED50));
    const refused = await session.readAreas([{ name: 'old.zip', bytes: bad }]);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'layer-crs' } });
    expect(await session.ask('overlay', {}, UNATTENDED)).toBe(before);
  });
});
