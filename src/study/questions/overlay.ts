import {
  DEFAULT_OVERLAY,
  type Municipality,
  type OverlaySettings,
  type StudyFile,
} from '../../model';
import { overlayOf, type OverlayAnswer } from '../overlay';
import { overlayUnit, type AreaLayer } from '../overlay-units';
import type { Subject } from '.';

/** Polygon layers that a session holds. */
export interface HeldLayers {
  /** Null where they did not come with the geodata. */
  prefectures(): AreaLayer | null;
  /** The layer that a study names; null for none. */
  imported(study: StudyFile): AreaLayer | null;
}

/** The overlay of a study, with the study's own outcome where it names none. */
export function overlaySettings({ settings }: StudyFile): OverlaySettings {
  const overlay = settings.overlay ?? DEFAULT_OVERLAY;
  return overlay.outcomes.length > 0 ? overlay : { ...overlay, outcomes: [settings.outcome] };
}

/** What an overlay is made of; nothing while it is off. */
export function overlayBasis({ study, findings }: Subject): unknown[] {
  const settings = overlaySettings(study);
  if (!settings.shown) return [];
  const { firms, firmPlaces, membership, clusters, links, proximity } = findings;
  return [
    firms,
    firmPlaces,
    ...(overlayUnit(settings.unit).ofClusters ? [membership, clusters] : []),
    ...(settings.scale === 'bivariate' ? [links, proximity] : []),
    study.settings.clusters.includeCoarse,
    JSON.stringify([settings, study.inputs.areas]),
  ];
}

/** Innovation on the map; null while the overlay is off. */
export function studyOverlay(
  { study, findings }: Subject,
  municipalities: readonly Municipality[],
  layers: HeldLayers,
): OverlayAnswer | null {
  const settings = overlaySettings(study);
  if (!settings.shown) return null;
  const { layer } = overlayUnit(settings.unit);
  const sources = {
    municipalities,
    prefectures: layer === 'prefectures' ? layers.prefectures() : null,
    imported: layer === 'imported' ? layers.imported(study) : null,
  };
  return overlayOf(settings, findings, sources, study.settings.clusters.includeCoarse);
}
