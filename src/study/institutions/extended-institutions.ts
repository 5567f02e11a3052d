import { problem, type InstitutionColumns, type PlaceColumns, type Problem } from '../../model';
import type { InstitutionsRead } from './institutions';
import { sameInstitution } from './institution-checks';

/** Where each row of a list that was put together comes from: a row of the one or of the other. */
type Origin = { readonly builtIn: number; readonly own?: number } | { readonly own: number };

/** Cells that a row leaves to the built-in row of its id where it says nothing itself. */
const INHERITED = ['nameJa', 'nameEn', 'homepage', 'formerNames', 'successor'] as const;

/**
 * The built-in institutions with a person's own rows: a row of a known id stands in the place of the built-in one, a row of a new id
 * follows behind, and one that is closed takes the built-in one away. Of a known id, what a row leaves empty stays as it was built in:
 * names, kind, homepage, and the place where it names neither address nor coordinates. What happened is told as a note.
 */
export function extendInstitutions(
  builtIn: InstitutionsRead,
  own: InstitutionsRead,
  file: string,
): InstitutionsRead {
  const rowOf = new Map<string, number>(own.columns.id.map((id, row) => [id, row]));
  const known = new Set<string>(builtIn.columns.id);
  const stays = builtIn.columns.id.flatMap((id, row): Origin[] => {
    const by = rowOf.get(id);
    if (by === undefined) return [{ builtIn: row }];
    return own.closed.has(by) ? [] : [{ builtIn: row, own: by }];
  });
  const added = own.columns.id.flatMap((id, row): Origin[] =>
    known.has(id) || own.closed.has(row) ? [] : [{ own: row }],
  );
  const origins = [...stays, ...added];
  const facts = {
    builtIn: known.size,
    replaced: stays.reduce((sum, each) => sum + ('own' in each ? 1 : 0), 0),
    added: added.length,
    removed: known.size - stays.length,
  };
  const townless = origins.flatMap((from, row) =>
    placeFrom(from, own) === 'own'
      ? own.townless.includes((from as { own: number }).own)
        ? [row]
        : []
      : builtIn.townless.includes((from as { builtIn: number }).builtIn)
        ? [row]
        : [],
  );
  const extended = {
    columns: columnsOf(origins, builtIn, own),
    places: placesOf(origins, builtIn, own),
    townless,
    closed: own.closed,
    placeless: own.placeless,
    kindless: own.kindless,
  };
  return {
    ...extended,
    problems: [
      problem('institutions-extended', 'note', { file }, facts),
      ...namedTwice(extended, added.length, file),
      ...own.problems,
    ],
  };
}

const placeFrom = (from: Origin, { placeless }: InstitutionsRead): 'own' | 'builtIn' =>
  from.own !== undefined && !('builtIn' in from && placeless.has(from.own)) ? 'own' : 'builtIn';

function columnsOf(
  origins: readonly Origin[],
  builtIn: InstitutionsRead,
  own: InstitutionsRead,
): InstitutionColumns {
  const [base, mine] = [builtIn.columns, own.columns];
  const cells = <K extends keyof InstitutionColumns>(
    key: K,
    inherits: (ownRow: number) => boolean,
  ): InstitutionColumns[K] =>
    origins.map((from) => {
      const ownRow = from.own;
      const takes = ownRow !== undefined && !('builtIn' in from && inherits(ownRow));
      const list = (takes ? mine : base)[key] as readonly unknown[];
      return list[takes ? ownRow : (from as { builtIn: number }).builtIn];
    }) as unknown as InstitutionColumns[K];
  const never = () => false;
  const placeless = (row: number) => own.placeless.has(row);
  const inherited = Object.fromEntries(
    INHERITED.map((key) => [key, cells(key, (row) => mine[key][row].trim() === '')]),
  ) as Pick<InstitutionColumns, (typeof INHERITED)[number]>;
  return {
    count: origins.length,
    id: cells('id', never),
    ...inherited,
    kind: cells('kind', (row) => own.kindless.has(row)),
    address: cells('address', placeless),
    asOf: cells('asOf', never),
    source: cells('source', placeless),
  };
}

function placesOf(
  origins: readonly Origin[],
  builtIn: InstitutionsRead,
  own: InstitutionsRead,
): PlaceColumns {
  const taken = origins.map((from) => {
    const isOwn = placeFrom(from, own) === 'own';
    return {
      places: (isOwn ? own : builtIn).places,
      row: isOwn ? from.own! : (from as { builtIn: number }).builtIn,
    };
  });
  const texts = <K extends 'matched' | 'prefecture' | 'municipality' | 'municipalityCode' | 'town'>(
    key: K,
  ) => taken.map(({ places, row }) => places[key][row]);
  return {
    count: taken.length,
    lng: Float64Array.from(taken, ({ places, row }) => places.lng[row]),
    lat: Float64Array.from(taken, ({ places, row }) => places.lat[row]),
    level: Uint8Array.from(taken, ({ places, row }) => places.level[row]),
    errorKm: Float64Array.from(taken, ({ places, row }) => places.errorKm[row]),
    matched: texts('matched'),
    prefecture: texts('prefecture'),
    municipality: texts('municipality'),
    municipalityCode: texts('municipalityCode'),
    town: texts('town'),
    note: taken.map(({ places, row }) => places.note[row]),
  };
}

/** Rows that were added and bear name and place of a row before them: most likely the same, under an id of its own. */
function namedTwice(
  { columns, places }: Pick<InstitutionsRead, 'columns' | 'places'>,
  added: number,
  file: string,
): readonly Problem[] {
  const first = columns.count - added;
  const twice = sameInstitution(columns, places).filter(
    ({ row, before }) => row >= first && before < first,
  );
  if (twice.length === 0) return [];
  const [{ row, before }] = twice;
  const facts = { rows: twice.length, example: columns.nameJa[row], id: columns.id[before] };
  return [problem('institutions-added-twice', 'warning', { file }, facts)];
}
