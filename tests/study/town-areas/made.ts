import type { Gazetteer } from '../../../src/geocode';
import { UNATTENDED, type Municipality, type MultiPolygonCoordinates } from '../../../src/model';
import { TownAreaSource } from '../../../src/study/town-areas';

/** A town of a made gazetteer; NaN for one without a point. */
export interface MadeTown {
  readonly town: string;
  readonly koaza?: string;
  readonly lng: number;
  readonly lat: number;
}

export const madeMunicipality = (
  code: string,
  name: string,
  lng: number,
  lat: number,
  other: Partial<Municipality> = {},
): Municipality => ({
  code,
  prefecture: '福井県',
  district: '',
  name,
  kind: 'city',
  kana: '',
  romaji: '',
  labelEn: name,
  lng,
  lat,
  errorKm: 5,
  estimated: false,
  ...other,
});

/** A gazetteer in memory: the towns of municipalities, in order; those that it does not know are null. */
export function madeGazetteer(
  municipalities: readonly Municipality[],
  townsOf: (municipality: Municipality) => readonly MadeTown[] | null,
): Gazetteer {
  const known = municipalities.filter((each) => townsOf(each) !== null);
  return {
    source: 'made',
    date: '',
    places: known.map(({ prefecture, district, name, lng, lat }) => ({
      prefecture,
      name: district + name,
      lng,
      lat,
    })),
    ensure: () => Promise.resolve(),
    isHere: () => true,
    numbers: () => null,
    problems: () => [],
    rows: (place) => {
      const towns = townsOf(known[place])!;
      return {
        count: towns.length,
        oaza: towns.map(({ town }) => town),
        chome: towns.map(() => ''),
        chomeNumber: towns.map(() => 0),
        koaza: towns.map(({ koaza = '' }) => koaza),
        lng: Float64Array.from(towns, ({ lng }) => lng),
        lat: Float64Array.from(towns, ({ lat }) => lat),
      };
    },
  };
}

/** side × side towns around a point, so many degrees apart. */
export const townsAround = (
  { lng, lat }: Pick<Municipality, 'lng' | 'lat'>,
  side: number,
  step: number,
): MadeTown[] =>
  Array.from({ length: side * side }, (_, i) => ({
    town: `町${i + 1}`,
    lng: lng + ((i % side) - (side - 1) / 2) * step,
    lat: lat + (Math.floor(i / side) - (side - 1) / 2) * step,
  }));

export const landBox = (
  west: number,
  south: number,
  east: number,
  north: number,
): MultiPolygonCoordinates => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];

/** Areas of all these municipalities, each with nine towns around its point. */
export function madeAreas(municipalities: readonly Municipality[], land: MultiPolygonCoordinates) {
  const gazetteer = madeGazetteer(municipalities, (each) => townsAround(each, 3, 0.01));
  const source = new TownAreaSource(municipalities, gazetteer, land);
  return source.of(
    municipalities.map(({ code }) => code),
    UNATTENDED,
  );
}
