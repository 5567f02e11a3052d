import { labelInFiles } from '../firms/column-names';
import {
  comparisonJson,
  modelJson,
  spatialModelJson,
  wildJson,
  type ClusterDifferences,
} from '../../evidence';
import { roundCoordinate, roundSignificant } from '../../tables';
import { intervalOf, quotientsOf } from '../quotients';
import { metadataOf, type ExportInput } from './input';
import { responseJson } from './response-json';
import { spaceJson } from './space-json';
import {
  balanceJson,
  balancedJson,
  besideJson,
  explanationJson,
  positionsJson,
  specificationsJson,
} from './evidence-json';
import type { GravityAnswer } from '../questions/gravity';
import type { StudyExplanation, StudyModels } from '../questions/models';
import type { StudyPositionEvidence } from '../questions/position-evidence';
import type { StudyResponse } from '../questions/response';
import { spaceWithoutDraws, type SpaceTests, type StudySpace } from '../questions/space';
import type { StudyWildTerms } from '../questions/wild-terms';
import type { StudyPanel } from '../questions/panel';
import type { StudySpatialModel } from '../questions/spatial-model';
import { panelJson } from './panel-json';
import type { StudySpecifications } from '../questions/specifications';
import type { ExportKind } from './export-kind';

/** Tests that are drawn, where the study wants its draws in the files. */
interface DrawnTests {
  readonly space: StudySpace | null;
  readonly wildTerms: StudyWildTerms | null;
}

/** findings.json: all counts, clusters and notices, for scripts. */
export function findingsJson(
  input: ExportInput,
  response: StudyResponse | null = null,
  spatial: StudySpatialModel | null = null,
  models: StudyModels | null = null,
  gravity: GravityAnswer | null = null,
  space: SpaceTests | null = null,
  explanation: StudyExplanation | null = null,
  specifications: StudySpecifications | null = null,
  positions: StudyPositionEvidence | null = null,
  panel: StudyPanel | null = null,
  drawn: DrawnTests = { space: null, wildTerms: null },
): string {
  const { summary, clusters, problems, institutions } = input.findings;
  const { evidence } = input;
  const quotients = quotientsOf(input.findings);
  const document = {
    metadata: metadataOf(input),
    summary,
    clusters: clusters.map((cluster) => ({
      cluster_id: cluster.index,
      name: cluster.nameJa,
      name_en: cluster.nameEn,
      anchor_firm_id: cluster.anchorFirmId,
      firms: cluster.firms,
      core_firms: cluster.coreFirms,
      longitude: roundCoordinate(cluster.lng),
      latitude: roundCoordinate(cluster.lat),
      area_km2: cluster.areaKm2,
      density_per_km2: cluster.densityPerKm2,
      extent_km: cluster.extentKm,
      municipalities: cluster.municipalities,
      industries: cluster.industries,
      nearest_institution_id: institutions.id[cluster.nearestInstitution] ?? null,
      nearest_institution_km: cluster.nearestInstitutionKm,
      only_coarse: cluster.onlyCoarse,
      location_quotients: quotients[cluster.index].map((each) => {
        const { industry, firms, quotient, small, pValue, q } = each;
        const [low, high] = intervalOf(each);
        return {
          industry,
          firms,
          location_quotient: quotient,
          ci_low: low,
          ci_high: high,
          small_cell: small,
          p_value: pValue,
          q_value: q,
        };
      }),
    })),
    evidence: evidence && {
      outcome: labelInFiles(evidence.outcome),
      alike: evidence.alike,
      balanced: evidence.balanced.rows.map(balancedJson),
      balance: balanceJson(evidence.balanced),
      ...(evidence.clusters ? { clusters: differencesJson(evidence.clusters) } : {}),
      ...(evidence.comparison.ok
        ? {
            comparison: comparisonJson(
              labelInFiles(evidence.outcome),
              evidence.comparison.value,
              evidence.comparison.notes,
            ),
          }
        : { refused: evidence.comparison.problem }),
    },
    ...(response ? { response: responseJson(response) } : {}),
    ...(models ? { regressions: regressionsJson(models, drawn.wildTerms) } : {}),
    ...(explanation ? { explanation: explanationJson(explanation) } : {}),
    ...(specifications ? { specifications: specificationsJson(specifications) } : {}),
    ...(positions ? { positions: positionsJson(positions) } : {}),
    ...(gravity ? { gravity: gravityJson(gravity) } : {}),
    ...(space ? { space: spaceJson(space, drawn.space) } : {}),
    ...(spatial ? { spatial_model: spatialJson(spatial) } : {}),
    ...(panel ? { panel: panelJson(panel) } : {}),
    problems,
  };
  return `${JSON.stringify(document, rounded, 2)}\n`;
}

