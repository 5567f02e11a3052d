import type { LayoutProblemSentences } from '../en/layout-problems';
import { formatCount } from '../numbers';

const rows = (n: number): string => `${formatCount(n)}行`;

const listed = ({ values, counts }: { readonly values: string; readonly counts: string }) => {
  const each = counts.split('\n');
  return values
    .split('\n')
    .map((value, at) => `${value}：${each[at]}`)
    .join('、');
};

export const layoutProblems: LayoutProblemSentences = {
  'rounds-stacked': (f) => {
    const each = f.files.map((file, at) => `「${f.names[at]}」${file}（${rows(f.rows[at])}）`);
    const order = f.numbered
      ? 'どの回か（2019、第1回など）がファイルから分からないため、指定の順に番号を付けました。違うときは、古い順に指定するか、--firms-roundsで回の名前を指定してください。'
      : '';
    return `1つのファイルを1回の調査とします：${each.join('、')}。1つの一覧にまとめ、最後の列に調査の回を入れました。${order}`;
  },
  'rounds-columns-joined': (f) =>
    `最初の回の列と名前が違っても内容が同じ列は、同じ列にまとめました：${f.columns}。`,
  'rounds-columns-differ': (f) => {
    const less = f.less === '' ? '' : `この回にない列：${f.less}。`;
    const more = f.more === '' ? '' : `この回だけの列：${f.more}。`;
    return `この回の列は${f.first}と違います。${less}${more}列は残し、ない回の行は空欄にします。`;
  },
  'rounds-coded-otherwise': (f) =>
    `「${f.column}」は回によって値の付け方が違うため（${f.values.join('／')}）、除きました。同じ値が別の回答になってしまうからです。使うには、両方のファイルで同じ値にそろえてください。`,
  'rounds-same-file': (f) =>
    `${f.other}と同じファイルなので、別の回として扱えません。別の回のファイルを指定してください。`,
  'rounds-other-form': (f) =>
    `列（${f.columns}）が${f.first}の列（${f.firstColumns}）と違うため、同じ調査の別の回として扱えません。同じ調査の一覧を指定するか、列の名前をそろえてください。`,
  'rounds-named-twice': (f) =>
    `${f.files[0]}と${f.files[1]}は、どちらも「${f.round}」の調査です。一方のファイル名を調査の年に変えるか、ファイルの順に回の名前を指定してください（--firms-rounds 2019,2024）。`,
  'address-from-left': (f) =>
    `「${f.column}」の「同上」「同左」「本社に同じ」など${formatCount(f.cells)}セルには、同じ行の「${f.from}」の住所を当てはめました。`,
  'rows-hidden': (f) =>
    `${rows(f.of)}のうち${formatCount(f.rows)}行は、ブックでフィルターなどにより非表示です。ほかの行と同じに読み、数えています。除くには、同じ条件でここで絞り込むか、表示されている行だけを別のシートに写してください。`,
  'groups-read': (f) =>
    `一覧の途中の見出し${formatCount(f.headings)}行（「${f.example}」など）は企業に数えません。各行がどの見出しの下にあるかは「見出し」の列に入れました（${formatCount(f.rows)}行）。`,
  'blocks-read': (f) =>
    `同じ見出しの列が横に${formatCount(f.blocks)}組並んでいるため、左から順につなげて、1つの一覧（${formatCount(f.rows)}行）として読みました。`,
  'municipality-by-group': (f) => {
    const where = {
      heading: '上の見出し',
      column: `「${f.column}」の列（まとまりの最初の行だけに記入）`,
      'sheet-title': 'シートの表題',
    }[f.by];
    const names = `${f.names.split('\n').join('、')}${f.more > 0 ? `ほか${formatCount(f.more)}市区町村` : ''}`;
    const open = f.open > 0 ? `ほかの${rows(f.open)}の市区町村は分かりません。` : '';
    return `市区町村のない住所が${rows(f.rows)}あります。${where}にある市区町村（${names}）の住所として読みます。${open}`;
  },
  'industry-by-group': (f) => {
    const from = {
      heading: '上の見出しから読み取ります',
      column: `「${f.column}」の列でまとまりの最初の行にあるものを下の行にも当てはめます`,
    }[f.by];
    const names = `${f.names.split('\n').join('、')}${f.more > 0 ? `ほか${formatCount(f.more)}業種` : ''}`;
    const open = f.open > 0 ? `業種のない行が${rows(f.open)}あります。` : '';
    return `${rows(f.rows)}の業種を、${from}（${names}）。${open}`;
  },
  'code-book-sheet': (f) =>
    `シート「${f.sheet}」は、この名簿の${formatCount(f.columns)}列のコード表です。使うと決めたときだけ使います（この画面で選ぶか、--codebook にこのファイルを指定）。`,
  'code-twice': (f) =>
    `コード表に${formatCount(f.codes)}つのコードが2度あります（${f.value}が「${f.first}」と「${f.other}」）。先の名前を使います。誤りならコード表を直してください。`,
  'codes-unnamed': (f) =>
    `「${f.column}」の${rows(f.rows)}の値は、コードの意味に含まれていません（${listed(f)}）。コード表か「コードの意味」で決めるまで欠損とします。`,
  'sheet-newest': (f) =>
    `年ごとに同じ企業のシートがあるため、最初のシート「${f.first}」ではなく、最も新しい「${f.sheet}」を読みました。ほかの年はシート名で選べます。まとめて読むと、同じ企業を何度も数えます。`,
  'cells-parted': (f) =>
    `「${f.column}」は1つのセルに企業名と住所が入っているため、別々の列に分けて読みました（${rows(f.rows)}）。`,
  'rows-continued': (f) =>
    `「${f.column}」が企業名のない下の行に続いているため、${rows(f.rows)}のセルをつなげて${formatCount(f.firms)}社として読みました。`,
  'rows-paired': (f) =>
    `「${f.column}」の列で、企業名の下の行に住所があるため、${rows(f.rows)}を${formatCount(f.firms)}社として読み、住所を別の列に分けました。`,
  'rows-alternate': (f) =>
    `「${f.column}」の列に企業名と住所が上下に並んでいるようですが、交互でないため、${rows(f.rows)}をそれぞれ1社と数えています。1行に1社とし、住所を別の列に分けてください。`,
  'matrix-turned': (f) =>
    `行が機関（${formatCount(f.institutions)}機関）、列が企業（${formatCount(f.firms)}社）の表のため、行と列を入れ替えて読みました。`,
  'table-turned': (f) =>
    `企業（${formatCount(f.firms)}社）が横に並び、項目名（${formatCount(f.columns)}項目）が最初の列にある表のため、行と列を入れ替えて読みました。`,
  'cards-read': (f) =>
    `1シートに1社の調査票・カードの形とみて、${formatCount(f.cards)}シートを1行ずつの表（${formatCount(f.columns)}項目）にしました。${f.others === '' ? '' : `形の違うシート（${f.others}）は読んでいません。`}`,
  'size-by-sex': (f) =>
    `従業員数が男女別（${f.columns.split('\n').join('、')}）だけで、計がないため、従業員数として使っていません。計の列を加えてください。`,
  'table-above': (f) =>
    `一覧の上に別の表（見出し「${f.header}」、${rows(f.rows)}）があり、読んでいません。その表を読むときは、見出し行に${f.line}行目を選んでください（コマンドでは --header-row ${f.line}）。`,
  'headers-equal': (f) =>
    `一覧の見出しとみられる行が2つあります。${f.line}行目「${f.header}」と${f.other}行目「${f.otherHeader}」です。どちらの一覧を読むか、見出しの行を選んでください（コマンドでは --header-row ${f.line} または --header-row ${f.other}）。`,
  'firms-beside': (f) =>
    `名前と住所の列が横に2組あり（${f.columns.split('\n').join('、')}）、最初の組だけを読んでいます。ほかの組もこの一覧の企業なら、最初の組の下に並べてください。`,
};
