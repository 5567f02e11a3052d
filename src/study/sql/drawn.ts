import type { MultiPolygonCoordinates } from '../../model';
import type { Dialect } from './dialects/dialect';
import { make, type Step } from './plan';

/** Bands of latitude by which edges and places meet, in degrees. */
const BANDS_PER_DEGREE = '1e2';

/** Edges of drawn boundaries as rows (cluster, polygon, x1, y1, x2, y2), from south to north; level ones, which no ray crosses, are left out. */
export function edgeRows(boundaries: readonly MultiPolygonCoordinates[]): number[][] {
  let polygon = 0;
  return boundaries.flatMap((polygons, cluster) =>
    polygons.flatMap((rings) => {
      const number = polygon++;
      return rings.flatMap((ring) =>
        ring.slice(1).flatMap(([x2, y2], i) => {
          const [x1, y1] = ring[i];
          if (y1 === y2) return [];
          return [[cluster, number, ...(y1 < y2 ? [x1, y1, x2, y2] : [x2, y2, x1, y1])]];
        }),
      );
    }),
  );
}

/**
 * Steps from `located` and `edge` to `member`: firms inside boundary k belong to cluster k, of several to the first, as
 * `src/cluster/drawn` has it. A ray to the east is counted against the edges of the place's band of latitude alone.
 */
export function drawnSteps(dialect: Dialect): Step[] {
  const band = (y: string) => `cast(floor(${y} * ${BANDS_PER_DEGREE}) as bigint)`;
  return [
    make(
      'edge_band',
      'bands of latitude that each edge crosses',
      `select cluster, polygon, x1, y1, x2, y2, ${dialect.spread(band('y1'), band('y2'))} as band from edge`,
    ),
    make(
      'place',
      'places of firms; a place is known by its first firm',
      `select min(firm) as place, longitude, latitude, ${band('latitude')} as band
from located where own = 1 group by longitude, latitude`,
    ),
    make(
      'place_member',
      'places inside: an odd number of edges lies to their east',
      `select place, min(cluster) as cluster
from (select p.place, e.cluster, e.polygon
  from place p join edge_band e on p.band = e.band
  where e.y1 <= p.latitude and e.y2 > p.latitude
    and p.longitude < ((e.x2 - e.x1) * (p.latitude - e.y1)) / (e.y2 - e.y1) + e.x1
  group by p.place, e.cluster, e.polygon
  having count(*) % 2 = 1) as inside
group by place`,
    ),
    make(
      'member',
      'clusters of firms',
      `select f.firm, m.cluster, 1 as core
from located f join place p on f.longitude = p.longitude and f.latitude = p.latitude
  join place_member m on p.place = m.place
where f.own = 1`,
    ),
  ];
}
