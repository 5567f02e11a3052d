import { clusterBy, clusterMethod, methodsThat } from '../../cluster';
import type { ClusterDefinition, ClusterMethod, Findings, Run } from '../../model';
import { clusterInput } from '../clusters';
import { gridAround } from './explore';

/** One definition of clusters that is tried. */
export interface TriedDefinition {
  readonly method: ClusterMethod;
  /** NaN for a method without a radius. */
  readonly radiusKm: number;
  readonly minFirms: number;
  readonly adopted: boolean;
  /** Share of the firms that is inside. */
  readonly insideShare: number;
}

/** The definitions to try: each method over the grid around the present one, or over its minimums where it has no radius. */
export function definitionsToTry(
  settings: ClusterDefinition,
): { readonly settings: ClusterDefinition; readonly adopted: boolean }[] {
  const [usual] = methodsThat(({ byRadius }) => byRadius);
  const { radiiKm, minimums } = gridAround({ ...settings, method: usual });
  const all = methodsThat(({ stability }) => stability !== null).flatMap((method) => {
    const { byRadius, leastFirms } = clusterMethod(method);
    const tried = minimums.filter((minFirms) => minFirms >= leastFirms);
    return (byRadius ? radiiKm : [settings.radiusKm]).flatMap((radiusKm) =>
      tried.map((minFirms) => ({ ...settings, method, radiusKm, minFirms })),
    );
  });
  const same = (tried: ClusterDefinition) =>
    tried.method === settings.method &&
    tried.minFirms === settings.minFirms &&
    tried.radiusKm === settings.radiusKm;
  return all.map((tried) => ({ settings: tried, adopted: same(tried) }));
}

/** What the clusters of a definition are made of, beside itself. */
type Clustered = Pick<Findings, 'firms' | 'firmPlaces' | 'membership'>;

/** Definitions with their sides, one entry per row asked for. */
interface Tried {
  readonly definitions: readonly TriedDefinition[];
  readonly inside: readonly Uint8Array[];
}

/** The last answer is kept: the curve is asked for without its draws and with them. */
const kept = new WeakMap<
  Findings['membership'],
  { readonly of: unknown[]; readonly tried: Tried }
>();

/** Which of the firms `rows` are inside under each definition that is tried. Clusters for every definition anew; progress and cancelling through `run`. */
export async function triedDefinitions(
  settings: ClusterDefinition,
  findings: Clustered,
  rows: readonly number[],
  run: Run,
): Promise<Tried> {
  const { firms, firmPlaces, membership } = findings;
  const of = [firms, firmPlaces, settings, rows.join()];
  const known = kept.get(membership);
  if (known && of.every((each, at) => each === known.of[at])) return known.tried;
  const tried = await clusterAll(settings, findings, rows, run);
  kept.set(membership, { of, tried });
  return tried;
}

async function clusterAll(
  settings: ClusterDefinition,
  { firms, firmPlaces, membership }: Clustered,
  rows: readonly number[],
  run: Run,
): Promise<Tried> {
  const wanted = definitionsToTry(settings);
  const quiet: Run = { progress: () => undefined, checkpoint: () => run.checkpoint() };
  const definitions: TriedDefinition[] = [];
  const inside: Uint8Array[] = [];
  // Clusters that no density gave (drawn ones) stand beside the grid as they are.
  const beside = wanted.some(({ adopted }) => adopted) ? [] : [{ settings, adopted: true }];
  for (const { settings: tried, adopted } of [...beside, ...wanted]) {
    const { clusterOf } = adopted
      ? membership
      : await clusterBy(clusterInput(firms, firmPlaces, tried).input, tried, quiet);
    const column = Uint8Array.from(rows, (row) => (clusterOf[row] >= 0 ? 1 : 0));
    inside.push(column);
    definitions.push({
      method: tried.method,
      radiusKm: clusterMethod(tried.method).byRadius ? tried.radiusKm : NaN,
      minFirms: tried.minFirms,
      adopted,
      insideShare: column.reduce((sum, one) => sum + one, 0) / column.length,
    });
    run.progress(definitions.length / wanted.length);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return { definitions, inside };
}
