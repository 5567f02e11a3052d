import type { Findings } from '../../model';
import { suggestRoles } from '../../tables';
import { coarseInstitutions } from './coarse-institutions';
import { extendInstitutions } from './extended-institutions';
import { readInstitutions } from './institutions';
import { stage } from '../memo';
import { countedPlaces, proximityWithErrors } from './proximity';
import type { Placed, WithGeocoder } from '../stages';

export const INSTITUTIONS = stage(
  'institutions',
  ({ study, tables, geocoder }: WithGeocoder) => ({
    table: tables.institutions,
    roles: study.inputs.institutions?.roles,
    brought: study.inputs.institutions !== undefined,
    builtIn: tables.extended,
    geocoder,
  }),
  // The built-in table is read by the same rules as anyone's.
  async (
    { table, roles = suggestRoles('institutions', table), brought, builtIn, geocoder },
    run,
  ) => {
    const read = await readInstitutions(table, roles, brought, geocoder, run);
    if (!builtIn) return read;
    const base = suggestRoles('institutions', builtIn);
    return extendInstitutions(
      await readInstitutions(builtIn, base, false, geocoder, run),
      read,
      table.name,
    );
  },
);

export const COUNTED = stage(
  'counted',
  ({ study, institutions }: Placed) => ({
    places: institutions.places,
    kind: institutions.columns.kind,
    counted: study.settings.institutionKinds,
  }),
  ({ places, kind, counted }) => countedPlaces(places, kind, counted),
);

export type WithCounted = Placed & { readonly counted: Findings['countedPlaces'] };

export const PROXIMITY = stage(
  'proximity',
  ({ study, places, institutions, counted }: WithCounted) => ({
    places,
    counted,
    kind: institutions.columns.kind,
    withinKm: study.settings.withinKm,
  }),
  ({ places, counted, kind, withinKm }) => proximityWithErrors(places, counted, kind, withinKm),
);

type NearInstitutions = Placed & Pick<Findings, 'proximity' | 'links'>;

export const COARSE_INSTITUTIONS = stage(
  'coarse institutions',
  ({ tables, places, institutions, proximity, links }: NearInstitutions) => ({
    ...{ places, institutions, proximity, links },
    file: tables.institutions.name,
  }),
  ({ places, institutions, proximity, links, file }) =>
    coarseInstitutions(institutions, places, proximity, links, file),
);
