import { bufferAround } from '../../cluster';
import type { Municipality, MultiPolygonCoordinates, Run } from '../../model';
import { areaOf } from '../places/municipality-area';
import type { AreaLayer } from '../overlay-units';
import type { TownAreaSource } from '../town-areas';

export interface BufferQuestion {
  /** The municipality's five digits. */
  readonly code: string;
  readonly km: number;
}

/** The answer, with what was asked: the page may have asked for another meanwhile. */
export interface MunicipalityBuffer extends BufferQuestion {
  readonly shape: MultiPolygonCoordinates;
  /** What it was made of: a polygon of the study's layer, or the towns of the gazetteer, whose border is approximate. */
  readonly from: 'polygon' | 'towns';
}

/** What a municipality's area is taken from. */
export interface MunicipalityAreas {
  readonly layer: AreaLayer | null;
  readonly towns: TownAreaSource | null;
  readonly municipalities: readonly Municipality[];
}

/**
 * A municipality's area and so many kilometres around it: by the study's polygon layer where that has it, else as its towns in the gazetteer
 * give it; null where neither does. Rejects with `Cancelled`.
 */
export async function municipalityBuffer(
  { layer, towns, municipalities }: MunicipalityAreas,
  { code, km }: BufferQuestion,
  run: Run,
): Promise<MunicipalityBuffer | null> {
  const municipality = municipalities.find((each) => each.code === code);
  if (!municipality) return null;
  const polygon = layer && areaOf(layer, municipality);
  const area = polygon ?? (await towns?.of([code], run))?.municipality(code)?.shape;
  if (!area) return null;
  const shape = bufferAround(area, km);
  return shape.length > 0 ? { code, km, shape, from: polygon ? 'polygon' : 'towns' } : null;
}
