//! What a row of a history reports, by the value in its kind column.

use fushime_core::event::terms::{EvidenceKind, Tap};
use fushime_wording::fold_width;

/// What a row means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It was asked.
    Asked,
    /// A report without a tap.
    Update,
    /// A report with one of the four answers.
    Tapped(Tap),
    /// A report: it is the client's turn.
    ClientTurn,
    /// A fact.
    Evidence(EvidenceKind),
    /// A follow-up question of the leader.
    Question,
    /// Open disagreement.
    Concern,
    /// Only what the other columns say changes; nobody said a word.
    Change,
    /// A pause.
    Hold,
    /// The pause is over.
    Resumed,
    /// A question was answered.
    Answer,
    /// A milestone was dropped.
    Dropped,
    /// The next milestone was reported.
    Reported,
    /// The milestone that waits for it was confirmed.
    Confirmed,
    /// It is done.
    Done,
    /// It was taken back.
    Withdrawn,
    /// The leader does it instead.
    BoughtBack,
    /// It was taken up again.
    Reopened,
    /// The row is passed over.
    Ignore,
}

/// The names of kinds in a map file, in the order of the manual.
const NAMES: &[(&str, Kind)] = &[
    ("asked", Kind::Asked),
    ("update", Kind::Update),
    ("said", Kind::Tapped(Tap::Said)),
    ("not_yet", Kind::Tapped(Tap::NotYet)),
    ("refused", Kind::Tapped(Tap::Refused)),
    ("need_hand", Kind::Tapped(Tap::NeedHand)),
    ("client_turn", Kind::ClientTurn),
    ("question", Kind::Question),
    ("answer", Kind::Answer),
    ("concern", Kind::Concern),
    ("change", Kind::Change),
    ("hold", Kind::Hold),
    ("resumed", Kind::Resumed),
    ("dropped", Kind::Dropped),
    ("reported", Kind::Reported),
    ("confirmed", Kind::Confirmed),
    ("done", Kind::Done),
    ("withdrawn", Kind::Withdrawn),
    ("bought_back", Kind::BoughtBack),
    ("reopened", Kind::Reopened),
    ("ignore", Kind::Ignore),
];

/// The names of all kinds, to be shown.
pub const KINDS_NAMED: &str = "asked, update, said, not_yet, refused, need_hand, client_turn, \
    evidence:E1 – evidence:E12, question, answer, concern, change, hold, resumed, dropped, reported, confirmed, \
    done, withdrawn, bought_back, reopened, ignore";

impl Kind {
    /// Finds the kind a map file names: `update`, `evidence:E4` …
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        if let Some(evidence) = name.strip_prefix("evidence:") {
            let kind = EvidenceKind::named(&evidence.trim().to_uppercase())?;
            return Some(Self::Evidence(kind));
        }
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// Returns the name in a map file.
    #[must_use]
    pub fn name(self) -> String {
        if let Self::Evidence(kind) = self {
            return format!("evidence:{}", kind.as_str());
        }
        let named = NAMES.iter().find(|(_, kind)| *kind == self);
        named.map_or("update", |(name, _)| *name).to_owned()
    }

    /// Tells whether it ends the item.
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(self, Self::Done | Self::Withdrawn | Self::BoughtBack)
    }
}

/// Tells whether a value is the name of a kind, and so nobody's word.
#[must_use]
pub fn is_kind(value: &str) -> bool {
    Kind::named(&value.trim().to_lowercase()).is_some()
}

/// A value of the kind column: what it means, and whether it says that the item is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// What it means.
    pub kind: Kind,
    /// It names a state in which the item is surely open.
    pub open: bool,
}

/// Guesses what a value means.
#[must_use]
pub fn guessed(value: &str) -> Meaning {
    if let Some(kind) = Kind::named(&value.trim().to_lowercase()) {
        let open = matches!(kind, Kind::Hold | Kind::ClientTurn);
        return Meaning { kind, open };
    }
    let bare = |text: &str| -> String {
        fold_width(text).chars().filter(|c| !matches!(c, '-' | '_' | '\'' | '’')).collect()
    };
    let key = bare(value);
    let is = |names: &[&str]| names.iter().any(|name| bare(name) == key);
    let open = |kind| Meaning { kind, open: true };
    let event = |kind| Meaning { kind, open: false };
    if is(DONE) {
        event(Kind::Done)
    } else if is(WITHDRAWN) {
        event(Kind::Withdrawn)
    } else if is(REOPENED) {
        open(Kind::Reopened)
    } else if is(HOLD) {
        open(Kind::Hold)
    } else if is(CLIENT) || key.starts_with("waitingfor") || key.starts_with("waitingon") {
        open(Kind::ClientTurn)
    } else if is(SAID) {
        event(Kind::Tapped(Tap::Said))
    } else if is(NOT_YET) {
        event(Kind::Tapped(Tap::NotYet))
    } else if is(REFUSED) {
        event(Kind::Tapped(Tap::Refused))
    } else if is(NEED_HAND) {
        event(Kind::Tapped(Tap::NeedHand))
    } else if is(QUESTION) {
        event(Kind::Question)
    } else if is(ASKED) {
        event(Kind::Asked)
    } else if is(OPEN) || key.starts_with("awaiting") {
        open(Kind::Update)
    } else {
        event(Kind::Update)
    }
}

