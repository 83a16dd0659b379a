//! The short lists that several events share: kinds, stages, evidence, taps.

use jiff::civil::Date;

use crate::ids::MemberId;
use crate::money::{Percent, Yen};
use crate::words::Words;

/// Makes a closed list whose members have a name for the ledger, in reading order.
macro_rules! list {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$item_meta:meta])* $item:ident = $text:literal,)* }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize,
            ::serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$item_meta])* #[serde(rename = $text)] $item,)*
        }

        impl crate::words::Worded for $name {}

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$item,)*];

            /// Returns the name used in the ledger and in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$item => $text,)*
                }
            }

            /// Finds the one with this name.
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.as_str() == text)
            }
        }
    };
}

pub(crate) use list;

list! {
    /// What a policy or directive is about.
    PolicyKind {
        /// 価格
        Price = "price",
        /// 供給・納期
        Shortage = "shortage",
        /// 品質
        Quality = "quality",
        /// 割当
        Allocation = "allocation",
        /// お断り
        No = "no",
        /// その他
        Other = "other",
    }
}

list! {
    /// How far the message is at the client: one list, everywhere.
    Stage {
        /// 準備
        Prepared = "prepared",
        /// アポ
        Appointment = "appointment",
        /// 口頭で伝えた
        Told = "told",
        /// 文書・受領
        Received = "received",
        /// 回答
        Answered = "answered",
        /// 合意
        Agreed = "agreed",
        /// 実施
        InEffect = "in_effect",
        /// 請求に載った
        Invoiced = "invoiced",
    }
}

list! {
    /// A kind of fact, E1 to E12.
    ///
    /// Source: domain notes 2.1.
    EvidenceKind {
        /// E1: who said it, with name and title.
        Who = "E1",
        /// E2: when and by what channel.
        When = "E2",
        /// E3: the client's own words.
        Words = "E3",
        /// E4: a document.
        Document = "E4",
        /// E5: the next dated step on a calendar.
        NextStep = "E5",
        /// E6: the client's way of deciding.
        Decision = "E6",
        /// E7: figures.
        Figures = "E7",
        /// E8: a dependency inside the firm, with owner and date.
        Inside = "E8",
        /// E9: an outside fact that can be checked.
        Outside = "E9",
        /// E10: a contract clause or the validity of a price.
        Contract = "E10",
        /// E11: the salesperson's own alternative, with its cost.
        Alternative = "E11",
        /// E12: a log of attempts.
        Attempts = "E12",
    }
}

list! {
    /// The four answers, the same everywhere.
    Tap {
        /// 言えた
        Said = "said",
        /// まだ
        NotYet = "not_yet",
        /// 断られた
        Refused = "refused",
        /// 手を借りたい
        NeedHand = "need_hand",
    }
}

list! {
    /// Who asked for a date to be moved.
    Requester {
        /// 先方
        Client = "client",
        /// 担当
        Salesperson = "salesperson",
        /// 上司
        Leader = "leader",
        /// 社内
        Inside = "inside",
    }
}

list! {
    /// What the leader may choose at a slip.
    SlipAnswer {
        /// 引き取る: the leader does it.
        BuyBack = "buy_back",
        /// そのままにしておく: no decision, and it shows on the leader's own page.
        Limbo = "limbo",
        /// 約束し直す
        ReAgree = "re_agree",
    }
}

list! {
    /// What the leader may answer to a concern.
    ConcernAnswer {
        /// 方針を保つ, with a reason.
        Keep = "keep",
        /// 変える
        Change = "change",
        /// 取り下げる
        Withdraw = "withdraw",
        /// 会って話す
        Meet = "meet",
    }
}

list! {
    /// Why a concern was raised.
    ConcernKind {
        /// 異論
        Disagreement = "disagreement",
        /// 相談, 手を借りたい
        Help = "help",
    }
}

list! {
    /// What a member is in the firm.
    Role {
        /// 上司
        Leader = "leader",
        /// 担当
        Salesperson = "salesperson",
        /// 役員
        Executive = "executive",
        /// 関係部門
        Stakeholder = "stakeholder",
        /// 管理者
        Administrator = "administrator",
    }
}

