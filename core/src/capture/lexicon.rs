//! The words quick capture listens for, in both languages. Each list is one text cut at bars.

use fushime_wording::find;
use fushime_wording::span::Found;

use crate::event::terms::{PolicyKind, Stage};

/// Finds the words of a list in a text, the longest at each place.
pub(super) fn marks(text: &str, list: &str) -> Vec<Found<usize>> {
    find(text, &list.split('|').collect::<Vec<_>>())
}

/// Tells whether a word of the list stands in a text.
pub(super) fn has(text: &str, list: &str) -> bool {
    !marks(text, list).is_empty()
}

/// Finds the words of a table in a text, with what each stands for.
pub(super) fn tagged<T: Copy>(text: &str, table: &[(T, &str)]) -> Vec<Found<T>> {
    let words: Vec<(T, &str)> = table
        .iter()
        .flat_map(|(tag, list)| list.split('|').map(move |word| (*tag, word)))
        .collect();
    let list: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
    find(text, &list)
        .into_iter()
        .map(|found| Found { span: found.span, value: words[found.value].0 })
        .collect()
}

/// How much a word says about the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// 供給, price: may be a mere reason.
    Topic,
    /// 値上げ, recall: the matter itself.
    Matter,
    /// 値下げしない: a No whatever else is said.
    Refusal,
}

/// What a request is about.
pub(super) const KINDS: &[((PolicyKind, Weight), &str)] = &[
    (
        (PolicyKind::Price, Weight::Matter),
        "値上げ|値上|値下げ|価格改定|価格改訂|単価改定|価格転嫁|価格変更|新価格|新単価|price increase|price rise|\
    price hike|price revision|price change|raise the price|raise prices|raise price|\
    new price|price cut|surcharge",
    ),
    ((PolicyKind::Price, Weight::Topic), "価格|単価|price|prices"),
    (
        (PolicyKind::No, Weight::Refusal),
        "値下げしない|値下げはしない|値下げできない|値下げはできない|値下げに応じない|値下げには応じ|値引きしない|値引きはしない|値引きできない|\
    値引きはできない|値引きに応じない|値引きには応じ|価格据え置きはできない|お断り|断る|断り|断って|謝絶|辞退|受けられない|お受けできない|対応できない|\
    応じられない|応じない|no discount|no price cut|say no|refuse|decline|turn down|reject|\
    cannot accept|can't accept|we can't|we cannot",
    ),
    (
        (PolicyKind::Shortage, Weight::Matter),
        "欠品|品切れ|品薄|納期遅れ|納期遅延|納期変更|納期|出荷遅延|遅延|供給停止|供給制約|供給削減|終売|廃番|生産終了|shortage|\
    out of stock|late delivery|delivery delay|delay|delayed|supply cut|lead time|\
    discontinue|discontinued",
    ),
    ((PolicyKind::Shortage, Weight::Topic), "供給|在庫|supply|delivery"),
    (
        (PolicyKind::Quality, Weight::Matter),
        "不具合|不良|品質問題|リコール|自主回収|回収|異物|初報|是正|defect|defective|recall|contamination|\
    quality report|quality issue|quality problem",
    ),
    ((PolicyKind::Quality, Weight::Topic), "クレーム|品質|8d|quality"),
    (
        (PolicyKind::Allocation, Weight::Matter),
        "割当|割り当て|割当て|出荷調整|出荷制限|数量制限|配分|allocation|allocate|quota|ration|rationing",
    ),
    ((PolicyKind::Allocation, Weight::Topic), "枠"),
];

/// Which stage a word belongs to.
pub(super) const STEPS: &[(Stage, &str)] = &[
    (
        Stage::Prepared,
        "準備|資料|文案|案文|下書き|根回し|社内調整|稽古|ロープレ|prepare|draft|rehearse|rehearsal|groundwork",
    ),
    (
        Stage::Appointment,
        "アポ|アポイント|アポ取り|アポ取得|日程調整|日程確定|面談設定|商談設定|約束を取|appointment|appt|book a meeting|\
    set up a meeting|schedule a meeting|meeting set",
    ),
    (
        Stage::Told,
        "訪問|伝え|伝達|商談|面談|打合せ|打ち合わせ|説明|電話|初報|一報|第一報|報告|話す|話して|申し入れ|申入れ|断り|断る|会う|連絡|tell|\
    visit|meet|meeting|call|inform|notify|explain|present|report|say|talk",
    ),
    (
        Stage::Received,
        "文書|書面|通知文|通知書|案内文|案内状|郵送|手渡|受領|提出|送付|メール|報告書|letter|written notice|notice|\
    in writing|email|send|receipt|submit|hand over|written report",
    ),
    (Stage::Answered, "回答|返事|返答|ご回答|諾否|answer|reply|response"),
    (Stage::Agreed, "合意|承諾|了承|妥結|覚書|締結|契約|agree|agreed|agreement|sign|signed"),
    (Stage::InEffect, "実施|切替|切り替え|go live|first order|take effect"),
    (Stage::Invoiced, "請求|invoice|invoiced|billing"),
];

