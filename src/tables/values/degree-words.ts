import { contactsPerYear } from '../ties/frequency';
import { stageOfWork } from '../work-stages';

/** How much a word says, and of what: words of one ladder have the same subject. */
interface Degree {
  /** '' for words of the middle (どちらともいえない), which every ladder may have. */
  readonly of: string;
  readonly degree: number;
}

/** In front of what there is: the share of it. */
const MORE: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:非常に|大変|たいへん|とても|極めて|きわめて|大いに|おおいに|大幅に?|大きく|強く|著しく|最も|完全に|いつも|常に|必ず)/,
    3,
  ],
  [/^(?:頻繁に|かなり|相当|十分に?|だいぶ|よく)/, 2.5],
  [/^しばしば/, 2.2],
  [/^(?:概ね|おおむね|ある程度|比較的|わりと|割と|まあ|時々|ときどき|時折|ときおり)/, 1.5],
  [
    /^(?:やや|少し|すこし|多少|若干|わずかに|どちらか[とい言]+えば|どちらかというと|たまに|一部)/,
    1,
  ],
  [/^(?:ごくまれに|まれに|ごく稀に|稀に)/, 0.5],
];
/** In front of a denial: how much of it is denied. */
const LESS: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:あまり|余り|それほど|さほど|そんなに|どちらか[とい言]+えば|どちらかというと|やや|少し|すこし|多少|若干|わずかに)/,
    -1,
  ],
  [/^(?:ほとんど|殆ど|めったに|滅多に)/, -2.5],
  [
    /^(?:まったく|全く|全然|一切|決して|非常に|大変|とても|極めて|きわめて|大いに|大幅に?|大きく|強く|著しく)/,
    -3,
  ],
  [/^(?:かなり|相当)/, -2.3],
];

/** What a thing is without a word of degree, and denied. */
const PLAIN = 2;
const DENIED = -2;
/** Below hardly ever (ほとんどない), above never at all (まったくない). */
const NOT_THERE = -2.8;

/** Words that stand alone. */
const ALONE: Readonly<Record<string, Degree>> = Object.fromEntries([
  ...entries('', 0, [
    'どちらともいえない どちらとも言えない どちらでもない どちらともない 普通 ふつう 横ばい 横這い よこばい 変わらない 変化なし 変わらず 変化はない',
    'ほぼ変わらない ほとんど変わらない あまり変わらない ほぼ横ばい ほぼ同じ',
    '同じ 同程度 不変 中 中くらい 中程度 平均的 現状維持 並 並み 収支均衡 収支トントン neither neutral unchanged nochange same aboutthesame average medium moderate',
    'neithersatisfiednordissatisfied neitheragreenordisagree',
  ]),
  ...entries('増加', 3, ['急増']),
  ...entries('増加', 1, ['微増']),
  ...entries('増加', -1, ['微減']),
  ...entries('増加', -3, ['急減']),
  ...entries('marks', 3, ['◎']),
  ...entries('marks', 2, ['○ 〇 ◯']),
  ...entries('marks', 1, ['△']),
  ...entries('marks', 0.5, ['▲']),
  ...entries('marks', -2, ['× ✕ ✗']),
  ...entries('there', 3, ['いつも 常に 毎回 必ず always']),
  ...entries('there', 2.5, ['頻繁 頻繁に よく often frequently usually alot']),
  ...entries('there', 2.2, ['しばしば much']),
  ...entries('there', 1.5, ['ときどき 時々 時折 ときおり sometimes some']),
  ...entries('there', 1, ['たまに 少し 少々 occasionally alittle']),
  ...entries('there', 0.5, ['まれ まれに 稀 稀に']),
  ...entries('there', -1, ['あまり']),
  ...entries('there', -2.5, ['ほとんど rarely seldom hardlyever almostnever']),
  ...entries('there', -3, ['never none notatall まったく 全く 一度もない']),
  ...entries('quality', 3, ['excellent']),
  ...entries('quality', 2.5, ['verygood']),
  ...entries('quality', 2, ['good']),
  ...entries('quality', 1, ['fair']),
  ...entries('quality', -2, ['poor bad']),
  ...entries('quality', -3, ['verypoor verybad']),
]);

