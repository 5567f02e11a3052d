import { parseNumber, parseYesNo } from '../cells';
import { parseYear } from '../years';

export function isNumber(cell: string): boolean {
  return parseNumber(cell).kind === 'number';
}

export function isYear(cell: string): boolean {
  return parseYear(cell).kind === 'number';
}

export function isYesNo(cell: string): boolean {
  return parseYesNo(cell).kind === 'number';
}
