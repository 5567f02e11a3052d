import { formatBeside, formatEstimate, formatP, type Messages } from '../../i18n';
import type { StudyWildTerms } from '../../study';
import type { FigureTable } from '../svg';

/** Each main term by the wild cluster bootstrap, model by model; null where nothing could be judged. */
export function wildTable({ terms }: StudyWildTerms, m: Messages): FigureTable | null {
  const t = m.models.wild;
  if (!terms.some(({ wild }) => wild)) return null;
  const end = (value: number, low: number, high: number) =>
    Number.isFinite(value) ? formatBeside(value, low, high) : t.open;
  return {
    head: [m.models.table.variable, m.models.effect, m.models.interval, m.evidence.table.p],
    rows: terms.map(({ key, term, estimate, wild }) => [
      t.row(m.models.coefficient(term), m.models.model[key]),
      formatEstimate(estimate),
      wild
        ? `${end(wild.ciLow, wild.ciLow, wild.ciHigh)} – ${end(wild.ciHigh, wild.ciLow, wild.ciHigh)}`
        : '–',
      wild ? formatP(wild.pValue) : '–',
    ]),
    ids: terms.map((_, at) => `regressions.wild_bootstrap.${at}`),
  };
}

/** What stands under the table. */
export function wildNote({ terms, own }: StudyWildTerms, m: Messages): string {
  const found = terms.find(({ wild }) => wild)?.wild;
  return found ? m.models.wild.note({ ...found, own }) : '';
}