/** Opposites by their subject, the greater first; words of one side say the same. */
const OPPOSITES: readonly (readonly [readonly string[], readonly string[]])[] = (
  [
    ['満足', '不満 不満足'],
    ['重要 重視', '重要視しない'],
    ['必要', '不要 不必要'],
    [
      '増加 増 増えた 増えている 増える 拡大 上昇 向上 改善 好転 伸びた 良くなった よくなった 強まった',
      '減少 減 減った 減っている 減る 縮小 低下 下降 下落 悪化 縮んだ 悪くなった わるくなった 弱まった',
    ],
    ['高い 高', '低い 低'],
    ['多い 多', '少ない 少'],
    ['大きい 大', '小さい 小'],
    ['良い よい 良 良好 いい', '悪い わるい 悪 不良'],
    ['強い 強', '弱い 弱'],
    ['深い', '浅い'],
    ['早い 速い', '遅い'],
    ['近い', '遠い'],
    ['長い', '短い'],
    ['広い', '狭い'],
    ['好調', '不調'],
    ['黒字', '赤字'],
    ['賛成', '反対'],
    ['肯定的', '否定的'],
    ['積極的', '消極的'],
    ['有利', '不利'],
    ['容易', '困難'],
    ['楽', '苦しい'],
    ['high', 'low'],
    ['large big', 'small'],
    ['strong', 'weak'],
    ['important', 'unimportant'],
    ['satisfied', 'dissatisfied unsatisfied'],
    ['agree', 'disagree'],
    ['increased increase improved more better', 'decreased decrease worsened less worse'],
    ['likely', 'unlikely'],
    ['positive', 'negative'],
  ] as const
).map(([greater, lesser]) => [greater.split(' '), lesser.split(' ')]);
const SIDES = new Map<string, { readonly of: string; readonly plain: number }>(
  OPPOSITES.flatMap(([greater, lesser]) => {
    const of = greater[0];
    return [
      ...greater.map((word) => [word, { of, plain: PLAIN }] as const),
      ...lesser.map((word) => [word, { of, plain: DENIED }] as const),
    ];
  }),
);

/** 満足している, 重要である, 増加した: the ending says nothing. */
const ENDING = /(?:である|だった|です|だ|した|している|していた|する|傾向)$/;
/** What is there or not: ある, 関心がある, 効果なし. The first part is of what. */
const THERE = /^(.{0,12}?)(?:が|は|も)?(?:ある|あった|有る|有り|あり|有)$/;
const NOT_THERE_AT_ALL = /^(.{0,12}?)(?:が|は|も)?(?:ない|なかった|無い|なし|無し|無)$/;
/** A verb or an adjective and its denial: 利用する, 利用しない; そう思う, そう思わない; 当てはまる, 当てはまらない. */
const DENIALS: readonly (readonly [RegExp, string])[] = [
  [/^(.{1,12}?)(?:していない|しない|しなかった)$/, '$1する'],
  [/^(.{1,12}?)(?:できない|できなかった)$/, '$1できる'],
  [/^(.{1,12}?)わない$/, '$1う'],
  [/^(.{1,12}?)(?:らない|らなかった)$/, '$1る'],
  [/^(.{1,12}?)かない$/, '$1く'],
  [/^(.{1,12}?)くない$/, '$1い'],
  [/^(.{1,12}?)(?:では|じゃ|で)ない$/, '$1'],
  [/^not(?=[a-z])(.{2,})$/, '$1'],
];
const VERB = /^(.{1,12}?)(?:している|した|する)$/;

const ENGLISH_MORE: readonly (readonly [RegExp, number])[] = [
  [/^(?:very|extremely|highly|strongly|completely|greatly|much)/, 3],
  [/^(?:quite|considerably|mostly)/, 2.5],
  [/^(?:fairly|moderately|somewhat|partly)/, 1.5],
  [/^(?:slightly|alittle|rather)/, 1],
];
const ENGLISH_LESS: readonly (readonly [RegExp, number])[] = [
  [/^notatall(?=[a-z])/, -3],
  [/^notvery(?=[a-z])/, -1],
];

function entries(of: string, degree: number, lists: readonly string[]): [string, Degree][] {
  return lists.flatMap((list) =>
    list.split(' ').map((word): [string, Degree] => [word, { of, degree }]),
  );
}

/** A number that a questionnaire puts in front of its answers: 1.よくある, ①よくある, 2 いいえ. */
const NUMBERED =
  /^\(?(\d{1,2})(?:\s+|\s*[.:)、，,]\s*|(?=[^\d\s.,~%/年月日週回件人社名個台点割分時かヶカケ箇-]))(?=\S)/;

