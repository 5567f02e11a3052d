import { formatNumber, writeCsvForExcel } from '../../tables';
import type { GravityAnswer } from '../questions/gravity';
import type { ExportInput } from './input';
import type { ExportKind } from './export-kind';

/** gravity.csv: a row per pair of a cluster and an institution that the gravity model takes, for replay.R. Kilometres hold all digits. */
function gravityCsv(
  { findings: { clusters, institutions } }: Pick<ExportInput, 'findings'>,
  answer: Extract<GravityAnswer, { ok: true }>['value'],
): Promise<string[]> {
  const { cluster, institution, km, contacts } = answer.pairs;
  return writeCsvForExcel(
    ['cluster', 'firms', 'institution', 'kind', 'km', 'contacts'],
    [
      Array.from(cluster, String),
      Array.from(cluster, (index) => String(clusters[index].firms)),
      Array.from(institution, (index) => institutions.id[index]),
      Array.from(institution, (index) => institutions.kind[index]),
      Array.from(km, String),
      Array.from(contacts, (value) => formatNumber(value)),
    ],
  );
}

export const gravityExport: ExportKind<'gravity.csv'> = {
  name: 'gravity.csv',
  type: 'text/csv',
  written: 'with-report',
  optional: true,
  count: ({ links, clusters }) => (clusters.length > 0 ? links.count : 0),
  make: async (input, { ask }) => {
    const answer = input.findings.links.count > 0 ? await ask('gravity', {}) : null;
    return answer?.ok ? gravityCsv(input, answer.value) : null;
  },
};
