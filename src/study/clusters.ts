import { clusterBy, clusterMethod, describeClusters, type ScanInput } from '../cluster';
import {
  isFineLevel,
  ROLE_CODE,
  type BackgroundColumns,
  type Cluster,
  type ClusterDefinition,
  type ClusterSettings,
  type DrawnBoundary,
  type FirmColumns,
  type Membership,
  type Municipality,
  type PlaceColumns,
  type Run,
} from '../model';
import { pick } from './memo';
import { nameByNearest } from './firms/nearby-names';
import { municipalAreas } from './places/municipal-areas';
import { registerPoints } from './places/register-points';

/** What of the firms says who takes part in a density, and with which weight. */
export type DensityColumns = Pick<FirmColumns, 'industry' | 'employees' | 'outcomes' | 'apart'> & {
  /** The register that a definition may compare the firms with. */
  readonly background?: BackgroundColumns | null;
  /** Those that a scan may take as its areas. */
  readonly municipalities?: readonly Municipality[];
};

/** Whether clusters by this definition are found against a register, should the study have one. */
export const usesRegister = ({
  method,
  background,
}: Pick<ClusterDefinition, 'method' | 'background'>): boolean =>
  clusterMethod(method).compares && background === 'register';

/** Whether clusters by this definition are sets of municipalities. */
export const usesMunicipalities = ({ method, shape, areas }: ClusterDefinition): boolean =>
  Object.values(clusterMethod(method).options).includes('areas') &&
  shape === 'flexible' &&
  areas === 'municipalities';

/** What of a study beside its firms a definition may need. */
interface Around {
  readonly background?: BackgroundColumns | null;
  readonly municipalities: readonly Municipality[];
}

/** The firms as a definition needs them: with the register and the municipalities where they are part of it, and without them in all else, so that these change nothing there. */
export function densityColumns(
  firms: DensityColumns,
  { background, municipalities }: Around,
  definition: ClusterDefinition,
): DensityColumns {
  return {
    ...pick(firms, 'industry', 'employees', 'outcomes', 'apart'),
    ...(usesRegister(definition) && background ? { background } : {}),
    ...(usesMunicipalities(definition) ? { municipalities } : {}),
  };
}

export function definitionOf({
  boundary: _boundary,
  definition: _origin,
  ...definition
}: ClusterDefinition & Partial<ClusterSettings>): ClusterDefinition {
  return definition;
}

/**
 * Clusters the firms by the settings. Firms that are located too coarsely are excluded unless the person insists. Where clusters of
 * one industry are wanted, the other industries' firms take no part in them but stay outside, not excluded. A drawn boundary takes
 * all firms inside it.
 */
export async function clusterFirms(
  firms: DensityColumns,
  places: PlaceColumns,
  settings: ClusterDefinition,
  run: Run,
  shapes?: readonly DrawnBoundary['coordinates'][],
): Promise<Membership> {
  const { input, located } = clusterInput(firms, places, settings);
  const membership = await clusterBy(input, settings, run, shapes);
  if (input.take === located) return membership;
  const role = membership.role.map((code, firm) =>
    code === ROLE_CODE.excluded && located[firm] === 1 ? ROLE_CODE.outside : code,
  );
  return { ...membership, role };
}

/** 1 for firms that are located precisely enough, unless the person insists on all, and within the study's scope. */
export function locatedFirms(
  { apart }: Pick<FirmColumns, 'apart'>,
  places: PlaceColumns,
  includeCoarse: boolean,
): Uint8Array {
  return Uint8Array.from(places.level, (level, firm) =>
    isFineLevel(level, includeCoarse) && apart?.[firm] !== 1 ? 1 : 0,
  );
}

/**
 * Who takes part, and with which weight; `located`: precisely enough and within the study's scope, whatever the industry; `own`: those whom clusters
 * are of. A method that compares takes all that are located, and the others as cases.
 */
export function clusterInput(
  firms: DensityColumns,
  places: PlaceColumns,
  definition: ClusterDefinition,
): {
  readonly input: ScanInput;
  readonly located: Uint8Array;
  readonly own: Uint8Array;
} {
  const { includeCoarse, industry = '', method, weight = '' } = definition;
  const located = locatedFirms(firms, places, includeCoarse);
  const ofAll = industry === '' || !clusterMethod(method).derives;
  const own = ofAll
    ? located
    : located.map((fine, firm) => (firms.industry[firm] === industry ? fine : 0));
  const weights =
    weight === 'employees'
      ? firms.employees
      : firms.outcomes.find(({ key }) => key === weight)?.values;
  const register = usesRegister(definition) ? firms.background : null;
  const weighted = clusterMethod(method).weighs && weights && !register ? { weight: weights } : {};
  const against = register ? { background: registerPoints(register, includeCoarse) } : {};
  const areas =
    usesMunicipalities(definition) && firms.municipalities
      ? { areas: municipalAreas(firms.municipalities, places.municipalityCode, register) }
      : {};
  const at = { lng: places.lng, lat: places.lat, ...weighted, ...against, ...areas };
  const input = clusterMethod(method).compares
    ? { ...at, take: located, ...(ofAll ? {} : { cases: own }) }
    : { ...at, take: own };
  return { input, located, own };
}

/** Clusters as people look at them: names, boundaries, counts. */
export function describe(
  parts: {
    readonly firms: Pick<FirmColumns, 'id' | 'industry'>;
    readonly places: PlaceColumns;
    readonly membership: Membership;
    readonly institutions: PlaceColumns;
  },
  settings: Pick<ClusterSettings, 'boundary' | 'radiusKm'>,
  given: Readonly<Record<string, string>>,
  municipalities: readonly Municipality[],
  drawn: readonly (DrawnBoundary | null)[] | null = null,
): readonly Cluster[] {
  const labels = new Map(municipalities.map(({ code, labelEn }) => [code, labelEn]));
  const cities = new Map(
    municipalities
      .filter(({ kind }) => kind === 'designated_city')
      .map(({ name, labelEn }) => [name, labelEn]),
  );
  const clusters = describeClusters({
    membership: parts.membership,
    firms: parts.firms,
    places: parts.places,
    institutions: parts.institutions,
    boundary: settings.boundary,
    radiusKm: settings.radiusKm,
    naming: {
      labelEn: (code) => labels.get(code),
      cityLabelEn: (name) => cities.get(name),
      given,
    },
    ...(drawn ? { drawn } : {}),
  });
  return drawn ? clusters : nameByNearest(clusters, municipalities);
}
