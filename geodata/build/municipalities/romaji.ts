const SYLLABLES = new Map(
  (
    'ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so ' +
    'タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho ' +
    'マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ' +
    'ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do ' +
    'バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ vu ' +
    'キャ kya キュ kyu キョ kyo シャ sha シュ shu ショ sho チャ cha チュ chu チョ cho ' +
    'ニャ nya ニュ nyu ニョ nyo ヒャ hya ヒュ hyu ヒョ hyo ミャ mya ミュ myu ミョ myo ' +
    'リャ rya リュ ryu リョ ryo ギャ gya ギュ gyu ギョ gyo ジャ ja ジュ ju ジョ jo ' +
    'ビャ bya ビュ byu ビョ byo ピャ pya ピュ pyu ピョ pyo'
  )
    .split(' ')
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1]]);
      return pairs;
    }, []),
);

/**
 * Full-width katakana in Hepburn's romanisation without macrons: long o and u are written once (トウベツ → Tobetsu),
 * ン before a vowel or y gets an apostrophe, ン before b, m, p stays n. A '|' in the kana marks a seam across which
 * vowels do not join (コト|ウラ → Kotoura), a '-' one that is also written (ブンゴ-オオノ → Bungo-Ono). The first letter
 * is a capital.
 * Throws on a character that is no katakana syllable.
 */
export function toRomaji(kana: string): string {
  return kana
    .split('-')
    .map((word) => word.split('|').map(romanisePart).join(''))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('-');
}

function romanisePart(kana: string): string {
  let out = '';
  let doubled = false;
  for (let at = 0; at < kana.length;) {
    const pair = SYLLABLES.has(kana.slice(at, at + 2)) && kana.length > at + 1;
    const syllable = kana.slice(at, at + (pair ? 2 : 1));
    at += syllable.length;
    if (syllable === 'ッ') {
      doubled = true;
      continue;
    }
    if (syllable === 'ー') continue;
    let latin = SYLLABLES.get(syllable);
    if (latin === undefined) throw new Error(`Not a katakana syllable: ${syllable} in ${kana}`);
    if (doubled) latin = (latin.startsWith('ch') ? 't' : latin.charAt(0)) + latin;
    doubled = false;
    if (
      out.endsWith('n') &&
      kana.at(at - syllable.length - 1) === 'ン' &&
      /^[aiueoy]/.test(latin)
    ) {
      latin = `'${latin}`;
    }
    const joins = (latin === 'u' && /[ou]$/.test(out)) || (latin === 'o' && out.endsWith('o'));
    if (!joins) out += latin;
  }
  return out;
}
