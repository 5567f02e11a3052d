import { describe, expect, it } from 'vitest';
import { mapSheet, type MapSheetWords } from '../../src/figures/map-sheet';
import { kmPerPixel, latitudeAt, scaleBar, scaleSpread } from '../../src/figures/scale-bar';
import { element, type SvgNode } from '../../src/figures/svg';
import { distanceKm } from '../../src/geo';
import { messagesIn } from '../../src/i18n';

/** Degrees of longitude that lie under so many pixels, from the definition of the projection. */
const degreesOf = (pixels: number, zoom: number) => (360 * pixels) / (512 * 2 ** zoom);

describe('the scale', () => {
  it.each([
    [24.3, 9],
    [35.9, 6.3],
    [35.9, 14],
    [45.5, 11.7],
  ])('agrees with the distances of geo at %f° and zoom %f', (lat, zoom) => {
    // Short, so that the great circle does not leave the parallel.
    const degrees = degreesOf(10, zoom);
    const km = distanceKm(136, lat, 136 + degrees, lat);
    expect(kmPerPixel(lat, zoom) * 10).toBeCloseTo(km, 5);
    expect(Math.abs((kmPerPixel(lat, zoom) * 10) / km - 1)).toBeLessThan(1e-4);
    // Northwards it is the same, since the projection is true to angles.
    const north = distanceKm(136, lat, 136, latitudeAt(lat, zoom, 1));
    expect(Math.abs(kmPerPixel(lat, zoom) / north - 1)).toBeLessThan(2e-3);
  });

  it('finds the latitude of a row of pixels and back', () => {
    expect(latitudeAt(latitudeAt(36, 7, 240), 7, -240)).toBeCloseTo(36, 10);
    expect(latitudeAt(36, 7, 240)).toBeGreaterThan(36);
  });

  it('has the longest round length that fits, from metres to thousands of kilometres', () => {
    for (let power = -4; power < 3.5; power += 0.037) {
      const perPixel = 10 ** power;
      const { km, lengthPx } = scaleBar(perPixel, 150);
      expect(String(km)).toMatch(/^0?\.?0*[125]0*$|^[125]e-\d$/);
      expect(lengthPx).toBeLessThanOrEqual(150);
      expect(lengthPx).toBeGreaterThan(150 / 2.6);
      expect(lengthPx * perPixel).toBeCloseTo(km, 9);
    }
    expect(scaleBar(0.5, 100).km).toBe(50);
    expect(scaleBar(0.005, 100).km).toBe(0.5);
    expect(() => scaleBar(NaN, 100)).toThrow(RangeError);
    expect(() => scaleBar(0, 100)).toThrow(RangeError);
  });

  it('differs between the edges of a map of Japan and hardly on one of a town', () => {
    expect(scaleSpread(37, 4.5, 600)).toBeGreaterThan(0.2);
    expect(scaleSpread(36, 11, 600)).toBeLessThan(0.01);
  });
});

// A quarter of 576 px is at 35.9° 8.9 km at zoom 10, and 430 km at zoom 4.4.
describe('the sheet of a map', () => {
  const words: MapSheetWords = {
    title: 'Map',
    description: 'A map',
    language: 'en',
    source: ['Source'],
    mark: 'Simulated data',
    scale: messagesIn('en').images.scale,
  };
  const picture = { width: 576, height: 400, href: 'data:image/png;base64,AAAA', lat: 35.9 };
  const entry = {
    width: 10,
    height: 12,
    mark: [element('circle', { cx: 5, cy: 0, r: 4, fill: '#e69f00' })],
    text: 'Inside a cluster',
    count: '4,312',
  };
  const nodes = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap(nodes)];
  const textsOf = (node: SvgNode) => nodes(node).flatMap(({ text }) => text ?? []);

  it('has the picture, a bar as long as its words say, legend, source and mark', () => {
    const sheet = mapSheet({ ...picture, zoom: 10 }, [{ heading: [], entries: [entry] }], words);
    const all = nodes(sheet.svg);
    expect(all.find(({ tag }) => tag === 'image')?.attributes).toMatchObject({
      href: picture.href,
      width: 576,
      height: 400,
    });
    const bar = all.find(({ attributes }) => 'data-km' in attributes)!;
    const lengthPx = Number(/h([\d.]+)/.exec(String(bar.attributes.d))![1]);
    const km = distanceKm(136, 35.9, 136 + degreesOf(lengthPx, 10), 35.9);
    expect(km).toBeCloseTo(Number(bar.attributes['data-km']), 2);
    const said = textsOf(sheet.svg);
    expect(said).toContain('5 km');
    expect(said).toContain('Inside a cluster\u20024,312');
    expect(said).toContain('Source');
    expect(said).toContain('Simulated data');
    expect(all.some(({ attributes }) => attributes.fill === '#e69f00')).toBe(true);
  });

  it('says where its scale holds when it does not hold everywhere', () => {
    const said = textsOf(mapSheet({ ...picture, zoom: 4.4 }, [], words).svg);
    expect(said).toContain('200 km (at 36° N)');
  });
});
