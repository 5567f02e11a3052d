import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest; begun last, one of them would be waited for by all other cores. */
const LONGEST = [
  'readme.test.ts',
  'report.test.ts',
  'style.test.ts',
  'large.test.ts',
  'run.test.ts',
];

/** The order of unit test files: the longest first, then as vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.indexOf(basename(moduleId));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
