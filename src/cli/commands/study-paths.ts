import { relative, resolve } from 'node:path';
import { INPUT_KINDS, type StudyFile } from '../../model';
import type { StudyInPlace } from './study-inputs';

/** The study with its inputs' paths as seen from the folder that study.json is written to. */
export function pathsFrom(out: string, { study, files, areaFiles = [] }: StudyInPlace): StudyFile {
  const seenFrom = (file: string) => relative(resolve(out), resolve(file)).replaceAll('\\', '/');
  const inputs = Object.fromEntries(
    INPUT_KINDS.flatMap((kind) => {
      const spec = study.inputs[kind];
      const file = files[kind];
      if (!spec || file === undefined) return [];
      return [[kind, { ...spec, path: seenFrom(file) }]];
    }),
  );
  const areas = study.inputs.areas?.map((spec, i) => ({ ...spec, path: seenFrom(areaFiles[i]) }));
  return {
    ...study,
    inputs: { ...(inputs as unknown as StudyFile['inputs']), ...(areas ? { areas } : {}) },
  };
}