pub(super) const WHY: &str = "理由は|理由:|理由|背景は|背景:|because|due to|owing to|reason:|why:";

/// Words that end a reason and let what is asked follow.
pub(super) const WHY_ENDS: &str =
    "ため|ので|により|に伴い|に伴う|を受けて|を受け|につき|高騰で|上昇で";

pub(super) const AUTHORITY: &str = "譲歩|裁量|譲って|下限|まで可|まで許容|concede|authority|leeway|floor|may go down to|\
    can go down to";

pub(super) const NEVER: &str =
    "譲れない|譲らない|譲歩不可|譲歩なし|交渉不可|not negotiable|non-negotiable|no concession";

pub(super) const DONE: &str = "完了条件|完了の条件|完了は|done when|definition of done|done:";

/// Words that mark the date by which all is to be finished.
pub(super) const DUE: &str = "期限|〆切|締切|締め切り|完了|完結|終わら|決着|片付け|due|deadline|finish|finished|complete|completed|\
    wrap up|all done|close this";

/// Words that follow or precede the date from which it holds.
pub(super) const EFFECT_AFTER: &str = "出荷分|納品分|納入分|注文分|ご注文分|受注分|受注|実施|適用|発効|値上げ|値上|価格改定|改定|改訂|付|施行|スタート|値下げ|終売";

pub(super) const EFFECT_BEFORE: &str = "新納期|納期|入荷|再開|new date|new delivery date|実施日|実施|適用日|適用|改定日|実施は|effective|\
    in effect|starting|starts|valid from";

pub(super) const DOWN: &str = "値下げ|引き下げ|引下げ|下げ|減|減らす|削減|減額|カット|ダウン|値引き|cut|decrease|reduction|reduce|less|down|\
    lower|discount|off";

pub(super) const DOWN_BEFORE: &str = "cut|reduce|lower|decrease|discount|less|down";

pub(super) const UP_YEN: &str = "値上げ|値上|アップ|引き上げ|引上げ|上げ|up|increase|more";

pub(super) const NOT_GOODS: &str = "社|件|名|人|回|か月|ヶ月|カ月|ヵ月|箇月|営業日|日間|週間|年間|時間|分間|店|店舗|か所|ヶ所|カ所|箇所|品目|種|種類|accounts|\
    companies|people|days|weeks|months|hours|minutes|times|items|orders";

pub(super) const CHANNELS: &str = "電話|メール|訪問|面談|商談|打合せ|打ち合わせ|会議|来社|オンライン|web会議|fax|ファックス|手渡|郵送|チャット|お会い|会って|伺|口頭|\
    対面|phone|phoned|call|called|email|emailed|mail|mailed|visit|visited|met|meeting|\
    met with|in person|video call|teams|zoom|letter|told|spoke";

pub(super) const NEXT: &str = "次回|アポ|アポイント|訪問|面談|打合せ|打ち合わせ|来社|商談|会議|お会い|伺|約束|再訪|next|meeting|visit|appointment|\
    invitation|meet|call|see them";

pub(super) const DECISION: &str = "稟議|決裁|起案|合議|承認|役員会|取締役会|経営会議|購買会議|審議|諮る|諮り|board|approval|approver|committee|\
    sign-off|sign off|ringi|purchasing meeting";

pub(super) const SAID: &str = "とのこと|とのご返事|との返事|とのご回答|との回答|とおっしゃ|と言われ|と仰|とのお話|と申され|said|says|replied|answered|\
    wrote|told me|told us|asked for";

pub(super) const INSIDE: &str = "社内|経理|製造|生産管理|物流|品証|品質保証|法務|財務|購買部に依頼|工場|技術|本社|legal|finance|production|\
    logistics|quality assurance|headquarters|hq|operations";

pub(super) const WAITS: &str =
    "待ち|依頼|確認中|回答|手配|調整|相談|返事|waiting|asked|will|by|confirm|reply|due";

pub(super) const OUTSIDE: &str = "決算|棚卸|組織変更|組織再編|人事異動|合併|統合|移転|閉鎖|台風|地震|水害|休業|法改正|値上げ発表|行政|株主総会|merger|\
    reorganisation|reorganization|restructuring|typhoon|earthquake|strike|\
    closing of the books|stocktaking|shareholders' meeting|office closed|\
    plant closed";

pub(super) const CONTRACT: &str = "契約|基本契約|覚書|有効期限|見積有効|条項|価格保証|contract|clause|valid until|price validity|\
    agreement";

pub(super) const ALTERNATIVE: &str = "代案|代替案|代わりに|段階的|分割|折衷案|対案として|こちらから提案|alternative|instead|phased|in two steps|\
    i suggest|we could|my proposal";

pub(super) const ATTEMPTS: &str = "回電話|回連絡|度電話|度連絡|不在|折り返し|再度連絡|つながら|called twice|tried twice|left a message|\
    no answer|tried again|called again|times";

/// Words that only say that something will be or was not done.
pub(super) const NOT_YET: &str = "まだ|未定|できていな|していな|言えな|伝えられ|検討|予定はな|not yet|haven't|have not|did not|didn't|\
    no update";
