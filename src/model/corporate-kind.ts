/** A kind of corporation (法人種別) as the National Tax Agency's corporate number files give it. */
interface CorporateKind {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

/** Codes and Japanese names: National Tax Agency, definition of the corporate number download files, column 法人種別. */
const CORPORATE_KINDS: readonly CorporateKind[] = [
  { code: '101', ja: '国の機関', en: 'state body' },
  { code: '201', ja: '地方公共団体', en: 'local government' },
  { code: '301', ja: '株式会社', en: 'stock company, kabushiki kaisha' },
  { code: '302', ja: '有限会社', en: 'limited company, yugen kaisha' },
  { code: '303', ja: '合名会社', en: 'general partnership, gomei kaisha' },
  { code: '304', ja: '合資会社', en: 'limited partnership, goshi kaisha' },
  { code: '305', ja: '合同会社', en: 'limited liability company, godo kaisha' },
  { code: '399', ja: 'その他の設立登記法人', en: 'other registered corporation' },
  { code: '401', ja: '外国会社等', en: 'foreign company' },
  { code: '499', ja: 'その他', en: 'other' },
];

const HEADER = /^(?:法人種別|法人種別コード|法人区分|kind|corporate[ _]?kind)$/i;

/** Whether a column of this header may hold kinds of corporations. */
export function isCorporateKindHeader(header: string): boolean {
  return HEADER.test(header.normalize('NFKC').trim());
}

/** The kind that a cell of such a column names, by code or in Japanese; undefined where it is none. */
export function corporateKindOf(header: string, cell: string): CorporateKind | undefined {
  if (!isCorporateKindHeader(header)) return undefined;
  const text = cell.normalize('NFKC').trim();
  return CORPORATE_KINDS.find(({ code, ja }) => code === text || ja === text);
}

/** Whether a kind is of the state's or the local governments' bodies. */
export const isPublicBody = ({ code }: CorporateKind): boolean => code === '101' || code === '201';
