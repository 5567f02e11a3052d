import { industryByName } from '../../model';

/** An industry in English where the Japan Standard Industrial Classification names it, else as the list has it. */
export function industryInEnglish(name: string): string {
  return industryByName(name)?.en ?? name;
}
