import { GEOCODE_LEVELS, type Findings, type Run, type StudyFile } from '../model';
import { StudySession, writeArchive } from '../study';
import { Opening } from './opening';
import { shippedGeodata } from './shipped';
import type { OpenOptions, StudySources } from './sources';
import type { LocatedFirm, OpenStudy } from './study';

/**
 * Opens a study: tables and what is known of them, or a study that was saved with its files. Rejects with UnusableStudy where a file can't be
 * read, is not the one that the study was made with, or lacks a column that it can't do without.
 */
export async function openStudy(
  sources: StudySources,
  options: OpenOptions = {},
): Promise<OpenStudy> {
  const { geodata, language = 'en', onProgress } = options;
  const isGiven = geodata && typeof geodata === 'object' && 'municipalities' in geodata;
  const session = new StudySession(isGiven ? geodata : await shippedGeodata(geodata));
  session.language = language;
  const run: Run = { progress: (fraction) => onProgress?.(fraction), checkpoint: () => null };
  const opening = new Opening(session, language, run);
  const read = await ('study' in sources ? opening.saved(sources) : opening.made(sources));
  return atWork(await opening.withGazetteer(read, options.gazetteer), opening);
}

function atWork(opened: StudyFile, { session, run, files, problems, refusal }: Opening): OpenStudy {
  let study = opened;

  async function findings(): Promise<Findings> {
    const settled = await session.settle(study, run);
    if (!settled.ok) throw refusal(settled.problem);
    study = settled.value;
    const found = await session.run(study, run);
    if (!found.ok) throw refusal(found.problem);
    return found.value;
  }

  const ask: OpenStudy['ask'] = async (kind, question) => {
    await findings();
    return session.ask(kind, question, run);
  };

  return {
    get study() {
      return study;
    },
    problems,
    tell: (problem) => refusal(problem).message,
    findings,
    locate: async () => locatedFirms(await findings()),
    async cluster(settings = {}) {
      const { definition, ...stated } = study.settings.clusters;
      const isStated = settings.radiusKm !== undefined || settings.minFirms !== undefined;
      const kept = definition === undefined || isStated ? {} : { definition };
      const clusters = { ...stated, ...kept, ...settings };
      study = { ...study, settings: { ...study.settings, clusters } };
      return (await findings()).clusters;
    },
    ask,
    async export(name) {
      const pieces = await ask('export', { name });
      return pieces && pieces.join('');
    },
    async save() {
      await findings();
      return writeArchive(study, files, await session.packUsedRows(study, run));
    },
  };
}

function locatedFirms({ firms, firmPlaces: places }: Findings): LocatedFirm[] {
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return firms.id.map((id, i) => ({
    id,
    name: firms.name[i],
    address: firms.address[i],
    longitude: known(places.lng[i]),
    latitude: known(places.lat[i]),
    level: GEOCODE_LEVELS[places.level[i]],
    errorKm: known(places.errorKm[i]),
    prefecture: places.prefecture[i],
    municipality: places.municipality[i],
    town: places.town[i],
  }));
}
