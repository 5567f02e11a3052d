import { EARTH_RADIUS_KM, squaredReach } from '../../geo/earth';
import { make, real, type Step } from './plan';
import { BOX, BOX_COLUMNS, chord, leastToBox, mostToBox, unitVectorQuery } from './sphere';

/** Sides of the neighbourhoods whose firms share the search, in degrees; they change no distance. */
const HOOD = { latitude: '2e-2', longitude: '2.5e-2' };
/** Neighbourhoods along the side of a region, whose neighbourhoods share which institutions matter at all. */
const REGION = '2.5e1';

/** True where a coordinate is a place, as `isPlace`. */
export const IS_PLACE = 'latitude between -90e0 and 90e0 and longitude between -720e0 and 720e0';

/** Kilometres along the sphere of a squared chord. */
export const kmOf = (squared: string): string =>
  `${real(2 * EARTH_RADIUS_KM)} * asin(least(1e0, sqrt(${squared}) / 2e0))`;

/**
 * Steps from `firm` and `institution` to `reach` (firm, institution, km, within_0 …): the nearest institution that counts, of equally near
 * ones the first, and how many are at most so many kilometres away. Firms of one neighbourhood share the search: what is surely
 * nearer or farther by the neighbourhood's box is compared with no firm.
 */
export function proximitySteps(withinKm: readonly number[]): Step[] {
  const reaches = withinKm.map((km) => real(Math.min(5, squaredReach(km))));
  const sums = (of: (reach: string, k: number) => string) =>
    reaches
      .map((reach, k) => `, count(case when ${of(reach, k)} then 1 end) as within_${k}`)
      .join('');
  const open = reaches.map((reach) => `(p.nearest <= ${reach} and p.farthest > ${reach})`);
  return [
    make(
      'site_at',
      'places of all firms; a place is known by its first firm',
      `select min(firm) as site, longitude, latitude from firm where ${IS_PLACE} group by longitude, latitude`,
    ),
    make(
      'site',
      'unit vectors and neighbourhoods',
      `select site, x, y, z, floor(latitude / ${HOOD.latitude}) as hood_lat, floor(longitude / ${HOOD.longitude}) as hood_lng
from (${unitVectorQuery('site_at', ['site', 'longitude', 'latitude'], '1 = 1')}) as vectors`,
    ),
    make(
      'institution_at',
      'unit vectors of institutions',
      unitVectorQuery('institution', ['institution', 'counted'], IS_PLACE),
    ),
    make(
      'hood',
      'neighbourhoods, and the region that each is in',
      `select min(site) as hood, hood_lat, hood_lng, floor(hood_lat / ${REGION}) as region_lat, floor(hood_lng / ${REGION}) as region_lng, ${BOX}
from site group by hood_lat, hood_lng`,
    ),
    make(
      'region',
      'regions',
      `select min(hood) as region, region_lat, region_lng, ${BOX_COLUMNS.map((c) => `${c.endsWith('lo') ? 'min' : 'max'}(${c}) as ${c}`).join(', ')}
from hood group by region_lat, region_lng`,
    ),
    make(
      'region_pair',
      'how near institutions can be to the places of a region',
      `select r.region, i.institution, i.x, i.y, i.z, ${leastToBox('i', 'r')} as nearest, ${mostToBox('i', 'r')} as farthest
from region r cross join institution_at i where i.counted = 1`,
    ),
    make(
      'region_near',
      'institutions that matter to a region',
      `select p.region, p.institution, p.x, p.y, p.z
from region_pair p join (select region, min(farthest) as best from region_pair group by region) as b on p.region = b.region
where p.nearest <= greatest(b.best${reaches.map((reach) => `, ${reach}`).join('')})`,
    ),
    make(
      'hood_pair',
      'how near these can be to the places of a neighbourhood',
      `select h.hood, n.institution, n.x, n.y, n.z, ${leastToBox('n', 'h')} as nearest, ${mostToBox('n', 'h')} as farthest
from hood h join region r on h.region_lat = r.region_lat and h.region_lng = r.region_lng
  join region_near n on r.region = n.region`,
    ),
    make(
      'hood_near',
      'what a neighbourhood’s places have in common: how far the nearest is at most, and how many are surely within',
      `select hood, min(farthest) as best${sums((reach) => `farthest <= ${reach}`)}
from hood_pair group by hood`,
    ),
    make(
      'candidate',
      'institutions that are compared with each place of a neighbourhood',
      `select p.hood, p.institution, p.x, p.y, p.z, p.nearest <= n.best as may_be_nearest${open.map((is, k) => `, ${is} as open_${k}`).join('')}
from hood_pair p join hood_near n on p.hood = n.hood
where p.nearest <= n.best${open.map((is) => ` or ${is}`).join('')}`,
    ),
    make(
      'sited',
      'the neighbourhood of each place',
      `select s.site, s.x, s.y, s.z, h.hood
from site s join hood h on s.hood_lat = h.hood_lat and s.hood_lng = h.hood_lng`,
    ),
    make(
      'site_near',
      'the least squared chord of each place, and how many more are within',
      `select site, hood, x, y, z, min(case when may_be_nearest then squared end) as squared${sums((reach, k) => `open_${k} and squared <= ${reach}`)}
from (select s.site, s.hood, s.x, s.y, s.z, c.may_be_nearest${reaches.map((_, k) => `, c.open_${k}`).join('')}, ${chord('s', 'c')} as squared
  from sited s join candidate c on s.hood = c.hood) as pairs
group by site, hood, x, y, z`,
    ),
    make(
      'site_nearest',
      'the first institution so near',
      `select s.site, min(c.institution) as institution
from site_near s join candidate c on s.hood = c.hood
where c.may_be_nearest and ${chord('s', 'c')} = s.squared
group by s.site`,
    ),
    make(
      'reach',
      'the same of each firm',
      `select f.firm, n.institution, ${kmOf('w.squared')} as km${reaches.map((_, k) => `, coalesce(b.within_${k}, 0) + coalesce(w.within_${k}, 0) as within_${k}`).join('')}
from firm f join site_at a on f.longitude = a.longitude and f.latitude = a.latitude
  join sited s on a.site = s.site left join hood_near b on s.hood = b.hood
  left join site_near w on a.site = w.site left join site_nearest n on a.site = n.site`,
    ),
  ];
}
