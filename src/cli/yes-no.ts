import type { Findings, StudyFile, ValueCount } from '../model';
import { yesNoSplit } from '../study';
import type { Job } from './job';

/** Says which values became yes, and of how many firms. */
export function noteYesNo(study: StudyFile, findings: Findings, { terminal }: Job): void {
  const split = yesNoSplit(study, findings, terminal.language === 'ja' ? 'ja' : 'en');
  if (!split) return;
  terminal.note(({ cli }) => {
    const shown = (values: readonly ValueCount[]) =>
      values.map(({ value, rows }) => cli.input.valueRows(value, rows));
    return cli.notice.yesNo(split.label, shown(split.yes), shown(split.no));
  });
}
