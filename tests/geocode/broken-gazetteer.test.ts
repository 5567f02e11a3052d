import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  createGeocoder,
  encodePack,
  geocodeAddresses,
  openGazetteerFolder,
  openGazetteerPack,
} from '../../src/geocode';
import { decodePack } from '../../src/geocode/pack-decode';
import { PREAMBLE_BYTES, SECTIONS, type Section } from '../../src/geocode/pack-format';
import { LEVEL_CODE, UNATTENDED } from '../../src/model';
import { inventedFiles, inventedMunicipalities, memorySource } from './gazetteers';
import { JAPAN_IN_SMALL } from './japan-in-small';

const FILES = inventedFiles(JAPAN_IN_SMALL);
const SABAE = 'ja/福井県/鯖江市.json';
const ADDRESS = '福井県鯖江市神明町1-2-3';

async function open(files: ReadonlyMap<string, string>) {
  const opened = await openGazetteerFolder(memorySource(files));
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** Places of one address with the points of its city's towns changed. */
async function placedWith(point: unknown) {
  const towns = JSON.parse(FILES.get(SABAE)!) as { data: { point: unknown }[] };
  for (const row of towns.data) row.point = point;
  const gazetteer = await open(new Map(FILES).set(SABAE, JSON.stringify(towns)));
  const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), gazetteer);
  const { level, lng, lat } = await geocodeAddresses([ADDRESS], geocoder, UNATTENDED);
  return { level: level[0], lng: lng[0], lat: lat[0], codes: geocoder.problems(), towns };
}

describe('a folder whose towns have points that can’t be theirs', () => {
  it.each([
    ['a latitude beyond the pole', [136.2, 95]],
    ['both the wrong way round', [35.9, 136.2]],
    ['text', ['136.2', '35.9']],
    ['a number beyond all measure', [1e300, 35.9]],
    ['one number', [136.2]],
    ['no list', { lng: 136.2 }],
  ])('%s: places the address in its municipality, and says so', async (_, point) => {
    const { level, lng, lat, codes, towns } = await placedWith(point);
    expect(level).toBe(LEVEL_CODE.municipality);
    expect(lng).toBeGreaterThan(122);
    expect(lat).toBeLessThan(46);
    expect(codes).toMatchObject([
      {
        code: 'gazetteer-points-outside',
        severity: 'warning',
        facts: { files: 1, example: SABAE, rows: towns.data.length },
      },
    ]);
  });

  it('says nothing of towns that have no point at all', async () => {
    expect((await placedWith(undefined)).codes).toEqual([]);
    expect((await placedWith(null)).codes).toEqual([]);
  });

  it.each(['yesterday', null, -1, 1e99, {}])('takes %j for no date', async (updated) => {
    const list = JSON.parse(FILES.get('ja.json')!) as { meta: unknown };
    list.meta = { updated };
    expect((await open(new Map(FILES).set('ja.json', JSON.stringify(list)))).date).toBe('');
  });
});

describe('a pack with a right checksum and wrong contents', () => {
  /** The pack with some sections replaced, its lengths and checksum made right. */
  async function forged(change: (of: Record<Section, Uint8Array>) => void): Promise<Uint8Array> {
    const gazetteer = await open(FILES);
    await gazetteer.ensure(gazetteer.places.keys());
    const pack = decodePack(encodePack(gazetteer));
    if (!pack.ok) throw new Error(pack.problem.code);
    const sections = { ...pack.value.sections };
    change(sections);
    const header = {
      ...pack.value.header,
      sections: SECTIONS.map((name) => sections[name].length),
    };
    const text = new TextEncoder().encode(JSON.stringify(header));
    const bytes = Buffer.concat([
      Buffer.alloc(PREAMBLE_BYTES),
      text,
      ...SECTIONS.map((name) => sections[name]),
    ]);
    bytes.write('SHUSEKIG', 0);
    bytes.writeUInt16LE(1, 8);
    bytes.writeUInt32LE(text.length, 10);
    bytes.writeUInt32LE(crc32(bytes.subarray(PREAMBLE_BYTES)), 14);
    return new Uint8Array(bytes);
  }
  const codeOf = (bytes: Uint8Array) => {
    const opened = openGazetteerPack(bytes);
    return opened.ok ? 'opened' : opened.problem.code;
  };

  it('opens as it is', async () => {
    expect(codeOf(await forged(() => undefined))).toBe('opened');
  });

  it.each<[string, (of: Record<Section, Uint8Array>) => void]>([
    [
      'counts that exceed its bytes by far',
      (of) => {
        const most = [0xff, 0xff, 0xff, 0xff, 0x07];
        of.rowCounts = Uint8Array.from({ length: 5 * of.rowCounts.length }, (_, i) => most[i % 5]);
      },
    ],
    ['counts that end early', (of) => (of.rowCounts = of.rowCounts.slice(1))],
    [
      'a name without its separator',
      (of) => (of.placeNames = of.placeNames.map((byte) => (byte === 9 ? 0x20 : byte))),
    ],
    ['a town without a name', (of) => (of.kinds = of.kinds.map((kind) => kind & ~1))],
    ['no towns for its counts', (of) => (of.kinds = new Uint8Array(0))],
    ['points that end early', (of) => (of.lng = of.lng.slice(4))],
  ])('%s: is refused', async (_, change) => {
    expect(codeOf(await forged(change))).toBe('gazetteer-unreadable');
  });

  it('has no point where it says one outside Japan', async () => {
    // Every latitude's step has its highest byte changed.
    const bytes = await forged((of) => {
      const size = of.lat.length / 4;
      of.lat = of.lat.map((byte, i) => (i >= 3 * size ? byte | 0x08 : byte));
    });
    const opened = openGazetteerPack(bytes);
    if (!opened.ok) throw new Error(opened.problem.code);
    const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), opened.value);
    const placed = await geocodeAddresses([ADDRESS], geocoder, UNATTENDED);
    expect(placed.level[0]).toBe(LEVEL_CODE.municipality);
  });
});
