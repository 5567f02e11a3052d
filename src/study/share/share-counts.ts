import { LEVEL_CODE, ROLE_CODE, type Findings } from '../../model';
import type { SharedFirms } from './shared-tables';

/** Where firms are counted, before and after positions are coarsened. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** What sharing does to a study's firms and findings. Firms, unless said otherwise. */
export interface ShareCounts {
  readonly firms: number;
  /** In a square of the grid. */
  readonly inSquares: number;
  /** Known to their municipality or prefecture alone, before and after. */
  readonly coarse: number;
  /** Rows without a place. */
  readonly nowhere: number;
  /** The only ones in their square and municipality. */
  readonly alone: number;
  /** The only ones of their industry in their square and municipality; includes those that are alone. */
  readonly aloneWithIndustry: number;
  readonly clusters: BeforeAfter;
  readonly inside: BeforeAfter;
  readonly outside: BeforeAfter;
  readonly excluded: BeforeAfter;
  /** Inside before and not after, or the other way round, or excluded in one of both alone. */
  readonly changed: number;
}

/** Compares the findings of a study with those of its shared form, which has really been run. */
export function shareCounts(
  findings: Findings,
  shared: Findings,
  { order, places, cells, header }: SharedFirms,
): ShareCounts {
  const before = findings.summary;
  const after = shared.summary;
  const both = (key: 'clusters' | 'inside' | 'outside' | 'excluded'): BeforeAfter => ({
    before: before[key],
    after: after[key],
  });
  const squares = places.map(({ cell, municipality }) =>
    Number.isNaN(cell) ? '' : `${cell} ${municipality}`,
  );
  const industry = header.indexOf('industry') - 1;
  const withIndustry = squares.map((square, row) => square && `${square} ${cells[row][industry]}`);
  const level = (code: number) => code !== LEVEL_CODE.none;
  let coarse = 0;
  let changed = 0;
  order.forEach((firm, row) => {
    if (squares[row] === '' && level(shared.firmPlaces.level[row])) coarse++;
    if (sideOf(findings, firm) !== sideOf(shared, row)) changed++;
  });
  const inSquares = squares.filter((square) => square !== '').length;
  return {
    firms: order.length,
    inSquares,
    coarse,
    nowhere: order.length - inSquares - coarse,
    alone: singles(squares),
    aloneWithIndustry: singles(withIndustry),
    clusters: both('clusters'),
    inside: both('inside'),
    outside: both('outside'),
    excluded: both('excluded'),
    changed,
  };
}

function sideOf({ membership }: Findings, firm: number): 'excluded' | 'inside' | 'outside' {
  if (membership.role[firm] === ROLE_CODE.excluded) return 'excluded';
  return membership.clusterOf[firm] >= 0 ? 'inside' : 'outside';
}

/** How many texts occur once; '' does not count. */
function singles(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  let found = 0;
  for (const count of counts.values()) if (count === 1) found++;
  return found;
}
