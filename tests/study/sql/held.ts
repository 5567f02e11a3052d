import { CLUSTER_ROLES, ROLE_CODE, type Findings, type StudyFile } from '../../../src/model';
import { promptEvidence } from '../../../src/study/comparison/evidence';
import { withinKey } from '../../../src/study/proximity-measures/within';
import { resultOf } from './engines';

const near = (seen: string, known: number, relative = 1e-9) =>
  Number.isNaN(known)
    ? seen === ''
    : seen !== '' && Math.abs(Number(seen) - known) <= relative * Math.max(1e-6, Math.abs(known));

/** What of an engine's results is not as the study has it; the first of each kind. Empty where all is. */
export function faultsOf(study: StudyFile, findings: Findings, folder: string): string[] {
  return [
    ...firmFaults(study, findings, folder),
    ...tieFaults(findings, folder),
    ...clusterFaults(findings, folder),
    ...comparisonFaults(study, findings, folder),
  ];
}

function firstOf(faults: readonly string[]): string[] {
  return faults.length > 1 ? [`${faults[0]} (and ${faults.length - 1} more)`] : [...faults];
}

function firmFaults({ settings }: StudyFile, findings: Findings, folder: string): string[] {
  const { firms, membership, proximity, institutions } = findings;
  const rows = resultOf(folder, 'firm_result').sort((a, b) => Number(a.firm) - Number(b.firm));
  if (rows.length !== firms.count) return [`${rows.length} firms, not ${firms.count}`];
  const faults: string[] = [];
  const expect = (row: number, what: string, seen: string, known: string | number) => {
    const holds = typeof known === 'string' ? seen === known : near(seen, known);
    if (!holds) faults.push(`firm ${row}: ${what} is ${seen}, not ${known}`);
  };
  rows.forEach((row, i) => {
    const cluster = membership.clusterOf[i];
    const isApart = membership.role[i] === ROLE_CODE.excluded;
    expect(i, 'id', row.id, firms.id[i]);
    expect(i, 'cluster_id', row.cluster_id, cluster < 0 ? '' : String(cluster));
    expect(i, 'cluster_role', row.cluster_role, CLUSTER_ROLES[membership.role[i]]);
    expect(i, 'in_cluster', row.in_cluster, isApart ? '' : cluster < 0 ? '0' : '1');
    const nearest = institutions.id[proximity.nearest[i]] ?? '';
    expect(i, 'nearest_institution_id', row.nearest_institution_id, nearest);
    expect(i, 'nearest_institution_km', row.nearest_institution_km, proximity.nearestKm[i]);
    settings.withinKm.forEach((km, k) => {
      const count = proximity.within[k][i];
      expect(i, withinKey(km), row[withinKey(km)], count < 0 ? '' : String(count));
    });
  });
  return firstOf(faults);
}

function tieFaults({ links, firms, institutions, membership }: Findings, folder: string): string[] {
  const rows = resultOf(folder, 'tie_result').sort((a, b) => Number(a.tie) - Number(b.tie));
  if (rows.length !== links.count) return [`${rows.length} ties, not ${links.count}`];
  const faults = rows.flatMap((row, t) => {
    const cluster = membership.clusterOf[links.firm[t]];
    const holds =
      row.firm_id === firms.id[links.firm[t]] &&
      row.institution_id === institutions.id[links.institution[t]] &&
      row.cluster_id === (cluster < 0 ? '' : String(cluster)) &&
      near(row.contact_frequency, links.contactFrequency[t]) &&
      near(row.distance_km, links.distanceKm[t]);
    return holds ? [] : [`tie ${t}: ${JSON.stringify(row)}`];
  });
  const flows = resultOf(folder, 'flow_result');
  const ties = flows.reduce((sum, row) => sum + Number(row.ties), 0);
  return [
    ...firstOf(faults),
    ...(ties === links.count ? [] : [`flows of ${ties} ties, not ${links.count}`]),
  ];
}

function clusterFaults({ clusters, firms, membership }: Findings, folder: string): string[] {
  const rows = resultOf(folder, 'cluster_result').sort(
    (a, b) => Number(a.cluster_id) - Number(b.cluster_id),
  );
  const known = clusters.flatMap(({ firms: count }, number) => (count > 0 ? [number] : []));
  if (rows.length !== known.length) return [`${rows.length} clusters, not ${known.length}`];
  return firstOf(
    rows.flatMap((row, i) => {
      const number = known[i];
      const holds =
        row.cluster_id === String(number) &&
        row.firms === String(clusters[number].firms) &&
        row.core_firms === String(clusters[number].coreFirms) &&
        row.anchor_id === firms.id[membership.anchor[number]];
      return holds ? [] : [`cluster ${number}: ${JSON.stringify(row)}`];
    }),
  );
}

function comparisonFaults(study: StudyFile, findings: Findings, folder: string): string[] {
  const evidence = promptEvidence(study, findings);
  const rows = resultOf(folder, 'comparison_result');
  if (!evidence?.comparison.ok)
    return rows.length > 0 ? ['a comparison that the study refuses'] : [];
  const { value } = evidence.comparison;
  const { inside, outside, welch, mannWhitney, effectSize, robust } = value;
  const known: Record<string, number> = {
    inside_firms: inside.n,
    inside_mean: inside.mean,
    inside_variance: inside.variance,
    outside_firms: outside.n,
    outside_mean: outside.mean,
    outside_variance: outside.variance,
    difference: value.difference,
    cohens_d: effectSize.cohensD,
    mann_whitney_u: mannWhitney.u,
    mann_whitney_z: mannWhitney.z,
    cliffs_delta: effectSize.cliffsDelta,
    welch_t: welch.t,
    welch_df: welch.df,
    welch_p_value: welch.pValue,
    ...(robust
      ? {
          area_std_error: robust.stdError,
          area_t: robust.t,
          area_df: robust.df,
          area_p_value: robust.pValue,
        }
      : {}),
  };
  const seen = new Map(rows.map(({ figure, value: cell }) => [figure, cell]));
  return Object.entries(known).flatMap(([figure, number]) =>
    // The tail of t is a sum there, and an incomplete beta function here.
    near(seen.get(figure) ?? '', number, figure.endsWith('p_value') ? 1e-6 : 1e-9)
      ? []
      : [`${figure} is ${seen.get(figure)}, not ${number}`],
  );
}
