import type { Findings, LinkEndName } from '../../model';
import type { Language } from '../../i18n';
import { nameOf } from './table-rows';

/** What tells a firm or an institution from others of like name: its name, its id, and the municipality of its place. */
export function endLabel(
  { firms, firmPlaces, institutions, institutionPlaces }: Findings,
  end: LinkEndName,
  row: number,
  language: Language,
): string {
  const places = end === 'firm' ? firmPlaces : institutionPlaces;
  const [name, id] =
    end === 'firm'
      ? [firms.name[row], firms.id[row]]
      : [nameOf(institutions, row, language), institutions.id[row]];
  const place = `${places.prefecture[row]}${places.municipality[row]}`;
  return [name, id, place].filter((part) => part !== '').join(' · ');
}
