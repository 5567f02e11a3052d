import { parseNumber, parseYesNo } from '../values/cells';
import { parseFrequency } from '../ties/frequency';
import { periodOf } from '../values/periods';
import { parseRange } from '../values/ranges';
import { parseYear } from '../values/years';
import { parseYen } from '../values/yen';

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
