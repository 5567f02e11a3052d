import type { Problem } from '../model';

/** What a person brought can't be used as it is: one sentence in `message`, and what it is made of. */
export class UnusableStudy extends Error {
  /** Null where nothing is wrong with a file, but with what was asked of it. */
  readonly problem: Problem | null;

  constructor(message: string, problem: Problem | null = null) {
    super(message);
    this.name = 'UnusableStudy';
    this.problem = problem;
  }
}