const DONE: &[&str] = &[
    "resolved",
    "closed",
    "close",
    "done",
    "complete",
    "completed",
    "finished",
    "fixed",
    "closed won",
    "closed complete",
    "verified",
    "delivered",
    "完了",
    "完了済",
    "完了済み",
    "対応済",
    "対応済み",
    "対応完了",
    "解決",
    "解決済",
    "解決済み",
    "クローズ",
    "終了",
    "済",
    "済み",
    "処理済",
    "処理済み",
];
const WITHDRAWN: &[&str] = &[
    "cancelled",
    "canceled",
    "withdrawn",
    "rejected",
    "won't fix",
    "wont fix",
    "wontfix",
    "duplicate",
    "abandoned",
    "closed lost",
    "closed incomplete",
    "closed skipped",
    "取消",
    "取消し",
    "取り消し",
    "キャンセル",
    "中止",
    "取下げ",
    "取り下げ",
    "却下",
    "見送り",
    "対応不要",
    "失注",
];
const REOPENED: &[&str] = &[
    "reopened",
    "reopen",
    "re-opened",
    "再開",
    "再オープン",
    "再対応",
    "差し戻し",
    "差戻し",
    "差戻",
];
const HOLD: &[&str] = &[
    "on hold",
    "hold",
    "paused",
    "suspended",
    "deferred",
    "保留",
    "保留中",
    "一時停止",
    "凍結",
    "休止",
];
const CLIENT: &[&str] = &[
    "awaiting user info",
    "awaiting customer",
    "awaiting client",
    "awaiting caller",
    "awaiting reply",
    "awaiting response",
    "awaiting user",
    "pending customer",
    "customer response",
    "client turn",
    "先方待ち",
    "先方確認中",
    "先方検討中",
    "先方回答待ち",
    "顧客待ち",
    "顧客確認中",
    "お客様待ち",
    "お客様確認中",
    "客先待ち",
    "客先確認中",
    "客先検討中",
    "回答待ち",
    "返信待ち",
    "返答待ち",
    "検討中",
];
const SAID: &[&str] =
    &["told", "said", "communicated", "言えた", "伝えた", "伝達済", "伝達済み", "説明済み"];
const NOT_YET: &[&str] = &["not yet", "まだ", "未対応", "未連絡", "未訪問"];
const REFUSED: &[&str] = &["refused", "declined", "断られた", "拒否", "お断り", "不調"];
const NEED_HAND: &[&str] =
    &["need a hand", "help", "help needed", "手を借りたい", "相談", "要相談", "要支援"];
const QUESTION: &[&str] = &["question", "質問", "確認依頼", "問い合わせ"];
const ASKED: &[&str] = &["asked", "created", "submitted", "依頼", "指示", "起票", "登録", "作成"];
const OPEN: &[&str] = &[
    "new",
    "open",
    "opened",
    "active",
    "in progress",
    "work in progress",
    "assigned",
    "accepted",
    "pending",
    "to do",
    "todo",
    "started",
    "doing",
    "in review",
    "investigating",
    "planned",
    "新規",
    "未着手",
    "着手",
    "着手済み",
    "対応中",
    "進行中",
    "作業中",
    "処理中",
    "調査中",
    "受付",
    "受付済",
    "受付済み",
    "オープン",
    "継続",
    "継続中",
    "遅延",
    "遅れ",
    "順調",
    "未完了",
    "未完",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for (name, kind) in NAMES {
            assert_eq!(Kind::named(name), Some(*kind));
            assert_eq!(kind.name(), *name);
            assert!(KINDS_NAMED.split(", ").any(|shown| shown == *name), "{name}");
        }
        assert_eq!(Kind::named("evidence:e4"), Some(Kind::Evidence(EvidenceKind::Document)));
        assert_eq!(Kind::named("evidence:E13"), None);
        assert_eq!(Kind::Evidence(EvidenceKind::Document).name(), "evidence:E4");
    }

    #[test]
    fn values_of_other_programs_are_guessed() {
        for (value, kind, open) in [
            ("Closed", Kind::Done, false),
            ("RESOLVED", Kind::Done, false),
            ("対応済み", Kind::Done, false),
            ("ｸﾛｰｽﾞ", Kind::Done, false),
            ("Cancelled", Kind::Withdrawn, false),
            ("取り下げ", Kind::Withdrawn, false),
            ("Awaiting User Info", Kind::ClientTurn, true),
            ("Waiting for customer", Kind::ClientTurn, true),
            ("先方確認中", Kind::ClientTurn, true),
            ("Awaiting Vendor", Kind::Update, true),
            ("On Hold", Kind::Hold, true),
            ("Active", Kind::Update, true),
            ("対応中", Kind::Update, true),
            ("client_turn", Kind::ClientTurn, true),
            ("not_yet", Kind::Tapped(Tap::NotYet), false),
            ("Comment", Kind::Update, false),
            ("", Kind::Update, false),
        ] {
            assert_eq!(guessed(value), Meaning { kind, open }, "{value}");
        }
    }
}
