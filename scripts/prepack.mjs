/** Before `npm pack`: the command line, the library with its types, and the app, built anew, so that nothing of an older build is in the package. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeApiTypes } from './api-types.mjs';
import { ensureApi, ensureCli } from './bundles.mjs';
import { ensureInstalled, fail, ROOT, runTool } from './setup.mjs';

ensureInstalled();
for (const part of ['cli', 'api'])
  rmSync(join(ROOT, 'build', part), { recursive: true, force: true });
ensureCli();
ensureApi();
writeApiTypes();
if (runTool('vite', ['build', '--logLevel', 'warn']) !== 0) fail('the app could not be built');
