import { locationQuotients, quotientInterval, type LocationQuotient } from '../cluster';
import { ROLE_CODE, type Findings, type Membership } from '../model';
import { adjustFalseDiscovery } from '../stats/false-discovery';
import { hypergeometricUpper } from '../stats/hypergeometric';
import type { TwoByTwo } from '../stats/noncentral-hypergeometric';

/** A location quotient by firms with its test. */
export interface TestedQuotient extends LocationQuotient {
  /** The firms that it is made of: those of the industry in the area, of the industry, of the area, and all. */
  readonly table: TwoByTwo;
  /** Of as many firms of the industry or more, if the cluster's firms were drawn from all at random. */
  readonly pValue: number;
  /** The same, adjusted for the false discovery rate over all clusters and industries. */
  readonly q: number;
}

const memo = new WeakMap<Findings['membership'], readonly (readonly TestedQuotient[])[]>();

/** Location quotients of each cluster's industries, largest first; remembered by the identity of the clustering. */
export function quotientsOf({
  membership,
  firms: { industry },
}: Findings): readonly (readonly TestedQuotient[])[] {
  const known = memo.get(membership);
  if (known) return known;
  const lists = Array.from({ length: membership.clusterCount }, (): TestedQuotient[] => []);
  for (const quotient of testQuotients(membership, industry))
    lists[quotient.cluster].push(quotient);
  memo.set(membership, lists);
  return lists;
}

/** Location quotients of all areas, area by area, largest first within each; `clusterOf` has the area of each firm. */
export function testQuotients(
  areas: Pick<Membership, 'clusterOf' | 'clusterCount' | 'role'>,
  industry: readonly string[],
): TestedQuotient[] {
  const { clusterOf, clusterCount, role } = areas;
  const marked = new Map<string, number>();
  const sizes = new Int32Array(clusterCount);
  let all = 0;
  industry.forEach((name, firm) => {
    if (name === '' || role[firm] === ROLE_CODE.excluded) return;
    marked.set(name, (marked.get(name) ?? 0) + 1);
    all++;
    if (clusterOf[firm] >= 0) sizes[clusterOf[firm]]++;
  });
  const quotients = locationQuotients(areas, industry).map((quotient) => {
    const { firms: found, industry: name, cluster } = quotient;
    return { ...quotient, table: { found, marked: marked.get(name)!, drawn: sizes[cluster], all } };
  });
  const pValues = Float64Array.from(quotients, ({ table: { found, marked: of, drawn } }) =>
    hypergeometricUpper(found, of, drawn, all),
  );
  const q = adjustFalseDiscovery(pValues);
  return quotients.map((quotient, k) => ({ ...quotient, pValue: pValues[k], q: q[k] }));
}

/** The exact interval of 95 % of a location quotient. Made when it is looked at: there are many. */
export function intervalOf({ table }: TestedQuotient): readonly [number, number] {
  return quotientInterval(table);
}

/** The industry in which a cluster is most special: the largest quotient that does not rest on few firms. */
export function specialityOf(quotients: readonly TestedQuotient[]): TestedQuotient | undefined {
  return quotients.find(({ small }) => !small);
}
