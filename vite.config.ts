import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first';
import { serviceWorker } from './scripts/pwa/plugin';
import type { Plugin } from 'vite';
import './scripts/node20.mjs';

/** The development server writes styles into the page, which the policy of a build forbids. */
const looserWhileDeveloping: Plugin = {
  name: 'looser-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

const CONFIG: ViteUserConfig = {
  // Relative, so that the built folder works under any path of any static server.
  base: './',
  publicDir: 'static',
  resolve: {
    alias: {
      '@stdlib/assert-has-generator-support': `${import.meta.dirname}/scripts/has-generators.cjs`,
    },
  },
  plugins: [svelte(), serviceWorker(), looserWhileDeveloping],
  worker: { format: 'es' },
  build: { outDir: 'build/app', target: 'es2022', chunkSizeWarningLimit: 1500 },
  preview: { port: 4173 },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    // Generous: a busy machine is no fault.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // No file leaves anything behind that another could meet, and starting a process anew for each takes as long as most files do.
    pool: 'threads',
    isolate: false,
    // One core less is the default: half of a machine with two.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
  },
};

export default defineConfig(({ command }) => {
  // Whatever the shell says: a build for development keeps no copy for work without a network, and is slower.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return CONFIG;
});
