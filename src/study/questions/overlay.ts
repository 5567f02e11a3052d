import {
  DEFAULT_OVERLAY,
  type Findings,
  type OverlaySettings,
  type Run,
  type StudyFile,
} from '../../model';
import { overlayOf, type OverlaidFindings, type OverlayAnswer } from '../overlay';
import { areaFilesOf } from '../files/area-file';
import { overlayUnit, preciseFirms } from '../overlay-units';
import type { Subject } from './subject';

/** The overlay of a study, with the study's own outcome where it names none. */
function overlaySettings({ settings }: StudyFile): OverlaySettings {
  const overlay = settings.overlay ?? DEFAULT_OVERLAY;
  return overlay.outcomes.length > 0 ? overlay : { ...overlay, outcomes: [settings.outcome] };
}

/** Whether the map shows areas that are made of the gazetteer's towns. */
export function hasTownAreas(study: StudyFile): boolean {
  const { shown, unit, bySize } = overlaySettings(study);
  return (
    shown && overlayUnit(unit).ofTowns !== undefined && !(overlayUnit(unit).isSymbol && bySize)
  );
}

/** What an overlay is made of; nothing while it is off. */
export function overlayInputs({ study, findings, municipalities, layers }: Subject) {
  const settings = overlaySettings(study);
  if (!settings.shown) return { shown: null };
  const files = areaFilesOf(study);
  const { layer, ofTowns } = overlayUnit(settings.unit);
  return {
    shown: settings,
    findings: overlaid(findings, settings),
    sources: {
      municipalities,
      prefectures: layer === 'prefectures' ? layers.prefectures() : null,
      imported: layer === 'imported' || layer === 'municipalities' ? layers.imported(files) : null,
    },
    towns: ofTowns ? layers.towns() : null,
    // The page does not hold the layer, but knows the files that it is read from.
    files,
    includeCoarse: study.settings.clusters.includeCoarse,
  };
}

/** Innovation on the map; null while the overlay is off. Rejects with `Cancelled`. */
export async function studyOverlay(
  inputs: ReturnType<typeof overlayInputs>,
  run: Run,
): Promise<OverlayAnswer | null> {
  if (!inputs.shown) return null;
  const { shown: settings, findings, includeCoarse } = inputs;
  const { municipalities } = inputs.sources;
  const precise = preciseFirms(findings.firmPlaces, includeCoarse);
  const given = { settings, findings, precise, municipalities };
  const codes = overlayUnit(settings.unit).ofTowns?.(given) ?? [];
  const towns = inputs.towns && codes.length > 0 ? await inputs.towns.of(codes, run) : null;
  return overlayOf(settings, findings, { ...inputs.sources, towns }, includeCoarse);
}

/** Nothing, in the place of findings that an overlay does not look at: it stays while they change. */
const NOTHING: Omit<OverlaidFindings, 'firms' | 'firmPlaces'> = {
  membership: { clusterOf: new Int32Array(0) },
  clusters: [],
  links: { count: 0, firm: new Int32Array(0), contactFrequency: new Float64Array(0) },
  proximity: { nearestKm: new Float64Array(0) },
};

function overlaid(findings: Findings, { unit, scale }: OverlaySettings): OverlaidFindings {
  const byCluster = overlayUnit(unit).ofClusters ? findings : NOTHING;
  const across = scale === 'bivariate' ? findings : NOTHING;
  return {
    firms: findings.firms,
    firmPlaces: findings.firmPlaces,
    membership: byCluster.membership,
    clusters: byCluster.clusters,
    links: across.links,
    proximity: across.proximity,
  };
}