/** The number in front of an answer in words; NaN where there is none. */
export function answerNumber(value: string): number {
  return Number(NUMBERED.exec(value.normalize('NFKC').trim())?.[1] ?? NaN);
}

/** An answer in words without the number in front of it. */
export const answerWord = (value: string): string =>
  value.normalize('NFKC').trim().replace(NUMBERED, '');

/** What a word says of a degree; null for a word that is none, or is not known. */
function degreeOf(value: string): Degree | null {
  const word = answerWord(value)
    .toLowerCase()
    .replace(/[\s'’・.、,。]/g, '');
  if (Object.hasOwn(ALONE, word)) return ALONE[word];
  return japanese(word) ?? english(word);
}

function japanese(word: string): Degree | null {
  for (const [adverb, degree] of [...LESS, ...MORE]) {
    const rest = word.replace(adverb, '');
    if (rest === word || rest === '') continue;
    const base = baseOf(rest);
    // よくない is no よく of what is not.
    if (base && base.plain > 0 === degree > 0) return { of: base.of, degree };
  }
  const base = baseOf(word);
  return base && { of: base.of, degree: base.plain };
}

/** What a word without degree is about, and how much it says. */
function baseOf(word: string): { readonly of: string; readonly plain: number } | null {
  const side = SIDES.get(word) ?? SIDES.get(word.replace(ENDING, ''));
  if (side) return side;
  for (const [pattern, positive] of DENIALS) {
    if (!pattern.test(word)) continue;
    const base = baseOf(word.replace(pattern, positive));
    const isVerb = base?.of.startsWith('verb') ?? false;
    if (base && base.plain > 0) return { of: base.of, plain: isVerb ? NOT_THERE : DENIED };
  }
  const none = NOT_THERE_AT_ALL.exec(word);
  const denied = none && SIDES.get(none[1]);
  if (denied && denied.plain > 0) return { of: denied.of, plain: DENIED };
  if (none) return { of: `there${none[1]}`, plain: NOT_THERE };
  const some = THERE.exec(word);
  if (some) return { of: `there${some[1]}`, plain: PLAIN };
  if (/^(?:そう思う|思う|当てはまる|あてはまる|同意する|合う)$/.test(word))
    return { of: `agree${word}`, plain: PLAIN };
  const verb = VERB.exec(word) ?? /^(.{1,12}?でき)る$/.exec(word);
  return verb ? { of: `verb${verb[1]}`, plain: PLAIN } : null;
}

function english(word: string): Degree | null {
  const text = word.replace(/^not(.+)atall$/, 'notatall$1');
  for (const [adverb, degree] of [...ENGLISH_LESS, ...ENGLISH_MORE]) {
    const rest = text.replace(adverb, '');
    const base = rest === text ? null : baseOf(rest);
    if (base) return { of: base.of, degree: base.plain < 0 ? -Math.abs(degree) : degree };
  }
  return null;
}

/**
 * Words of one ladder from the least to the most: まったくない, あまりない, ときどきある, よくある; 不満 … 満足; 減少, 横ばい, 増加; 年1回 … 毎日; × △ ○ ◎. Null where a word is
 * not known, two say the same, or they are of different things: then no order is known. Widths, spaces and numbers in front do not count.
 */
export function orderOfDegrees(words: readonly string[]): readonly string[] | null {
  if (words.length < 2) return null;
  const contacts = words.map((word) => contactsPerYear(answerWord(word)));
  if (contacts.every((value) => value !== null)) return ordered(words, contacts);
  const stages = words.map((word) => stageOfWork(answerWord(word)));
  if (stages.every((stage) => stage !== null)) return ordered(words, stages);
  const degrees = words.map(degreeOf);
  if (!degrees.every((each) => each !== null)) return null;
  const subjects = new Set(degrees.map(({ of }) => of).filter((of) => of !== ''));
  if (subjects.size > 1 || (subjects.size === 0 && words.length > 1)) return null;
  return ordered(
    words,
    degrees.map(({ degree }) => degree),
  );
}

/** Ascending; null where two are equal. */
function ordered(words: readonly string[], sizes: readonly number[]): readonly string[] | null {
  if (new Set(sizes).size < sizes.length) return null;
  return words
    .map((word, at) => ({ word, size: sizes[at] }))
    .sort((a, b) => a.size - b.size)
    .map(({ word }) => word);
}
