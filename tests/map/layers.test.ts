import { colourByMembership } from '../../src/map/colours/colouring';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/map/colours/classification';
import { drawnFlows } from '../../src/map/flows';
import { clusterBoundaries, clusterNames } from '../../src/map/layers/clusters';
import { clusterSymbolLayer, clusterSymbols } from '../../src/map/layers/cluster-symbols';
import { institutionPoints } from '../../src/map/layers/institutions';
import { legendOf } from '../../src/map/legend';
import type { FirmColouring } from '../../src/map/colours/colouring';
import { parentFeatures, parentLayer } from '../../src/map/layers/parents';
import { proximityLines } from '../../src/map/layers/proximity';
import { changedSources, dataOf, DATA_SOURCES, partsOf } from '../../src/map/layers/stack';
import type { DrawnOverlay } from '../../src/map/overlay';
import type { DrawnSurface } from '../../src/map/surface';
import { huesOf } from '../../src/map/colours/palette';
import { INSTITUTION_SHAPES, shapeImage, shapePath } from '../../src/map/shapes';
import { messagesIn } from '../../src/i18n';
import { EVERYWHERE } from '../../src/map/in-view';
import { NOTHING_SELECTED } from '../../src/map/spec';
import type { Findings, ParentColumns } from '../../src/model';
import { INSTITUTION_KINDS } from '../../src/model/geodata';
import { studyFlows } from '../../src/study/questions/flows';
import { networkFindings } from '../study/questions/network-made';
import { DEFAULT_OVERLAY } from '../../src/model';
import type { Overlay } from '../../src/study/overlay';
import { clusterAt, sampleFindings } from './sample';
import { stackedFindings } from './stacked';

const findings = sampleFindings();
const VISIBLE = { firms: true, clusters: true, institutions: true, proximity: true };

describe('clusters', () => {
  it('carry their number, their hue and their boundary', () => {
    const hues = huesOf(findings.clusters);
    for (const { id, properties, geometry } of clusterBoundaries(findings.clusters).features) {
      const cluster = findings.clusters[properties.index];
      expect(id).toBe(cluster.index);
      expect(properties.hue).toBe(hues[cluster.index]);
      expect(geometry.coordinates).toBe(cluster.boundary);
    }
  });

  it('keep their own hue where another has no boundary', () => {
    const clusters = [
      { ...clusterAt(0, 135, 35, 90), boundary: [] },
      clusterAt(1, 136, 36, 50),
      clusterAt(2, 137, 37, 20),
    ];
    const { features } = clusterBoundaries(clusters);
    expect(features.map(({ id }) => id)).toEqual([1, 2]);
    expect(features.map(({ properties }) => properties.hue)).toEqual(
      [...huesOf(clusters)].slice(1),
    );
    // Its name stands at its middle.
    expect(clusterNames(clusters).features[0].geometry.coordinates).toEqual([135, 35]);
  });

  it('have their names at the northern end of their boundaries', () => {
    const [name] = clusterNames([clusterAt(0, 135, 35, 9)]).features;
    expect(name.geometry.coordinates[0]).toBe(135);
    expect(name.geometry.coordinates[1]).toBeCloseTo(35.05, 9);
    expect(name.properties).toMatchObject({ name_ja: '集積0', name_en: 'Cluster 0', firms: 9 });
  });
});

