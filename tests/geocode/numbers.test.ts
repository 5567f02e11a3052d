import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  bytesAsFile,
  createGeocoder,
  encodeNumberPack,
  encodePack,
  openGazetteer,
  openGazetteerFolder,
  type Gazetteer,
} from '../../src/geocode';
import { distanceKm } from '../../src/geo/earth';
import {
  folderSource,
  inventedFiles,
  inventedMunicipalities,
  memorySource,
  numberFile,
  readCsv,
  SHARED,
  shippedMunicipalities,
  type InventedPlace,
} from './gazetteers';

const SABAE: InventedPlace = {
  prefecture: '福井県',
  name: '鯖江市',
  at: [136.19, 35.94],
  towns: ['神明町/3', '水落町', '水落町/2', '川去町'],
};
const PATH = 'ja/福井県/鯖江市';

/** A dense block: houses 1 to 9 of blocks 1 to 4, ten metres apart. */
const HOUSES = [1, 2, 3, 4].flatMap((block) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (house) => `${block},${house},,${136.19 + block * 0.001},${35.94 + house * 0.0001}`,
  ),
);
const LOTS = [
  '10,,,136.2,35.95',
  '12,1,,136.201,35.95',
  '12,2,,136.2012,35.95',
  '16,,,136.203,35.95',
];

function files(more: Readonly<Record<string, string>> = {}) {
  const made = inventedFiles([SABAE]);
  const towns = made.get(`${PATH}.json`) as string;
  made.set(`${PATH}.json`, towns.replace('{"oaza_cho"', '{"csv_ranges":{},"oaza_cho"'));
  made.set(`${PATH}-住居表示.txt`, numberFile('住居表示', { 神明町二丁目: HOUSES }));
  made.set(
    `${PATH}-地番.txt`,
    numberFile('地番', {
      川去町: [...LOTS, '甲5,2,,136.204,35.95'],
      水落町: ['2,3,,136.21,35.94'],
    }),
  );
  for (const [path, text] of Object.entries(more)) made.set(path, text);
  return made;
}

async function open(made: ReadonlyMap<string, string>): Promise<Gazetteer> {
  const opened = await openGazetteer({ kind: 'folder', files: memorySource(made) });
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.ensure([0]);
  return opened.value;
}

async function geocoder(made = files()) {
  return createGeocoder(inventedMunicipalities([SABAE]), await open(made));
}

describe('numbers behind a town', () => {
  it.each([
    '福井県鯖江市神明町2丁目3番5号',
    '福井県鯖江市神明町2-3-5',
    '福井県鯖江市神明町二丁目三番五号',
    '福井県鯖江市神明町２丁目３－５　山田ビル3F',
    '福井県鯖江市神明町2丁目3番地の5',
    '福井県鯖江市神明町2丁目3の5-201号室',
  ])('%s is the house', async (address) => {
    const match = (await geocoder()).locate(address);
    expect([match.level, match.town]).toEqual(['residence', '神明町二丁目']);
    expect([match.lng, match.lat]).toEqual([136.193, 35.9405]);
    expect(match.errorKm).toBeLessThan(0.05);
  });

  it.each([
    ['福井県鯖江市川去町12番地2', 'parcel', 136.2012, ''],
    ['福井県鯖江市川去町十二番地の二', 'parcel', 136.2012, ''],
    ['福井県鯖江市川去町甲5番地2', 'parcel', 136.204, ''],
    ['福井県鯖江市川去町12番地9', 'block', 136.2011, ''],
    ['福井県鯖江市川去町14番地', 'block', 136.2021, 'between-numbers'],
  ])('%s is found as %s', async (address, level, lng, note) => {
    const match = (await geocoder()).locate(address);
    expect([match.level, match.note]).toEqual([level, note]);
    expect(match.lng).toBeCloseTo(lng, 5);
  });

  it('stays at the town where nothing is known of the number', async () => {
    for (const address of [
      '福井県鯖江市川去町99番地',
      '福井県鯖江市神明町1丁目3番5号',
      '福井県鯖江市川去町丙5',
    ])
      expect((await geocoder()).locate(address).level).toBe('town');
  });

  it('decides by the number between a town and its 丁目', async () => {
    const match = (await geocoder()).locate('福井県鯖江市水落町2-3');
    expect([match.level, match.town, match.note]).toEqual(['parcel', '水落町', '']);
  });

  it('gives a block the middle of its houses, with all of them inside the radius', async () => {
    const match = (await geocoder()).locate('福井県鯖江市神明町2丁目3番30号');
    expect(match.level).toBe('block');
    expect(match.lat).toBeCloseTo(35.9405, 6);
    for (let house = 1; house < 10; house++)
      expect(distanceKm(match.lng, match.lat, 136.193, 35.94 + house * 0.0001)).toBeLessThan(
        match.errorKm,
      );
  });
});

