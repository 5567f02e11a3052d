import type { NumberLimits } from '../../model';

/** Takes the number that was typed where it is within its limits; else the field goes back to what it held before. */
export function takeNumber(
  input: HTMLInputElement,
  { least, most, whole = false }: NumberLimits,
  before: number,
  use: (value: number) => void,
): void {
  const value = input.valueAsNumber;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) use(value);
  else input.value = String(before);
}
