import type { DefinitionFacts, MethodMessages } from '../en/methods';
import { formatCount, formatKm } from '../numbers';
import { scanAreas } from './scan-areas';

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
  scan: {
    name: '空間スキャン：全体と比べて多い所',
    found: (f) =>
      `${f.neighbours > 0 ? `Tango and Takahashi（2005）の可変形状の空間スキャンにより求めた。${f.municipal ? scanAreas.method(f.neighbours) : `各地点に近い${f.neighbours}地点のうちで隣り合う（ボロノイ領域が境を接する）組`}で、比べる対象の半分までを含むもののうち` : 'Kulldorff（1997）の空間スキャンにより求めた。比べる対象の半分までを含むあらゆる大きさの円のうち'}、注目する企業が比べる対象から見込まれる数より多いものを、尤度比の大きい順に選ぶ。p値は、注目する企業を無作為に割り振り直したときの尤度比の中での順位により、pが0.05以下で場所の重ならないものを集積とする${f.register !== '' ? `。比べる対象は名簿「${f.register}」の行` : f.weight === '' ? '' : `。比べる対象は${f.weight}の合計`}`,
    usage: `  --method scan        注目する企業が全体と比べて多い円（Kulldorff）。次のいずれかが必要
    --cases COL=VALUE  注目する企業：この値の行。比べる対象はすべての行
    --background FILE  比べる対象はこの表の行。--casesがなければすべての行が注目する企業
    --weight COL       比べる対象はこの数値の合計
    --model poisson    比べる対象に比例する数とみなす。指定がなければbernoulli（該当するか否か）
    --shape flexible   円の代わりに隣り合う地点の組（Tango and Takahashi）。300地点を超えると升目にまとめます
    --scan-areas municipalities
                       市区町村の組。市区町村は列geocode_municipality_code（またはmunicipality_code、市区町村コード）による
    --neighbours K     各地点に近いK地点（自身を含む）の組。2から15、指定がなければ10
    --most-share S     円や組が含む比べる対象の割合の上限。指定がなければ0.5
    --draws N          p値のための割り振りの回数。指定がなければ999`,
  },
  relative: {
    name: '相対密度：周りの企業と比べて多い所',
    found: (f) =>
      `相対密度により求めた（Kelsall and Diggle 1995）。注目する企業の、周りの企業に占める割合が全体での割合より高い区域を、${f.fixed ? `どこでも幅${formatKm(f.radiusKm)}kmの` : `幅${formatKm(f.radiusKm)}kmを全企業の密度に応じて変えた（Abramson 1982、Davies, Jones and Hazelton 2016）`}ガウスカーネルで求める。区域の各地点では、注目する企業を無作為に割り振り直したときにこれほど高い割合になるp値が${f.tolerance}以下で、注目する企業が2社以上ある区域を集積とする${f.register !== '' ? `。比べる対象は名簿「${f.register}」の行` : f.weight === '' ? '' : `。比べる対象は${f.weight}の合計`}`,
    origin: {
      wanted: (radiusKm) =>
        `町字以上の精度で位置の分かる注目企業が5社以上、地点が2つ以上になると、カーネル幅を企業の位置から求めます。それまでは${radiusKm} kmとします。`,
      positions: (radiusKm) =>
        `カーネル幅（${radiusKm} km）は、企業の位置と注目する企業の数だけから求めました。どの企業が注目する企業かは見ていません。`,
      undivided: (radiusKm) => `カーネル幅（${radiusKm} km）は、位置から求めたものではありません。`,
    },
    usage: `  --method relative    注目する企業が周りの企業に占める割合の高い区域（Kelsall and Diggle）。
                       --cases、--background、--weightのいずれかが必要。--modelと--drawsはscanと同じ
    --radius-km R      カーネル幅。指定がなければ位置から求めます
    --bandwidths fixed カーネル幅をどこでも同じにする。指定がなければadaptive（密な所ほど狭い）
    --tolerance P      pがこの値以下の地点を区域とする。指定がなければ0.025`,
  },
  drawn: {
    name: '描いた境界',
    found: () => '境界を描いて定めた。境界の中の企業を集積内とする',
    usage:
      '  --method drawn       --boundaries FILE.geojson が必要。cluster_idはファイル中の多角形の番号です',
  },
};
