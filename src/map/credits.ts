import { mapStyle } from './layers/stack';
import type { MapSpec } from './spec';

/** Whom the sources of what is shown want to be named, as plain text, each once. */
export function creditsOf(spec: MapSpec): string[] {
  const sources = Object.values(mapStyle(spec).sources);
  const named = sources.flatMap((source) =>
    'attribution' in source && source.attribution ? [source.attribution] : [],
  );
  return [...new Set(named.map((markup) => markup.replaceAll(/<[^>]*>/g, '')))];
}
