/**
 * `npm test`: installs what is missing, then types, lint, formatting, unit tests, build and end-to-end tests. All steps
 * run even when one fails, so that one run shows everything that is wrong.
 */
import { ensureBrowser, ensureInstalled, runTool } from './setup.mjs';

ensureInstalled();
const browser = ensureBrowser();
const { ensureCli } = await import('./build-cli.mjs');

const env = { SHUSEKI_CHROMIUM: browser };
const steps = [
  ['types', () => runTool('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings'])],
  ['lint', () => runTool('eslint', ['.', '--max-warnings', '0'])],
  ['formatting', () => runTool('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['command line', async () => (ensureCli() ? 0 : 1)],
  ['unit tests', () => runTool('vitest', ['run'], env)],
  ['build', () => runTool('vite', ['build', '--logLevel', 'warn'])],
  ['end-to-end tests', () => runTool('@playwright/test', ['test'], env)],
];
const failed = [];
for (const [name, run] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const started = Date.now();
  if ((await run()) !== 0) failed.push(name);
  process.stdout.write(`   ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}
process.stdout.write(failed.length ? `\nFailed: ${failed.join(', ')}\n` : '\nAll checks passed.\n');
process.exitCode = failed.length ? 1 : 0;
