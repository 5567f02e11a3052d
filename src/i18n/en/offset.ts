import { counted } from '../numbers';

/** What counts are modelled per unit of. */
export const offset = {
  label: 'Counts per (offset)',
  none: 'Nothing',
  hint: 'Its log joins the counts with a coefficient of 1, so that the model is of counts per employee, say. Firms with 0 or no number are left out.',
  note: ({ column, zero, blank }: { column: string; zero: number; blank: number }) =>
    `Counts per “${column}”: its log is an offset.${zero + blank > 0 ? ` Left out for it: ${[zero > 0 ? `${counted(zero, 'firm', 'firms')} with 0 or less` : '', blank > 0 ? `${counted(blank, 'firm', 'firms')} without a number` : ''].filter((part) => part !== '').join(', ')}.` : ''}`,
  method: (column: string, zero: boolean) =>
    `The counts are modelled per “${column}”: its log is an offset, a term with a coefficient of 1${zero ? ', in the counts alone and not in the zero part' : ''}; average effects are of each firm’s count at its own “${column}”.`,
};
