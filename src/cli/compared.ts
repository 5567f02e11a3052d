import type { Membership } from '../model';
import type { Terminal } from './terminal';

/** What firms of interest were compared with, where the terminal has to name it. */
interface Against {
  readonly weighted: boolean;
  /** Name of the register; '' for none. */
  readonly register: string;
  /** A study's radius, which a scan draws boundaries by and nothing else. Kilometres. */
  readonly radiusKm?: number;
  /** Firms that take part and have no industry, where an industry's are of interest. */
  readonly withoutIndustry?: number;
}

/** Tells what a scan, or relative density, looked at, or why there was nothing to look for. */
export function noteCompared(
  terminal: Pick<Terminal, 'note'>,
  { scan, relative, clusterCount }: Pick<Membership, 'scan' | 'relative' | 'clusterCount'>,
  { radiusKm, withoutIndustry = 0, ...against }: Against,
): void {
  if (withoutIndustry > 0)
    terminal.note(({ explore }) => explore.define.withoutIndustry(withoutIndustry));
  if (scan)
    terminal.note(({ explore }) => {
      const { refused, basis, noRadius, none, nowhere } = explore.define.scan;
      if (scan.refused) return refused[scan.refused];
      const [first] = scan.circles;
      const found = first ? none(first.observed, first.expected, first.pValue) : nowhere;
      return [
        basis({ ...scan, ...against }),
        radiusKm && noRadius(radiusKm),
        clusterCount === 0 && found,
      ]
        .filter(Boolean)
        .join(' ');
    });
  if (relative)
    terminal.note(({ surfaces: { relative: said } }) => {
      if (relative.refused !== undefined) return said.refusedHere[relative.refused];
      const { more, fewer } = relative;
      const facts = { ...relative, ...against, more: more.length > 0, fewer: fewer.length > 0 };
      return [said.found(facts), clusterCount === 0 && said.none, said.basis(facts)]
        .filter(Boolean)
        .join(' ');
    });
}
