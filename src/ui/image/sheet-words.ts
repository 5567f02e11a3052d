import type { SheetWords } from '../../figures';
import type { App } from '../../state';
import { inputsOf, VERSION } from '../../study';

/** What is written around a figure of the present study. */
export function sheetWords(
  app: App,
  title: string,
  description: string,
  credits: readonly string[] = [],
): SheetWords {
  const { messages: m, language } = app.preferences;
  const { study } = app;
  const files = study ? inputsOf(study).map(({ spec }) => spec.name) : [];
  const simulated = study?.simulated ?? false;
  return {
    title,
    description,
    language,
    source: [
      m.images.source(study?.name || m.app.untitled, files),
      ...(credits.length > 0 ? [m.images.credits(credits)] : []),
      m.images.madeBy(VERSION),
      ...(simulated ? [m.report.simulated] : []),
    ],
    mark: simulated ? m.words.simulated : null,
  };
}
