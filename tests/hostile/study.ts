import { HOSTILE, KINDS, TRACE } from './texts';

/** Firms of a kind: all but the last of them make a cluster, which stands by itself. */
export const PER_KIND = 5;
/** The measure's name ends what it may stand in: a quotation, a tag, a cell of LaTeX. */
export const MEASURE = `=件数"); file.create("${TRACE}"); ("<b data-hostile>\\input{x} & %$1_`;
const HEAD = ['企業ID', '企業名', '住所', '業種', '従業員数', '下請', MEASURE] as const;

/** Where the firms of a kind stand: far enough apart that each kind is a cluster. */
const placeOf = (kind: number): [number, number] => [
  136 + 0.1 * (kind % 8),
  35.5 + 0.1 * Math.floor(kind / 8),
];

interface Point {
  readonly place: readonly [number, number] | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Tables are GeoJSON: it alone can hold every text, NUL and halves of pairs too. */
function collection(points: readonly Point[]): string {
  const features = points.map(({ place, properties }) => ({
    type: 'Feature',
    properties,
    geometry: place && { type: 'Point', coordinates: place },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Names may be those of every object's own members. */
const record = (entries: readonly (readonly [string, unknown])[]) => Object.fromEntries(entries);

export const firmId = (kind: string, n: number): string => `${HOSTILE[kind]}${n}`;
export const firmName = (kind: string, n: number): string => `${HOSTILE[kind]}${'甲乙丙丁戊'[n]}`;
export const institutionName = (kind: string): string => `${HOSTILE[kind]}研究所`;

/** Firms whose every text, and one further column's name and value, is of a kind of the list. */
export function hostileFirms(): string {
  return collection(
    KINDS.flatMap((kind, k) =>
      Array.from({ length: PER_KIND }, (_, n) => {
        const text = HOSTILE[kind];
        const [lng, lat] = placeOf(k);
        const own = [
          ...[firmId(kind, n), firmName(kind, n), `福井県鯖江市${text}`, text],
          ...[5 + ((k * 7 + n * 3) % 60), (k + n) % 2 ? 'はい' : 'いいえ', (k * 5 + n * 2) % 4],
        ];
        return {
          place: [lng + 0.002 * n, lat + (n === PER_KIND - 1 ? 0.05 : 0)] as const,
          properties: record([
            ...HEAD.map((name, at) => [name, own[at]] as const),
            ...KINDS.map((other) => [HOSTILE[other], other === kind ? text : ''] as const),
          ]),
        };
      }),
    ),
  );
}

/** An institution of each kind, beside its firms. */
export function hostileInstitutions(): string {
  return collection(
    KINDS.map((kind, k) => {
      const [lng, lat] = placeOf(k);
      const text = HOSTILE[kind];
      return {
        place: [lng + 0.01, lat + 0.01],
        properties: record([
          ...[
            ['id', text] as const,
            ['name_ja', institutionName(kind)] as const,
            ['name_en', text] as const,
          ],
          ...[
            ['kind', 'university'] as const,
            ['address', text] as const,
            ['homepage', text] as const,
          ],
        ]),
      };
    }),
  );
}

/** Each firm's ties to the institution of its kind, and of the next one, with a topic of the kind. */
export function hostileLinks(): string {
  return collection(
    KINDS.flatMap((kind, k) =>
      Array.from({ length: PER_KIND }, (_, n) => ({
        place: null,
        properties: record([
          ['企業ID', firmId(kind, n)],
          ['機関ID', HOSTILE[KINDS[(k + (n % 2)) % KINDS.length]]],
          ['年間交流回数', 1 + ((k + n) % 12)],
          ['テーマ', HOSTILE[kind]],
        ]),
      })),
    ),
  );
}
