/**
 * The 47 prefectures: JIS X 0401 code, Japanese name, English name and the two letters that
 * Natural Earth's file names use (HASC).
 */
export interface PrefectureName {
  readonly code: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly hasc: string;
}

const TABLE = `01 HK 北海道 Hokkaido
02 AO 青森県 Aomori
03 IW 岩手県 Iwate
04 MG 宮城県 Miyagi
05 AK 秋田県 Akita
06 YT 山形県 Yamagata
07 FS 福島県 Fukushima
08 IB 茨城県 Ibaraki
09 TC 栃木県 Tochigi
10 GM 群馬県 Gunma
11 ST 埼玉県 Saitama
12 CH 千葉県 Chiba
13 TK 東京都 Tokyo
14 KN 神奈川県 Kanagawa
15 NI 新潟県 Niigata
16 TY 富山県 Toyama
17 IS 石川県 Ishikawa
18 FI 福井県 Fukui
19 YN 山梨県 Yamanashi
20 NN 長野県 Nagano
21 GF 岐阜県 Gifu
22 SZ 静岡県 Shizuoka
23 AI 愛知県 Aichi
24 ME 三重県 Mie
25 SH 滋賀県 Shiga
26 KY 京都府 Kyoto
27 OS 大阪府 Osaka
28 HG 兵庫県 Hyogo
29 NR 奈良県 Nara
30 WK 和歌山県 Wakayama
31 TT 鳥取県 Tottori
32 SM 島根県 Shimane
33 OY 岡山県 Okayama
34 HS 広島県 Hiroshima
35 YC 山口県 Yamaguchi
36 TS 徳島県 Tokushima
37 KG 香川県 Kagawa
38 EH 愛媛県 Ehime
39 KC 高知県 Kochi
40 FO 福岡県 Fukuoka
41 SG 佐賀県 Saga
42 NS 長崎県 Nagasaki
43 KM 熊本県 Kumamoto
44 OT 大分県 Oita
45 MZ 宮崎県 Miyazaki
46 KS 鹿児島県 Kagoshima
47 ON 沖縄県 Okinawa`;

export const PREFECTURE_NAMES: readonly PrefectureName[] = TABLE.split('\n').map((line) => {
  const [code, hasc, nameJa, nameEn] = line.split(' ');
  return { code, hasc, nameJa, nameEn };
});
