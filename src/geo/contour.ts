import type { Ring } from './rings';

/** Values on the nodes of a grid of positions; node (row, column) is entry row * columns + column. */
export interface NodeGrid {
  readonly rows: number;
  readonly columns: number;
  /** Degrees of node (0, 0) and from one node to the next, eastwards and northwards. */
  readonly west: number;
  readonly south: number;
  readonly stepLng: number;
  readonly stepLat: number;
}

/** Crossings keep this share of a step from the nodes, so that no two of them fall together when rounded. */
const KEEP = 0.05;

/**
 * The border of where `value <= level`, by marching squares with linear interpolation: closed rings with the low side on
 * their left, so that exteriors run counter-clockwise and holes clockwise. Each crossed edge of the grid is a corner of
 * exactly one ring, hence rings neither cross nor touch themselves or each other. Nodes on the rim of the grid must be above
 * the level.
 */
export function contour(value: Float32Array | Float64Array, level: number, grid: NodeGrid): Ring[] {
  const { rows, columns } = grid;
  const tracer = new Tracer(value, level, grid);
  const rings: Ring[] = [];
  // Every ring has a node of its inside next to it in the same row, so crossings of rows find them all.
  for (let row = 1; row < rows - 1; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const node = row * columns + column;
      if (value[node] <= level !== value[node + 1] <= level && tracer.seen[node] === 0)
        rings.push(tracer.follow(row, column));
    }
  return rings;
}

const enum Side {
  South,
  East,
  North,
  West,
}

class Tracer {
  /** 1 where the crossing between a node and its eastern neighbour has been passed. */
  readonly seen: Uint8Array;
  readonly #value: Float32Array | Float64Array;
  readonly #level: number;
  readonly #grid: NodeGrid;

  constructor(value: Float32Array | Float64Array, level: number, grid: NodeGrid) {
    this.#value = value;
    this.#level = level;
    this.#grid = grid;
    this.seen = new Uint8Array(value.length);
  }

  /** The ring through the crossing between node (row, column) and its eastern neighbour. */
  follow(row: number, column: number): Ring {
    const { columns } = this.#grid;
    const start = row * columns + column;
    const ring: Ring = [];
    const northward = this.#value[start] <= this.#level;
    let cellRow = northward ? row : row - 1;
    let cellColumn = column;
    let from = northward ? Side.South : Side.North;
    for (;;) {
      if (from === Side.South || from === Side.North) {
        const nodeRow = from === Side.South ? cellRow : cellRow + 1;
        const node = nodeRow * columns + cellColumn;
        if (node === start && ring.length > 0) break;
        this.seen[node] = 1;
        ring.push(this.#onRow(nodeRow, cellColumn));
      } else {
        ring.push(this.#onColumn(cellRow, from === Side.West ? cellColumn : cellColumn + 1));
      }
      const to = this.#exit(cellRow, cellColumn, from);
      if (to === Side.North) cellRow++;
      else if (to === Side.South) cellRow--;
      else if (to === Side.East) cellColumn++;
      else cellColumn--;
      from = (to + 2) % 4;
    }
    ring.push([ring[0][0], ring[0][1]]);
    return ring;
  }

  /** Where a ring that came into a cell by one side leaves it, with the low side on its left. */
  #exit(row: number, column: number, from: Side): Side {
    const { columns } = this.#grid;
    const value = this.#value;
    const level = this.#level;
    const node = row * columns + column;
    const southWest = value[node] <= level;
    const southEast = value[node + 1] <= level;
    const northWest = value[node + columns] <= level;
    const northEast = value[node + columns + 1] <= level;
    if (southWest === northEast && southEast === northWest && southWest !== southEast)
      return this.#exitOfSaddle(node, from, southWest);
    if (from !== Side.South && !southWest && southEast) return Side.South;
    if (from !== Side.East && northEast && !southEast) return Side.East;
    if (from !== Side.North && northWest && !northEast) return Side.North;
    return Side.West;
  }

  /** Opposite corners are low: they are joined across the cell where its mean is low. */
  #exitOfSaddle(node: number, from: Side, southWestIsLow: boolean): Side {
    const { columns } = this.#grid;
    const value = this.#value;
    const mean =
      (value[node] + value[node + 1] + value[node + columns] + value[node + columns + 1]) / 4;
    const joined = mean <= this.#level;
    if (southWestIsLow) return (from === Side.South) === joined ? Side.East : Side.West;
    return (from === Side.East) === joined ? Side.North : Side.South;
  }

  #share(a: number, b: number): number {
    const t = (this.#level - a) / (b - a);
    return t > KEEP ? Math.min(t, 1 - KEEP) : KEEP;
  }

  #onRow(row: number, column: number): [number, number] {
    const { columns, west, south, stepLng, stepLat } = this.#grid;
    const node = row * columns + column;
    const t = this.#share(this.#value[node], this.#value[node + 1]);
    return [west + (column + t) * stepLng, south + row * stepLat];
  }

  #onColumn(row: number, column: number): [number, number] {
    const { columns, west, south, stepLng, stepLat } = this.#grid;
    const node = row * columns + column;
    const t = this.#share(this.#value[node], this.#value[node + columns]);
    return [west + column * stepLng, south + (row + t) * stepLat];
  }
}
