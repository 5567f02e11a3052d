import { readParents, tieToParents, type ParentsRead } from '../firms/parents';
import { pick, stage } from '../memo';
import type { Placed, WithGeocoder } from '../stages';
import { readLinks } from './links';

export const LINKS = stage(
  'links',
  ({ study, tables, firms, places, institutions }: Placed) => ({
    ends: { firms: pick(firms, 'id', 'name', 'rounds'), places, institutions },
    table: tables.links,
    roles: study.inputs.links?.roles,
    firmsTable: tables.firms,
    firmRoles: pick(
      study.inputs.firms.roles,
      ...(['main_institution', 'main_frequency', 'institution_columns'] as const),
    ),
    ...(study.inputs.firms.roles.institution_columns
      ? { codes: study.codes, names: study.columnNames }
      : {}),
    fixes: study.linkFixes ?? [],
  }),
  ({ ends, table, roles, firmsTable, firmRoles, codes, names, fixes }) =>
    readLinks(
      {
        links: table && roles ? { table, roles } : null,
        firms: { table: firmsTable, roles: firmRoles },
        ...{ codes, names },
      },
      ends,
      fixes,
    ),
);

export const PARENTS = stage(
  'parents',
  ({ study, tables, geocoder }: WithGeocoder) => ({
    table: tables.firms,
    roles: pick(study.inputs.firms.roles, 'parent', 'parent_address'),
    geocoder,
  }),
  ({ table, roles, geocoder }, run) => readParents(table, roles, geocoder, run),
);

export const PARENT_TIES = stage(
  'parent ties',
  ({ study, tables, parents, firms, places }: Placed & { readonly parents: ParentsRead }) => ({
    table: tables.firms,
    roles: pick(study.inputs.firms.roles, 'parent'),
    parents,
    names: firms.name,
    places,
  }),
  ({ table, roles, parents, names, places }) => tieToParents(table, roles, parents, names, places),
);
