import { describe, expect, it } from 'vitest';
import { usedRecords } from '../../../src/tables/workbooks/xls-records';

type Made = [kind: number, body: readonly number[] | number];

/** Records of these kinds with these bodies, or of so many bytes. */
const stream = (...records: Made[]): Uint8Array =>
  Uint8Array.from(
    records.flatMap(([kind, given]) => {
      const body = typeof given === 'number' ? new Array<number>(given).fill(7) : given;
      return [kind & 255, kind >> 8, body.length & 255, body.length >> 8, ...body];
    }),
  );

const [BOF, EOF, NUMBER, FORMULA, TEXT, LINK, NOTHING] = [
  ...[0x0809, 0x000a, 0x0203, 0x0006, 0x0207, 0x01b8, 0x00ef],
];
const begin = (version = 0x0600): Made => [BOF, [version & 255, version >> 8, 5, 0, 0, 0, 0, 0]];
const END: Made = [EOF, 0];

const CELL = [3, 0, 1, 0, 15, 0];
const TEN = [0, 0, 0, 0, 0, 0, 0x24, 0x40];
const A_TEXT = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
const formula = (result: readonly number[], tokens: readonly number[], count = tokens.length) =>
  [FORMULA, [...CELL, ...result, 0, 0, 0, 0, 0, 0, count & 255, count >> 8, ...tokens]] as Made;
const AREA = [0x25, 0, 0, 2, 0, 1, 0xc0, 1, 0xc0];
const SUM = [...AREA, 0x19, 0x10, 0, 0];
const NAME = [0x23, 1, 0, 0, 0];

describe('records of an older workbook', () => {
  it('stay as they are where a table is made of them', () => {
    const whole = stream(begin(), [NUMBER, 14], [TEXT, 9], END);
    expect(usedRecords(whole)).toEqual(whole);
    expect(usedRecords(new Uint8Array(0))).toEqual(new Uint8Array(0));
  });

  it('are passed over in their places where it is not', () => {
    expect(usedRecords(stream(begin(), [LINK, 40], [NUMBER, 14], END))).toEqual(
      stream(begin(), [NOTHING, 40], [NUMBER, 14], END),
    );
  });

  it.each([
    ['a number', NUMBER],
    ['a text', TEXT],
    ['a beginning', BOF],
    ['a formula', FORMULA],
  ])('are damaged where %s has nothing in it', (_, kind) => {
    expect(usedRecords(stream(begin(), [kind, 0], END))).toBeNull();
  });

  it('are damaged where they are cut off, and of no version that is known', () => {
    const whole = stream(begin(), [NUMBER, 14]);
    expect(usedRecords(whole.subarray(0, whole.length - 1))).toBeNull();
    expect(usedRecords(stream(begin(0x0700), END))).toBeNull();
  });

  it('end where the stream is filled up', () => {
    const filled = stream(begin(), END, [0, 0], [NUMBER, 0]);
    expect(usedRecords(filled)).toEqual(filled);
  });
});

describe('formulas of an older workbook', () => {
  it('stay where they are sums of plain cells', () => {
    const sum = stream(begin(), formula(TEN, SUM), END);
    expect(usedRecords(sum)).toEqual(sum);
    // SUM(A1:A3, 5), by a function of so many arguments.
    const several = stream(
      begin(),
      formula(TEN, [...AREA, 0x1e, 5, 0, 0x42, 2, 4, 0]),
      formula(TEN, [0x01, 3, 0, 1, 0]),
      END,
    );
    expect(usedRecords(several)).toEqual(several);
  });

  it.each<[string, Made]>([
    ['names', formula(TEN, NAME)],
    ['tokens that go on behind their end', formula(TEN, SUM, SUM.length - 1)],
    ['more tokens than there is room', formula(TEN, SUM, 4000)],
    ['a choice', formula(TEN, [...AREA, 0x19, 0x04, 1, 0])],
  ])('give their number where they have %s', (_, made) => {
    const [, body] = made;
    expect(usedRecords(stream(begin(), made, END))).toEqual(stream(begin(), [NUMBER, body], END));
  });

  it('give their text, without their tokens', () => {
    const [kind, body] = formula(A_TEXT, NAME) as [number, number[]];
    const bare = body.with(20, 0xff).with(21, 0xff);
    expect(usedRecords(stream(begin(), [kind, body], [TEXT, 5], END))).toEqual(
      stream(begin(), [kind, bare], [TEXT, 5], END),
    );
  });

  it('give their number in the versions before, whose tokens have other sizes', () => {
    const [, body] = formula(TEN, SUM);
    expect(usedRecords(stream(begin(0x0500), formula(TEN, SUM), END))).toEqual(
      stream(begin(0x0500), [NUMBER, body], END),
    );
    // Of Excel 3: no beginning of the later kind, and the number of tokens elsewhere.
    const old = [...CELL, ...TEN, 0, 0, 13, 0, ...SUM];
    expect(usedRecords(stream([0x0209, 6], [0x0206, old], END))).toEqual(
      stream([0x0209, 6], [NUMBER, old], END),
    );
  });
});
