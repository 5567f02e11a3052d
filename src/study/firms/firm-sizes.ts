import {
  ACT_KINDS,
  actKindsOf,
  corporateKindOf,
  foldFullName,
  isCorporateKindHeader,
  sizeClass,
  type FirmColumns,
  type SizeJudgement,
  type Table,
} from '../../model';

/** Forms of organisations that are no companies (the Small and Medium Enterprise Agency's answers on the Act's definitions, question 6), and unions. */
const BODY_FORMS =
  `特定非営利活動法人 NPO法人 国立研究開発法人 地方独立行政法人 公益社団法人 公益財団法人 一般社団法人 一般財団法人 国立大学法人 公立大学法人
  独立行政法人 学校法人 社会医療法人 医療法人 社会福祉法人 宗教法人 農事組合法人 社団法人 財団法人 有限責任事業組合 協同組合 企業組合 協業組合`
    .split(/\s+/)
    .join('|');
const BODY = new RegExp(`^(?:${BODY_FORMS})|(?:${BODY_FORMS}|組合|組合連合会|商工会|商工会議所)$`);

/** Firms of the professions, which count as companies though the register files them with other corporations (question 2). */
const PROFESSIONAL = /士法人|監査法人|特許業務法人/;

/** Kinds of corporations that are no companies: the state, local governments, other registered corporations and others. */
const BODY_KINDS: ReadonlySet<string> = new Set(['101', '201', '399', '499']);

/**
 * What each firm is by the Small and Medium-sized Enterprise Basic Act; undefined where neither employees nor capital is known of any. `codes`: the
 * industry by its code in the Japan Standard Industrial Classification, '' where it is not known.
 */
export function firmSizes(
  table: Table,
  firms: Pick<FirmColumns, 'count' | 'name' | 'employees' | 'capital' | 'publicBodies'>,
  codes: readonly string[],
): readonly SizeJudgement[] | undefined {
  const { employees, capital, name } = firms;
  const isKnown = (value: number) => !Number.isNaN(value);
  if (!employees.some(isKnown) && !capital?.some(isKnown)) return undefined;
  const column = table.header.findIndex(isCorporateKindHeader);
  const kindOf = (row: number) =>
    column < 0
      ? undefined
      : corporateKindOf(table.header[column], table.columns[column][row])?.code;
  const bodies = new Set(firms.publicBodies?.rows);
  const kinds = new Map([...new Set(codes)].map((code) => [code, actKindsOf(code)]));
  return Array.from({ length: firms.count }, (_, row) =>
    bodies.has(row) || isBody(name[row], kindOf(row))
      ? 'body'
      : sizeClass(kinds.get(codes[row]) ?? ACT_KINDS, employees[row], capital?.[row] ?? NaN),
  );
}

function isBody(name: string, kind: string | undefined): boolean {
  const full = foldFullName(name);
  if (PROFESSIONAL.test(full)) return false;
  return (kind !== undefined && BODY_KINDS.has(kind)) || BODY.test(full);
}
