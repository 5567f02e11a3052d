import { expect, it } from 'vitest';
import { UNATTENDED, type InputKind, type Roles } from '../../src/model';
import { StudySession } from '../../src/study';
import { fullStudy } from './every-field';
import { INSTITUTIONS, MUNICIPALITIES } from './made';

it.each<[InputKind, Roles]>([
  ['firms', { id: [0], name: [1], address: [2, 99] }],
  ['firms', { outcome: [9] }],
  ['links', { firm: [0], institution: [7] }],
  ['outcomes', { key: [5] }],
])(
  'a role of the %s table that points behind its last column is refused by its name',
  async (kind, roles) => {
    const session = new StudySession({
      municipalities: MUNICIPALITIES,
      institutions: INSTITUTIONS,
    });
    const { study } = await fullStudy(session);
    const spec = study.inputs[kind]!;
    const inputs = { ...study.inputs, [kind]: { ...spec, roles } };
    const ran = await session.run({ ...study, inputs }, UNATTENDED);
    const [role, columns] = Object.entries(roles).at(-1)!;
    expect(ran).toMatchObject({
      ok: false,
      problem: {
        code: 'role-beyond-table',
        where: { file: spec.name },
        facts: {
          role,
          column: columns!.at(-1)! + 1,
          columns: session.columnsOf(spec).header.length,
        },
      },
    });
  },
);
