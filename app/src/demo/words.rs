//! What people of a large firm are called, and what they write.

pub(super) const FAMILY_NAMES: &[&str] = &[
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
];
pub(super) const PLACES: &[&str] = &[
    "越後", "信州", "加賀", "近江", "播磨", "讃岐", "伊予", "備前", "上総", "武蔵", "相模", "駿河",
    "三河", "尾張", "津軽", "陸奥", "出羽", "豊前", "肥後", "薩摩",
];
pub(super) const TRADES: &[&str] = &[
    "製菓",
    "食品",
    "水産",
    "乳業",
    "醸造",
    "製パン",
    "製麺",
    "飲料",
    "缶詰",
    "農産",
    "冷凍",
    "物産",
];
pub(super) const SENTENCES: &[&str] = &[
    "購買部長に会い、8%と4月1日納入分からを伝え、通知書を渡す",
    "12月からの数量を30%減らすと伝え、組み替えた注文書をもらう",
    "小口の配送が有償になると伝え、了解の返信をもらう",
    "Tell the buyer 8% from 1 April and get the notice acknowledged",
];
pub(super) const UPDATES: &[&str] = &[
    "引き続き調整中です",
    "10月21日に購買の中村部長へ8%と申し上げました",
    "先方のご都合で来週に延びました",
    "まだ伝えていません。次は12月3日にお会いします",
    "感触は悪くありません",
    "先方の稟議に上がり、12月18日の会議で決まるとのことです",
    "タイミングを見てお伝えします",
    "No update from my side.",
    "Told them on the 12th: 8%, all items, from 1 April.",
    "資料は経理の確認が済み、二枚にまとめました",
    "先方の担当が替わり、引き継ぎの席を11月30日に設けます",
    "もう少しお時間をください",
];
pub(super) const FACTS: &[&str] = &[
    "中村部長「8%は承った。社内に上げる」",
    "通知書の受領印、11月12日",
    "招待が承諾された。12月3日14時",
    "先方の稟議の会議は12月18日",
    "原価の上昇9.2%、別紙二枚",
    "発信の記録。10月5日、8日、13日",
    "Mail of 14 November: notice received",
];
pub(super) const REPORTS: &[&str] =
    &["済みました", "額と日付を申し上げました", "書面を渡しました", "Done as planned."];
pub(super) const QUESTIONS: &[&str] = &[
    "額と日付は、もう言葉で伝わっていますか",
    "次に会うのはいつですか",
    "何かこちらで外せる障害はありますか",
    "Has the number been said yet?",
];
