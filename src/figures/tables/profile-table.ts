import { formatBeside, formatEstimate, formatP, type Messages } from '../../i18n';
import type { StudyModels } from '../../study';
import { isDummy } from './model-table';
import type { FigureTable } from '../svg';

/** The main terms of every model by the profiles of a penalised likelihood; null for families without one. */
export function profileTable({ models }: StudyModels, m: Messages): FigureTable | null {
  const t = m.models.profiles;
  const ids: string[] = [];
  const rows = models.flatMap(({ key, result }, i) =>
    result.ok
      ? result.value.terms.flatMap(({ name, estimate, profile }, j) => {
          if (!profile || name === '(intercept)' || isDummy(name)) return [];
          const { ciLow, ciHigh, pValue } = profile;
          ids.push(`regressions.models.${i}.terms.${j}`);
          const end = (value: number) => formatBeside(value, ciLow, ciHigh);
          return [
            [
              t.row(m.models.coefficient(name), m.models.model[key]),
              formatEstimate(estimate),
              `${end(ciLow)} – ${end(ciHigh)}`,
              formatEstimate(Math.exp(estimate)),
              `${formatEstimate(Math.exp(ciLow))} – ${formatEstimate(Math.exp(ciHigh))}`,
              formatP(pValue),
            ],
          ];
        })
      : [],
  );
  if (rows.length === 0) return null;
  const { interval } = m.models;
  return {
    head: [
      ...[m.models.table.variable, t.coefficient, interval, t.oddsRatio, interval],
      m.evidence.table.p,
    ],
    rows,
    ids,
  };
}

/** The same for a narrow panel: each interval in brackets behind what it is of. */
export function narrowProfiles({ head, rows }: FigureTable): FigureTable {
  const joined = ([term, coefficient, interval, odds, oddsInterval, p]: readonly string[]) => [
    term,
    `${coefficient} (${interval})`,
    `${odds} (${oddsInterval})`,
    p,
  ];
  return { head: joined(head), rows: rows.map(joined) };
}
