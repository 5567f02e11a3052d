import type { LayerSpecification } from 'maplibre-gl';

/** One thing to do to a map so that its layers become others. */
export type LayerChange =
  | { readonly do: 'add'; readonly layer: LayerSpecification; readonly before: string | undefined }
  | { readonly do: 'remove'; readonly id: string }
  | ValueChange<'paint'>
  | ValueChange<'layout'>
  | { readonly do: 'zooms'; readonly id: string; readonly from: number; readonly to: number };

interface ValueChange<Part extends string> {
  readonly do: Part;
  readonly id: string;
  readonly name: string;
  /** Undefined: back to the default. */
  readonly value: unknown;
}

/**
 * What turns one list of layers into another. Layers are told by their ids and must keep their order. MapLibre's own
 * setStyle compares the sources' data too, which takes longer than drawing them, and forgets custom layers.
 */
export function layerChanges(
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): LayerChange[] {
  const old = new Map(before.map((layer) => [layer.id, layer]));
  const kept = new Set(after.map(({ id }) => id));
  const changes: LayerChange[] = before
    .filter(({ id }) => !kept.has(id))
    .map(({ id }) => ({ do: 'remove', id }));
  after.forEach((layer, i) => {
    const was = old.get(layer.id);
    if (was === undefined) {
      const next = after.slice(i + 1).find(({ id }) => old.has(id));
      changes.push({ do: 'add', layer, before: next?.id });
      return;
    }
    for (const part of ['paint', 'layout'] as const) {
      for (const { name, value } of changedValues(was[part], layer[part])) {
        changes.push({ do: part, id: layer.id, name, value });
      }
    }
    if (was.minzoom !== layer.minzoom || was.maxzoom !== layer.maxzoom) {
      const [from, to] = [layer.minzoom ?? 0, layer.maxzoom ?? 24];
      changes.push({ do: 'zooms', id: layer.id, from, to });
    }
  });
  return changes;
}

function changedValues(
  before: object | undefined,
  after: object | undefined,
): { name: string; value: unknown }[] {
  const was = new Map(Object.entries(before ?? {}));
  const is = new Map(Object.entries(after ?? {}));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)))
    .map((name) => ({ name, value: is.get(name) }));
}
