export { SQL_DIALECTS, type SqlDialectName } from './dialects';
export { writeSql, type SqlFiles, type SqlRefusal } from './write-sql';
