/** Before `npm pack`: the command line and the app, built anew, so that nothing of an older build is in the package. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCli } from './build-cli.mjs';
import { ensureInstalled, fail, ROOT, runTool } from './setup.mjs';

ensureInstalled();
rmSync(join(ROOT, 'build', 'cli'), { recursive: true, force: true });
ensureCli();
if (runTool('vite', ['build', '--logLevel', 'warn']) !== 0) fail('the app could not be built');
