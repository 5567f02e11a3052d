import { roundSignificant } from '../values/numbers';
import type { LayerProperty, VectorLayer } from './layer';

export type FieldType = 'text' | 'integer' | 'real' | 'boolean';
export type FieldValue = string | number | boolean | null;

/** One attribute of a layer as a typed format holds it; `at` gives feature i's value, null where it is missing. */
export interface LayerField {
  readonly key: string;
  readonly type: FieldType;
  at(i: number): FieldValue;
}

/** The attributes of a layer, its ids first, with the same values as its GeoJSON. */
export function fieldsOf({ ids, properties }: VectorLayer): LayerField[] {
  return [{ key: 'id', type: 'text', at: (i) => ids[i] }, ...properties.map(fieldOf)];
}

function fieldOf(property: LayerProperty): LayerField {
  const { key } = property;
  switch (property.kind) {
    case 'text': {
      const { values } = property;
      return { key, type: 'text', at: (i) => values[i] || null };
    }
    case 'literal': {
      const { values } = property;
      const type = literalType(values);
      if (type === 'text') return { key, type, at: (i) => values[i] || null };
      return { key, type, at: (i) => (values[i] === '' ? null : Number(values[i])) };
    }
    case 'boolean': {
      const { values } = property;
      return {
        key,
        type: 'boolean',
        at: (i) => (Number.isFinite(values[i]) ? values[i] !== 0 : null),
      };
    }
    default: {
      const { kind, values } = property;
      const at = (i: number) => (Number.isFinite(values[i]) ? roundSignificant(values[i]) : null);
      // Whole numbers that were rounded to ten digits stay whole, but may leave what an integer field holds exactly.
      const whole = kind === 'integer' && everyWhole(values);
      return { key, type: whole ? 'integer' : 'real', at };
    }
  }
}

/** Cells that are JSON numbers: whole ones that a double holds exactly, others, or text where digits would be lost. */
function literalType(cells: readonly string[]): FieldType {
  let type: FieldType = 'integer';
  for (const cell of cells) {
    if (cell === '') continue;
    if (!/^-?\d+$/.test(cell)) type = 'real';
    else if (!Number.isSafeInteger(Number(cell))) return 'text';
  }
  return type;
}

function everyWhole(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++)
    if (Number.isFinite(values[i]) && !Number.isSafeInteger(values[i])) return false;
  return true;
}
