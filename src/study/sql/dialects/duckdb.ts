import { quoted, type ColumnType, type Step } from '../plan';
import type { Dialect } from './dialect';

const TYPES: Readonly<Record<ColumnType, string>> = {
  whole: 'bigint',
  real: 'double',
  text: 'varchar',
};
/**
 * DuckDB's SQL has no loop: steps are written out so many times. Pointers reach four times as far each time, so these join a chain of 16 million and
 * any arrangement that occurs; the script ends with an error where they do not.
 */
const ROUNDS = 12;

function told(step: Step): string {
  switch (step.kind) {
    case 'read': {
      const columns = step.columns.map(([name, type]) => `'${name}': '${TYPES[type]}'`);
      return `create or replace table ${step.table} as
select * from read_csv(${quoted(step.file)}, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${columns.join(', ')}});`;
    }
    case 'make':
      return `create or replace table ${step.table} as\n${step.query};`;
    case 'repeat': {
      const round = step.steps.map(told).join('\n');
      const rounds = Array.from({ length: ROUNDS }, (_, i) => `-- round ${i + 1}\n${round}`);
      return [
        ...rounds,
        `select case when (${step.until}) then 'joined' else error('not joined after ${ROUNDS} rounds: repeat the lines of a round') end as state;`,
      ].join('\n');
    }
    case 'write':
      return `copy (select * from ${step.table} order by ${step.order}) to ${quoted(`${step.table}.csv`)} (format csv, header);`;
  }
}

export const duckdb: Dialect = {
  file: 'study-duckdb.sql',
  run: 'duckdb study.duckdb < study-duckdb.sql',
  text: quoted,
  spread: (from, to) => `unnest(generate_series(${from}, ${to}))`,
  script: (steps, { head }) =>
    [
      ...head.map((line) => `-- ${line}`),
      '',
      ...steps.flatMap((step) => [`-- ${step.why}`, told(step), '']),
    ].join('\n'),
};
