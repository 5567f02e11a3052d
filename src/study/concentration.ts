import { testConcentration, type Concentration, type ConcentrationRefusal } from '../cluster';
import type { Findings, Run, StudyFile } from '../model';
import { clusterInput } from './clusters';

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
  { settings }: StudyFile,
  { firms, firmPlaces }: Findings,
  { industry, draws, limitKm }: ConcentrationQuestion,
  run: Run,
): Promise<StudyConcentration> {
  const { located } = clusterInput(firms, firmPlaces, settings.clusters);
  const member = Uint8Array.from(firms.industry, (own) => (own === industry ? 1 : 0));
  const options = { draws, seed: settings.seed, limitKm };
  return { industry, result: await testConcentration(firmPlaces, located, member, options, run) };
}
