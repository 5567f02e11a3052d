/** `tsx tests/bench/sql-firms.ts COUNT FILE`: made firms as the scripts of `shuseki sql` read them, of any number. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { benchPoints } from './points';

const [count, path] = [Number(process.argv[2]), process.argv[3]];
const { lng, lat } = benchPoints(count);
const out = createWriteStream(path);
out.write('firm,id,longitude,latitude,level,apart,industry,weight,outcome,area\n');
let piece = '';
for (let i = 0; i < count; i++) {
  // Squares of a tenth of a degree stand for municipalities; a fifth of the firms have an outcome above 0.
  const area = Math.floor((lat[i] - 31) * 10) * 200 + Math.floor((lng[i] - 130) * 10);
  const outcome = (i * 7919) % 5 === 0 ? (i * 31) % 4 : 0;
  piece += `${i},${1e12 + i},${lng[i]},${lat[i]},point,0,,,${outcome},${area}\n`;
  if (piece.length < 1 << 20) continue;
  if (!out.write(piece)) await once(out, 'drain');
  piece = '';
}
out.end(piece);
await once(out, 'finish');
