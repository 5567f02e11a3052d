import { buffer, featureCollection, multiPolygon, union } from '@turf/turf';
import type { MultiPolygonCoordinates } from '../model/cluster';
import { shapeOf } from './edit-boundary';

/**
 * All that is in a shape or at most so many kilometres from it, on the plane around its middle: over a municipality that is right to
 * well below a metre a kilometre. Islands that come together are one polygon. Seconds for some 100,000 positions.
 */
export function bufferAround(shape: MultiPolygonCoordinates, km: number): MultiPolygonCoordinates {
  const grown = buffer(multiPolygon(shape), km, { units: 'kilometers', steps: 24 });
  if (!grown) return [];
  // With itself: what overlaps is united.
  return shapeOf(union(featureCollection([grown, grown])));
}
