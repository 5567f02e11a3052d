/** Which of n nodes are joined: node i's neighbours are neighbour[start[i]] … neighbour[start[i + 1] − 1], both ways. */
export interface Graph {
  readonly count: number;
  /** Length count + 1. */
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
}

/**
 * Nodes by (a bound of) how many others they are joined with: the least is found by walking up. A list per degree,
 * linked both ways.
 */
class DegreeLists {
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly before: Int32Array;
  readonly degree: Int32Array;
  private least = 0;

  constructor(count: number) {
    this.head = new Int32Array(count + 1).fill(-1);
    this.next = new Int32Array(count).fill(-1);
    this.before = new Int32Array(count).fill(-1);
    this.degree = new Int32Array(count);
  }

  add(node: number, degree: number): void {
    const first = this.head[degree];
    this.degree[node] = degree;
    this.next[node] = first;
    this.before[node] = -1;
    if (first >= 0) this.before[first] = node;
    this.head[degree] = node;
    if (degree < this.least) this.least = degree;
  }

  remove(node: number): void {
    const [before, next] = [this.before[node], this.next[node]];
    if (before >= 0) this.next[before] = next;
    else this.head[this.degree[node]] = next;
    if (next >= 0) this.before[next] = before;
  }

  takeLeast(): number {
    while (this.head[this.least] < 0) this.least++;
    const node = this.head[this.least];
    this.remove(node);
    return node;
  }
}

/**
 * The graph while nodes are eliminated one by one. What an eliminated node joined is kept as one group (an element), so that
 * it takes no more room than the graph had. Nodes with the same neighbours are one, by its first.
 */
class Elimination {
  private readonly lists: DegreeLists;
  /** Nodes that stand for themselves and their twins; 0 once gone. */
  private readonly size: Int32Array;
  private readonly nodes: number[][];
  private readonly groups: number[][];
  /** Members of each group; empty where it was taken up into another. */
  private readonly members: number[][];
  private readonly twins: number[][];
  private readonly mark: Int32Array;
  private readonly outside: Int32Array;
  private readonly outsideOf: Int32Array;
  private stamp = 0;

  constructor({ count, start, neighbour }: Graph) {
    this.lists = new DegreeLists(count);
    this.size = new Int32Array(count).fill(1);
    this.nodes = Array.from({ length: count }, (_, i) =>
      Array.from(neighbour.subarray(start[i], start[i + 1])),
    );
    this.groups = Array.from({ length: count }, () => []);
    this.members = Array.from({ length: count }, () => []);
    this.twins = Array.from({ length: count }, (_, i) => [i]);
    this.mark = new Int32Array(count).fill(-1);
    this.outside = new Int32Array(count);
    this.outsideOf = new Int32Array(count).fill(-1);
    this.nodes.forEach((list, i) => this.lists.add(i, list.length));
  }

  order(): Int32Array {
    const order: number[] = [];
    const count = this.size.length;
    while (order.length < count) {
      const pivot = this.lists.takeLeast();
      order.push(...this.twins[pivot]);
      this.eliminate(pivot, count - order.length);
    }
    return Int32Array.from(order);
  }

  private eliminate(pivot: number, left: number): void {
    const { size, members, groups } = this;
    const joined = this.joinedWith(pivot);
    size[pivot] = 0;
    for (const group of groups[pivot]) members[group] = [];
    groups[pivot] = [];
    this.nodes[pivot] = [];
    members[pivot] = joined;
    const joinedSize = joined.reduce((sum, i) => sum + size[i], 0);
    this.countOutside(joined, pivot);
    for (const i of joined) this.lists.remove(i);
    for (const i of joined) this.tidy(i, pivot);
    this.mergeTwins(joined);
    members[pivot] = joined.filter((i) => size[i] > 0);
    for (const i of members[pivot]) {
      let degree = joinedSize - size[i];
      for (const j of this.nodes[i]) degree += size[j];
      for (const group of groups[i]) if (group !== pivot) degree += this.outside[group];
      this.lists.add(i, Math.min(degree, left - size[i]));
    }
  }

  /** All that a node is joined with, by itself or through groups; marked with the new stamp. */
  private joinedWith(pivot: number): number[] {
    const { mark, size } = this;
    const stamp = ++this.stamp;
    mark[pivot] = stamp;
    const joined: number[] = [];
    const take = (i: number): void => {
      if (size[i] === 0 || mark[i] === stamp) return;
      mark[i] = stamp;
      joined.push(i);
    };
    for (const i of this.nodes[pivot]) take(i);
    for (const group of this.groups[pivot]) for (const i of this.members[group]) take(i);
    return joined;
  }

  /** How many members of each group that touches `joined` are not in it. */
  private countOutside(joined: readonly number[], pivot: number): void {
    const { outside, outsideOf, size } = this;
    for (const i of joined)
      for (const group of this.groups[i]) {
        if (outsideOf[group] !== pivot) {
          outsideOf[group] = pivot;
          outside[group] = this.members[group].reduce((sum, j) => sum + size[j], 0);
        }
        outside[group] -= size[i];
      }
  }

  /** What node i is joined with beside the pivot's group, which takes in the groups that are part of it. */
  private tidy(i: number, pivot: number): void {
    const { mark, size, stamp } = this;
    const kept = this.groups[i].filter(
      (group) => this.members[group].length > 0 && this.outside[group] > 0,
    );
    this.groups[i] = [...kept, pivot];
    this.nodes[i] = this.nodes[i].filter((j) => size[j] > 0 && mark[j] !== stamp);
  }

  private mergeTwins(joined: readonly number[]): void {
    const { size } = this;
    const alike = new Map<number, number[]>();
    for (const i of joined) {
      let key = 0;
      for (const j of this.nodes[i]) key += j;
      for (const group of this.groups[i]) key += group;
      const same = alike.get(key);
      if (!same) {
        alike.set(key, [i]);
        continue;
      }
      const first = same.find((other) => this.areTwins(other, i));
      if (first === undefined) {
        same.push(i);
        continue;
      }
      size[first] += size[i];
      size[i] = 0;
      this.twins[first].push(...this.twins[i]);
      this.twins[i] = [];
      this.nodes[i] = [];
      this.groups[i] = [];
    }
  }

  private areTwins(a: number, b: number): boolean {
    const same = (one: readonly number[], other: readonly number[]): boolean =>
      one.length === other.length && one.every((value) => other.includes(value));
    return same(this.groups[a], this.groups[b]) && same(this.nodes[a], this.nodes[b]);
  }
}

/**
 * The nodes in an order in which eliminating them joins few others anew: each time one that is joined with the fewest, by a
 * bound that costs little (approximate minimum degree). For the factors of sparse matrices. Source: Amestoy, Davis and Duff 1996.
 */
export function fillReducingOrder(graph: Graph): Int32Array {
  return new Elimination(graph).order();
}
