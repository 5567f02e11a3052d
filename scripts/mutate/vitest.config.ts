import { mergeConfig, type Plugin } from 'vitest/config';
import base from '../../vite.config';
import type { Mutant } from './mutants';

const { start, end, text, path } = JSON.parse(process.env.MUTANT ?? '{}') as Mutant & {
  readonly path?: string;
};

/** The file with its wrong change; what lies on the disk stays as it is. */
const mutant: Plugin = {
  name: 'mutant',
  enforce: 'pre',
  transform: (code, id) =>
    id === path ? { code: code.slice(0, start) + text + code.slice(end), map: null } : null,
};

export default mergeConfig(await base({ command: 'serve', mode: 'test' }), {
  plugins: [mutant],
  // What is kept on the disk is known by the file, not by its wrong change.
  test: { fsModuleCache: false, maxWorkers: 1, bail: 1, testTimeout: 60_000, hookTimeout: 60_000 },
});
