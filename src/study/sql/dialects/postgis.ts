import { quoted, type ColumnType, type MakeStep, type Step } from '../plan';
import type { Dialect } from './dialect';

const TYPES: Readonly<Record<ColumnType, string>> = {
  whole: 'bigint',
  real: 'double precision',
  text: 'text',
};

/** A table may take the place of one that it is made of. Without statistics the planner would pair all with all. */
const made = ({ table, query }: MakeStep): string =>
  `drop table if exists made_next;
create unlogged table made_next as
${query};
drop table if exists ${table};
alter table made_next rename to ${table};
analyze ${table};`;

function told(step: Step): string {
  switch (step.kind) {
    case 'read': {
      const columns = step.columns.map(([name, type]) => `${name} ${TYPES[type]}`);
      return `drop table if exists ${step.table};
create unlogged table ${step.table} (${columns.join(', ')});
\\copy ${step.table} from ${quoted(step.file)} with (format csv, header)
analyze ${step.table};`;
    }
    case 'make':
      return made(step);
    case 'repeat':
      return `do $$ begin loop
${step.steps.map(made).join('\n')}
exit when (${step.until});
end loop; end $$;`;
    case 'write':
      return `\\copy (select * from ${step.table} order by ${step.order}) to ${quoted(`${step.table}.csv`)} with (format csv, header)`;
  }
}

export const postgis: Dialect = {
  file: 'study-postgis.sql',
  run: 'psql -v ON_ERROR_STOP=1 -f study-postgis.sql',
  text: quoted,
  spread: (from, to) => `generate_series(${from}, ${to})`,
  script: (steps, { head }) =>
    [
      ...head.map((line) => `-- ${line}`),
      '',
      'set client_min_messages = warning;',
      'create extension if not exists postgis;',
      'create schema if not exists shuseki;',
      'set search_path to shuseki, public;',
      '',
      ...steps.flatMap((step) => [`-- ${step.why}`, told(step), '']),
      '-- places as geometries, for maps and further queries',
      `drop table if exists firm_point;
create table firm_point as
select r.*, ST_SetSRID(ST_MakePoint(f.longitude, f.latitude), 4326)::geometry(Point, 4326) as geom
from firm_result r join firm f on r.firm = f.firm;
create index on firm_point using gist (geom);`,
      '',
    ].join('\n'),
};
