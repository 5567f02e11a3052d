import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { colourByDifference, colourByMembership, HUE_COUNT, legendOf } from '../../src/map';
import type { MapSpec, MapView } from '../../src/map';
import type { App } from '../../src/state';
import type { ClusterDifferences } from '../../src/study';
import { mapLook } from '../../src/ui/export/map-look';
import { smallStudy } from '../state/small-study';

const NO_FEATURES = { type: 'FeatureCollection', features: [] };
const basemap = new Proxy({}, { get: () => NO_FEATURES });

/** What the export needs of the page and its map. */
async function onScreen(visible: MapSpec['visible'], colour = colourByMembership) {
  const { study, findings } = await smallStudy();
  const colouring = colour(findings, 'light');
  const labels = { map: '', zoomIn: '', zoomOut: '', credits: '' };
  const spec = { theme: 'light', language: 'ja', labels, gsiTiles: false, basemap, municipalities: [], findings, colouring, visible, selection: { firms: [], clusters: [], institutions: [] }, hovered: null } as unknown as MapSpec; // prettier-ignore
  const viewpoint = () => ({ lng: 137, lat: 36, zoom: 9, bounds: [136, 35, 138, 37] });
  const view = { spec, viewpoint } as unknown as MapView;
  const preferences = { language: 'ja', messages: messagesIn('ja'), theme: 'light' };
  const app = { study, findings, preferences } as unknown as App;
  return { look: mapLook(app, view)!, findings, colouring, spec };
}

describe('the map on screen as a look', () => {
  it('has the classes and colours of the legend, and the order and extent of the map', async () => {
    const visible = { firms: true, clusters: true, institutions: true };
    const { look, findings, colouring } = await onScreen(visible);
    expect(look.layers.map(({ layer }) => layer)).toEqual(
      ['institutions', 'firms', 'links', 'clusters'], // prettier-ignore
    );
    expect(look.bounds).toEqual([136, 35, 138, 37]);
    expect(look.credits.length).toBeGreaterThan(1);
    const legend = legendOf(findings, colouring, 'light', visible, { step: 3 });
    const firms = look.layers.find(({ layer }) => layer === 'firms')!;
    expect(firms.classes.map(({ symbol }) => symbol.fill ?? symbol.stroke)).toEqual(
      legend.firms.flatMap(({ colours }) => colours),
    );
    const values = Array.from(firms.column!.values);
    expect(values).toHaveLength(findings.firms.count);
    expect(values.filter((value) => !Number.isNaN(value))).toHaveLength(
      legend.firms.reduce((sum, { count }) => sum + count, 0),
    );
    const kinds = look.layers[0].classes.map(({ label }) => label);
    expect(kinds).toEqual(
      legend.lines
        .filter(({ layer }) => layer === 'institutions')
        .map(({ text }) => text(messagesIn('ja'))),
    );
  });

  it('has the tones of clusters that are told apart by their difference', async () => {
    const differing: typeof colourByMembership = (findings, theme) => {
      const { length } = findings.clusters;
      const difference = Float64Array.from({ length }, (_, i) => (i % 2 === 0 ? 1 : -1));
      const told = Uint8Array.from({ length }, (_, i) => (i === 0 ? 1 : 0));
      return colourByDifference(findings, { difference, told } as ClusterDifferences, theme);
    };
    const { look, colouring } = await onScreen({ firms: true, clusters: true }, differing);
    const { classes, column } = look.layers.find(({ layer }) => layer === 'clusters')!;
    expect(Array.from(column!.values)).toEqual([...colouring.tones!]);
    const own = colouring.classes.filter((_, i) => [...colouring.tones!].includes(HUE_COUNT + i));
    expect(classes.map(({ symbol }) => symbol.fill)).toEqual(own.map(({ colour }) => colour));
    const { classes: words } = messagesIn('ja').evidence.clusters;
    expect(classes.map(({ label }) => label)).toEqual(own.map(({ kind }) => words[kind as 'more']));
  });

  it('keeps layers that are switched off, unseen', async () => {
    const { look } = await onScreen({ firms: true, clusters: false });
    const visible = look.layers.filter((each) => each.visible).map(({ layer }) => layer);
    expect(visible).toEqual(['firms']);
  });
});