describe('symbols of clusters', () => {
  const { features } = clusterSymbols(findings.clusters);

  it('stand for every cluster, large ones below, their areas in proportion to firms', () => {
    const firms = features.map(({ properties }) => properties.firms);
    expect(firms).toEqual(findings.clusters.map((each) => each.firms).sort((a, b) => b - a));
    const perFirm = features.map(({ properties: { radius, firms } }) => radius ** 2 / firms);
    for (const each of perFirm) expect(each).toBeCloseTo(perFirm[0], 9);
    for (const { id, properties } of features) expect(id).toBe(properties.index);
  });

  it('are within bounds whatever the numbers', () => {
    const sizes = [1, 3, 40, 20_000].map((firms, i) => clusterAt(i, 135 + i, 35, firms));
    const radii = clusterSymbols(sizes).features.map(({ properties }) => properties.radius);
    expect(radii[0]).toBe(26);
    expect(Math.min(...radii)).toBe(3);
    expect(clusterSymbols([clusterAt(0, 135, 35, 4)]).features[0].properties.radius).toBeLessThan(
      5,
    );
    expect(clusterSymbols([]).features).toEqual([]);
  });

  it('give way where the boundary is as large as they are, and never without one', () => {
    const narrow = clusterAt(1, 136, 36, 9);
    const clusters = [
      clusterAt(0, 135, 35, 9),
      { ...narrow, boundary: narrow.boundary.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [136 + (lng - 136) / 4, 36 + (lat - 36) / 4] as [number, number]))) }, // prettier-ignore
      { ...clusterAt(2, 137, 37, 9), boundary: [] },
    ];
    const until = clusterBoundaries(clusters).features.map(({ properties }) => properties.until);
    expect(until[1]).toBe(until[0] + 2);
    // 0.1° are at least 60 pixels of 512 × 2^zoom for 360°, and less than 120.
    const px = (0.1 / 360) * 512 * 2 ** until[0] * (1 / Math.cos((35 * Math.PI) / 180));
    expect(px).toBeGreaterThanOrEqual(60);
    expect(px).toBeLessThan(121);
    const all = clusterSymbols(clusters).features;
    const untilOf = (index: number) => all.find(({ id }) => id === index)!.properties.until;
    expect([untilOf(0), untilOf(1)]).toEqual(until);
    expect(untilOf(2)).toBe(24);
  });

  it('have the sizes in the legend that they have on the map', () => {
    const clusters = [210, 40].map((firms, i) => clusterAt(i, 135 + i, 35, firms));
    const colouring = { classes: [], counts: [] } as unknown as FirmColouring;
    const visible = { clusters: true, clusterSymbols: true };
    const at = { step: 2, view: EVERYWHERE, zoom: 7.6 };
    const seen = { theme: 'light', colouring, visible, ...at } as const;
    const [line] = clusterSymbolLayer.legend!({ ...findings, clusters }, seen);
    expect(line.text(messagesIn('en'))).toContain('200 and 40');
    const { radius } = clusterSymbols(clusters).features[1].properties;
    expect(line.mark).toMatchObject({ kind: 'circles', radii: [expect.any(Number), radius] });
    expect(line.count).toBe(2);
    const elsewhere = { ...seen, view: [0, 0, 1, 1] as const };
    expect(clusterSymbolLayer.legend!({ ...findings, clusters }, elsewhere)).toEqual([]);
    // Where boundaries stand in their place.
    const near = { ...seen, zoom: 12 };
    expect(clusterSymbolLayer.legend!({ ...findings, clusters }, near)).toEqual([]);
    const [far] = clusterSymbolLayer.legend!({ ...findings, clusters }, { ...seen, zoom: 4 });
    expect(far.mark).toMatchObject({ radii: [expect.any(Number), 0.6 * radius] });
  });
});

describe('institutions', () => {
  const { features } = institutionPoints(findings.institutions, findings.institutionPlaces);

  it('are those with a place, under their own row', () => {
    expect(features.map(({ properties }) => properties.index)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 8, 9, 10,
    ]);
    expect(features[3].geometry.coordinates).toEqual([138, 34.5]);
  });

  it('have a Japanese name where there is no English one', () => {
    expect(features[0].properties.name_en).toBe(features[0].properties.name_ja);
    expect(features[1].properties.name_en).toBe('public_university');
  });
});

describe('lines to the nearest institution', () => {
  const { firmPlaces, institutionPlaces, proximity } = findings;

  it('are as many as firms with a place, from the firm to the institution', () => {
    const { features } = proximityLines(firmPlaces, institutionPlaces, proximity);
    const lines = features.flatMap(({ geometry }) => geometry.coordinates);
    const { lng } = findings.firmPlaces;
    expect(lines).toHaveLength(lng.filter((v) => !Number.isNaN(v)).length);
    for (const { properties, geometry } of features) {
      for (const [from, to] of geometry.coordinates) {
        expect(to).toEqual([135 + properties.institution, 34.5]);
        expect(findings.proximity.nearest[lng.indexOf(from[0])]).toBe(properties.institution);
      }
    }
  });

  it('are drawn for chosen firms alone, and not for one without a place', () => {
    const { features } = proximityLines(firmPlaces, institutionPlaces, proximity, [1, 0, 8]);
    expect(features.flatMap(({ geometry }) => geometry.coordinates)).toHaveLength(2);
  });
});

