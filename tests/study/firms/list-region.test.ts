import { beforeAll, describe, expect, it } from 'vitest';
import { geocodeAddresses, type Geocoder } from '../../../src/geocode';
import { GEOCODE_LEVELS, UNATTENDED } from '../../../src/model';
import { placesInRegion } from '../../../src/study/firms/list-region';
import { inventedGeocoder, type InventedPlace } from '../../geocode/gazetteers';

const PLACES: readonly InventedPlace[] = [
  {
    prefecture: '福井県',
    name: '福井市',
    at: [136.22, 36.06],
    towns: ['丸山町', '大手/3', '本町'],
  },
  {
    prefecture: '福井県',
    name: '鯖江市',
    at: [136.18, 35.94],
    towns: ['神明町', '本町', '水落町'],
  },
  {
    prefecture: '千葉県',
    name: '南房総市',
    at: [139.84, 35.04],
    towns: ['珠師ケ谷', '千倉町瀬戸'],
  },
  { prefecture: '大阪府', name: '大阪市', kind: 'designated_city', at: [135.5, 34.69] },
  { prefecture: '大阪府', name: '大阪市北区', at: [135.5, 34.7], towns: ['梅田/3'] },
];
/** A list of one prefecture. */
const LIST = [
  '福井県鯖江市神明町1-2',
  '福井県鯖江市水落町1-2',
  '鯖江市本町1-1',
  '福井県福井市大手3-1',
  '福井市大手2-1',
  '福井県福井市本町2',
];
let geocoder: Geocoder;

beforeAll(async () => {
  ({ geocoder } = await inventedGeocoder(PLACES));
});

async function read(...addresses: string[]) {
  const found = await geocodeAddresses(addresses, geocoder, UNATTENDED);
  const { places, problems } = await placesInRegion(
    'list.csv',
    addresses,
    found,
    geocoder,
    UNATTENDED,
  );
  const last = addresses.length - 1;
  return {
    before: found.prefecture[last] + found.municipality[last],
    place: places.prefecture[last] + places.municipality[last],
    level: GEOCODE_LEVELS[places.level[last]],
    note: places.note[last],
    matched: places.matched[last],
    lng: places.lng[last],
    told: problems.map(({ code }) => code),
  };
}

describe('a bare town in a list of one prefecture', () => {
  it('that is a former town elsewhere is the one of the list that has it', async () => {
    const { before, place, level, note, matched, told } = await read(...LIST, '丸山町10-1');
    expect(before).toBe('千葉県南房総市');
    expect([place, level]).toEqual(['福井県福井市', 'town']);
    expect(note).toContain('list-region');
    expect(matched).toBe('丸山町');
    expect(told).toEqual(['list-region-read']);
  });

  it('has no place where no municipality of the list has it, rather than one in another prefecture', async () => {
    const { before, place, level, note, lng, told } = await read(...LIST, '千倉町瀬戸10-1');
    expect(before).toBe('千葉県南房総市');
    expect([place, level, lng]).toEqual(['', 'none', NaN]);
    expect(note).toBe('ambiguous:福井県|千葉県南房総市');
    expect(told).toEqual(['list-region-open']);
  });

  it('that two municipalities of the list have stays open', async () => {
    const { level, told } = await read(...LIST, '本町3-3');
    expect([level, told]).toEqual(['none', []]);
  });

  it('leaves alone whoever names a city, a prefecture, or a list that lies here and there', async () => {
    expect((await read(...LIST, '大阪市北区梅田1-1')).place).toBe('大阪府大阪市北区');
    expect((await read(...LIST, '千葉県丸山町1')).place).toBe('千葉県南房総市');
    expect(
      (await read(...LIST.slice(0, 3), ...Array<string>(4).fill('大阪市北区梅田1-1'), '丸山町1'))
        .place,
    ).toBe('千葉県南房総市');
    expect((await read(...LIST.slice(0, 2), '丸山町1')).place).toBe('千葉県南房総市');
  });
});
