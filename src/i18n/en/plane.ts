import type { PlaneConverted } from '../../model';
import { formatCount } from '../numbers';

/** Where each plane rectangular system holds, in the order of their numbers. */
const AREAS = [
  'Nagasaki, part of Kagoshima',
  'Fukuoka, Saga, Kumamoto, Oita, Miyazaki, Kagoshima',
  'Yamaguchi, Shimane, Hiroshima',
  'Kagawa, Ehime, Tokushima, Kochi',
  'Hyogo, Tottori, Okayama',
  'Kyoto, Osaka, Fukui, Shiga, Mie, Nara, Wakayama',
  'Ishikawa, Toyama, Gifu, Aichi',
  'Niigata, Nagano, Yamanashi, Shizuoka',
  'Tokyo, Fukushima, Tochigi, Ibaraki, Saitama, Chiba, Gunma, Kanagawa',
  'Aomori, Akita, Yamagata, Iwate, Miyagi',
  'western Hokkaido',
  'central Hokkaido',
  'eastern Hokkaido',
  'Ogasawara',
  'Okinawa main island',
  'Ishigaki, Miyako',
  'Daito islands',
  'Okinotorishima',
  'Minamitorishima',
];

/** What says which column points north. */
const BY: Readonly<Record<PlaneConverted['by'], (f: PlaneConverted) => string>> = {
  header: () => '',
  person: () => '',
  addresses: (f) =>
    ` Their names do not say which one points north; in this order the places fit the addresses (the other way round: --plane-x ${OTHER[f.points]}).`,
  land: (f) =>
    ` Their names do not say which one points north; in this order the places are on land (the other way round: --plane-x ${OTHER[f.points]}).`,
  law: (f) =>
    ` Nothing says which one points north, and both orders fit; X does by law. If X is to the east here, say so (--plane-x ${OTHER[f.points]}).`,
};
const OTHER = { north: 'east', east: 'north' } as const;

/** Columns of metres of a plane rectangular system. */
export const plane = {
  axes: 'Which column points north',
  points: (x: string, y: string) => `${x} (north), ${y} (east)`,
  label: (columns: readonly string[]) => `Plane rectangular system (${columns.join(', ')})`,
  none: 'not used (the system is not known)',
  needed: 'the system of the coordinates in metres',
  stated: 'the one that the table states',
  system: (number: number) => `System ${number} (${AREAS[number - 1]})`,
  converted: (f: PlaneConverted) =>
    `“${f.north}” (north) and “${f.east}” (east) were converted from the plane rectangular system ${f.systems} to longitude and latitude in ${f.rows === 1 ? '1 row' : `${formatCount(f.rows)} rows`}${f.metres === 0 ? ', to within a centimetre' : `; they are in Tokyo Datum, so that places may be off by some ${f.metres} m`}.${BY[f.by](f)}`,
  metres: (columns: string, example: string) =>
    `${columns} hold metres of a plane (${example}), and nothing says of which plane rectangular system, so they are not used. Choose the system where the list is opened, or say run --plane 6 (its number), and they become longitude and latitude.`,
};
