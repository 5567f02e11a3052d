import type {
  BackgroundMessages,
  BackgroundProblemSentences,
  RegisterFacts,
} from '../en/background';
import { formatCount } from '../numbers';

function located({ rows, located, coarse, none }: RegisterFacts): string {
  const left = [
    ...(coarse > 0 ? [`市区町村までしか分からない${formatCount(coarse)}行`] : []),
    ...(none > 0 ? [`位置の分からない${formatCount(none)}行`] : []),
  ];
  return `${formatCount(rows)}行のうち${formatCount(located)}行の位置が分かりました${left.length > 0 ? `（${left.join('と')}は除く）` : ''}`;
}

export const background: BackgroundMessages = {
  title: '比較用の名簿',
  option: (name) => `名簿「${name}」`,
  waits: '別の名簿（下で開く）',
  open: '名簿を開く…',
  replace: '別の名簿に替える…',
  remove: '名簿を外す',
  columns: '名簿の列',
  hint: '地域の全企業の表（住所または座標のあるもの）です。分析の企業を、その行と比べます。',
  use: '手順2の空間スキャンと「何と比べて密か」で比べる対象になります。回帰で統制する周囲の企業密度にも選べます。',
  loading: '名簿を読み込み、位置を調べています…',
  counts: (f) => `${located(f)}。`,
  nothing: '位置の分かる行がないため、比べることができません。',
  lacking: (firms) =>
    `名簿の行が足りない場所の企業${formatCount(firms)}社は、名簿の行としても数えています。`,
  densityOf: '密度を数える対象',
  ofList: 'リストの企業',
  inReport: (f) =>
    `比較用の名簿「${f.name}」は、企業と同じ方法で位置を求めた（${located(f)}）。${Number.isNaN(f.densityKm) ? '' : `回帰で統制した周囲の企業密度は、名簿の行の半径${f.densityKm} km以内の密度である（1行もない企業は、その企業自身を1と数えた）。`}`,
};

export const backgroundProblems: BackgroundProblemSentences = {
  'background-located': (f) => `比較用の名簿：${located(f)}。`,
  'background-none-located': (f) =>
    f.coarse > 0
      ? `名簿の${formatCount(f.rows)}行に、比べられるほど位置の分かるものがありません（市区町村まで${formatCount(f.coarse)}行）。地名データを開くか、列を選び直してください。この名簿とは比べられません。`
      : `名簿の${formatCount(f.rows)}行に、位置の分かるものがありません。住所か座標の列を選んでください。この名簿とは比べられません。`,
  'background-same-file': (f) =>
    `比較用の名簿が、企業のファイル（${f.name}）そのものです。全企業を全企業と比べても、見込みより多い場所はありません。業種や、リストの一部の企業なら比べられます。`,
  'background-absent': () =>
    '比較用の名簿と比べる設定ですが、名簿がありません。代わりにリストのほかの企業と比べます。',
  'background-elsewhere': (f) =>
    `位置の分かる名簿の${formatCount(f.located)}行のうち${formatCount(f.rows)}行は、分析の企業から遠く離れています。広い範囲の名簿と比べると、企業のある地域全体が際立ちます。同じ地域の名簿のほうが多くを語ります。`,
};
