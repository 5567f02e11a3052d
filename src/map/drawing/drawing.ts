import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  type GeoJSONStoreFeatures,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { roundDegrees } from '../../geo/rings';
import type { MultiPolygonCoordinates } from '../../model/cluster';
import type { DrawingIntents, DrawingSpec } from './drawing-spec';
import { ABOVE_FIRMS } from '../layers/stack';
import { MAP_COLOURS, type Theme } from '../theme';

type Ring = [number, number][];

/** The mode of terra-draw for each tool. */
const MODES = { polygon: 'polygon', hole: 'polygon', line: 'linestring', edit: 'select' } as const;

/**
 * The gestures of drawing, by terra-draw, which no other file knows. It holds the corners of the one boundary that is being edited,
 * a polygon for each of its rings, and whatever is being drawn at the moment; all else on the map stays MapLibre's.
 */
export class MapDrawing {
  readonly #draw: TerraDraw;
  readonly #intents: DrawingIntents;
  #shown: DrawingSpec | null = null;
  /** Ids of terra-draw for the rings of the boundary, polygon by polygon. */
  #rings: (string | number)[][] = [];
  #before: MultiPolygonCoordinates = [];
  /** What was told last, as text. */
  #told = '';
  #quiet = false;
  /** Between the first move of a gesture and its end nothing is drawn over it. */
  #held = false;

  constructor(map: MapLibreMap, theme: Theme, intents: DrawingIntents) {
    this.#intents = intents;
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({
        map,
        renderBelowLayerId: ABOVE_FIRMS,
        coordinatePrecision: 7,
      }),
      modes: modesOf(theme),
    });
    this.#draw.start();
    this.#draw.on('change', (ids, type, context) => {
      const own = this.#rings.flat();
      if (this.#quiet || type !== 'update' || !ids.some((id) => own.includes(id))) return;
      if (context && 'origin' in context && context.origin === 'api') return;
      if (context?.target === 'properties') return;
      this.#tellShape(false);
    });
    this.#draw.on('finish', (id, context) => {
      if (context.action === 'draw') this.#tellDrawn(id);
      else this.#tellShape(true);
    });
  }

  sync(spec: DrawingSpec): void {
    const shown = this.#shown;
    this.#shown = spec;
    if (shown?.tool !== spec.tool) this.#draw.setMode(MODES[spec.tool]);
    const same =
      shown?.tool === spec.tool &&
      shown.revision === spec.revision &&
      shown.shape?.id === spec.shape?.id &&
      (shown.shape?.coordinates === spec.shape?.coordinates || this.#isShown(spec));
    if (!same && !this.#held) this.#load(spec);
  }

  destroy(): void {
    this.#draw.stop();
  }

  /** True where terra-draw holds these very positions already: what it told comes back. */
  #isShown({ shape }: DrawingSpec): boolean {
    return shape !== null && JSON.stringify(shape.coordinates) === this.#told;
  }

  #load({ tool, shape }: DrawingSpec): void {
    this.#quiet = true;
    this.#held = false;
    this.#draw.clear();
    this.#rings = [];
    this.#before = tool === 'edit' && shape ? shape.coordinates : [];
    for (const polygon of this.#before) {
      const features = polygon.map((ring, r): GeoJSONStoreFeatures => ({
        type: 'Feature',
        properties: { mode: 'polygon' },
        geometry: { type: 'Polygon', coordinates: [r === 0 ? ring : ring.toReversed()] },
      }));
      const added = this.#draw.addFeatures(features);
      this.#rings.push(added.map(({ id }) => id!));
    }
    const first = this.#rings[0]?.[0];
    if (first !== undefined) this.#draw.selectFeature(first);
    this.#quiet = false;
  }

  #tellDrawn(id: string | number): void {
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    const tool = this.#shown?.tool;
    this.#draw.removeFeatures([id]);
    if (geometry?.type === 'Polygon' && (tool === 'polygon' || tool === 'hole'))
      this.#intents.onShape?.([geometry.coordinates as Ring[]]);
    else if (geometry?.type === 'LineString') this.#intents.onLine?.(geometry.coordinates as Ring);
  }

  /** Tells the boundary as it is now. A boundary is moved as a whole: its holes and islands go with the ring that was dragged. */
  #tellShape(settled: boolean): void {
    const shape = this.#shown?.shape;
    if (!shape) return;
    // Holes lie the other way round in terra-draw.
    let now = this.#rings.map((polygon) =>
      polygon.map((id, r) => (r === 0 ? this.#ringOf(id) : this.#ringOf(id).toReversed())),
    );
    const moved = movedBy(this.#before, now);
    if (moved) {
      const [dx, dy] = moved;
      now = this.#before.map((polygon) =>
        polygon.map((ring) =>
          ring.map(([x, y]): [number, number] => [roundDegrees(x + dx), roundDegrees(y + dy)]),
        ),
      );
    }
    this.#told = JSON.stringify(now);
    this.#held = !settled;
    this.#intents.onReshape?.(shape.id, now, settled);
    if (settled && this.#shown) this.#settle(now);
  }

  /** Holds what was told, so that the next gesture starts there. */
  #settle(now: MultiPolygonCoordinates): void {
    const spec = this.#shown!;
    this.#load({ ...spec, shape: { id: spec.shape!.id, coordinates: now } });
  }

  #ringOf(id: string | number): Ring {
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    return geometry?.type === 'Polygon' ? (geometry.coordinates[0] as Ring) : [];
  }
}

