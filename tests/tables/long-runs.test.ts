import { describe, expect, it } from 'vitest';
import { foldKey } from '../../src/geocode/fold';
import { cityOfWard } from '../../src/geocode/municipality-index';
import { isMissing, isNumber, isRange, isYear, isYesNo } from '../../src/tables/column-roles/cells';
import { parseNumber, parseYesNo } from '../../src/tables/values/cells';
import { codeValue } from '../../src/tables/values/codes';
import { parseDate } from '../../src/tables/values/dates';
import { parseDegrees, parsePair } from '../../src/tables/values/degrees';
import { foldHeader } from '../../src/tables/headers/header-rule';
import { periodOf } from '../../src/tables/values/periods';
import { parseRange } from '../../src/tables/values/ranges';
import { answersIn } from '../../src/tables/values/several';
import { withoutGuard } from '../../src/tables/values/spreadsheet-guard';
import { parseYear } from '../../src/tables/values/years';

/** Everything that reads one cell or one header. */
const READERS: Readonly<Record<string, (cell: string) => unknown>> = {
  ...{
    foldKey,
    cityOfWard,
    isMissing,
    isNumber,
    isRange,
    isYear,
    isYesNo,
    parseNumber,
    parseYesNo,
  },
  ...{ codeValue, parseDate, parsePair, foldHeader, periodOf, parseRange, answersIn, withoutGuard },
  parseYear,
  latitude: (cell) => parseDegrees(cell, 'latitude'),
};

/** What a pattern could try again from every one of its places. */
const RUNS = [' ', '\u3000', '\t', '1', '1,', '1 ', '(', ')', '"', "'", '.', '-', '～', '年', '度'];
const LENGTH = 20_000;

// A pattern that goes back over a run takes minutes or hours here; what is linear takes milliseconds.
describe('a cell with a long run of one character', () => {
  it.each(Object.entries(READERS))('is read by %s', (_, read) => {
    for (const run of RUNS)
      for (const [before, after] of [
        ['', ''],
        ['(', '株)x'],
        ['1', 'x'],
        ['point (', '1)'],
        ['北緯', 'n'],
        ['令和', '日x'],
      ])
        expect(() => read(before + run.repeat(LENGTH / run.length) + after)).not.toThrow();
  });
});
