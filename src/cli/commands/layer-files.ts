import { join } from 'node:path';
import { layerTitles } from '../../i18n';
import { LAYER_FORMATS, type LayerFormatName, type MapLook, type StudySession } from '../../study';
import type { Job } from '../job';
import { Refusal } from '../refusal';

/** The formats that an option names, joined by commas; undefined where it is not there. */
export function formatsOf(
  { options }: Job,
  option: string,
): readonly LayerFormatName[] | undefined {
  return options.someOf(
    option,
    LAYER_FORMATS.map(({ name }) => name),
  );
}

/**
 * Stages the layers of the study that was run in formats of GIS programs, their fields named in the terminal's language. Formats share their
 * list of fields, which is staged once; not at all where it is `beside` them already. `look`: how the layers are drawn.
 */
export async function stageLayers(
  job: Job,
  session: StudySession,
  formats: readonly LayerFormatName[],
  {
    out,
    beside,
    look,
  }: { readonly out: string; readonly beside: readonly string[]; readonly look?: MapLook },
): Promise<void> {
  const { terminal, watch } = job;
  const titlesOf = layerTitles(terminal.messages);
  const there = new Set(beside);
  for (const name of formats) {
    const written = await watch.time('compute', () =>
      session.ask('layers', { name, titlesOf, look }, terminal.run('computing')),
    );
    if (!written) return;
    if (!written.ok) throw new Refusal(1, written.problem);
    for (const file of written.value) {
      if (there.has(file.name)) continue;
      there.add(file.name);
      await job.stage(join(out, file.name), () => file.bytes);
    }
  }
}
