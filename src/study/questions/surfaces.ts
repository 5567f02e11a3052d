import {
  densitySurface,
  relativeSurface,
  type DensitySurface,
  type RelativeRefusal,
  type RelativeSurface,
} from '../../cluster';
import {
  DEFAULT_SETTINGS,
  type ClusterSettings,
  type FirmColumns,
  type PlaceColumns,
  type Run,
} from '../../model';
import { clusterInput, locatedFirms } from '../clusters';

/** What surfaces are made of. */
export interface SurfaceInput {
  readonly firms: Pick<FirmColumns, 'industry' | 'apart'>;
  readonly firmPlaces: PlaceColumns;
  readonly of: Pick<ClusterSettings, 'radiusKm' | 'industry' | 'includeCoarse'>;
}

/** How dense the firms that clusters are of lie, with the definition's radius as bandwidth; null where none is located. */
export function studyDensity(
  { firms, firmPlaces, of }: SurfaceInput,
  run: Run,
): Promise<DensitySurface | null> {
  const unweighted = { ...firms, employees: new Float64Array(0), outcomes: [] };
  const settings = { ...DEFAULT_SETTINGS.clusters, ...of, weight: '' };
  const { input } = clusterInput(unweighted, firmPlaces, settings);
  return densitySurface(input, of.radiusKm, run);
}

/** Firms of interest: of this industry; '' for the firms that the study is about, compared with all of its list. */
export interface RelativeQuestion {
  readonly industry: string;
}

export interface StudyRelative extends RelativeQuestion {
  readonly result: RelativeSurface | RelativeRefusal;
}

/** What a study without a choice compares: its clusters' industry, or its firms with the rest of the list. */
export const relativeOf = ({ industry }: Pick<ClusterSettings, 'industry'>): RelativeQuestion => ({
  industry: industry ?? '',
});

/**
 * Where firms of an industry are more, or fewer, than all of the study's firms give; for '' where the study's firms are more than those of its whole list, which
 * is then a register. Refused where there is nobody else.
 */
export async function studyRelative(
  { firms, firmPlaces, of }: SurfaceInput,
  { industry }: RelativeQuestion,
  seed: number,
  run: Run,
): Promise<StudyRelative> {
  const isOfAll = industry === '';
  const studied = locatedFirms(firms, firmPlaces, of.includeCoarse);
  const take = isOfAll
    ? locatedFirms({ ...firms, apart: undefined }, firmPlaces, of.includeCoarse)
    : studied;
  const cases = isOfAll
    ? studied
    : Uint8Array.from(firms.industry, (own) => (own === industry ? 1 : 0));
  const { lng, lat } = firmPlaces;
  const input = { lng, lat, take, cases };
  return { industry, result: await relativeSurface(input, of.radiusKm, seed, run) };
}