/** Each cluster beside the firms outside; `robust`: whether its interval lets firms be alike. */
function differencesJson(found: ClusterDifferences) {
  return {
    outside: found.outside,
    clusters: Array.from(found.n, (n, cluster) => ({
      cluster_id: cluster,
      n,
      mean: found.mean[cluster],
      difference: found.difference[cluster],
      ci_low: found.ciLow[cluster],
      ci_high: found.ciHigh[cluster],
      p_value: found.pValue[cluster],
      q_value: found.q[cluster],
      robust: found.robust[cluster] === 1,
      told: found.told[cluster] === 1,
    })),
  };
}

/** Every coefficient of the regressions, dummies too, and their average effects. */
function regressionsJson(found: StudyModels, drawn: StudyWildTerms | null) {
  const { outcome, family, automatic, suggestion, offset, models, beside } = found;
  return {
    outcome: labelInFiles(outcome),
    family,
    ...(automatic && suggestion ? { because: suggestion.because } : {}),
    ...(offset
      ? { offset: { log_of: offset.column, zero_or_less: offset.zero, missing: offset.blank } }
      : {}),
    models: models.map(({ key, result }) => ({
      model: key,
      ...(result.ok
        ? modelJson(labelInFiles(outcome), result.value, result.notes)
        : { refused: result.problem }),
    })),
    ...(beside ? { beside: besideJson(beside) } : {}),
    ...(drawn
      ? {
          wild_bootstrap: drawn.terms.map(({ key, term, estimate, wild }) => ({
            ...{ model: key, term, estimate },
            ...(wild ? wildJson(wild) : {}),
          })),
        }
      : {}),
  };
}

/** Contacts of clusters with institutions; errors are HC1, those beside effects of both clustered both ways. */
function gravityJson(answer: GravityAnswer) {
  if (!answer.ok) return { refused: answer.refused };
  const { pairs, coefficients, baseKind, explained, fixed, kindsLeftOut } = answer.value;
  return {
    pairs: pairs.km.length,
    base_kind: baseKind,
    kinds_left_out: kindsLeftOut,
    deviance_explained: explained,
    terms: coefficients.map(({ term, estimate, standardError }) => ({
      name: term ?? '(intercept)',
      estimate,
      hc1_std_error: standardError,
    })),
    fixed_effects: fixed.ok
      ? {
          pairs: fixed.value.n,
          clusters: fixed.value.firsts,
          institutions: fixed.value.seconds,
          clusters_without_contacts: fixed.value.firstsWithout,
          institutions_without_contacts: fixed.value.secondsWithout,
          distance: {
            estimate: fixed.value.estimate,
            two_way_std_error: fixed.value.standardError,
            df: fixed.value.df,
            p_value: fixed.value.pValue,
            ci_low: fixed.value.ciLow,
            ci_high: fixed.value.ciHigh,
          },
        }
      : { refused: fixed.failure },
  };
}

function spatialJson({ outcome, form, chosen, shared, key, result }: StudySpatialModel) {
  return {
    outcome: labelInFiles(outcome),
    regression: key,
    neighbours: chosen,
    points: shared.points,
    ...(result.ok
      ? spatialModelJson(result.value, result.notes)
      : { form, refused: result.problem }),
  };
}

function rounded(_key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? roundSignificant(value) : null;
}

export const findingsExport: ExportKind<'findings.json'> = {
  name: 'findings.json',
  type: 'application/json',
  written: 'always',
  count: () => 1,
  make: async (input, { ask }) => [
    findingsJson(
      { ...input, evidence: await ask('evidence', {}) },
      await ask('response', {}),
      await ask('spatialModel', {}),
      await ask('models', {}),
      input.findings.links.count > 0 ? await ask('gravity', {}) : null,
      spaceWithoutDraws(input.study, input.findings),
      await ask(input.study.settings.keepDraws ? 'explanation' : 'promptExplanation', {}),
      await ask(input.study.settings.keepDraws ? 'specifications' : 'promptSpecifications', {}),
      input.study.settings.keepDraws ? await ask('positionEvidence', {}) : null,
      await ask('panel', {}),
      input.study.settings.keepDraws
        ? { space: await ask('space', {}), wildTerms: await ask('wildTerms', {}) }
        : undefined,
    ),
  ],
};
