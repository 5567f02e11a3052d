import { Builder } from 'flatbuffers';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { expect, it } from 'vitest';
import { readFlatGeobuf } from '../../../src/tables/vector/read/flatgeobuf';

it('a FlatGeobuf of no stated number of features has no index, whatever its node size', () => {
  const builder = new Builder();
  const name = builder.createString('none');
  Header.startHeader(builder);
  Header.addName(builder, name);
  // The schema's default of the node size stays: 16.
  builder.finishSizePrefixed(Header.endHeader(builder));
  const magic = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0];
  const bytes = new Uint8Array([...magic, ...builder.asUint8Array()]);
  expect(readFlatGeobuf('a.fgb', bytes).rows).toEqual([]);
});
