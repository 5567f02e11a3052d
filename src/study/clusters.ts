import { dbscan, describeClusters } from '../cluster';
import {
  LEVEL_CODE,
  type Cluster,
  type ClusterSettings,
  type FirmColumns,
  type Membership,
  type Municipality,
  type PlaceColumns,
} from '../model';
import type { InstitutionsRead } from './institutions';

/** Clusters the firms by the settings; firms that are located too coarsely take no part unless the person insists. */
export function clusterFirms(places: PlaceColumns, settings: ClusterSettings): Membership {
  const coarsest = settings.includeCoarse ? LEVEL_CODE.municipality : LEVEL_CODE.town;
  const take = Uint8Array.from(places.level, (level) => (level <= coarsest ? 1 : 0));
  return dbscan({ lng: places.lng, lat: places.lat, take }, settings);
}

/** Clusters as people look at them: names, boundaries, counts. */
export function describe(
  parts: {
    readonly firms: FirmColumns;
    readonly places: PlaceColumns;
    readonly membership: Membership;
    readonly institutions: InstitutionsRead;
  },
  settings: ClusterSettings,
  given: Readonly<Record<string, string>>,
  municipalities: readonly Municipality[],
): readonly Cluster[] {
  const labels = new Map(municipalities.map(({ code, labelEn }) => [code, labelEn]));
  return describeClusters({
    membership: parts.membership,
    firms: parts.firms,
    places: parts.places,
    institutions: parts.institutions.places,
    boundary: settings.boundary,
    radiusKm: settings.radiusKm,
    naming: { labelEn: (code) => labels.get(code), given },
  });
}
