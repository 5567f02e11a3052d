import { MERGERS_EAST } from './mergers-east';
import { MERGERS_TOKAI } from './mergers-tokai';
import { MERGERS_WEST } from './mergers-west';

/** A municipality's name that is no longer in use, and where its addresses are now. */
export interface RenamedMunicipality {
  readonly prefecture: string;
  /** 郡 or ''. */
  readonly district: string;
  readonly old: string;
  /** Names of today's municipalities among which the town decides; mostly one. */
  readonly now: readonly string[];
  readonly nowPrefecture: string;
}

let parsed: readonly RenamedMunicipality[] | null = null;

/**
 * Reads the merger tables. One line is `prefecture now[+now]=old old …`; an old name that lay in a 郡 stands behind it
 * (西蒲原/吉田町,分水町 are 西蒲原郡吉田町 and 西蒲原郡分水町); `now@prefecture` where the merger crossed a prefecture's border.
 */
export function renamedMunicipalities(): readonly RenamedMunicipality[] {
  if (parsed) return parsed;
  const list: RenamedMunicipality[] = [];
  for (const line of `${MERGERS_EAST}${MERGERS_TOKAI}${MERGERS_WEST}`.split('\n')) {
    const match = /^(\S+) (\S+?)(?:@(\S+))?=(.+)$/.exec(line.trim());
    if (!match) continue;
    const [, prefecture, now, home, olds] = match;
    for (const part of olds.split(' ')) {
      const slash = part.indexOf('/');
      for (const old of part.slice(slash + 1).split(',')) {
        list.push({
          prefecture,
          district: slash < 0 ? '' : `${part.slice(0, slash)}郡`,
          old,
          now: now.split('+'),
          nowPrefecture: home ?? prefecture,
        });
      }
    }
  }
  return (parsed = list);
}
