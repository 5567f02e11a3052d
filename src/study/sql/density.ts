import { squaredReach } from '../../geo/earth';
import { cellSteps } from './cells';
import { connectSteps } from './connect';
import type { Dialect } from './dialects/dialect';
import { make, real, type Step } from './plan';
import {
  BOX,
  BOX_COLUMNS,
  chord,
  leastOfBoxes,
  leastToBox,
  mostOfBoxes,
  unitVectorQuery,
} from './sphere';

/** Core places of a cell that stand for it while cells are joined: most joined cells are by a pair among these. */
const STANDING_FOR = 4;
/** Above any squared chord of unit vectors, for a radius of half the circumference. */
const ALL = 5;

/**
 * Steps from `firm` to `member` (firm, cluster, core): DBSCAN as `src/cluster/dbscan` defines it. Firms on one place are handled as
 * one; cells whose places all reach each other are the members of the sets. A place that is core by its cell's number is never
 * compared. Border places go to the lowest-numbered cluster in reach; clusters are numbered by their first core firm.
 */
export function densitySteps(
  { radiusKm, minFirms }: { readonly radiusKm: number; readonly minFirms: number },
  weighted: boolean,
  dialect: Dialect,
): Step[] {
  const reach = Math.min(ALL, squaredReach(radiusKm));
  const within = (a: string, b: string) => `${chord(a, b)} <= ${real(reach)}`;
  const least = real(minFirms);
  const weight = weighted ? 'sum(coalesce(weight, 0e0))' : 'count(*) * 1e0';
  return [
    make(
      'gathered',
      'firms that may be in a cluster, those on one place as one; a place is known by its first firm',
      `select min(firm) as place, longitude, latitude, ${weight} as weight
from located where own = 1 group by longitude, latitude`,
    ),
    make(
      'place',
      'unit vectors',
      unitVectorQuery('gathered', ['place', 'weight', 'longitude', 'latitude'], '1 = 1'),
    ),
    ...cellSteps(radiusKm, reach, dialect),
    make(
      'around',
      'least and greatest weight in reach of a cell’s places',
      `select cell, sum(case when whole then other_weight else 0e0 end) as sure, sum(other_weight) as most
from near group by cell`,
    ),
    make(
      'open_place',
      'places that only counting can judge',
      `select p.place, p.cell, p.x, p.y, p.z, a.sure
from placed p join around a on p.cell = a.cell
where a.sure < ${least} and a.most * ${real(1 + 1e-9)} >= ${least}`,
    ),
    make(
      'counted_core',
      'core places among them',
      `select place from (
  select o.place, max(o.sure) + sum(q.weight) as found
  from open_place o join near n on o.cell = n.cell and not n.whole
    join cell c on c.cell = n.other join placed q on q.cell = n.other
  where ${leastToBox('o', 'c')} <= ${real(reach)} and ${within('o', 'q')}
  group by o.place) as counted
where found >= ${least}`,
    ),
    make(
      'core',
      'core places',
      `select p.place, p.cell, p.x, p.y, p.z
from placed p join around a on p.cell = a.cell where a.sure >= ${least}
union all
select p.place, p.cell, p.x, p.y, p.z
from placed p join counted_core c on p.place = c.place`,
    ),
    make(
      'core_cell',
      'cells with core places, known by the first of them',
      `select cell, min(place) as node, ${BOX} from core group by cell`,
    ),
    make(
      'core_near',
      'pairs of them that may be joined',
      `select a.cell, b.cell as other, a.node as a, b.node as b, ${mostOfBoxes('a', 'b')} <= ${real(reach)} as whole
from near n join core_cell a on n.cell = a.cell join core_cell b on n.other = b.cell
where a.node < b.node and ${leastOfBoxes('a', 'b')} <= ${real(reach)}`,
    ),
    make(
      'standing',
      'a few core places that stand for each cell',
      `select place, cell, x, y, z
from (select place, cell, x, y, z, row_number() over (partition by cell order by place) as nth from core) as numbered
where nth <= ${STANDING_FOR}`,
    ),
    make(
      'found_one',
      'cells joined by these',
      `select a, b from core_near where whole
union all
select distinct n.a, n.b
from core_near n join standing p on n.cell = p.cell join standing q on n.other = q.cell
where not n.whole and ${within('p', 'q')}`,
    ),
    bothWays('edge_one', 'found_one'),
    ...connectSteps('joined_one', 'core_cell', 'edge_one', 'one'),
    make(
      'unjoined',
      'pairs of cells that are not in one set yet',
      `select n.cell, n.other, i.root as a, j.root as b
from core_near n join joined_one i on n.a = i.node join joined_one j on n.b = j.node
where i.root <> j.root`,
    ),
    make(
      'narrowed',
      'their core places that can reach the other cell at all',
      `select u.cell, u.other, u.a, u.b, p.x, p.y, p.z
from unjoined u join core_cell d on u.other = d.cell join core p on u.cell = p.cell
where ${leastToBox('p', 'd')} <= ${real(reach)}`,
    ),
    make(
      'found_two',
      'sets joined by any pair of these',
      `select distinct n.a, n.b
from narrowed n join core_cell c on n.cell = c.cell join core q on n.other = q.cell
where ${leastToBox('q', 'c')} <= ${real(reach)} and ${within('n', 'q')}`,
    ),
    bothWays('edge_two', 'found_two'),
    make('root_one', 'sets so far', 'select distinct root as node from joined_one'),
    ...connectSteps('joined_two', 'root_one', 'edge_two', 'two'),
    make(
      'numbered',
      'clusters, numbered by their first core firm',
      `select root, row_number() over (order by root) - 1 as cluster
from (select distinct root from joined_two) as roots`,
    ),
    make(
      'core_cluster',
      'the cluster of each cell with core places',
      `select c.cell, k.cluster, ${BOX_COLUMNS.map((column) => `c.${column}`).join(', ')}
from core_cell c join joined_one i on c.node = i.node join joined_two j on i.root = j.node
  join numbered k on j.root = k.root`,
    ),
    make(
      'thin',
      'places that are not core, in cells near core ones',
      `select p.place, p.cell, p.x, p.y, p.z
from placed p join (select distinct n.cell from near n join core_cell c on n.other = c.cell) as beside on p.cell = beside.cell
  left join core on p.place = core.place
where core.place is null`,
    ),
    make(
      'border',
      'those that reach a core place, in the lowest-numbered cluster in their reach',
      `select p.place, min(k.cluster) as cluster
from thin p join near n on p.cell = n.cell join core_cluster k on n.other = k.cell join core q on q.cell = n.other
where ${leastToBox('p', 'k')} <= ${real(reach)} and ${within('p', 'q')}
group by p.place`,
    ),
    make(
      'place_member',
      'clusters of places',
      `select c.place, k.cluster, 1 as core from core c join core_cluster k on c.cell = k.cell
union all
select place, cluster, 0 as core from border`,
    ),
    make(
      'member',
      'clusters of firms',
      `select f.firm, m.cluster, m.core
from located f join gathered g on f.longitude = g.longitude and f.latitude = g.latitude
  join place_member m on g.place = m.place
where f.own = 1`,
    ),
  ];
}

const bothWays = (table: string, pairs: string): Step =>
  make(
    table,
    'the same in both directions',
    `select a, b from ${pairs}
union all
select b as a, a as b from ${pairs}`,
  );
