import { spreadPositions } from '../../geo/stacks';
import type { Findings } from '../../model/findings';
import { isNoise, type FirmClass, type FirmColouring } from '../colours/colouring';
import { gatheringsOf } from './gathered';
import { mercatorX, mercatorY } from '../mercator';
import { rgbOf } from '../colours/palette';

/**
 * The firms as the graphics card takes them. Point k stands for firm `firm[k]`; firms without a place have no point.
 * Points stand in the order in which they are drawn.
 */
export interface FirmPoints {
  readonly count: number;
  /** Points before this one share an exact coordinate: drawn by themselves only where they are marked. */
  readonly opening: number;
  /** Points from `opening` up to this one share a coarse place: drawn by themselves from `OPEN_ZOOM`. */
  readonly loose: number;
  readonly firm: Uint32Array;
  /** Web Mercator, the world from 0 to 1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Four bytes per point: red, green, blue, and its `formOf`. */
  readonly look: Uint8Array;
  /** Radius at zoom 9, CSS pixels. */
  readonly radiusPx: Float32Array;
}

/** Lays out the firms that have a place, class by class, lowest layer first. O(n). */
export function firmPoints(findings: Findings, colouring: FirmColouring): FirmPoints {
  // Picking reads these positions too, and so finds firms where they are drawn.
  const { lng, lat } = spreadPositions(findings.firmPlaces);
  const ordered = drawingOrder(lng, colouring);
  const { of, opening } = gatheringsOf(findings.firmPlaces);
  const sectionOf = (each: number): number =>
    colouring.sizePx !== undefined || of[each] < 0 ? 2 : of[each] < opening ? 1 : 0;
  const sizes = [0, 0, 0];
  for (const each of ordered) sizes[sectionOf(each)]++;
  const [closed, coarse] = sizes;
  const next = [0, closed, closed + coarse];
  const firm = new Uint32Array(ordered.length);
  for (const each of ordered) firm[next[sectionOf(each)]++] = each;
  const x = new Float64Array(firm.length);
  const y = new Float64Array(firm.length);
  const look = new Uint8Array(4 * firm.length);
  const radiusPx = new Float32Array(firm.length);
  const forms = colouring.classes.map(formOf);
  const rgb = colouring.classes.map(({ colour }) => rgbOf(colour));
  for (let k = 0; k < firm.length; k++) {
    const index = colouring.classOf[firm[k]];
    x[k] = mercatorX(lng[firm[k]]);
    y[k] = mercatorY(lat[firm[k]]);
    look.set(rgb[index], 4 * k);
    look[4 * k + 3] = forms[index];
    radiusPx[k] = colouring.sizePx?.[firm[k]] ?? colouring.classes[index].radiusPx;
  }
  return {
    count: firm.length,
    opening: closed,
    loose: closed + coarse,
    firm,
    x,
    y,
    look,
    radiusPx,
  };
}

/** A disc (255) or a ring (0); where it is noise, a quarter of the way to the other. The shader reads these. */
export function formOf(look: FirmClass): number {
  const form = look.hollow ? 0 : 255;
  return isNoise(look) ? Math.abs(form - 64) : form;
}

function drawingOrder(lng: Float64Array, colouring: FirmColouring): Int32Array {
  const { classes, classOf, shown } = colouring;
  const layers = [...new Set(classes.map(({ layer }) => layer))].sort((a, b) => a - b);
  const layerOf = classes.map(({ layer }) => layers.indexOf(layer));
  const order = new Int32Array(classOf.length);
  let ordered = 0;
  for (let layer = 0; layer < layers.length; layer++)
    for (let i = 0; i < classOf.length; i++) {
      if (layerOf[classOf[i]] !== layer || Number.isNaN(lng[i])) continue;
      if (!shown || shown[i]) order[ordered++] = i;
    }
  const { sizePx } = colouring;
  const drawn = order.subarray(0, ordered);
  // The smaller a symbol, the later, lest it be covered.
  return sizePx ? drawn.sort((a, b) => sizePx[b] - sizePx[a] || a - b) : drawn;
}

/** How much larger than at zoom 9 points are drawn. */
export function pointScale(zoom: number): number {
  const stops: [number, number][] = [
    [4, 0.56],
    [6, 0.66],
    [9, 1],
    [12, 1.5],
    [16, 2.1],
  ];
  if (zoom <= stops[0][0]) return stops[0][1];
  for (let i = 1; i < stops.length; i++) {
    const [zoomA, a] = stops[i - 1];
    const [zoomB, b] = stops[i];
    if (zoom <= zoomB) return a + ((b - a) * (zoom - zoomA)) / (zoomB - zoomA);
  }
  return stops[stops.length - 1][1];
}
