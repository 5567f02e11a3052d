import { formatCount, formatFixed, nameIn, type Language, type Messages } from '../../i18n';
import type { Municipality } from '../../model';
import type { StudySiting } from '../../study';
import type { FigureTable } from '../svg';

/** The chosen municipalities with what each adds to those before it; a dash for the first where nothing served a firm before. */
export function sitingTable(
  { method, chosen }: StudySiting,
  municipalities: readonly Municipality[],
  language: Language,
  m: Messages,
): FigureTable {
  const t = m.linkage.siting;
  const nameOf = ({ prefecture, name, labelEn }: Municipality) =>
    nameIn(language, `${prefecture}${name}`, `${labelEn} (${prefecture}${name})`);
  const gainOf = (gain: number) =>
    !Number.isFinite(gain) ? '–' : method === 'cover' ? formatCount(gain) : formatFixed(gain, 0);
  return {
    head: [t.municipality, t.gain[method]],
    rows: chosen.map(({ municipality, gain }) => [
      nameOf(municipalities[municipality]),
      gainOf(gain),
    ]),
  };
}

/** What the sites change, and how far the choice can be from the best, in sentences. */
export function sitingFacts(found: StudySiting, m: Messages): string[] {
  const t = m.linkage.siting;
  const { method, before, after, firms, coverKm, bound } = found;
  const gained = before - after;
  const sentence =
    method === 'cover'
      ? t.foundCover(before, after, firms, coverKm)
      : Number.isFinite(before)
        ? t.foundMedian(before, after, firms)
        : t.foundMedianNew(after, firms);
  const missed = (after - bound) / gained;
  return [sentence, ...(gained > 0 && Number.isFinite(missed) ? [t.bound(missed)] : [])];
}
