import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  validateStyleMin,
  type GeoJSONSourceSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, OVERLAY_SCALES, OVERLAY_UNITS, type Findings } from '../../src/model';
import { overlayOf } from '../../src/study/overlay';
import type { DrawnOverlay } from '../../src/map/overlay';
import type { Theme } from '../../src/map/theme';
import { classify } from '../../src/map/colours/classification';
import { loadBasemap, type Basemap } from '../../src/map/basemap';
import { colourByMembership } from '../../src/map/colours/colouring';
import { ABOVE_FIRMS, ABOVE_MARKS, mapLayers, mapStyle } from '../../src/map/layers/stack';
import { municipalityNames } from '../../src/map/municipality-names';
import { NOTHING_SELECTED, type MapSpec } from '../../src/map/spec';
import { ATTRIBUTION_OSM } from '../../src/map/style';
import { layerChanges } from '../../src/map/style-diff';
import { MUNICIPALITIES, sampleFindings } from './sample';
import { madeAreas } from '../study/town-areas/made';

type Spec = Omit<MapSpec, 'labels'>;

const folder = join(import.meta.dirname, '../../static/geodata/basemap');
const findings = sampleFindings();
let basemap: Basemap;

beforeAll(async () => {
  basemap = await loadBasemap((file) =>
    Promise.resolve(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
});

const box: [number, number][][][] = [
  [
    [
      [135, 34],
      [136, 34],
      [136, 35],
      [135, 34],
    ],
  ],
];

/** One area of each look, or as many symbols. */
function overlayLike(unit: 'firms' | 'prefectures' | 'municipalities', theme: Theme): DrawnOverlay {
  const value = Float64Array.of(1, 2, NaN, NaN);
  const overlay = {
    settings: { ...DEFAULT_OVERLAY, unit, bySize: true },
    areas: {
      areaOf: Int32Array.of(0, 1, 2, 3),
      codes: ['1', '2', '3', '4'],
      names: ['', '', '', ''],
      namesEn: ['', '', '', ''],
      shapes: unit === 'prefectures' ? [box, box, box, box] : null,
      lng: Float64Array.of(135, 136, 137, 138),
      lat: Float64Array.of(35, 35, 35, 35),
    },
    figures: {
      firms: Int32Array.of(5, 5, 0, 1),
      n: Int32Array.of(5, 5, 0, 1),
      value,
      suppressed: Uint8Array.of(0, 0, 0, 1),
    },
    second: null,
    limits: [1.5],
    secondLimits: [],
    left: 0,
    plain: null,
  };
  return { overlay, classification: classify(overlay, theme) };
}

/** The sample with a measure, ties and addresses, so that there is an overlay of every kind. */
const withOutcome = {
  ...findings,
  firmPlaces: {
    ...findings.firmPlaces,
    prefecture: Array.from(findings.firmPlaces.lng, (_, i) => (i % 2 === 0 ? '東' : '西')),
    municipalityCode: Array.from(findings.firmPlaces.lng, (_, i) => MUNICIPALITIES[i % 9].code),
    town: Array.from(findings.firmPlaces.lng, () => '町1'),
  },
  firms: {
    count: findings.firmPlaces.count,
    id: Array.from(findings.firmPlaces.lng, (_, i) => `F${i}`),
    name: Array.from(findings.firmPlaces.lng, () => ''),
    employees: new Float64Array(findings.firmPlaces.count).fill(3),
    outcomes: [
      {
        key: 'patents',
        label: 'patents',
        values: Float64Array.from(findings.firmPlaces.lng, (_, i) => (i * i) % 23),
      },
    ],
  },
  links: { count: 0 },
} as unknown as Findings;

const LAYERS = {
  municipalities: MUNICIPALITIES,
  prefectures: { names: ['東', '西'], shapes: [box, box] },
  imported: { names: ['', ''], shapes: [box, box] },
  towns: await madeAreas(MUNICIPALITIES, box),
};

const both = [true, false];
const clustersOf = (shown: boolean | 'symbols') => ({
  clusters: shown !== false,
  clusterSymbols: shown === 'symbols',
});
const OVERLAYS = [null, 'firms', 'prefectures', 'municipalities'] as const;
const combinations = (['light', 'dark'] as const).flatMap((theme) =>
  (['ja', 'en'] as const).flatMap((language) =>
    both.flatMap((gsiTiles) =>
      ([false, true, 'symbols'] as const).flatMap((clusters) =>
        both.flatMap((institutions) =>
          both.flatMap((proximity) =>
            OVERLAYS.map((overlay) => ({
              theme,
              language,
              gsiTiles,
              clusters,
              institutions,
              proximity,
              overlay,
            })),
          ),
        ),
      ),
    ),
  ),
);

function specOf(one: (typeof combinations)[number]): Spec {
  const { theme, language, gsiTiles, clusters, institutions, proximity, overlay } = one;
  return {
    theme,
    language,
    gsiTiles,
    basemap,
    municipalities: MUNICIPALITIES,
    findings,
    colouring: colourByMembership(findings, theme),
    visible: {
      ...clustersOf(clusters),
      firms: true,
      institutions,
      proximity,
      errorRadius: proximity,
    },
    selection: { firms: [1, 2, 3], clusters: [4], institutions: [] },
    hovered: null,
    overlay: overlay && overlayLike(overlay, theme),
  };
}

describe('the map style', () => {
  it.each(combinations)(
    'is valid: $theme $language tiles $gsiTiles clusters $clusters institutions $institutions lines $proximity overlay $overlay',
    (one) => {
      expect(validateStyleMin(mapStyle(specOf(one)))).toEqual([]);
    },
  );

  it.each(OVERLAY_UNITS)(
    'is valid with the overlay of %s in every scale, language and theme',
    (unit) => {
      for (const scale of OVERLAY_SCALES)
        for (const leastFirms of [1, 5]) {
          const answer = overlayOf(
            { ...DEFAULT_OVERLAY, shown: true, unit, scale, leastFirms, bySize: leastFirms === 5 },
            withOutcome,
            LAYERS,
            true,
          );
          if (!answer.ok) throw new Error(answer.refused);
          const overlay = answer.value;
          for (const theme of ['light', 'dark'] as const)
            for (const language of ['ja', 'en'] as const) {
              const drawn = { overlay, classification: classify(overlay, theme) };
              const style = mapStyle({
                ...specOf(combinations[0]),
                theme,
                language,
                overlay: drawn,
              });
              expect(validateStyleMin(style)).toEqual([]);
              const { data } = style.sources.areas as GeoJSONSourceSpecification;
              const shapes = (data as GeoJSON.FeatureCollection).features.length;
              const asSymbols = unit === 'municipalities' && overlay.settings.bySize;
              expect(shapes > 0).toBe(unit !== 'firms' && !asSymbols);
            }
        }
    },
  );

  it('is valid without a study', () => {
    const empty: Spec = {
      ...specOf(combinations[0]),
      findings: null,
      colouring: null,
      selection: NOTHING_SELECTED,
    };
    expect(validateStyleMin(mapStyle(empty))).toEqual([]);
  });

  it('asks no other place for anything unless the tiles are wanted, and then one place', () => {
    for (const one of combinations) {
      const { sources, glyphs, sprite } = mapStyle(specOf(one));
      expect([glyphs, sprite]).toEqual([undefined, undefined]);
      const remote = Object.values(sources).flatMap((source) => {
        if (source.type === 'geojson') return typeof source.data === 'string' ? [source.data] : [];
        return 'tiles' in source ? (source.tiles ?? ['?']) : ['?'];
      });
      const tiles = 'https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png';
      expect(remote).toEqual(one.gsiTiles ? [tiles] : []);
    }
  });

  it('credits its sources', () => {
    const credits = (gsiTiles: boolean): string =>
      Object.values(mapStyle(specOf({ ...combinations[0], gsiTiles })).sources)
        .map((source) => ('attribution' in source ? source.attribution : ''))
        .join(' ');
    expect(credits(false)).toContain(ATTRIBUTION_OSM);
    expect(credits(false)).toContain('Natural Earth');
    expect(credits(false)).not.toContain('国土地理院');
    expect(credits(true)).toContain('https://maps.gsi.go.jp/development/ichiran.html');
  });

  it('writes names in the language that is asked for', () => {
    for (const [language, field, other] of [
      ['ja', 'name_ja', 'name_en'],
      ['en', 'name_en', 'name_ja'],
    ] as const) {
      const text = JSON.stringify(mapLayers(specOf({ ...combinations[0], language })));
      expect(text).toContain(field);
      expect(text).not.toContain(other);
    }
  });

  it('has layers with different ids, and the one that firms lie below', () => {
    const ids = mapLayers(specOf(combinations[0])).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(ABOVE_FIRMS);
    expect(ids.indexOf('cluster-fill')).toBeLessThan(ids.indexOf(ABOVE_FIRMS));
    expect(ids.indexOf('institutions')).toBeGreaterThan(ids.indexOf(ABOVE_FIRMS));
    expect(ids.indexOf('cluster-symbols')).toBeLessThan(ids.indexOf(ABOVE_MARKS));
    const names = ids.slice(ids.indexOf(ABOVE_MARKS));
    expect(names).toEqual(
      expect.arrayContaining(['cluster-symbol-names', 'largest-cluster-names']),
    );
  });
});

describe('changes between styles', () => {
  it('are none between equal ones', () => {
    const layers = mapLayers(specOf(combinations[0]));
    expect(layerChanges(layers, structuredClone(layers))).toEqual([]);
  });

  it('turn every combination into every other when they are carried out', () => {
    const stacks = combinations.map((one) => mapLayers(specOf(one)));
    for (let i = 0; i < stacks.length; i++) {
      const [from, to] = [stacks[i], stacks[(i * 7 + 3) % stacks.length]];
      expect(carriedOut(from, to)).toEqual(plain(to));
    }
  });
});

type Layers = ReturnType<typeof mapLayers>;

const plain = (layers: Layers): unknown =>
  layers.map(({ minzoom = 0, maxzoom = 24, ...layer }) => ({
    paint: {},
    layout: {},
    ...layer,
    minzoom,
    maxzoom,
  }));

function carriedOut(from: Layers, to: Layers): unknown {
  let now = structuredClone(from) as unknown as {
    id: string;
    paint: Record<string, unknown>;
    layout: Record<string, unknown>;
    minzoom?: number;
    maxzoom?: number;
  }[];
  for (const change of layerChanges(from, to)) {
    if (change.do === 'remove') now = now.filter(({ id }) => id !== change.id);
    else if (change.do === 'add') {
      const at = now.findIndex(({ id }) => id === change.before);
      now.splice(at < 0 ? now.length : at, 0, structuredClone(change.layer) as never);
    } else {
      const layer = now.find(({ id }) => id === change.id)!;
      if (change.do === 'zooms') [layer.minzoom, layer.maxzoom] = [change.from, change.to];
      else {
        const part = (layer[change.do] ??= {});
        if (change.value === undefined) delete part[change.name];
        else part[change.name] = change.value;
      }
    }
  }
  return plain(now as unknown as Layers);
}

describe('names of municipalities', () => {
  const names = municipalityNames(MUNICIPALITIES).features.map(({ properties }) => properties);
  const rankOf = (name: string): number =>
    names.find(({ name_ja }) => name_ja === name)?.rank ?? NaN;

  it('put capitals and designated cities first', () => {
    expect(['横浜市', '新宿区', '甲府市', '山口市'].map(rankOf)).toEqual([0, 0, 0, 0]);
    expect(['横須賀市', '八王子市', '下関市'].map(rankOf)).toEqual([1, 1, 1]);
    expect(['西区', '富士河口湖町'].map(rankOf)).toEqual([2, 2]);
  });

  it('leave the city out of the name of a ward', () => {
    expect(names.map(({ name_ja }) => name_ja)).toContain('西区');
    expect(names.map(({ name_ja }) => name_ja)).not.toContain('横浜市西区');
  });
});
