import { clusterMethod } from '../../cluster';
import { DEFAULT_CERTAINTY, INPUT_KINDS, setting } from '../../model';
import type {
  ClusterSettings,
  Findings,
  GazetteerSpec,
  Municipality,
  StudyFile,
  Table,
} from '../../model';
import type { OutcomeEvidence } from '../comparison/evidence';
import type { Overlay } from '../overlay';
import type { StudyFlows } from '../questions/flows';
import { redrawnRows, redrawsOf } from '../questions/position-error';
import type { Robustness } from '../comparison/robustness';
import { VERSION } from '../files/version';

/** What every file of a study is made from. */
export interface ExportInput {
  readonly study: StudyFile;
  readonly findings: Findings;
  readonly firmsTable: Table;
  readonly gazetteer: GazetteerSpec | null;
  /** Only for findings.json. */
  readonly evidence: OutcomeEvidence | null;
  /** How far memberships can be trusted; only for the files of firms and clusters. */
  readonly robustness: Robustness | null;
  /** Only for flows.geojson. */
  readonly flows: StudyFlows | null;
  /** Only for areas.geojson, and for clusters.geojson where it is by cluster, so that neither tells what the other hides. */
  readonly overlay: Overlay | null;
  readonly municipalities: readonly Municipality[];
}

/** What made a file and with which settings: the `metadata` of every export. */
export function metadataOf({
  study,
  findings,
  gazetteer,
}: Pick<ExportInput, 'study' | 'findings' | 'gazetteer'>): object {
  const { inputs, settings } = study;
  return {
    software: `Shuseki ${VERSION}`,
    study: study.name,
    simulated: study.simulated,
    inputs: [
      ...INPUT_KINDS.flatMap((kind) => {
        const input = inputs[kind];
        const builtIn = kind === 'institutions' && (!input || input.extendsBuiltIn);
        return [
          ...(builtIn ? [{ kind, name: 'built-in', sha256: null }] : []),
          ...(input ? [{ kind, name: input.name, sha256: input.sha256 as string | null }] : []),
        ];
      }),
      ...(inputs.areas ?? []).map(({ name, sha256 }) => ({ kind: 'areas', name, sha256 })),
    ],
    gazetteer: gazetteer ?? 'built-in municipalities',
    settings: {
      cluster_method: settings.clusters.method,
      radius_km: settings.clusters.radiusKm,
      min_firms: settings.clusters.minFirms,
      ...(settings.clusters.definition ? { definition: settings.clusters.definition } : {}),
      min_samples: settings.clusters.minSamples ?? null,
      selection: settings.clusters.selection ?? null,
      industry: settings.clusters.industry ?? '',
      weight: settings.clusters.weight ?? '',
      ...(settings.clusters.background ? { background: settings.clusters.background } : {}),
      ...comparisonOf(settings.clusters),
      include_coarse: settings.clusters.includeCoarse,
      boundary: settings.clusters.boundary,
      ...(settings.institutionKinds ? { institution_kinds: settings.institutionKinds } : {}),
      within_km: settings.withinKm,
      outcome: settings.outcome,
      ...(settings.yesNo ? { outcome_yes_no: true } : {}),
      ...(settings.scope ? { scope: settings.scope } : {}),
      ...(settings.eventPeriod ? { event_period: settings.eventPeriod } : {}),
      redraws: redrawsOf(
        settings,
        redrawnRows(settings.clusters, findings.firms.count, findings.background),
      ),
      spot_band_km: (settings.certainty ?? DEFAULT_CERTAINTY).spotBandKm,
      seed: settings.seed,
    },
    distances: 'great circle on a sphere of 6371.0088 km',
  };
}

/** What a method that compares is told beside whom: only what it takes. */
function comparisonOf(clusters: ClusterSettings): Record<string, string | number> {
  const taken = new Set(Object.values(clusterMethod(clusters.method).options));
  const usual = <K extends 'model' | 'shape' | 'neighbours' | 'areas' | 'mostShare' | 'draws'>(
    key: K,
  ) => clusters[key] ?? setting(`clusters.${key}`).usual;
  const flexible = clusters.shape === 'flexible';
  return {
    ...(taken.has('model') ? { model: usual('model') } : {}),
    ...(taken.has('shape') ? { shape: usual('shape') } : {}),
    ...(taken.has('neighbours') && flexible ? { neighbours: usual('neighbours') } : {}),
    ...(taken.has('areas') && flexible ? { areas: usual('areas') } : {}),
    ...(taken.has('mostShare') ? { most_share: usual('mostShare') } : {}),
    ...(taken.has('bandwidths')
      ? { bandwidths: clusters.bandwidths ?? setting('clusters.bandwidths').usual }
      : {}),
    ...(taken.has('tolerance')
      ? { tolerance: clusters.tolerance ?? setting('clusters.tolerance').usual }
      : {}),
    ...(taken.has('draws') ? { draws: usual('draws') } : {}),
  };
}
