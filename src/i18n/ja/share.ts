import type { ShareFacts, ShareMessages } from '../en/share';
import { formatCount } from '../numbers';

const firms = (count: number) => `${formatCount(count)}社`;
const change = ({ before, after }: { readonly before: number; readonly after: number }) =>
  `${formatCount(before)} → ${formatCount(after)}`;

/** 企業の名を伏せた分析。 */
export const share: ShareMessages = {
  title: '企業名を伏せてこの分析を共有',
  intro:
    '企業の名を含まない分析をZIPファイルに作ります。受け取った人が開いて計算し直し、確かめられます。この端末に保存するだけで、どこにも送信しません。',
  grid: '位置',
  grids: {
    third: '1 kmメッシュの中心',
    half: '500 mメッシュの中心',
  },
  exactEmployees: '従業員数をそのまま含める',
  exactHint:
    '含めない場合は規模の階級（1～4、5～9、10～19、20～29、30～49、50～99、100～299、300人以上）で示します。',
  working: '共有用の分析を作り、計算し直しています…',
  holds: '含むもの',
  file: {
    'firms.csv': (exact: boolean) =>
      `全企業（新しいID）：市区町村、メッシュの中心と、メッシュの広がりと元の位置誤差を合わせた誤差半径、業種、${exact ? '従業員数' : '従業員規模の階級'}、下請、イノベーション指標。件数データは企業ごとの件数にします。行は内容の順に並べるため、並び順から企業は分かりません。`,
    'institutions.csv': '研究開発機関（公的な機関なので名称と位置を含みます）。',
    'links.csv': '新しいIDによる連携と交流頻度（内容は含みません）。',
    'background.csv':
      '比較用の名簿の行の位置（同じマス目の中心、その順に並べたもの）。名称・ID・住所は含みません。結果の計算に使っている場合だけ入れます。',
    'study.json': '設定、描いた境界、分析名と集積の名前（企業名を含むものは除きます）。',
  },
  leaves: '含まないもの',
  left: '企業の名称・住所・ID・正確な位置、メモ、位置の修正、住所の規則。',
  columns: (names: readonly string[]) => `除く列：${names.join('、')}。`,
  differs: '結果の違い',
  changed: ({ changed, firms: all }: ShareFacts) =>
    changed === 0
      ? `計算し直した結果、${firms(all)}すべての集積内・集積外・対象外の別は変わりません。`
      : `計算し直した結果、${firms(all)}のうち${firms(changed)}で集積内・集積外・対象外の別が変わります。`,
  summary: (clusters, inside, outside) =>
    `集積 ${change(clusters)}、集積内 ${change(inside)}、集積外 ${change(outside)}。距離は最大でメッシュの対角線の半分だけ変わり、それに基づく数値も変わります。`,
  places: ({ inSquares, coarse, nowhere }: ShareFacts) =>
    `メッシュで示す企業は${firms(inSquares)}、市区町村または都道府県までの企業は${firms(coarse)}、位置のない企業は${firms(nowhere)}。`,
  recognised: 'なお特定されうる企業',
  alone: ({ alone, aloneWithIndustry }: ShareFacts) =>
    `メッシュと市区町村の中で1社だけの企業が${firms(alone)}、その中で同じ業種がほかにない企業が${firms(aloneWithIndustry)}あります。地域を知る人には分かるかもしれません。名称を除くだけでは匿名になりません。`,
  save: '共有用の分析を保存（ZIP）',
  failed: '共有用の分析を作れませんでした。',
  overwrites: (path: string) =>
    `${path} は共有しようとする分析のファイルです。--out で別のフォルダを指定してください`,
};
