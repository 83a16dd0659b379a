//! A small firm for tests, made by the same commands that people use.

use fushime_core::as_of::Calendars;
use fushime_core::calendar::Closing;
use fushime_core::command::{Asker, Command};
use fushime_core::desk::{Desk, Order};
use fushime_core::entry::Source;
use fushime_core::event::account::{AccountDetails, ContactDetails};
use fushime_core::event::directive::Ask;
use fushime_core::event::firm::ClosingSet;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{Figures, Language, PolicyKind, Role};
use fushime_core::ids::{AccountId, EntryId, MemberId, TeamId};
use fushime_core::money::Percent;
use fushime_core::phrase::Arg;
use fushime_core::state::State;
use fushime_core::words::Words;
use jiff::civil::{Date, date};

/// The firm, its first leader, and its calendars.
pub struct Firm {
    pub state: State,
    pub leader: MemberId,
    pub calendars: Calendars,
}

const DAY: Date = date(2026, 11, 2);

struct Founding {
    desk: Desk,
    orders: u128,
    leader: Option<MemberId>,
}

impl Founding {
    fn order(&mut self, command: Command) {
        self.orders += 1000;
        let asker = Asker {
            member: self.leader,
            on_behalf_of: None,
            on: DAY,
            now: DAY.at(9, 0, 0, 0),
            at: jiff::Timestamp::UNIX_EPOCH,
            taking_over: false,
        };
        let key = EntryId(self.orders);
        let order = Order { key, asker, time: None, from: Source::Cli, command };
        self.desk.order(order).unwrap();
    }

    fn member(&mut self, name: &str, reading: &str, team: u32, roles: &[Role]) {
        let details = person(name, reading);
        let (roles, team) = (roles.to_vec(), Some(TeamId(team)));
        self.order(Command::AddMember { details, roles, team });
    }

    fn account(&mut self, name: &str, reading: &str, owner: Option<u32>, fiscal: Option<u8>) {
        self.order(Command::OpenAccount(AccountDetails {
            name: name.into(),
            reading: words(reading),
            tier: None,
            yearly_sales: None,
            trading_since: None,
            did_for_us: None,
            fiscal_year_end_month: fiscal,
            cut_off_days: Vec::new(),
            owner: owner.map(MemberId),
            source_key: None,
        }));
    }

    fn contact(&mut self, account: u32, name: &str, reading: &str, title: &str) {
        self.order(Command::RecordContact(ContactDetails {
            account: AccountId(account),
            name: name.into(),
            reading: words(reading),
            department: None,
            title: words(title),
            rank: None,
            email: None,
            source_key: None,
        }));
    }

    fn policy(&mut self, name: &str, kind: PolicyKind, figures: Figures, client: Option<&str>) {
        self.order(Command::DecidePolicy(PolicyDetails {
            name: name.into(),
            kind,
            figures,
            why: None,
            client_words: client.map(Words::new),
            done_when: None,
            authority: None,
            quiet_days_max: None,
            sponsors: Vec::new(),
            stakeholders: Vec::new(),
            source_key: None,
        }));
    }
}

fn words(text: &str) -> Option<Words> {
    (!text.is_empty()).then(|| text.into())
}

fn person(name: &str, reading: &str) -> MemberDetails {
    MemberDetails {
        name: name.into(),
        language: Language::Ja,
        reading: words(reading),
        title: None,
        email: None,
        source_key: None,
    }
}

/// Founds みどり包材: two teams, accounts of every spelling, two policies, one open directive.
pub fn found() -> Firm {
    let desk = Desk::on(State::default(), jiff::Timestamp::UNIX_EPOCH);
    let mut founding = Founding { desk, orders: 0, leader: None };
    founding.order(Command::FoundFirm {
        name: "みどり包材".into(),
        language: Language::Ja,
        time_zone: "Asia/Tokyo".to_owned(),
        fiscal_year_end_month: 3,
        leader: person("Morgan Lee", ""),
        team: "東京営業一課".into(),
    });
    founding.leader = Some(MemberId(1));
    founding.order(Command::FormTeam { name: "大阪営業課".into(), source_key: None });
    let sales = [Role::Salesperson];
    founding.member("田中 太郎", "たなか たろう", 1, &sales); // M-2
    founding.member("佐藤 花子", "さとう はなこ", 1, &sales); // M-3
    founding.member("鈴木 一郎", "すずき いちろう", 1, &sales); // M-4
    founding.member("鈴木 次郎", "すずき じろう", 1, &sales); // M-5
    founding.member("森 恵", "もり めぐみ", 1, &sales); // M-6
    founding.member("Ken Ohno", "おおの けん", 1, &sales); // M-7
    founding.member("佐藤 健", "さとう けん", 2, &sales); // M-8, another team
    founding.account("さくら食品", "さくらしょくひん", Some(2), Some(3));
    founding.account("株式会社みどり物流", "みどりぶつりゅう", Some(3), Some(12));
    founding.account("ヤマト製菓株式会社", "やまとせいか", None, Some(2));
    founding.account("Sakura Foods Co., Ltd.", "", Some(7), None);
    founding.account("Kanto Beverage K.K.", "", Some(7), Some(12));
    founding.account("北海道乳業", "ほっかいどうにゅうぎょう", Some(4), None);
    founding.account("エービー商会", "えーびーしょうかい", None, None);
    founding.contact(1, "佐々木 剛", "ささき つよし", "購買部長");
    founding.contact(1, "高橋 由美", "たかはし ゆみ", "購買課長");
    founding.contact(2, "佐藤 進", "さとう すすむ", "物流部長");
    founding.contact(4, "Naomi Kato", "かとう なおみ", "Purchasing Manager");
    let figures = |percent, effective_on| Figures {
        percent: Some(Percent(percent)),
        effective_on: Some(effective_on),
        ..Figures::none()
    };
    founding.policy(
        "2027年春の価格改定",
        PolicyKind::Price,
        figures(800, date(2027, 4, 1)),
        Some("2027年4月1日ご注文分より8%の価格改定をお願い申し上げます。"),
    );
    founding.policy(
        "冬季の出荷調整",
        PolicyKind::Allocation,
        figures(-2000, date(2026, 12, 1)),
        None,
    );
    founding.order(Command::AskDirective {
        ask: asked("北海道乳業に出荷調整を伝える"),
        milestones: Vec::new(),
        under_way: false,
    });
    founding.order(Command::SetClosing(ClosingSet {
        name: "年末年始".into(),
        first: Closing::year_end().first,
        last: Closing::year_end().last,
        every_year: true,
        account: None,
    }));
    let state = founding.desk.state().clone();
    let calendars = Calendars::of(&state);
    Firm { state, leader: MemberId(1), calendars }
}

fn asked(sentence: &str) -> Ask {
    Ask {
        owner: MemberId(4),
        sentence: sentence.into(),
        account: Some(AccountId(6)),
        counterpart: None,
        policy: None,
        kind: Some(PolicyKind::Allocation),
        client_words: None,
        why: None,
        due: None,
        figures: None,
        stakes: None,
        done_when: None,
        authority: None,
        help: None,
        quiet_days_max: None,
        team: None,
        source_key: None,
    }
}

/// Shows what stands in a phrase without any language.
pub fn plain(arg: &Arg) -> String {
    match arg {
        Arg::Count(count) => count.to_string(),
        Arg::Day(day) => day.to_string(),
        Arg::Yen(yen) => format!("¥{}", yen.0),
        Arg::Percent(percent) => percent.to_string(),
        Arg::Words(words) => words.to_string(),
        other => format!("{other:?}"),
    }
}
