import { createPropertyExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/map/colours/classification';
import { firmPoints, pointScale } from '../../src/map/firms/firm-points';
import { areaLayer, areaShapes, areaSymbols } from '../../src/map/layers/areas';
import { colourByOverlay, LARGEST_SYMBOL_PX, symbolRadius } from '../../src/map/overlay';
import { symbolKey } from '../../src/map/colours/symbol-key';
import { rgbOf } from '../../src/map/colours/palette';
import {
  DEFAULT_OVERLAY,
  OVERLAY_SCALES,
  OVERLAY_UNITS,
  type Findings,
  type OverlaySettings,
} from '../../src/model';
import { overlayOf, type Overlay } from '../../src/study/overlay';
import { madeAreas } from '../study/town-areas/made';
import { MUNICIPALITIES, sampleFindings } from './sample';

const base = sampleFindings();
const { count, lng } = base.firmPlaces;
/** With an outcome that is missing for every seventh firm, and addresses in the sample's municipalities. */
const findings = {
  ...base,
  firmPlaces: {
    ...base.firmPlaces,
    prefecture: Array.from(lng, (_, i) => (i % 2 === 0 ? '東' : '西')),
    municipalityCode: Array.from(lng, (_, i) => MUNICIPALITIES[i % 9].code),
    town: Array.from(lng, (_, i) => `町${1 + (i % 9)}`),
  },
  firms: {
    count,
    id: Array.from(lng, (_, i) => `F${i}`),
    name: Array.from(lng, () => ''),
    employees: Float64Array.from(lng, (_, i) => 1 + (i % 50)),
    outcomes: [
      {
        key: 'patents',
        label: 'patents',
        values: Float64Array.from(lng, (_, i) => (i % 7 === 0 ? NaN : (i * i) % 23)),
      },
    ],
  },
  links: {
    count: 3,
    firm: Int32Array.of(1, 1, 4),
    institution: Int32Array.of(0, 1, 0),
    contactFrequency: Float64Array.of(2, 3, 9),
  },
  proximity: { nearestKm: Float64Array.from(lng, (_, i) => i % 40) },
} as unknown as Findings;

const box = (west: number, east: number): [number, number][][][] => [
  [
    [
      [west, 20],
      [east, 20],
      [east, 50],
      [west, 50],
      [west, 20],
    ],
  ],
];
const sources = {
  municipalities: MUNICIPALITIES,
  prefectures: { names: ['東', '西', '南'], shapes: [box(138, 150), box(120, 138), box(100, 101)] },
  imported: { names: ['w', 'e'], shapes: [box(120, 136), box(136, 150)] },
  towns: await madeAreas(MUNICIPALITIES, box(120, 150)),
};
const answerOf = (change: Partial<OverlaySettings>, of = findings, from = sources) =>
  overlayOf({ ...DEFAULT_OVERLAY, ...change }, of, from, false);
function made(change: Partial<OverlaySettings>, of = findings): Overlay {
  const answer = answerOf(change, of);
  if (!answer.ok) throw new Error(answer.refused);
  return answer.value;
}

describe('overlays', () => {
  it('say what whole numbers a class holds, and only of whole numbers', () => {
    const sums = made({ unit: 'municipalities', statistic: 'sum', leastFirms: 1 });
    const { classes, classOf } = classify(sums, 'light');
    sums.figures.value.forEach((value, area) => {
      if (classOf[area] < 0) return;
      const { least, most } = classes[classOf[area]].whole!;
      expect(value >= least && value <= most).toBe(true);
    });
    const half = {
      ...sums,
      figures: { ...sums.figures, value: sums.figures.value.map((v) => v + 0.5) },
    };
    expect(classify(half, 'light').classes.every(({ whole }) => whole === undefined)).toBe(true);
  });

  it.each(OVERLAY_UNITS)('%s: no firm and no value is lost', (unit) => {
    const { figures, left, areas } = made({ unit, statistic: 'sum', leastFirms: 1 });
    expect(figures.firms.reduce((a, b) => a + b, 0) + left).toBe(count);
    const values = findings.firms.outcomes[0].values;
    const wanted = areas.areaOf.reduce(
      (sum, area, i) => sum + (area < 0 || Number.isNaN(values[i]) ? 0 : values[i]),
      0,
    );
    expect(figures.value.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0)).toBe(wanted);
    if (unit !== 'clusters') expect(wanted).toBeGreaterThan(0);
  });

  it.each(OVERLAY_SCALES)('%s: every value has the colour of the class that holds it', (scale) => {
    for (const unit of OVERLAY_UNITS)
      for (const method of ['quantile', 'equal', 'jenks', 'deviation'] as const)
        for (const theme of ['light', 'dark'] as const) {
          const overlay = made({ unit, scale, method });
          const { classes, classOf, missing, suppressed } = classify(overlay, theme);
          expect(new Set(classes.map(({ colour }) => colour)).size).toBe(classes.length);
          overlay.figures.value.forEach((value, area) => {
            if (overlay.figures.suppressed[area] === 1) return expect(classOf[area]).toBe(-2);
            const second = overlay.second?.[area] ?? 0;
            if (Number.isNaN(value) || Number.isNaN(second)) return expect(classOf[area]).toBe(-1);
            const own = classes[classOf[area]];
            expect(value >= own.from && value < own.to).toBe(true);
            if (own.second) expect(second >= own.second.from && second < own.second.to).toBe(true);
          });
          const total = classes.reduce((sum, each) => sum + each.count, 0);
          expect(total + missing.count + suppressed.count).toBe(overlay.areas.codes.length);
        }
  });

  it('a diverging scale is blue below zero and red above', () => {
    const overlay = { ...made({ scale: 'diverging' }), limits: [-2, 0, 2] };
    const { classes } = classify(overlay, 'light');
    const reds = classes.map(({ colour }) => rgbOf(colour)[0] > rgbOf(colour)[2]);
    expect(reds).toEqual([false, false, true, true]);
  });

  it('crosses innovation with contacts, none counting as zero', () => {
    const { second } = made({ scale: 'bivariate', second: 'frequency' });
    expect([second![1], second![2], second![4]]).toEqual([5, 0, 9]);
  });

  it('hide small areas from the features as from the figures', () => {
    const overlay = made({ unit: 'grid_500m', leastFirms: 3 });
    const classification = classify(overlay, 'light');
    const { features } = areaShapes({ overlay, classification });
    expect(features.length).toBe(overlay.areas.codes.length);
    expect(classification.suppressed.count).toBeGreaterThan(50);
    for (const { id, properties } of features)
      expect(properties.look === 'suppressed').toBe(overlay.figures.suppressed[Number(id)] === 1);
  });

  it('are told by name and nothing else when hidden: neither a value nor a number of firms', () => {
    for (const unit of ['grid_1km', 'grid_500m', 'hexagons'] as const) {
      const { figures, second } = made({ unit, scale: 'bivariate', leastFirms: 4 });
      expect(figures.suppressed).toContain(1);
      figures.suppressed.forEach((hidden, area) => {
        if (hidden !== 1) return;
        expect([figures.firms[area], figures.n[area]]).toEqual([-1, -1]);
        expect([figures.value[area], second![area]]).toEqual([NaN, NaN]);
      });
    }
  });

  it('say which measure or layer they lack', () => {
    const withOutcomes = (...columns: ((i: number) => number)[]) => {
      const outcomes = columns.map((of, k) => ({
        key: `m${k}`,
        label: `m${k}`,
        values: Float64Array.from(lng, (_, i) => of(i)),
      }));
      return { ...findings, firms: { ...findings.firms, outcomes } } as Findings;
    };
    const refusalOf = (...args: Parameters<typeof answerOf>) => {
      const answer = answerOf(...args);
      return answer.ok ? null : answer.refused;
    };
    expect(refusalOf({}, withOutcomes())).toBe('no-outcome');
    expect(
      refusalOf(
        {},
        withOutcomes(() => NaN),
      ),
    ).toBe('all-missing');
    const unstaffed = { ...findings.firms, employees: new Float64Array(count).fill(NaN) };
    const alone = { ...findings, firms: unstaffed } as Findings;
    expect(refusalOf({ perEmployee: true }, alone)).toBe('no-employees');
    const flat = withOutcomes(
      () => 3,
      () => 4,
    );
    expect(refusalOf({ outcomes: ['m0', 'm1'] }, flat)).toBe('constant');
    expect(refusalOf({ unit: 'imported' }, findings, { ...sources, imported: null! })).toBe(
      'no-layer',
    );
    expect(refusalOf({ unit: 'prefectures' }, findings, { ...sources, prefectures: null! })).toBe(
      'no-areas',
    );
  });

  it('say why they have one colour or none', () => {
    const constant = {
      ...findings,
      firms: {
        ...findings.firms,
        outcomes: [{ key: 'k', label: 'k', values: new Float64Array(count).fill(3) }],
      },
    } as Findings;
    for (const scale of OVERLAY_SCALES) {
      const overlay = made({ scale, unit: 'prefectures' }, constant);
      expect(overlay.plain).toBe('constant');
      const { classes } = classify(overlay, 'light');
      if (scale === 'sequential') expect(classes).toHaveLength(1);
      expect(classes.reduce((sum, each) => sum + each.count, 0)).toBe(2);
    }
    expect(made({ unit: 'grid_500m', leastFirms: 1000 }).plain).toBe('all-hidden');
    expect(made({ unit: 'prefectures' }).plain).toBeNull();
  });
});

