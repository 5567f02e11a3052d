import { chordOfKm, EARTH_RADIUS_KM } from '../../geo/earth';
import { make, real, type Step } from './plan';
import { BOX, leastOfBoxes, mostOfBoxes } from './sphere';
import type { Dialect } from './dialects/dialect';

const DEGREES_PER_RADIAN = 180 / Math.PI;
/** As in `src/geo/cell-grid`: cells are this much smaller than they may be, reaches in longitude this much longer. */
const SAFETY = 0.9999;
const REACH_MARGIN = 1.000001;
const SLACK_DEGREES = 1e-9;

/**
 * Steps that sort `place` (place, weight, longitude, latitude, x, y, z) into cells of the sphere whose diagonal is at most the radius, as
 * `CellGrid` does, and find which occupied cells can hold places in reach of each other:
 *
 * - `placed`: place, weight, x, y, z, cell;
 * - `cell`: cell (its least place), weight, places and the box of its unit vectors;
 * - `near`: cell, other, whole (all their pairs are in reach), both directions and each with itself.
 *
 * Bands have one height; a column of a band is as wide in degrees as its latitude allows; neighbours are looked up by band and column,
 * so that no step pairs all with all. Where the grid's lines run decides how much is compared, never who is in reach.
 */
export function cellSteps(radiusKm: number, reach: number, dialect: Dialect): Step[] {
  const chord = chordOfKm(radiusKm);
  const height = (chord / Math.SQRT2) * SAFETY * DEGREES_PER_RADIAN;
  const radiusDegrees = Math.min(180, (radiusKm / EARTH_RADIUS_KM) * DEGREES_PER_RADIAN);
  const bands = Math.ceil(radiusDegrees / height);
  const h = real(height);
  const perDegree = real(1 / DEGREES_PER_RADIAN);
  const whole = (value: string) => `cast(floor(${value}) as bigint)`;
  return [
    make(
      'banded',
      'bands of equal latitude; longitudes from 0 to 360',
      `select place, weight, x, y, z, ${whole(`(latitude + 90e0) / ${h}`)} as band,
  longitude - floor(longitude / 360e0) * 360e0 as east
from place`,
    ),
    make(
      'band',
      'columns of a band are as wide as its lowest latitude allows',
      `select band, least_cosine,
  case when most_cosine * 360e0 <= ${h} then 360e0 else ${h} / most_cosine end as width
from (select band,
    case when highest >= 90e0 then 0e0 else cos(highest * ${perDegree}) end as least_cosine,
    case when lowest >= 90e0 then 0e0 else cos(lowest * ${perDegree}) end as most_cosine
  from (select band,
      case when south <= 0e0 and south + ${h} >= 0e0 then 0e0 else least(abs(south), abs(south + ${h})) end as lowest,
      greatest(abs(south), abs(south + ${h})) as highest
    from (select band, band * ${h} - 90e0 as south
      from (select distinct band from banded) as bands) as souths) as latitudes) as cosines`,
    ),
    make(
      'columned',
      'the column of each place',
      `select p.place, p.weight, p.x, p.y, p.z, p.band, ${whole('p.east / b.width')} as col
from banded p join band b on p.band = b.band`,
    ),
    make(
      'cell',
      'occupied cells',
      `select min(place) as cell, band, col, count(*) as places, sum(weight) as weight, ${BOX}
from columned group by band, col`,
    ),
    make(
      'placed',
      'the cell of each place',
      `select p.place, p.weight, p.x, p.y, p.z, c.cell
from columned p join cell c on p.band = c.band and p.col = c.col`,
    ),
    make(
      'band_reach',
      'how far in longitude a place of one band can reach into another, by the haversine formula',
      `select band, width, other, other_width,
  (case when spare >= across then 180e0 else 2e0 * asin(sqrt(spare / across)) * ${real(DEGREES_PER_RADIAN)} end)
    * ${real(REACH_MARGIN)} + ${real(SLACK_DEGREES)} as reach
from (select b.band, b.width, o.band as other, o.width as other_width, b.least_cosine * o.least_cosine as across,
    greatest(0e0, ${real((chord / 2) ** 2)} - power(sin(greatest(0, abs(o.band - b.band) - 1) * ${real(height / DEGREES_PER_RADIAN / 2)}), 2e0)) as spare
  from band b join (select band, width, least_cosine, ${dialect.spread(`band - ${bands}`, `band + ${bands}`)} as target from band) o
    on b.band = o.target) as spares`,
    ),
    make(
      'looked_up',
      'bands and columns that each cell looks at, across the meridian of 0 degrees too',
      `select cell, other, ${dialect.spread('first_col', 'last_col')} as col
from (select cell, other, case when round_about then 0 else greatest(${whole('(west - reach) / other_width')}, 0) end as first_col,
    case when round_about then ${whole('360e0 / other_width')}
      else least(${whole('(east + reach) / other_width')}, ${whole('360e0 / other_width')}) end as last_col
  from (select c.cell, r.other, r.other_width, r.reach, r.round_about,
      c.col * r.width + t.turn as west, (c.col + 1) * r.width + t.turn as east
    from cell c join (select band, width, other, other_width, reach,
        2e0 * reach + width + 2e0 * other_width >= 360e0 as round_about from band_reach) r on c.band = r.band
      cross join (select 0e0 as turn union all select -360e0 union all select 360e0) t
    where t.turn = 0e0 or (not r.round_about and c.col * r.width + t.turn <= 360e0 + r.reach
      and (c.col + 1) * r.width + t.turn >= -r.reach)) as spans) as cols
where first_col <= last_col`,
    ),
    make(
      'near',
      'cells that can hold places in reach of each other',
      `select cell, other, cell = other or farthest <= ${real(reach)} as whole, weight as other_weight
from (select a.cell, b.cell as other, b.weight, ${leastOfBoxes('a', 'b')} as nearest, ${mostOfBoxes('a', 'b')} as farthest
  from looked_up l join cell a on l.cell = a.cell join cell b on l.other = b.band and l.col = b.col) as pairs
where nearest <= ${real(reach)}`,
    ),
  ];
}
