import { colourByMembership } from '../map/colours/colouring';
import { classify } from '../map/colours/classification';
import { overlayTitle } from '../map/legend-words';
import { lookOf } from '../map/look';
import type { Findings, StudyFile } from '../model';
import { overlayOutcomes, type MapLook, type OverlayAnswer } from '../study';
import type { Terminal } from './terminal';

/** Share of the extent that is left free around the firms. */
const MARGIN = 0.05;
/** Pixels across which the map is taken to be, for the size of its points. */
const ACROSS_PX = 1000;
const TILE_PX = 512;
/** Around Japan, where no firm has a place. */
const JAPAN: MapLook['bounds'] = [128, 30, 146, 46];

/**
 * The map as the app shows it in step 2: firms by their cluster, boundaries, institutions, the extent of the firms; with the areas of an overlay, where the
 * study shows one, in the classes that the app gives them.
 */
export function studyLook(
  study: StudyFile,
  findings: Findings,
  { language, messages }: Terminal,
  answer: OverlayAnswer | null,
): MapLook {
  const overlay = answer?.ok ? answer.value : null;
  const bounds = boundsOf(findings);
  const zoom = Math.log2((360 * ACROSS_PX) / TILE_PX / (bounds[2] - bounds[0]));
  return lookOf(
    {
      findings,
      colouring: colourByMembership(findings, 'light'),
      theme: 'light',
      visible: { firms: true, clusters: true, institutions: true },
      overlay: overlay && { overlay, classification: classify(overlay, 'light') },
    },
    {
      ...{ messages, language, bounds },
      zoom: Math.min(14, Math.max(4, zoom)),
      title: study.name,
      credits: ['Shuseki', ...(study.gazetteer ? [study.gazetteer.source] : [])],
      areaTitle: overlay
        ? overlayTitle(
            overlay.settings,
            overlayOutcomes(overlay.settings, findings),
            messages.overlay,
          )
        : '',
    },
  );
}

function boundsOf({ firmPlaces: { lng, lat } }: Findings): MapLook['bounds'] {
  const placed = [...lng.keys()].filter((row) => !Number.isNaN(lng[row] + lat[row]));
  if (placed.length === 0) return JAPAN;
  const ends = (values: Float64Array): [number, number] => {
    const [least, most] = placed.reduce(
      ([low, high], row) => [Math.min(low, values[row]), Math.max(high, values[row])],
      [Infinity, -Infinity],
    );
    const free = Math.max(0.01, MARGIN * (most - least));
    return [least - free, most + free];
  };
  const [west, east] = ends(lng);
  const [south, north] = ends(lat);
  return [west, south, east, north];
}