describe('symbols', () => {
  it('have areas in proportion to their values', () => {
    expect(symbolRadius(80, 80)).toBe(LARGEST_SYMBOL_PX);
    expect(symbolRadius(20, 80)).toBe(LARGEST_SYMBOL_PX / 2);
    expect(symbolRadius(-80, 80)).toBe(LARGEST_SYMBOL_PX);
  });

  it('of firms go to the graphics card with their sizes, large ones first', () => {
    const overlay = made({ unit: 'firms', bySize: true });
    const drawn = { overlay, classification: classify(overlay, 'light') };
    const points = firmPoints(findings, colourByOverlay(findings, drawn));
    const values = overlay.figures.value;
    const most = Math.max(...values.filter((value) => !Number.isNaN(value)));
    points.firm.forEach((firm, k) => {
      if (k > 0) expect(points.radiusPx[k]).toBeLessThanOrEqual(points.radiusPx[k - 1]);
      if (!Number.isNaN(values[firm]))
        expect(points.radiusPx[k]).toBeCloseTo(symbolRadius(values[firm], most), 5);
    });
    expect(points.count).toBe(lng.filter((value) => !Number.isNaN(value)).length);
  });

  it('are in the legend as large as on the map at its zoom', () => {
    const drawn = (change: Partial<OverlaySettings>) => {
      const overlay = made({ bySize: true, statistic: 'sum', leastFirms: 1, ...change });
      return { overlay, classification: classify(overlay, 'light') };
    };
    const { paint } = areaLayer.layers({ theme: 'light', language: 'ja', visible: {} })
      .symbols![0] as { paint: Record<string, unknown> };
    const radius = createPropertyExpression(
      paint['circle-radius'],
      'layers[0].paint.circle-radius',
      latest.paint_circle['circle-radius'] as never,
    );
    if (radius.result === 'error') throw new Error('the radius is no expression');
    const firms = drawn({ unit: 'firms' });
    const ofFirms = firmPoints(findings, colourByOverlay(findings, firms)).radiusPx[0];
    const places = drawn({ unit: 'municipalities' });
    const properties = { radius: areaSymbols(places).features[0].properties.radius };
    for (const zoom of [3, 4, 6.5, 9, 11.3, 16, 17]) {
      const [most, quarter] = symbolKey(places, zoom);
      const onMap = radius.value.evaluate({ zoom }, {
        type: 'Point',
        properties,
      } as never) as number;
      expect(most.radiusPx).toBeCloseTo(onMap, 9);
      expect(quarter.radiusPx).toBeCloseTo(onMap / 2, 9);
      expect(quarter.value).toBe(most.value / 4);
      expect(symbolKey(firms, zoom)[0].radiusPx).toBeCloseTo(ofFirms * pointScale(zoom), 5);
    }
    expect(symbolKey(drawn({ unit: 'firms', bySize: false }), 9)).toEqual([]);
    expect(symbolKey(drawn({ unit: 'prefectures' }), 9)).toEqual([]);
  });

  it('of municipalities stand at their points', () => {
    const overlay = made({ unit: 'municipalities', bySize: true, statistic: 'sum' });
    const { features } = areaSymbols({ overlay, classification: classify(overlay, 'dark') });
    expect(features).toHaveLength(9);
    expect(features[0].geometry.coordinates[1]).toBe(35);
    expect(features[0].properties.radius).toBe(LARGEST_SYMBOL_PX);
  });
});
