import { formatMean, formatP, type Messages } from '../../i18n';
import type { BalancedRow } from '../../study';
import type { FigureTable } from '../svg';

/** The same without the counterparts, for a narrow panel. */
export function narrowBalancedTable({ head, rows, ...more }: FigureTable): FigureTable {
  const narrow = (cells: readonly string[]) => cells.filter((_, column) => column !== COUNTERPARTS);
  return { ...more, head: narrow(head), rows: rows.map(narrow) };
}

const COUNTERPARTS = 2;

/** Inside against outside among like firms as a table: how many found a counterpart, the difference with its interval, p. */
export function balancedTable(rows: readonly BalancedRow[], m: Messages): FigureTable {
  const { balanced, table } = m.evidence;
  const { behind } = m;
  return {
    links: rows.map(({ by, matched, counterparts }) => [
      null,
      matched > 0
        ? { mark: { kind: 'balance', by }, label: behind.balance(matched, counterparts) }
        : null,
    ]),
    ids: rows.map((_, row) => `evidence.balanced.${row}`),
    head: ['', balanced.found, balanced.effective, balanced.difference, table.p],
    rows: rows.map(({ by, matched, inside, difference, ciLow, ciHigh, pValue, ...of }) => [
      balanced.by[by],
      balanced.foundOf(matched, inside),
      matched > 0 ? balanced.effectiveOf(of.counterparts, of.effective) : '–',
      Number.isNaN(ciLow)
        ? formatMean(difference)
        : `${formatMean(difference)} (${formatMean(ciLow)} – ${formatMean(ciHigh)})`,
      formatP(pValue),
    ]),
  };
}
