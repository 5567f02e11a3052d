import { SSF, type CellObject } from '@e965/xlsx';

/** Excel keeps 15 digits; more in the file are the noise of binary fractions. */
const EXCEL_DIGITS = 15;

type Shown = 'digits' | 'date' | 'as-shown';

/** Days that are kept as text, since lists repeat them. */
const KEPT_DAYS = 50_000;

/** Text of cells; what a format does is found once per format, and what a day is once per day. */
export function cellReader(epoch1904: boolean): (cell: CellObject) => string {
  const known = new Map<string, Shown>();
  const shownBy = (format: string): Shown => {
    let shown = known.get(format);
    if (!shown) known.set(format, (shown = shownOf(format)));
    return shown;
  };
  const days = new Map<number, string>();
  const dayOf = (serial: number): string => {
    let text = days.get(serial);
    if (text === undefined) {
      if (days.size >= KEPT_DAYS) days.clear();
      days.set(serial, (text = dateText(timeOf(serial, epoch1904))));
    }
    return text;
  };
  return ({ t, v, z }) => {
    if (t === 's') return v as string;
    if (t === 'b') return v ? 'TRUE' : 'FALSE';
    if (t === 'd') return dateText((v as Date).getTime());
    if (t !== 'n') return '';
    const value = v as number;
    const format = String(z ?? 'General');
    const shown = shownBy(format);
    if (shown === 'date' && isDay(value)) return dayOf(value);
    return shown === 'as-shown' ? SSF.format(format, value) : numberText(value);
  };
}

/** Formats that pad with zeros, or put words or signs between and behind digits, show text; all others show a number. */
function shownOf(format: string): Shown {
  if (format === 'General') return 'digits';
  if (SSF.is_date(format)) return 'date';
  const [positive] = format.split(';');
  const plain = positive.replace(/\[[^\]]*\]|_.|\*./g, '');
  if (plain.includes('.') || plain.includes('%')) return 'digits';
  return /^0{2,}|0-0|"[^"]*(?:以上|以下|未満|超)[^"]*"/.test(plain) ? 'as-shown' : 'digits';
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return String(Number(value.toPrecision(EXCEL_DIGITS)));
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** What Excel itself shows as a date: up to the end of 9999. A longer number that was given the format of a date stays the number that it is. */
const isDay = (serial: number): boolean => serial >= 0 && serial < 2_958_466;

/** Before March 1900 Excel counts a day that there was not. */
function timeOf(serial: number, epoch1904: boolean): number {
  if (epoch1904) return EPOCH_1904 + serial * DAY;
  return EPOCH + (serial >= 1 && serial < 60 ? serial + 1 : serial) * DAY;
}

/** Dates know no time zone. Before Excel's first day stands a bare time of day. */
function dateText(milliseconds: number): string {
  const time = Math.round(milliseconds / SECOND) * SECOND;
  const iso = new Date(time).toISOString();
  if (time < EXCEL_FIRST_DAY) return iso.slice(11, 19);
  return time % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

const EXCEL_FIRST_DAY = Date.UTC(1900, 0, 1);
