/** Sums vitest's and Playwright's closing lines in a log to one line: `N passed, N failed, N skipped`. */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const [log, status] = process.argv.slice(2);
const text = stripVTControlCharacters(readFileSync(log, 'utf8'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = text.split('\n').map((line) => line.trim());
for (const line of lines) {
  // vitest: "Tests  3 failed | 120 passed | 2 skipped (125)"; Playwright: "12 passed (1.2m)", "1 failed", "2 flaky".
  const vitest = /^Tests\s+(.*)\(\d+\)$/.exec(line);
  if (vitest)
    for (const [, count, kind] of vitest[1].matchAll(/(\d+) (passed|failed|skipped)/g))
      totals[kind] += Number(count);
  const playwright = /^(\d+) (passed|failed|skipped|did not run|flaky)( \(.*\))?$/.exec(line);
  if (playwright) {
    const kind = { 'did not run': 'failed', flaky: 'passed' }[playwright[2]] ?? playwright[2];
    totals[kind] += Number(playwright[1]);
  }
}
// Named once more where a log that is cut to its end still shows them.
const told = /^(FAIL |Caused by: |\d+\) \[|Error: Command failed|== .*: FAILED)/;
const names = [...new Set(lines.filter((line) => told.test(line)))];
if (names.length) process.stdout.write(`\n${names.slice(0, 60).join('\n')}\n`);
// A check without tests of its own (types, lint, formatting, build) that failed counts as one failure.
if (status !== '0' && totals.failed === 0) totals.failed = 1;
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);
