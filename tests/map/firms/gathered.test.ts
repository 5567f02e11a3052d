import { describe, expect, it } from 'vitest';
import {
  colourByMeasure,
  colourByMembership,
  colourSome,
} from '../../../src/map/colours/colouring';
import { firmPoints } from '../../../src/map/firms/firm-points';
import { firmsOfGathering, gatheringsOf } from '../../../src/map/firms/gathered';
import { gatheredPoints } from '../../../src/map/layers/gathered';
import { LEVEL_CODE } from '../../../src/model/place-level';
import { proximityLines } from '../../../src/map/layers/proximity';
import { sampleFindings } from '../sample';
import { stackedFindings } from '../stacked';

/** Firms 1 to 5 and 7 to 8 on two towns' points; 60 in one building where there are as many. */
function findings() {
  const made = stackedFindings();
  const { lng, lat, level } = made.firmPlaces;
  for (const firm of [9, 10, 11]) {
    [lng[firm], lat[firm], level[firm]] = [lng[9], lat[9], LEVEL_CODE.point];
  }
  return made;
}

describe('firms that share a coordinate', () => {
  const made = findings();
  const colouring = colourByMembership(made, 'light');

  it('are gathered, coarse places first, and each knows its firms', () => {
    const { count, opening } = gatheringsOf(made.firmPlaces);
    expect([count, opening]).toEqual([3, 2]);
    const firms = [0, 1, 2].map((each) => firmsOfGathering(made.firmPlaces, each, null));
    expect(firms).toEqual([
      [1, 2, 3, 4, 5],
      [7, 8],
      [9, 10, 11],
    ]);
  });

  it('are one symbol each with their number, exact ones too', () => {
    const { features } = gatheredPoints(made.firmPlaces, colouring);
    const told = features.map(({ properties: { size, opens } }) => [size, opens]);
    expect(told).toEqual([
      [5, true],
      [3, false],
      [2, true],
    ]);
    expect(features[0].properties.radius).toBeGreaterThan(features[2].properties.radius);
  });

  it('are noise where most of their firms are outside', () => {
    const { features } = gatheredPoints(made.firmPlaces, colouring);
    const { clusterOf } = made.membership;
    for (const { id, properties } of features) {
      const own = firmsOfGathering(made.firmPlaces, Number(id), null);
      const outside = own.filter((firm) => clusterOf[firm] < 0).length;
      if (2 * outside !== own.length) expect(properties.noise).toBe(2 * outside > own.length);
    }
    const values = new Float64Array(made.firmPlaces.count);
    const byMeasure = colourByMeasure(made, values, [1], 'light');
    const noise = gatheredPoints(made.firmPlaces, byMeasure).features.map(
      ({ properties }) => properties.noise,
    );
    expect(noise).toEqual([false, false, false]);
  });

  it('count only firms on show, and have no symbol without one', () => {
    const shown = new Uint8Array(made.firmPlaces.count).fill(1);
    for (const firm of [1, 2, 7, 8]) shown[firm] = 0;
    const some = colourSome(colouring, shown, made.firmPlaces);
    const { features } = gatheredPoints(made.firmPlaces, some);
    expect(features.map(({ properties }) => properties.size).sort()).toEqual([3, 3]);
  });

  it('by a measure have the colour of the highest value among them, which may be rare', () => {
    const values = new Float64Array(made.firmPlaces.count);
    values[3] = 7;
    values[9] = NaN;
    const byMeasure = colourByMeasure(made, values, [1, 5], 'light');
    const colours = gatheredPoints(made.firmPlaces, byMeasure).features.map(
      ({ properties }) => properties.colour,
    );
    const [none, , most] = byMeasure.classes.map(({ colour }) => colour);
    expect(colours).toEqual([most, none, none]);
  });

  it('have one line to their nearest institution', () => {
    const { firmPlaces, institutionPlaces, proximity } = made;
    const { features } = proximityLines(firmPlaces, institutionPlaces, {
      ...proximity,
      nearest: proximity.nearest.map((each) => Math.min(each, 0)),
    });
    const placed = [...firmPlaces.lng.keys()].filter((firm) => proximity.nearest[firm] >= 0);
    const points = placed.map((firm) => `${firmPlaces.lng[firm]} ${firmPlaces.lat[firm]}`);
    const distinct = new Set(points).size;
    expect(distinct).toBeLessThan(points.length);
    expect(features[0].geometry.coordinates).toHaveLength(distinct);
    expect(features[0].properties.lines).toBe(distinct);
  });

  it('are no points from afar, and coarse ones are close up', () => {
    const { firm, opening, loose, count } = firmPoints(made, colouring);
    const sorted = (from: number, to: number) => [...firm.slice(from, to)].sort((a, b) => a - b);
    expect(sorted(0, opening)).toEqual([9, 10, 11]);
    expect(sorted(opening, loose)).toEqual([1, 2, 3, 4, 5, 7, 8]);
    expect(sorted(0, count)).toEqual(
      sorted(0, count).filter((each, i, all) => all[i - 1] !== each),
    );
    expect(count).toBe(
      firmPoints(sampleFindings(), colourByMembership(sampleFindings(), 'light')).count,
    );
  });

  it('stand apart where each firm has a size of its own', () => {
    const sized = { ...colouring, sizePx: new Float32Array(made.firmPlaces.count).fill(3) };
    expect(gatheredPoints(made.firmPlaces, sized).features).toEqual([]);
    expect(firmPoints(made, sized).loose).toBe(0);
  });
});
