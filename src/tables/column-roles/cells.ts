import { parseNumber, parseYesNo } from '../cells';
import { parseFrequency } from '../ties/frequency';
import { periodOf } from '../periods';
import { parseRange } from '../ranges';
import { parseYear } from '../years';
import { parseYen } from '../yen';

export function isNumber(cell: string): boolean {
  return parseNumber(cell).kind === 'number';
}

export function isFrequency(cell: string): boolean {
  return parseFrequency(cell).kind === 'number';
}

export function isYen(cell: string): boolean {
  return parseYen(cell, 1).kind === 'number';
}

export function isYear(cell: string): boolean {
  return parseYear(cell).kind === 'number';
}

export function isDated(cell: string): boolean {
  return periodOf(cell) !== null;
}

export function isYesNo(cell: string): boolean {
  return parseYesNo(cell).kind === 'number';
}

export function isRange(cell: string): boolean {
  return parseRange(cell) !== null;
}

export function isMissing(cell: string): boolean {
  return parseNumber(cell).kind === 'missing';
}
