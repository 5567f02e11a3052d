import { DEFAULT_OVERLAY, isFineLevel, type Findings, type OverlaySettings } from '../model';

/** As many municipalities at most can be told apart town by town, and area by area. */
const BY_TOWN = 5;
const BY_MUNICIPALITY = 200;

/**
 * What an overlay shows before anybody has chosen, by where the firms lie: town by town in a few municipalities, municipality by municipality in some
 * prefectures. Both need the gazetteer's towns; without them, and all over Japan, the firms themselves.
 */
export function presetOverlay(
  places: Pick<Findings['firmPlaces'], 'level' | 'municipalityCode'> | null,
  hasTowns: boolean,
): OverlaySettings {
  if (!places || !hasTowns) return DEFAULT_OVERLAY;
  const codes = new Set<string>();
  places.municipalityCode.forEach((code, firm) => {
    if (code !== '' && isFineLevel(places.level[firm])) codes.add(code);
  });
  if (codes.size === 0 || codes.size > BY_MUNICIPALITY) return DEFAULT_OVERLAY;
  return { ...DEFAULT_OVERLAY, unit: codes.size <= BY_TOWN ? 'towns' : 'municipalities' };
}