describe('a pack with numbers', () => {
  async function pack() {
    const gazetteer = await open(files());
    const parts = encodeNumberPack(gazetteer, encodePack(gazetteer));
    return new Uint8Array(Buffer.concat(parts));
  }

  it('answers as the folder does, and reads a municipality only when it is asked for', async () => {
    const bytes = await pack();
    const file = bytesAsFile('pack', bytes);
    let read = 0;
    const counted = {
      ...file,
      read: (start: number, length: number) => {
        read += length;
        return file.read(start, length);
      },
    };
    const opened = await openGazetteer({ kind: 'pack', file: counted, inflate: (it) => it });
    if (!opened.ok) throw new Error(opened.problem.code);
    expect(opened.value.numbers(0)).toBeNull();
    const before = read;
    const packed = createGeocoder(inventedMunicipalities([SABAE]), opened.value);
    await packed.ensure(['10001']);
    expect(read).toBeGreaterThan(before);
    const folder = await geocoder();
    for (const address of [
      '福井県鯖江市神明町2-3-5',
      '福井県鯖江市川去町甲5番地2',
      '福井県鯖江市川去町14番地',
    ])
      expect(packed.locate(address)).toEqual(folder.locate(address));
  });

  it.each(['cut', 'form'] as const)(
    'says so where a part is broken (%s), and has the towns',
    async (fault) => {
      const bytes = await pack();
      const broken =
        fault === 'cut'
          ? bytes.slice(0, -5)
          : bytes.map((b, i) => (i === bytes.length - 3 ? b ^ 1 : b));
      const opened = await openGazetteer({
        kind: 'pack',
        file: bytesAsFile('pack', broken),
        inflate: (it) => it,
      });
      if (!opened.ok) throw new Error(opened.problem.code);
      await opened.value.ensure([0]);
      expect(opened.value.rows(0)?.count).toBeGreaterThan(0);
      expect(opened.value.problems()).toMatchObject([
        { code: 'gazetteer-numbers-broken', facts: { fault, files: 1 } },
      ]);
    },
  );
});

describe('a file of numbers that is broken', () => {
  const lots = numberFile('地番', { 川去町: LOTS });
  it.each([
    ['cut', lots.slice(0, -20)],
    ['cut', lots.slice(0, 30)],
    ['cut', lots.replace('川去町,50000', '川去町,90000')],
    ['other-kind', numberFile('住居表示', { 川去町: HOUSES })],
    ['form', '<!doctype html><title>Not found</title>'],
    ['form', ''],
    ['other-town', numberFile('地番', { 知らない町: LOTS, 川去町: LOTS })],
    ['outside', numberFile('地番', { 川去町: ['10,,,139.7,35.6'] })],
  ])('is left aside: %s', async (fault, text) => {
    const gazetteer = await open(files({ [`${PATH}-地番.txt`]: text }));
    expect(gazetteer.problems()).toMatchObject([
      { code: 'gazetteer-numbers-broken', facts: { fault, example: `${PATH}-地番.txt` } },
    ]);
    const made = createGeocoder(inventedMunicipalities([SABAE]), gazetteer);
    expect(made.locate('福井県鯖江市神明町2-3-5').level).toBe('residence');
    const lot = made.locate('福井県鯖江市川去町10');
    expect(lot.level).toBe(fault === 'other-town' ? 'parcel' : 'town');
  });
});

const TRUTH = `${SHARED}gazetteer/blocks-truth.csv`;

describe.skipIf(!existsSync(TRUTH))('real numbers (needs ../shared/gazetteer/blocks)', () => {
  it('finds 99.5 % within five metres, and says how far the others may be', async () => {
    const opened = await openGazetteerFolder(folderSource(`${SHARED}gazetteer/blocks/`));
    if (!opened.ok) throw new Error(opened.problem.code);
    const made = createGeocoder(shippedMunicipalities(), opened.value);
    const [, ...rows] = readCsv(readFileSync(TRUTH, 'utf8'));
    await made.ensure(rows.flatMap(([address]) => made.wanted(address)));
    const found = rows.map(([address, , , , , lng, lat, inFiles]) => {
      const match = made.locate(address);
      const km = distanceKm(Number(lng), Number(lat), match.lng, match.lat);
      return { inFiles: inFiles === '1', level: match.level, km, inside: km <= match.errorKm };
    });
    const exact = found.filter((each) => each.inFiles);
    const near = exact.filter(({ level, km }) => level !== 'town' && km <= 0.005);
    expect(near.length / exact.length).toBeGreaterThanOrEqual(0.995);
    const leftOut = found.filter((each) => !each.inFiles);
    expect(leftOut.length).toBe(510);
    const inside = leftOut.filter((each) => each.inside).length / leftOut.length;
    expect(inside).toBeGreaterThanOrEqual(0.9);
    expect(inside).toBeLessThanOrEqual(0.98);
    const blocks = leftOut.filter(({ level }) => level === 'block').map(({ km }) => km);
    blocks.sort((a, b) => a - b);
    expect(blocks[blocks.length >> 1]).toBeLessThan(0.075);
  }, 60_000);
});
