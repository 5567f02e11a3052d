import type { Table } from '../model';
import { cluesOf, joinAddress, municipalityFor } from '../study/commands';
import type { Job } from './job';
import { Refusal } from './refusal';
import { shippedMunicipalities } from './static-data';

/** How the addresses of a list are read. */
export interface ListAddresses {
  /** Those of a part. */
  readonly of: (part: Table) => readonly string[];
  /** Are they no more than columns of their own row, joined? */
  readonly isPlain: boolean;
}

/**
 * How the addresses of a list are read, by its first part: its columns joined, behind the municipality that they lack (`--municipality`, else what title,
 * sheet or file names), which is told.
 */
export async function readAddresses(
  first: Table,
  columns: readonly number[],
  job: Job,
): Promise<ListAddresses> {
  const given = job.options.text('municipality');
  const wanted = given === 'none' ? '' : given;
  const municipalities = await shippedMunicipalities();
  const texts = joinAddress(first, columns);
  const found = municipalityFor(texts, cluesOf(first), municipalities, wanted);
  const { supplied, inFront, problems } = found;
  const stopped = problems.find(({ severity }) => severity === 'error');
  if (stopped) throw new Refusal(1, stopped);
  job.noteAll(problems);
  if (!supplied) return { of: (part) => joinAddress(part, columns), isPlain: true };
  const of = (part: Table) => {
    const own = joinAddress(part, columns);
    const front = inFront(own);
    return own.map((address, row) => front[row] + address);
  };
  return { of, isPlain: false };
}
