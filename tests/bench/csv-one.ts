import { UNATTENDED } from '../../src/model';
import { readTable } from '../../src/tables';
import Papa from 'papaparse';

/** A register-like list; the same bytes for the same number of rows. */
function list(rows: number): Uint8Array {
  const lines = ['法人番号,法人名,都道府県,市区町村,番地,従業員数'];
  for (let row = 0; row < rows; row++)
    lines.push(
      `${4000000000000 + row},株式会社第${row}製作所,福井県,鯖江市,西山町${row % 97}番${row % 31}号,${row % 300}`,
    );
  return new TextEncoder().encode(lines.join('\r\n'));
}

// A process of its own, because the peak of resident memory never falls.
const [reader, rows] = [process.argv[2], Number(process.argv[3])];
const bytes = list(rows);
const start = performance.now();
let read: number;
if (reader === 'shuseki') {
  const table = await readTable('list.csv', bytes, {}, UNATTENDED);
  read = table.ok ? table.value.rowCount : NaN;
} else {
  read = Papa.parse(new TextDecoder().decode(bytes), { header: false }).data.length - 1;
}
if (read !== rows) throw new Error(`${read} of ${rows} rows`);
process.stdout.write(
  JSON.stringify({
    ms: performance.now() - start,
    megabytes: bytes.length / 1e6,
    peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
  }),
);
