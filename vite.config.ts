import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import './scripts/node20.mjs';

export default defineConfig({
  // Relative, so that the built folder works under any path of any static server.
  base: './',
  publicDir: 'static',
  plugins: [svelte()],
  worker: { format: 'es' },
  build: { outDir: 'build/app', target: 'es2022', chunkSizeWarningLimit: 1500 },
  preview: { port: 4173 },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
  },
});