/** One area with a shape, or one symbol. */
function overlayOf(unit: 'prefectures' | 'municipalities'): DrawnOverlay {
  const triangle: [number, number][][][] = [
    [
      [
        [135, 34],
        [136, 34],
        [136, 35],
        [135, 34],
      ],
    ],
  ];
  const overlay: Overlay = {
    settings: { ...DEFAULT_OVERLAY, unit },
    areas: {
      areaOf: Int32Array.of(0),
      codes: ['1'],
      names: [''],
      namesEn: [''],
      shapes: unit === 'prefectures' ? [triangle] : null,
      lng: Float64Array.of(135),
      lat: Float64Array.of(35),
    },
    figures: {
      firms: Int32Array.of(5),
      n: Int32Array.of(5),
      value: Float64Array.of(2),
      suppressed: Uint8Array.of(0),
    },
    second: null,
    limits: [],
    secondLimits: [],
    left: 0,
    plain: null,
  };
  return { overlay, classification: classify(overlay, 'light') };
}

const network = networkFindings();
const FLOWS = drawnFlows(studyFlows(network.findings, {}, network.municipalities)!, 'light');

/** Two firms of one parent, one of a parent without a place, the others of none. */
function withParents(findings: Findings): Findings {
  const places = { lng: Float64Array.of(139, NaN), lat: Float64Array.of(35.5, NaN) };
  const of = new Int32Array(findings.firmPlaces.count).fill(-1);
  of.set([-1, 0, 0, 1]);
  const km = Float64Array.from(of, (parent) => (parent === 0 ? 100 : NaN));
  return { ...findings, parents: { count: 2, places, of, km } as unknown as ParentColumns };
}

describe('lines to parent firms', () => {
  const tied = withParents(stackedFindings());
  const { features } = parentFeatures(tied.parents!, tied.firmPlaces);

  it('go from the firm to the parent, and are none where an end has no place', () => {
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['MultiLineString', 'Point']);
    const { lng, lat } = tied.firmPlaces;
    expect(features[0].geometry.coordinates).toEqual(
      [1, 2].map((firm) => [
        [lng[firm], lat[firm]],
        [139, 35.5],
      ]),
    );
    expect(features[1].geometry.coordinates).toEqual([139, 35.5]);
  });

  it('have the colour and the count in the legend that they have on the map', () => {
    for (const theme of ['light', 'dark'] as const) {
      const colouring = { classes: [], counts: [] } as unknown as FirmColouring;
      const visible = { firms: false, institutions: false, parents: true };
      const [{ mark, count }] = legendOf(tied, colouring, theme, visible).lines;
      expect(count).toBe(2);
      if (mark.kind !== 'line') throw new TypeError(mark.kind);
      const [line] = parentLayer.layers({ theme, language: 'ja', visible }).lines!;
      expect(line.paint).toMatchObject({
        'line-color': mark.colour,
        'line-dasharray': mark.dashes,
      });
      expect(legendOf(tied, colouring, theme, { ...visible, parents: false }).lines).toEqual([]);
    }
  });

  it('are away with their layer, and for studies without parents', () => {
    const shown = { findings: tied, selection: NOTHING_SELECTED };
    const count = (parents: boolean, findings = tied) =>
      dataOf('parents', { ...shown, findings, visible: { ...VISIBLE, parents } }).features.length;
    expect([count(true), count(false), count(true, { ...tied, parents: null })]).toEqual([2, 0, 0]);
  });
});

const SURFACE: DrawnSurface = {
  kind: 'density',
  theme: 'light',
  surface: {
    ...{ firms: 3, bandwidthKm: 2, enlarged: false, most: 2, levels: [1] },
    shapes: [[[[[137, 36], [137.1, 36], [137.1, 36.1], [137, 36]]]]], // prettier-ignore
  },
};

