import {
  densitySurface,
  RELATIVE_SEED,
  relativeSurface,
  USUAL_SCAN_DRAWS,
  USUAL_TOLERANCE,
  type DensitySurface,
} from '../../cluster';
import {
  DEFAULT_SETTINGS,
  type BackgroundChoice,
  type BackgroundColumns,
  type ClusterSettings,
  type FirmColumns,
  type PlaceColumns,
  type RelativeRefusal,
  type RelativeSurface,
  type Run,
} from '../../model';
import { clusterInput, locatedFirms } from '../clusters';
import { registerPoints } from '../places/register-points';
import { otherRounds } from '../firms/rounds';

/** What surfaces are made of. */
export interface SurfaceInput {
  readonly firms: Pick<FirmColumns, 'industry' | 'apart' | 'rounds'>;
  readonly firmPlaces: PlaceColumns;
  readonly of: Pick<ClusterSettings, 'radiusKm' | 'industry' | 'includeCoarse'>;
}

/** What the ratio of two densities is made of. */
export interface RelativeInput extends Omit<SurfaceInput, 'of'> {
  readonly of: Pick<
    ClusterSettings,
    'radiusKm' | 'includeCoarse' | 'bandwidths' | 'tolerance' | 'model' | 'draws'
  >;
  readonly background?: BackgroundColumns | null;
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

/** Firms of interest: of this industry; '' for the firms that the study is about. Compared with all of its firms, or list, or with its register. */
export interface RelativeQuestion {
  readonly industry: string;
  readonly against: BackgroundChoice;
}

export interface StudyRelative extends RelativeQuestion {
  /** The register's name; '' where it is the list. */
  readonly register: string;
  readonly result: RelativeSurface | RelativeRefusal;
}

/** What a study without a choice compares: its clusters' industry, or its firms, with the rest of the list, or the register where clusters are compared with it. */
export const relativeOf = ({
  industry,
  background,
}: Pick<ClusterSettings, 'industry' | 'background'>): RelativeQuestion => ({
  industry: industry ?? '',
  against: background ?? 'list',
});

/**
 * Where firms of an industry are more, or fewer, than all of the study's firms give; for '' where the study's firms are more than those of its whole list, which
 * is then a register. Against a register of its own both are compared with its rows. Refused where there is nobody else.
 */
export async function studyRelative(
  { firms, firmPlaces, of, background }: RelativeInput,
  { industry, against }: RelativeQuestion,
  run: Run,
): Promise<StudyRelative> {
  const register = against === 'register' ? (background ?? null) : null;
  const isOfAll = industry === '' && !register;
  const studied = locatedFirms(firms, firmPlaces, of.includeCoarse);
  const take = isOfAll
    ? locatedFirms({ apart: otherRounds(firms) ?? undefined }, firmPlaces, of.includeCoarse)
    : studied;
  const cases =
    industry === ''
      ? studied
      : Uint8Array.from(firms.industry, (own) => (own === industry ? 1 : 0));
  const { lng, lat } = firmPlaces;
  const input = {
    ...{ lng, lat, take, cases },
    ...(register ? { background: registerPoints(register, of.includeCoarse) } : {}),
  };
  const asked = { industry, against: register ? against : 'list', register: register?.name ?? '' };
  const found = await relativeSurface(
    input,
    {
      bandwidthKm: of.radiusKm,
      bandwidths: of.bandwidths ?? 'adaptive',
      tolerance: of.tolerance ?? USUAL_TOLERANCE,
      model: of.model ?? 'bernoulli',
      draws: of.draws ?? USUAL_SCAN_DRAWS,
      seed: RELATIVE_SEED,
    },
    run,
  );
  return { ...asked, result: typeof found === 'string' ? found : found.surface };
}
