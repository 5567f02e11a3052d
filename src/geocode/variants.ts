/**
 * Characters that addresses and gazetteers write in more than one way, as pairs: what is found, then what it is read
 * as. Compiled for Shuseki from the list of old forms that the 常用漢字表 gives beside its characters, and from the forms
 * that registers use in place names.
 */
const PAIRS = [
  // Old forms of the 常用漢字表.
  '亞亜惡悪壓圧圍囲爲為醫医壹一稻稲飮飲隱隠營営榮栄衞衛驛駅圓円緣縁艷艶鹽塩奧奥應応橫横歐欧毆殴黃黄溫温穩穏假仮價価畫画會会',
  '繪絵壞壊懷懐槪概擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓罐缶觀観關関陷陥顏顔氣気歸帰龜亀僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡',
  '挾挟敎教狹狭鄕郷曉暁驅駆區区勳勲薰薫徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献硏研縣県',
  '險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国黑黒濟済碎砕齋斎劑剤櫻桜雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実',
  '舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄狀状疊畳讓譲釀醸觸触寢寝愼慎',
  '晉晋眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢瀨瀬靜静齊斎攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿巢巣爭争',
  '總総聰聡莊荘裝装騷騒增増臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳',
  '廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘德徳獨独讀読屆届繩縄貳二腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘',
  '濱浜甁瓶拂払佛仏倂併竝並變変邊辺邉辺辨弁瓣弁辯弁舖舗步歩寶宝寳宝豐豊沒没飜翻槇槙萬万滿満默黙彌弥藥薬譯訳豫予餘余與与譽誉',
  '搖揺樣様謠謡遙遥來来賴頼亂乱覽覧龍竜兩両獵猟綠緑鄰隣壘塁淚涙泪涙勵励禮礼靈霊齡齢戀恋爐炉勞労樓楼郞郎祿禄錄録灣湾',
  '曆暦歷歴每毎淸清靑青眾衆姬姫頹頽凉涼冨富髙高﨑崎嵜崎嶋島嶌島槗橋栁柳桺柳桒桑埜野穗穂穐秋籏旗',
  // Forms of one character in place names.
  '壱一弐二曾曽淵渕渊渕頸頚檜桧藪薮籔薮諫諌竈釜竃釜鰺鯵檮梼禱祷蘆芦舘館蠣蛎簑蓑裡裏禰祢襧祢靭靱鶯鴬鷗鴎剝剥塡填頰頬吞呑俱倶',
  '繫繋繡繍麴麹蠟蝋焰焔凜凛囊嚢鉤鈎礦鉱礪砺劔剣劒剣釼剣廐厩廏厩豎竪苅刈毗毘薗園莵菟兔兎讚讃邇迩鋪舗濤涛峯峰崗岡壷壺瀦潴峩峨',
  '祗祇纒纏籠篭巿市舟船嚙噛蔣蒋摑掴瘦痩攪撹涌湧堯尭亙亘巖巌廹迫棲栖碕崎嵓岩邨村杦杉湏須',
  '礒磯菴庵斉斎頴穎剱剣桝枡舩船凾函谿渓脊背埼崎砿鉱杤栃麸麩蘂蕊',
  '仭仞萠萌緖緒閒間濵浜釡釜餠餅冶治磐盤阪坂',
].join('');

/** Characters beyond the basic plane, as surrogate pairs. */
export const ASTRAL_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['𠮷', '吉'],
  ['𡈽', '土'],
  ['𣘺', '橋'],
  ['𠩤', '原'],
  ['𥔎', '崎'],
  ['𡌛', '塚'],
  ['𣜿', '栃'],
]);

/** Calls back with each pair of code units: found, read as. */
export function forEachVariant(use: (from: number, to: number) => void): void {
  for (let i = 0; i + 1 < PAIRS.length; i += 2) {
    use(PAIRS.charCodeAt(i), PAIRS.charCodeAt(i + 1));
  }
}