describe('sources', () => {
  const stacked = withParents(stackedFindings());
  const wanted = {
    findings: stacked,
    colouring: colourByMembership(stacked, 'light'),
    visible: { ...VISIBLE, errorRadius: true, parents: true },
    selection: { ...NOTHING_SELECTED, firms: [1] },
  };

  it('hold nothing without a study, and nothing for hidden lines', () => {
    for (const source of DATA_SOURCES) {
      expect(dataOf(source, { ...wanted, findings: null }).features).toEqual([]);
      const overlay = overlayOf(source === 'areas' ? 'prefectures' : 'municipalities');
      const shown = {
        ...wanted,
        overlay,
        surface: SURFACE,
        flows: FLOWS,
        site: { lng: 135, lat: 35 },
      };
      expect(dataOf(source, shown).features.length).toBeGreaterThan(0);
    }
    const hidden = { ...wanted, visible: { ...VISIBLE, proximity: false } };
    expect(dataOf('proximity', hidden).features).toEqual([]);
    expect(dataOf('proximity-selected', hidden).features).toHaveLength(1);
  });

  it('depend on nothing but the parts that they name', () => {
    const again = { ...wanted, findings: { ...wanted.findings, summary: findings.summary } };
    for (const source of DATA_SOURCES) {
      const [before, after] = [partsOf(source, wanted), partsOf(source, again)];
      expect(after.length).toBe(before.length);
      after.forEach((part, i) => expect(part).toBe(before[i]));
    }
    expect(changedSources(wanted, again)).toEqual([]);
  });

  it('change where their own parts change', () => {
    const { clusters } = sampleFindings();
    const regrouped = { ...wanted, findings: { ...wanted.findings, clusters } };
    expect(changedSources(wanted, regrouped)).toEqual([
      'clusters',
      'cluster-names',
      'cluster-symbols',
    ]);
    const chosen = { ...wanted, selection: { ...NOTHING_SELECTED, firms: [0] } };
    expect(changedSources(wanted, chosen)).toEqual(['error-circles', 'proximity-selected']);
    const hidden = { ...wanted, visible: { ...VISIBLE, proximity: false } };
    expect(changedSources(wanted, hidden)).toEqual(['error-circles', 'proximity', 'parents']);
    const areas: readonly string[] = ['areas', 'area-symbols'];
    const none: readonly string[] = [...areas, 'surface', 'flows', 'site'];
    expect(changedSources({ ...wanted, findings: null }, wanted)).toEqual(
      DATA_SOURCES.filter((source) => !none.includes(source)),
    );
    const overlay = {} as DrawnOverlay;
    expect(changedSources(wanted, { ...wanted, overlay })).toEqual(areas);
    expect(changedSources(wanted, { ...wanted, flows: FLOWS })).toEqual(['flows']);
    const site = { lng: 135, lat: 35 };
    expect(changedSources(wanted, { ...wanted, site })).toEqual(['site']);
  });
});

describe('shapes', () => {
  const areaOf = (kind: (typeof INSTITUTION_KINDS)[number]): number => {
    const outline = INSTITUTION_SHAPES[kind];
    return Math.abs(
      outline.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = outline[(i + 1) % outline.length];
        return sum + (x * nextY - nextX * y) / 2;
      }, 0),
    );
  };

  it('differ, and none is twice as large as another', () => {
    const areas = INSTITUTION_KINDS.map(areaOf);
    expect(Math.max(...areas) / Math.min(...areas)).toBeLessThan(2);
    expect(new Set(INSTITUTION_KINDS.map((kind) => shapePath(kind, 16))).size).toBe(
      INSTITUTION_KINDS.length,
    );
  });

  it.each(INSTITUTION_KINDS)('become a distance field that covers the area of %s', (kind) => {
    const { width, height, data } = shapeImage(kind);
    expect(data).toHaveLength(4 * width * height);
    let covered = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0.75 * 255) covered += 1;
    // Drawn with a radius of 15 pixels.
    expect(Math.abs(covered / (areaOf(kind) * 225) - 1)).toBeLessThan(0.1);
    expect(data[3]).toBe(0);
  });

  it('stay inside the box of the legend', () => {
    for (const kind of INSTITUTION_KINDS) {
      for (const number of shapePath(kind, 16).match(/[\d.-]+/g)!) {
        expect(Number(number)).toBeGreaterThanOrEqual(0);
        expect(Number(number)).toBeLessThanOrEqual(16);
      }
    }
  });
});
