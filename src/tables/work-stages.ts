/** What is done, introduced, obtained, … */
const WORK =
  '(?:実施|導入|取得|取り?組み?|対応|着手|開始|利用|活用|整備|設置|策定|締結|加入|認定|登録|申請|出願|運用|実装|移行|公開|開発|参加|連携)';

/** How far a piece of work has come, by the words of lists and questionnaires; the least first. */
const STAGES: readonly (readonly [RegExp, number])[] = (
  [
    [
      '(?:WORK|検討)?(?:の|する|を)?(?:予定|計画|意向|考え)(?:は|が|も)?(?:なし|ない|無し|無い|無)',
      -3,
    ],
    ['(?:検討)(?:は)?(?:していない|せず|なし)|未検討|必要なし|不要', -3],
    ['未(?:WORK|着|了|完了|済)?|(?:WORK)?(?:は)?(?:していない|せず|なし|無し)|非WORK', -2],
    ['情報収集(?:中|段階)?|関心(?:が)?(?:あり|ある)', -0.5],
    ['(?:WORK)?(?:を|に向け)?(?:検討|調整|協議)(?:中|している|段階)?', 0],
    [
      '(?:今後|近く|来年度)?(?:WORK)?(?:を|の|する)?(?:予定|計画|準備)(?:中|あり|がある|している)?',
      1,
    ],
    [
      '(?:一部|部分的に|試験的に|試行的に)(?:WORK)?(?:済み?|中|している)?|(?:試行|試験WORK|試用)(?:中|段階)?',
      1.5,
    ],
    ['(?:WORK|進行|推進)(?:している|中)|進行中', 2],
    ['WORK(?:した|する|あり)?', 2.5],
    ['(?:WORK)?(?:済み?|ずみ|完了)|全面WORK(?:済み?)?', 3],
  ] as const
).map(([pattern, stage]) => [new RegExp(`^(?:${pattern.replaceAll('WORK', WORK)})$`), stage]);

/** How far a piece of work has come (予定なし, 未実施, 検討中, 導入予定, 実施中, 導入済); null for any other word. */
export function stageOfWork(word: string): number | null {
  const plain = word
    .normalize('NFKC')
    .replace(/[\s・、,。.]/g, '')
    .replace(/\([^()]*\)$/, '');
  return STAGES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
