import { beforeAll, describe, expect, it } from 'vitest';
import { createGeocoder, openGazetteerFolder, type Geocoder } from '../../src/geocode';
import {
  inventedFiles,
  inventedMunicipalities,
  memorySource,
  type InventedPlace,
} from './gazetteers';

const PLACES: readonly InventedPlace[] = [
  { prefecture: '北海道', name: '函館市', at: [140.73, 41.77], towns: ['松風町'] },
  { prefecture: '福井県', name: '鯖江市', at: [136.18, 35.94], towns: ['神明町', '水落町/2'] },
  { prefecture: '福井県', name: '越前市', at: [136.17, 35.9], towns: ['府中/2', '神明町'] },
];
const CODES = ['01202', '18207', '18209'];

let geocoder: Geocoder;
beforeAll(async () => {
  const opened = await openGazetteerFolder(memorySource(inventedFiles(PLACES)));
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.ensure(opened.value.places.keys());
  const municipalities = inventedMunicipalities(PLACES).map((each, i) => ({
    ...each,
    code: CODES[i],
  }));
  geocoder = createGeocoder(municipalities, opened.value);
});

describe('an address that begins with a municipality’s code', () => {
  it.each([
    ['18207神明町1-2-3', '鯖江市', '神明町', '18207神明町', '1-2-3'],
    ['18209神明町1-2-3', '越前市', '神明町', '18209神明町', '1-2-3'],
    ['182079 水落町２丁目３', '鯖江市', '水落町二丁目', '182079 水落町２丁目', '３'],
    ['１８２０７神明町1', '鯖江市', '神明町', '１８２０７神明町', '1'],
    // The municipality is named behind its code too, with or without its prefecture.
    ['18207鯖江市神明町1', '鯖江市', '神明町', '18207鯖江市神明町', '1'],
    ['18207福井県鯖江市神明町1', '鯖江市', '神明町', '18207福井県鯖江市神明町', '1'],
    // A spreadsheet took the zero.
    ['1202松風町5', '函館市', '松風町', '1202松風町', '5'],
    ['12025松風町5', '函館市', '松風町', '12025松風町', '5'],
    ['012025松風町5', '函館市', '松風町', '012025松風町', '5'],
  ])('%s', (address, municipality, town, matched, rest) => {
    const found = geocoder.locate(address);
    expect(found).toMatchObject({ level: 'town', municipality, town, matched, rest });
    expect(geocoder.wanted(address)).toEqual([found.municipalityCode]);
    expect(geocoder.findIfHere(address)).toEqual(geocoder.find(address));
  });

  it('is at the municipality where no more is said', () => {
    for (const address of ['18207', '182079', '18207 '])
      expect(geocoder.locate(address)).toMatchObject({
        level: 'municipality',
        municipality: '鯖江市',
        note: '',
      });
    expect(geocoder.locate('18207無い町1')).toMatchObject({
      level: 'municipality',
      municipality: '鯖江市',
      note: 'no-town',
    });
  });

  it('is where its text says, where that is another municipality', () => {
    expect(geocoder.locate('18207福井県越前市府中1丁目2')).toMatchObject({
      municipality: '越前市',
      town: '府中一丁目',
    });
  });

  it.each([
    // A wrong check digit, an unknown code, postcodes, lots, telephones.
    ...['182078神明町1', '18999神明町1', '916-0019', '9160019', '1820-7', '18207-1', '18207番地1'],
    ...['0778-51-2200', '18207号室'],
  ])('%s is none', (address) => {
    expect(geocoder.locate(address).level).toBe('none');
  });
});
