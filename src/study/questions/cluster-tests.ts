import {
  clusterBy,
  clusterMethod,
  testClusterOutcomes,
  testClusterSizes,
  type ClusterOutcomes,
  type ClusterSizes,
} from '../../cluster';
import type {
  Cluster,
  ClusterDefinition,
  Findings,
  Outcome,
  Run,
  StudySettings,
} from '../../model';
import { within } from '../../model/run';
import { clusterInput, type DensityColumns } from '../clusters';

/** So many draws resolve a false discovery rate of 5 % among 5,000 clusters. */
const OUTCOME_DRAWS = 99_999;
const LEAST_OUTCOME_DRAWS = 9_999;
/** Draws times firms drawn that take a few seconds. */
const MOST_DRAWN = 200_000_000;

const SIZE_DRAWS = 999;
const LEAST_SIZE_DRAWS = 199;

/** What speaks for each cluster. */
export interface ClusterTests {
  /** Do its firms differ from all others in the outcome that the study looks at? Null without an outcome. */
  readonly outcome: (ClusterOutcomes & { readonly key: string; readonly label: string }) | null;
  /** Is it larger than chance makes one among all firms? Null unless the clusters are those of one industry. */
  readonly concentration: ClusterSizes | null;
}

interface TestedSettings extends Pick<StudySettings, 'seed'> {
  readonly clusters: ClusterDefinition;
}
interface TestedFindings extends Pick<Findings, 'firmPlaces' | 'membership'> {
  readonly firms: DensityColumns;
  readonly clusters: readonly Pick<Cluster, 'firms' | 'drawnId'>[];
}

/** Tests each cluster of a study by random labelling, with the study's seed. Very large studies are drawn less often. */
export async function studyClusterTests(
  settings: TestedSettings,
  outcome: Outcome | null,
  findings: TestedFindings,
  run: Run,
): Promise<ClusterTests> {
  const { membership } = findings;
  return {
    outcome: outcome && {
      key: outcome.key,
      label: outcome.label,
      ...(await testClusterOutcomes(
        membership,
        outcome.values,
        { draws: outcomeDraws(findings), seed: settings.seed },
        within(run, 0, 0.5),
      )),
    },
    concentration: await concentrationOf(settings, findings, within(run, 0.5, 1)),
  };
}

function outcomeDraws({ clusters }: TestedFindings): number {
  const largest = clusters.reduce((most, { firms }) => Math.max(most, firms), 1);
  return Math.min(OUTCOME_DRAWS, Math.max(LEAST_OUTCOME_DRAWS, Math.floor(MOST_DRAWN / largest)));
}

async function concentrationOf(
  { clusters, seed }: TestedSettings,
  { firms, firmPlaces, membership, clusters: described }: TestedFindings,
  run: Run,
): Promise<ClusterSizes | null> {
  const { method, industry = '' } = clusters;
  const { derives, compares } = clusterMethod(method);
  // A method that compares has a test of its own.
  if (industry === '' || !derives || compares) return null;
  const { input, located } = clusterInput(firms, firmPlaces, clusters);
  const sites = located.map((fine, i) => (Number.isNaN(firmPlaces.lng[i]) ? 0 : fine));
  const member = Uint8Array.from(firms.industry, (own) => (own === industry ? 1 : 0));
  const count = member.reduce((sum, own) => sum + own, 0);
  const affordable = Math.floor(clusterMethod(method).affordable.dealt / Math.max(1, count));
  const draws = Math.min(SIZE_DRAWS, Math.max(LEAST_SIZE_DRAWS, affordable));
  const quiet: Run = { progress: () => undefined, checkpoint: () => run.checkpoint() };
  const sizes = await testClusterSizes(
    membership,
    sites,
    member,
    (take) => clusterBy({ ...input, take }, clusters, quiet),
    { draws, seed },
    run,
  );
  if (!sizes) return null;
  // No definition finds an overridden cluster, so no draw can repeat it.
  const pValue = sizes.pValue.map((p, i) => (described[i].drawnId === undefined ? p : NaN));
  return { ...sizes, pValue };
}
