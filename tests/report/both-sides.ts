/** Random draws, which the script does not repeat. */
export const DRAWN = /\.(permutation|group_permutation|wild_bootstrap)$/;

/** Ids of the numbers in a report. */
export function idsOf(page: string): Set<string> {
  return new Set([...page.matchAll(/data-number="([^"]+)"/g)].map(([, id]) => id));
}

/** Ids of the lines of a script that repeat a number. */
export function linesOf(script: string): Set<string> {
  return new Set([...script.matchAll(/^.*check\(.* {2}# ([\w.]+)$/gm)].map(([, id]) => id));
}

/** What a path leads to; undefined for nothing. */
export function at(root: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, member) => (found as Record<string, unknown>)?.[member], root);
}
