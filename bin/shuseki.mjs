#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { ensureCli } from '../scripts/build-cli.mjs';
import { ensureInstalled } from '../scripts/setup.mjs';

ensureInstalled();
const { main } = await import(pathToFileURL(ensureCli()).href);
process.exitCode = await main(process.argv.slice(2));
