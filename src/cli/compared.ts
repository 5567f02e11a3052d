import type { Membership } from '../model';
import type { Terminal } from './terminal';

/** What firms of interest were compared with, where the terminal has to name it. */
interface Against {
  readonly weighted: boolean;
  /** Name of the register; '' for none. */
  readonly register: string;
  /** A study's radius, which a scan draws boundaries by and nothing else. Kilometres. */
  readonly radiusKm?: number;
}

/** Tells what a scan, or relative density, looked at, or why there was nothing to look for. */
export function noteCompared(
  terminal: Pick<Terminal, 'note'>,
  { scan, relative }: Pick<Membership, 'scan' | 'relative'>,
  { radiusKm, ...against }: Against,
): void {
  if (scan)
    terminal.note(({ explore }) => {
      const { refused, basis, noRadius } = explore.define.scan;
      if (scan.refused) return refused[scan.refused];
      return [basis({ ...scan, ...against }), radiusKm && noRadius(radiusKm)]
        .filter(Boolean)
        .join(' ');
    });
  if (relative)
    terminal.note(({ surfaces: { relative: said } }) => {
      if (relative.refused !== undefined) return said.refusedHere[relative.refused];
      const { more, fewer } = relative;
      const facts = { ...relative, ...against, more: more.length > 0, fewer: fewer.length > 0 };
      return `${said.found(facts)} ${said.basis(facts)}`;
    });
}
