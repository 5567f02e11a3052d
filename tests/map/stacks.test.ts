import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { spreadPositions, spreadRadiusKm, stacksOf } from '../../src/geo/stacks';
import { en } from '../../src/i18n/en';
import { colourByMembership } from '../../src/map/colours/colouring';
import { firmPoints } from '../../src/map/firms/firm-points';
import { OPEN_ZOOM } from '../../src/map/firms/gathered';
import { legendOf } from '../../src/map/legend';
import { errorCircles } from '../../src/map/layers/error-circle';
import { stackPoints } from '../../src/map/layers/stacks';
import { mercatorX, mercatorY } from '../../src/map/mercator';
import { PointIndex } from '../../src/map/firms/point-index';
import { LEVEL_CODE } from '../../src/model/place-level';
import { sampleFindings } from './sample';
import { stackedFindings } from './stacked';

const findings = stackedFindings();
const places = findings.firmPlaces;

describe('firms on one coarse point', () => {
  it('are found, and no others', () => {
    const { count, stackOf, rank, size, first } = stacksOf(places);
    expect(count).toBe(2);
    expect([...size]).toEqual([5, 2]);
    expect([...first]).toEqual([1, 7]);
    expect([...stackOf.slice(0, 9)]).toEqual([-1, 0, 0, 0, 0, 0, -1, 1, 1]);
    expect([...rank.slice(1, 6)]).toEqual([0, 1, 2, 3, 4]);
    expect(stackOf.filter((stack) => stack >= 0)).toHaveLength(7);
    expect(stacksOf(places)).toBe(stacksOf(places));
  });

  it('make no stack where each has coordinates of its own, though they are equal', () => {
    const { firmPlaces } = stackedFindings();
    firmPlaces.level.fill(LEVEL_CODE.point);
    expect(stacksOf(firmPlaces).count).toBe(0);
    expect(spreadPositions(firmPlaces)).toBe(firmPlaces);
  });

  it('are drawn apart, within their error radius, and always in the same way', () => {
    const drawn = spreadPositions(places);
    const km = (a: number, b: number) =>
      distanceKm(drawn.lng[a], drawn.lat[a], drawn.lng[b], drawn.lat[b]);
    for (let a = 1; a <= 5; a++) {
      const offKm = distanceKm(drawn.lng[a], drawn.lat[a], places.lng[a], places.lat[a]);
      expect(offKm).toBeLessThanOrEqual(spreadRadiusKm(5, 0.5));
      for (let b = a + 1; b <= 5; b++) expect(km(a, b)).toBeGreaterThan(0.04);
    }
    expect(spreadPositions(stackedFindings().firmPlaces)).toEqual(drawn);
    expect(drawn.lng[6]).toBe(places.lng[6]);
  });

  it('take more room the more they are, but never more than their error leaves', () => {
    expect(spreadRadiusKm(2, 5)).toBeLessThan(spreadRadiusKm(200, 5));
    expect(spreadRadiusKm(1_000_000, 5)).toBe(3);
    expect(spreadRadiusKm(3, NaN)).toBe(0);
  });

  it('keep their true place in the findings', () => {
    const before = places.lng.slice();
    spreadPositions(places);
    expect(places.lng).toEqual(before);
  });

  it('are picked where they are drawn', () => {
    const points = firmPoints(findings, colourByMembership(findings, 'light'));
    const index = new PointIndex(points.x, points.y);
    const drawn = spreadPositions(places);
    for (const firm of [1, 2, 3, 4, 5, 7, 8]) {
      const found = index.nearest(mercatorX(drawn.lng[firm]), mercatorY(drawn.lat[firm]), 1e-9);
      expect(points.firm[found]).toBe(firm);
    }
  });

  it('have a ring that holds them all, with their number', () => {
    const { features } = stackPoints(places);
    expect(features.map(({ properties }) => properties.size)).toEqual([5, 2]);
    expect(features[0].geometry.coordinates).toEqual([places.lng[1], places.lat[1]]);
    const drawn = spreadPositions(places);
    const worldPx = 512;
    for (let firm = 1; firm <= 5; firm++) {
      const dx = mercatorX(drawn.lng[firm]) - mercatorX(places.lng[1]);
      const dy = mercatorY(drawn.lat[firm]) - mercatorY(places.lat[1]);
      expect(Math.hypot(dx, dy) * worldPx).toBeLessThan(features[0].properties.px);
    }
  });

  it('are one symbol from afar, and spread within a pale circle close up, as the legend says', () => {
    const saysAt = (zoom: number) =>
      legendOf(findings, colourByMembership(findings, 'light'), 'light', { firms: true }, { zoom })
        .lines.filter(({ layer }) => layer === 'firms')
        .map(({ text, count }) => [text(en), count]);
    expect(saysAt(OPEN_ZOOM - 0.1)).toEqual([[en.app.map.gathered(false), 2]]);
    expect(saysAt(OPEN_ZOOM)).toEqual([[en.app.map.opened, 2]]);
  });

  it('are none among firms with coordinates', () => {
    expect(stackPoints(sampleFindings().firmPlaces).features).toEqual([]);
  });
});

describe('circles of the error radius', () => {
  it('lie at that distance from the firm on all sides', () => {
    const [{ geometry, properties }] = errorCircles(places, [1]).features;
    expect(properties).toEqual({ firm: 1 });
    for (const [lng, lat] of geometry.coordinates[0])
      expect(distanceKm(lng, lat, places.lng[1], places.lat[1])).toBeCloseTo(0.5, 3);
  });

  it('are drawn for firms with a place only, and not for thousands', () => {
    expect(Number.isNaN(places.lng[13])).toBe(true);
    expect(errorCircles(places, [13]).features).toEqual([]);
    const all = Array.from({ length: 400 }, (_, firm) => firm);
    expect(errorCircles(places, all).features).toHaveLength(100);
  });
});
