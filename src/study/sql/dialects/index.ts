import type { Dialect } from './dialect';
import { duckdb } from './duckdb';
import { postgis } from './postgis';
import { spark } from './spark';

export type { Dialect } from './dialect';

export const SQL_DIALECTS = ['duckdb', 'postgis', 'spark'] as const;
export type SqlDialectName = (typeof SQL_DIALECTS)[number];

/** Every engine that a study can be written for, by the word that the command line knows it by. */
const DIALECTS: Readonly<Record<SqlDialectName, Dialect>> = { duckdb, postgis, spark };

export const sqlDialect = (name: SqlDialectName): Dialect => DIALECTS[name];
