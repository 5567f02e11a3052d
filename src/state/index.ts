export * from './app.svelte';
export { EngineClient } from './engine-client';
export { startApp } from './start';
export { Preferences } from './preferences.svelte';
export { missingRoles, type PendingImport } from './importer.svelte';
export { search, type SearchHit } from './search';
export * from './selection';
export * from './table-rows';
export { verdictOf } from './verdict';
