import { counted } from '../numbers';

const leftOut = (zero: number, blank: number): string =>
  zero + blank > 0
    ? ` Left out for it: ${[zero > 0 ? `${counted(zero, 'firm', 'firms')} with 0 or less` : '', blank > 0 ? `${counted(blank, 'firm', 'firms')} without a number` : ''].filter((part) => part !== '').join(', ')}.`
    : '';

/** What counts are modelled per unit of. */
export const offset = {
  label: 'Counts per (offset)',
  none: 'Nothing',
  hint: 'Its log joins the counts with a coefficient of 1, so that the model is of counts per employee, say. Firms with 0 or no number are left out.',
  note: ({ column, zero, blank }: { column: string; zero: number; blank: number }) =>
    `Counts per “${column}”: its log is an offset.${leftOut(zero, blank)}`,
  /** Of models by least squares beside those of counts. */
  linear: (column: string) =>
    `The least-squares models here are of the count per “${column}”: a linear model has no offset, and the mean of that is what models with an offset tell.`,
  curve: ({ column, zero, blank }: { column: string; zero: number; blank: number }) =>
    `The measure is the count per “${column}” here too: linear models have no offset, and the mean of that is what models with an offset tell.${leftOut(zero, blank)}`,
  /** Of a column that the regressions refuse. */
  curveWithout: (column: string) =>
    `The measure is taken as it is here, and not per “${column}”: the regressions can’t take that as an offset, and say why.`,
  perUnit: (label: string, column: string) => `${label} per ${column}`,
  method: (column: string, zero: boolean) =>
    `The counts are modelled per “${column}”: its log is an offset, a term with a coefficient of 1${zero ? ', in the counts alone and not in the zero part' : ''}; average effects are of each firm’s count at its own “${column}”. Models by least squares (behind the robustness value, the tests of neighbours, the wild bootstrap and the specification curve) are of the count per “${column}”.`,
};