list! {
    /// What the entries may show about a directive; never about a person.
    SignalKind {
        /// 報告待ち
        Silence = "silence",
        /// 延期
        Slip = "slip",
        /// 回り道
        Detour = "detour",
        /// 根拠待ち
        Unsupported = "unsupported",
        /// まだ動いていない
        NonAction = "non_action",
        /// 言い残し
        Softened = "softened",
        /// 着任前からの指示
        Inherited = "inherited",
    }
}

list! {
    /// Who may read a discussion. One about a directive is read by all who read the directive.
    Privacy {
        /// Those of the firm who were there, and who wrote it down.
        Attendees = "attendees",
    }
}

list! {
    /// How much an account matters to the firm.
    Tier {
        /// A, key account.
        A = "A",
        /// B
        B = "B",
        /// C
        C = "C",
        /// D, occasional.
        D = "D",
    }
}

list! {
    /// Whether a price is said with or without tax.
    TaxBasis {
        /// 税抜
        Excluded = "excluded",
        /// 税込
        Included = "included",
    }
}

list! {
    /// A language of the pages.
    Language {
        /// 日本語
        Ja = "ja",
        /// English
        En = "en",
    }
}

list! {
    /// Whether something is a precondition before the message or a substitute for it.
    DetourKind {
        /// 先に別のことを
        Precondition = "precondition",
        /// 代わりのことを
        Substitute = "substitute",
    }
}

fact! {
    /// A number of things.
    Quantity {
        /// How many.
        amount: i64,
        /// Of what: 箱, cases.
        unit: Words,
    }
}

fact! {
    /// The figures of a policy or directive. What is left out was not decided.
    Figures {
        ;
        /// The change, +8 % as 800; a cut in supply is negative.
        percent: Option<Percent>,
        /// The price until now.
        old_price: Option<Yen>,
        /// The price from then on.
        new_price: Option<Yen>,
        /// Whether prices are with or without tax.
        tax: Option<TaxBasis>,
        /// Per what a price is meant: 個, kg.
        unit: Option<Words>,
        /// How many, for a shortage or an allocation.
        quantity: Option<Quantity>,
        /// Items, orders or deliveries it covers.
        scope: Option<Words>,
        /// From when.
        effective_on: Option<Date>,
        /// Until when the client's answer is asked for.
        answer_by: Option<Date>,
        /// What is not negotiable.
        not_negotiable: Option<Words>,
    }
}

impl Figures {
    /// No figures at all.
    #[must_use]
    pub fn none() -> Self {
        Self {
            percent: None,
            old_price: None,
            new_price: None,
            tax: None,
            unit: None,
            quantity: None,
            scope: None,
            effective_on: None,
            answer_by: None,
            not_negotiable: None,
        }
    }
}

fact! {
    /// What hangs on it.
    Stakes {
        ;
        /// For the client.
        client: Option<Words>,
        /// For the firm, in words.
        firm: Option<Words>,
        /// For the firm, in yen a year.
        firm_yen: Option<Yen>,
        /// For the salesperson: target, commission.
        salesperson: Option<Words>,
        /// Who adjusts the salesperson's target if the client leaves.
        adjusted_by: Option<MemberId>,
    }
}

fact! {
    /// The evidence, agreed beforehand, that closes a directive.
    DoneWhen {
        ;
        /// In words.
        text: Option<Words>,
        /// Which kinds of evidence count.
        kinds: Vec<EvidenceKind>,
        /// The stage that must be reached.
        stage: Option<Stage>,
    }
}

fact! {
    /// What the salesperson may concede without coming back.
    Authority {
        ;
        /// In words.
        text: Option<Words>,
        /// Down to which change in price.
        percent: Option<Percent>,
        /// Up to which amount.
        yen: Option<Yen>,
        /// Until which start at the latest.
        effective_on: Option<Date>,
        /// To whom to come for more.
        more_from: Option<MemberId>,
        /// What is never to be conceded.
        never: Option<Words>,
    }
}
