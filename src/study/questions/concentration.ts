import { testConcentration, type Concentration, type ConcentrationRefusal } from '../../cluster';
import type { Findings, FirmColumns, PlaceColumns, Run, StudySettings } from '../../model';

/** The industries of a study's firms, most frequent first; ties in the order of the rows. */
export function industriesOf({ firms: { industry } }: Findings): string[] {
  const counts = new Map<string, number>();
  for (const name of industry) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** Which industry to test, against how many draws. */
export interface ConcentrationQuestion {
  readonly industry: string;
  readonly draws: number;
  /** Kilometres; null for the median distance between all firms. */
  readonly limitKm: number | null;
}

export interface StudyConcentration {
  readonly industry: string;
  readonly result: Concentration | ConcentrationRefusal;
}

/** Tests an industry against draws from the sites of all firms that are located precisely enough for clusters. */
export async function studyConcentration(
  { seed }: Pick<StudySettings, 'seed'>,
  places: PlaceColumns,
  located: Uint8Array,
  industries: FirmColumns['industry'],
  { industry, draws, limitKm }: ConcentrationQuestion,
  run: Run,
): Promise<StudyConcentration> {
  const member = Uint8Array.from(industries, (own) => (own === industry ? 1 : 0));
  const options = { draws, seed, limitKm };
  return { industry, result: await testConcentration(places, located, member, options, run) };
}
