import { make, type Step } from './plan';

/**
 * Steps that find connected components: `table` gets a row (node, root) per row of `nodes` (node), root being the least node that is
 * reached by `edges` (a, b), each held in both directions. Every node keeps a pointer to a node that is not above it. Each round lowers it
 * to the least neighbour, follows it twice (pointer jumping), and draws the edges anew between where their ends point, so that
 * there are few rounds even for a chain of a million: pointers reach at least four times as far each time. It ends when no edge is left and
 * every pointer points to a root; the least node can point to nobody else, so the result does not hang on the number of rounds.
 */
export function connectSteps(table: string, nodes: string, edges: string, part: string): Step[] {
  const tie = `${part}_tie`;
  const low = `${part}_low`;
  const jump = make(
    table,
    'pointers jump to where their target points',
    `select j.node, t.root from ${table} j join ${table} t on j.root = t.node`,
  );
  return [
    make(table, 'every node points to itself', `select node, node as root from ${nodes}`),
    make(tie, 'edges', `select distinct a, b from ${edges} where a <> b`),
    {
      kind: 'repeat',
      why: 'until no edge is left and every pointer points to a root',
      steps: [
        make(low, 'least neighbours', `select a as node, min(b) as low from ${tie} group by a`),
        make(
          table,
          'pointers are lowered to them',
          `select j.node, least(j.root, coalesce(l.low, j.root)) as root from ${table} j left join ${low} l on j.node = l.node`,
        ),
        jump,
        jump,
        make(
          tie,
          'edges follow their ends',
          `select distinct u.root as a, v.root as b
from ${tie} t join ${table} u on t.a = u.node join ${table} v on t.b = v.node
where u.root <> v.root`,
        ),
      ],
      until: `select count(*) = 0 from (select a from ${tie}
union all select j.node from ${table} j join ${table} t on j.root = t.node where t.root <> j.root) as open_ends`,
    },
  ];
}
