import { quoted, type ColumnType, type MakeStep, type Step } from '../plan';
import type { Dialect } from './dialect';

const TYPES: Readonly<Record<ColumnType, string>> = {
  whole: 'bigint',
  real: 'double',
  text: 'string',
};

const word = (value: string) => JSON.stringify(value);
const block = (value: string, indent: string) =>
  `"""\n${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace(/^/gm, `${indent}    `)}\n${indent}"""`;

const made = ({ table, query, why }: MakeStep, indent = ''): string =>
  `${indent}# ${why}\n${indent}make(${word(table)}, ${block(query, indent)})`;

function told(step: Step): string {
  switch (step.kind) {
    case 'read': {
      const columns = step.columns.map(([name, type]) => `${name} ${TYPES[type]}`).join(', ');
      return `# ${step.why}\nread(${word(step.table)}, ${word(step.file)}, ${word(columns)})`;
    }
    case 'make':
      return made(step);
    case 'repeat':
      return `# ${step.why}
while True:
${step.steps.map((each) => made(each, '    ')).join('\n')}
    if spark.sql(${block(step.until, '    ')}).first()[0]:
        break`;
    case 'write':
      return `# ${step.why}\nwrite(${word(step.table)}, ${word(step.order)})`;
  }
}

/** Every table is written as Parquet, so that no later step computes it anew and a failed executor costs one step alone. */
const TOOLS = `import os, shutil, sys
from pyspark.sql import SparkSession

# Where tables are kept meanwhile and results are written: a folder that every worker sees.
inputs = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".")
work = sys.argv[2] if len(sys.argv) > 2 else os.path.join(inputs, "work")
spark = SparkSession.builder.appName("shuseki").getOrCreate()
kept = {}


def make(table, query):
    path = f"{work}/{table}-{kept.get(table, 0) % 2}"
    kept[table] = kept.get(table, 0) + 1
    spark.sql(query).write.mode("overwrite").parquet(path)
    spark.read.parquet(path).createOrReplaceTempView(table)


def read(table, file, columns):
    # For another source of the same columns, such as Parquet, this is the line to change.
    path = f"{inputs}/{file}"
    rows = spark.read.csv(path, schema=columns, header=True, quote='"', escape='"', multiLine=True, emptyValue="")
    rows.createOrReplaceTempView(table + "_file")
    make(table, f"select * from {table}_file")


def write(table, order):
    spark.table(table).write.mode("overwrite").option("header", True).csv(f"{work}/{table}.csv")
`;

export const spark: Dialect = {
  file: 'study-spark.py',
  run: 'spark-submit study-spark.py . work',
  // A backslash begins an escape in Spark's literals.
  text: (value) => quoted(value.replaceAll('\\', '\\\\')),
  spread: (from, to) => `explode(sequence(${from}, ${to}))`,
  script: (steps, { head }) =>
    [...head.map((line) => `# ${line}`), TOOLS, ...steps.map(told), 'spark.stop()', ''].join('\n'),
};
