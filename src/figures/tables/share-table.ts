import { formatBeside, formatEstimate, type Messages } from '../../i18n';
import type { StudyExplanation, StudyModels } from '../../study';
import type { FirmsLink } from '../links';
import { termLink } from './model-table';
import type { FigureTable } from '../svg';

type Explained = Extract<StudyExplanation, { ok: true }>['value'];
type Part = Explained['proxies'][number]['alone'];

function withInterval({ estimate, ciLow, ciHigh }: Part): string {
  if (!Number.isFinite(ciLow)) return formatEstimate(estimate);
  const written = (value: number) => formatBeside(value, ciLow, ciHigh);
  return `${written(estimate)} (${written(ciLow)} – ${written(ciHigh)})`;
}

/** Each proxy's part in the change, with its interval. */
export function shareTable(
  { proxies }: Explained,
  m: Messages,
): FigureTable & { readonly links: readonly (readonly FirmsLink[])[] } {
  const t = m.models.explanation;
  return {
    head: [t.share, t.alone, t.last],
    rows: proxies.map(({ term, alone, last, role }) => {
      const name = m.models.coefficient(term.join(':'));
      return [
        role === 'suppressor' ? t.suppressing(name) : name,
        withInterval(alone),
        withInterval(last),
      ];
    }),
    ids: proxies.map((_, at) => `explanation.proxies.${at}`),
    links: proxies.map(({ term }) => [termLink(term.join(':'), m)]),
  };
}

/** What would have to be behind the difference, and how much membership and nearness are one, a sentence each. */
export function besideSentences(
  { beside, offset }: Pick<StudyModels, 'beside' | 'offset'>,
  m: Messages,
): string[] {
  if (!beside) return [];
  const t = m.models.beside;
  const { robustness, eValue, withProximity } = beside;
  return [
    ...(robustness ? [t.robustness(robustness.estimate, robustness.interval)] : []),
    ...(robustness && offset ? [m.models.offset.linear(offset.column)] : []),
    ...(eValue ? [t.eValue(eValue.estimate, eValue.interval)] : []),
    ...(withProximity ? [t.withProximity(withProximity.correlation, withProximity.inflation)] : []),
  ];
}
