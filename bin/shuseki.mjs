#!/usr/bin/env node
import { existsSync } from 'node:fs';

/** The bundle: of an installed package it is there, of a checkout it is made when its sources are newer. */
async function bundle() {
  const built = new URL('../build/cli/main.mjs', import.meta.url);
  if (!existsSync(new URL('../src', import.meta.url))) return built.href;
  const [{ pathToFileURL }, { ensureCli }, { ensureInstalled }] = await Promise.all([
    import('node:url'),
    import('../scripts/bundles.mjs'),
    import('../scripts/setup.mjs'),
  ]);
  ensureInstalled();
  return pathToFileURL(ensureCli()).href;
}

const { main } = await import(await bundle());
process.exitCode = await main(process.argv.slice(2));
