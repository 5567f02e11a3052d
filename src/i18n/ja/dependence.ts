import type { Alike, ConleyKernel, ErrorParameters, ModelGroups } from '../../model';
import type { DependenceMessages } from '../en/dependence';
import { formatCount, formatKm } from '../numbers';

const kernels: Readonly<Record<ConleyKernel, string>> = {
  bartlett: '距離とともに弱まる',
  uniform: '距離内では一定',
};

export function within({ conleyKm, conleyKernel }: ErrorParameters): string {
  return `${formatKm(conleyKm)}kmまで（${kernels[conleyKernel]}）`;
}

const grouped: Readonly<Record<ModelGroups, string>> = {
  municipality: '市区町村',
  prefecture: '都道府県',
  grid: '格子',
};

export function alikeFirms(a: Alike): string {
  if (a.errors === 'conley') return `${within(a)}の範囲の企業`;
  return a.groups === 'grid' ? `同じ${a.gridKm}km四方の企業` : `同じ${grouped[a.groups]}の企業`;
}

export function wholeGroups(a: Alike): string {
  if (a.errors === 'conley') return `${a.conleyKm}km四方`;
  if (a.errors !== 'clustered') return '企業';
  return a.groups === 'grid' ? `${a.gridKm}km四方` : grouped[a.groups];
}

export const dependence: DependenceMessages = {
  errors: {
    clustered: {
      name: 'クラスター化',
      note: ({ groups, gridKm }) =>
        `括弧内は${groups === 'grid' ? `${gridKm}km四方の格子` : grouped[groups]}でクラスター化した標準誤差。有意性の星印は付けず、推定値と誤差をそのまま示す。`,
    },
    conley: {
      name: '空間相関に頑健（Conley）',
      note: (of) =>
        `括弧内は${within(of)}の企業どうしの相関を許すConleyの標準誤差。有意性の星印は付けず、推定値と誤差をそのまま示す。`,
      method: (of) =>
        `Conleyの誤差は${within(of)}の企業どうしの相関を許し、係数n/(n−k)を掛けた（Conley 1999）。`,
    },
    hc1: {
      name: '不均一分散に頑健（HC1）',
      note: () =>
        '括弧内は不均一分散に頑健な標準誤差（HC1）。有意性の星印は付けず、推定値と誤差をそのまま示す。',
    },
    classical: {
      name: '通常',
      note: () =>
        '括弧内は通常の標準誤差（企業どうしの独立を仮定）。有意性の星印は付けず、推定値と誤差をそのまま示す。',
    },
  },
  grouped,
  kernels,
  wholeGroups,
  alike: {
    title: '似ていることを許す企業',
    firms: alikeFirms,
    automatic: (a) => `自動（${alikeFirms(a)}の類似を許す）`,
    found: (km, likeness) =>
      likeness
        ? `この指標は近い企業どうしで似ています（距離帯ごとのモランのI、p<0.1）。5区画以上が残る最も広い${km}km四方としました。1つの都道府県の中だけでは、言えることが限られます。`
        : `この指標に、近い企業どうしの類似は認められません（距離帯ごとのモランのI、p≥0.1）。20区画以上が残る最も広い${km}km四方としました。`,
    clusteredBy: (by) => `${grouped[by]}でクラスター化`,
    hint: 'この段階のすべての区間に使います（内外の比較、似た企業どうし、回帰、問い2、定義への依存）。',
  },
  wild: {
    choose: 'ワイルドクラスターブートストラップでも判断する',
    chooseHint:
      'まとまりの数が少ない、または大きさが偏るときに使います。差がないと仮定した残差の符号を、まとまりごとに引き直します。結論の区間をこれで示し、回帰の主な項も誤差と並べて判断します。',
    title: 'ワイルドクラスターブートストラップによる主な項',
    row: (term, model) => `${term}（${model}）`,
    open: '端なし',
    method: (f) =>
      `差の区間は、仮説で制約した残差によるワイルドクラスターブートストラップ（Cameron, Gelbach and Miller 2008、Roodman and others 2019）による。${formatCount(f.groups)}のまとまりに${f.points === 'webb' ? '6点の符号（Webb 2014）' : '±1の符号'}を${f.all ? `全組み合わせ${formatCount(f.draws)}通り` : `${formatCount(f.draws)}回、乱数の種${f.seed}で`}与えた。`,
    note: (f) =>
      `${f.own ? '' : '同じ項の最小二乗モデルについて。'}検定する仮説で制約した残差を使い、クラスター化した誤差で割った統計量による（Cameron, Gelbach and Miller 2008）。${formatCount(f.groups)}のまとまりに${f.points === 'webb' ? '6点の符号（Webb 2014）' : '±1の符号'}、${f.all ? `全組み合わせ${formatCount(f.draws)}通り` : `${formatCount(f.draws)}回、乱数の種${f.seed}`}。区間は、5%で棄却されない値の範囲。`,
  },
};
