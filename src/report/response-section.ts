import {
  responseSentences,
  responseTables,
  responseWeightsSentence,
  wavesSentences,
  wavesTable,
} from '../figures/tables/response-tables';
import { withSources, type Messages, type Sources } from '../i18n';
import { DEFAULT_RESPONSE } from '../model';
import type { ReportFacts } from '../study';
import { paragraph, table, tag, type Markup } from './markup';

/** Who answered the questionnaire; nothing where no column says it. */
export function responseSection(
  { response, study }: Pick<ReportFacts, 'response' | 'study'>,
  m: Messages,
): (Markup | null)[] {
  if (!response) return [];
  const t = m.response;
  const { asked, answered } = response;
  const counts: Sources = [
    [answered, 'response.answered'],
    [asked, 'response.asked'],
  ];
  const [rate, ...others] = withSources(counts, () => responseSentences(response, m));
  const waves = wavesTable(response, m);
  const early = wavesSentences(response, m);
  const { trim } = study.settings.response ?? DEFAULT_RESPONSE;
  const weights = responseWeightsSentence(response, trim, m);
  const tables = responseTables(response, m, true);
  return [
    paragraph(rate),
    ...others.map((sentence) => paragraph(sentence)),
    ...tables.flatMap(({ title, head, rows, note, ids }) => [
      table(title, head, rows, '', ids),
      note === '' ? null : paragraph(note, 'soft'),
    ]),
    tables.length > 0 ? paragraph(t.tableHint, 'soft') : null,
    early.length > 0 ? tag('h3', t.waves.title) : null,
    ...early.map((sentence) => paragraph(sentence)),
    waves && table(waves.title, waves.head, waves.rows, '', waves.ids),
    waves && paragraph(waves.note, 'soft'),
    weights && tag('h3', t.weights.title),
    weights && paragraph(weights.text, weights.refused ? 'refused' : ''),
  ];
}
