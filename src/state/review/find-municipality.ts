import { nameIn, type Language } from '../../i18n';
import type { Municipality } from '../../model';

/** What a municipality is called where a person picks one. */
export function municipalityLabel(
  { prefecture, name, labelEn }: Municipality,
  language: Language,
): string {
  return nameIn(language, `${prefecture}${name}`, `${labelEn} (${prefecture}${name})`);
}

/** Rows of the municipalities that a text may name: by its label, its name alone, or with its prefecture. */
export function findMunicipality(municipalities: readonly Municipality[], text: string): number[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  return Array.from(municipalities.keys()).filter((row) => {
    const { name, prefecture, labelEn } = municipalities[row];
    const english = municipalityLabel(municipalities[row], 'en');
    return [english, name, prefecture + name, labelEn].includes(wanted);
  });
}
