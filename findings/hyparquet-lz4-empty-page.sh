#!/usr/bin/env bash
# A column without any value, written by pyarrow with LZ4, has a dictionary page of no values. hyparquet-compressors' LZ4 refuses it, so that the whole file
# can't be read; its other codecs read the same table. In LZ4's block format a single byte 0 is a block of nothing.
# Packages: pyarrow 21.0.0 (PyPI), hyparquet@1.33.0, hyparquet-compressors@1.1.2
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==21.0.0
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error hyparquet@1.33.0 hyparquet-compressors@1.1.2 >/dev/null
env/bin/python - <<'PY'
import pyarrow as pa, pyarrow.parquet as pq
table = pa.table({"id": ["01202", "01203"], "fax": pa.array([None, None], type=pa.int64())})
for codec in ["snappy", "zstd", "lz4"]:
    pq.write_table(table, f"{codec}.parquet", compression=codec)
    print(codec, "pyarrow", pq.read_table(f"{codec}.parquet").num_rows)
PY
cat >seen.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
for (const codec of ['snappy', 'zstd', 'lz4']) {
  const file = new Uint8Array(readFileSync(`${codec}.parquet`)).buffer;
  const seen = await parquetReadObjects({ file, compressors }).then((rows) => rows.length, (error) => error.message);
  console.log(codec, 'hyparquet', seen);
}
JS
node seen.mjs | tee seen.txt
diff seen.txt - <<'EXPECTED' && echo 'as stated'
snappy hyparquet 2
zstd hyparquet 2
lz4 hyparquet lz4 offset out of range 0
EXPECTED
