import type { DefinitionFacts, MethodMessages } from '../en/methods';
import { formatCount, formatKm } from '../numbers';

const counted = (f: DefinitionFacts): string =>
  f.weight === ''
    ? `${formatCount(f.minFirms)}社`
    : `${f.weight}の合計が${formatCount(f.minFirms)}`;

export const methods: MethodMessages = {
  dbscan: {
    name: 'DBSCAN：半径内の密度',
    found: (f) =>
      `密度により求めた（DBSCAN、Ester, Kriegel, Sander and Xu 1996、Schubert et al. 2017）。自社を含めて半径${formatKm(f.radiusKm)}km以内に${counted(f)}以上ある企業を核とし、互いに届く核とその届く範囲の企業を1つの集積とする`,
    usage: `  --method dbscan      （既定）--radius-km R と --min-firms K が必要
    --weight COL       企業を1ではなくこの数値で数えます`,
  },
  hdbscan: {
    name: 'HDBSCAN：周囲に応じた密度',
    found: (f) =>
      `階層的な密度により求めた（HDBSCAN、Campello, Moulavi and Sander 2013、McInnes and Healy 2017）。最小規模${formatCount(f.minFirms)}社、最小標本数${formatCount(f.minSamples)}、選択は${f.leaf ? '葉' : '超過質量'}による`,
    usage:
      '  --method hdbscan     --min-cluster-size K が必要。[--min-samples N] [--selection eom|leaf]。--weightは使えません',
  },
  drawn: {
    name: '描いた境界',
    found: () => '境界を描いて定めた。境界の中の企業を集積内とする',
    usage:
      '  --method drawn       --boundaries FILE.geojson が必要。cluster_idはファイル中の多角形の番号です',
  },
};
