/**
 * `npm test`: installs what is missing, builds the app, then unit tests, with types, lint and formatting beside them, then end-to-end
 * tests. All steps run even when one fails, so that one run shows everything that is wrong.
 */
import { ensureBrowser, ensureInstalled, startTool } from './setup.mjs';

ensureInstalled();
const env = { SHUSEKI_CHROMIUM: ensureBrowser() };
const { ensureCli } = await import('./bundles.mjs');
// Before anything that runs it, so that no two tests build it at once.
await ensureCli();

const BUILD = ['build', 'vite', ['build', '--logLevel', 'warn']];
const BESIDE = [
  ['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['formatting', 'prettier', ['--check', '--log-level', 'warn', '.']],
];
const failed = [];
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

async function step(name, tool, args, options) {
  const started = Date.now();
  const { status, output } = await startTool(tool, args, options);
  if (status !== 0) failed.push(name);
  return `\n== ${name}: ${status === 0 ? 'passed' : 'FAILED'}, ${seconds(started)}\n${output}`;
}

/** One after the other, so that the unit tests keep most of the machine; told when those are over. */
async function checkBeside() {
  const told = [];
  for (const [name, tool, args] of BESIDE) told.push(await step(name, tool, args));
  return told.join('');
}

// Before the unit tests, one of which builds the app into the same folder: the README's `npm start`.
const checks = checkBeside();
process.stdout.write(await step(...BUILD));
process.stdout.write('\n== unit tests, with types, lint and formatting beside them\n');
const [told, unit] = await Promise.all([
  checks,
  step('unit tests', 'vitest', ['run'], { env, shown: true }),
]);
process.stdout.write(told + unit);
process.stdout.write('\n== end-to-end tests\n');
process.stdout.write(
  await step('end-to-end tests', '@playwright/test', ['test'], { env, shown: true }),
);
process.stdout.write(failed.length ? `\nFailed: ${failed.join(', ')}\n` : '\nAll checks passed.\n');
process.exitCode = failed.length ? 1 : 0;