/** By how many degrees one ring was moved as a whole; null where corners moved one by one, or nothing did. */
function movedBy(
  before: MultiPolygonCoordinates,
  now: MultiPolygonCoordinates,
): [number, number] | null {
  for (const [p, polygon] of before.entries())
    for (const [r, ring] of polygon.entries()) {
      const own = now[p][r];
      if (own.length !== ring.length) return null;
      const [dx, dy] = [own[0][0] - ring[0][0], own[0][1] - ring[0][1]];
      if (dx === 0 && dy === 0) continue;
      const whole = own.every(
        ([x, y], i) => Math.abs(x - ring[i][0] - dx) < 1e-6 && Math.abs(y - ring[i][1] - dy) < 1e-6,
      );
      return whole ? [dx, dy] : null;
    }
  return null;
}

function modesOf(theme: Theme) {
  const { accent, mark, rim } = MAP_COLOURS[theme];
  const [line, corner, edge] = [accent, mark, rim] as `#${string}`[];
  const sketch = {
    fillColor: line,
    fillOpacity: 0.15,
    outlineColor: line,
    outlineWidth: 2,
    closingPointColor: corner,
    closingPointWidth: 5,
    closingPointOutlineColor: edge,
    closingPointOutlineWidth: 2,
  } as const;
  return [
    new TerraDrawPolygonMode({ styles: sketch, keyEvents: { cancel: null, finish: 'Enter' } }),
    new TerraDrawLineStringMode({
      styles: { lineStringColor: line, lineStringWidth: 2.5, closingPointColor: corner },
      keyEvents: { cancel: null, finish: 'Enter' },
    }),
    new TerraDrawSelectMode({
      allowManualDeselection: false,
      keyEvents: null,
      flags: {
        polygon: {
          feature: {
            draggable: true,
            coordinates: { draggable: true, midpoints: { draggable: true }, deletable: true },
          },
        },
      },
      styles: {
        selectedPolygonColor: line,
        selectedPolygonFillOpacity: 0.08,
        selectedPolygonOutlineColor: line,
        selectedPolygonOutlineWidth: 2,
        selectionPointColor: edge,
        selectionPointWidth: 5,
        selectionPointOutlineColor: corner,
        selectionPointOutlineWidth: 2,
        midPointColor: line,
        midPointWidth: 3.5,
        midPointOutlineColor: edge,
        midPointOutlineWidth: 1,
      },
    }),
  ];
}
