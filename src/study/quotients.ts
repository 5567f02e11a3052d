import { locationQuotients, type LocationQuotient } from '../cluster';
import { ROLE_CODE, type Findings } from '../model';
import { adjustFalseDiscovery } from '../stats/false-discovery';
import { hypergeometricUpper } from '../stats/hypergeometric';

/** A location quotient by firms with its test. */
export interface TestedQuotient extends LocationQuotient {
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
  const { clusterOf, clusterCount, role } = membership;
  const all = new Map<string, number>();
  const sizes = new Int32Array(clusterCount);
  let total = 0;
  industry.forEach((name, firm) => {
    if (name === '' || role[firm] === ROLE_CODE.excluded) return;
    all.set(name, (all.get(name) ?? 0) + 1);
    total++;
    if (clusterOf[firm] >= 0) sizes[clusterOf[firm]]++;
  });
  const quotients = locationQuotients(membership, industry);
  const pValues = Float64Array.from(quotients, ({ cluster, industry: name, firms }) =>
    hypergeometricUpper(firms, all.get(name)!, sizes[cluster], total),
  );
  const adjusted = adjustFalseDiscovery(pValues);
  const lists = Array.from({ length: clusterCount }, (): TestedQuotient[] => []);
  quotients.forEach((quotient, k) =>
    lists[quotient.cluster].push({ ...quotient, pValue: pValues[k], q: adjusted[k] }),
  );
  memo.set(membership, lists);
  return lists;
}

/** The industry in which a cluster is most special: the largest quotient that does not rest on few firms. */
export function specialityOf(quotients: readonly TestedQuotient[]): TestedQuotient | undefined {
  return quotients.find(({ small }) => !small);
}
