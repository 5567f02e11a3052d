import { formatCount, formatFixed, nameIn, type Language, type Messages } from '../../i18n';
import type { Findings } from '../../model';
import { breakOrder, PATH_STEPS, type ClusterPath } from '../../study';
import type { TableColumn, TableModel } from './table-rows';

/** The paths of all clusters as a table that can be sorted: by where the chain breaks, and by each step's measure. */
export function pathTable(
  { clusters }: Findings,
  paths: readonly ClusterPath[],
  m: Messages,
  language: Language,
): TableModel {
  const { step: names, level } = m.looking.path;
  const t = m.paths;
  const name = (row: number) => nameIn(language, clusters[row].nameJa, clusters[row].nameEn);
  const steps = PATH_STEPS.map((step, i): TableColumn => ({
    key: step,
    title: names[step],
    numeric: true,
    width: 'minmax(150px, 1.2fr)',
    text: (row) => {
      const found = paths[row].steps[i];
      return found.level === 'unknown'
        ? level.unknown
        : t.cell(formatFixed(found.measure, 2), found.percentile, level[found.level]);
    },
    order: (row) => paths[row].steps[i].measure,
  }));
  return {
    count: paths.length,
    columns: [
      {
        key: 'name',
        title: m.app.table.columns.name,
        numeric: false,
        width: 'minmax(150px, 2fr)',
        text: name,
        order: name,
      },
      {
        key: 'firms',
        title: m.app.table.columns.firms,
        numeric: true,
        width: '84px',
        text: (row) => formatCount(clusters[row].firms),
        order: (row) => clusters[row].firms,
      },
      {
        key: 'breaks',
        title: t.breaks,
        numeric: false,
        width: 'minmax(130px, 1fr)',
        text: (row) => {
          const { breaksAt } = paths[row];
          return breaksAt === null ? t.whole : names[breaksAt];
        },
        order: (row) => breakOrder(paths[row]),
      },
      ...steps,
    ],
  };
}
