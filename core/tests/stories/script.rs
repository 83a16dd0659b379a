//! One line of a story to an order, or to something that must hold.

use fushime_core::as_of::{AsOf, Calendars};
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::account::AccountDetails;
use fushime_core::event::directive::Ask;
use fushime_core::event::discussion::Discussion;
use fushime_core::event::firm::ClosingSet;
use fushime_core::event::member::MemberDetails;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::policy::PolicyDetails;
use fushime_core::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, Figures, Language, PolicyKind, Requester,
    Role, SignalKind, SlipAnswer, Stage as AtClient, Tap, Tier,
};
use fushime_core::event::update::ClientWait;
use fushime_core::ids::{DirectiveId, MilestoneNo, TeamId};
use fushime_core::money::{Percent, Yen};
use fushime_core::signal::{Finding, Signal, signals};
use fushime_core::state::{Directive, State};
use fushime_core::today::{About, Item, Today, today};
use fushime_core::turn::whose_turn;
use fushime_core::words::Words;
use jiff::civil::{Date, date};

use crate::stage::Stage;

type Played = Result<(), String>;

/// Plays one line.
pub fn play(stage: &mut Stage, line: &str) -> Played {
    let words = split(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["read", day] => {
            stage.read(day_of(day)?);
            Ok(())
        }
        ["today", "is", rest @ ..] => expect_today(stage, rest),
        [directive, "shows", rest @ ..] => expect_signals(stage, directive, rest),
        [directive, "turn", turn] => expect_turn(stage, directive, turn),
        [directive, "points", points] => expect_points(stage, directive, points),
        [first, who, rest @ ..] if first.starts_with("20") => {
            let (day, member) = (day_of(first)?, stage.member(who)?);
            let command = command(stage, day, rest)?;
            stage.order(day, Some(member), command).map(|_| ())
        }
        setting => set_up(stage, setting),
    }
}

/// Splits at spaces; what stands in double quotes is one word.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (nth, part) in line.split('"').enumerate() {
        if nth % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn day_of(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text} is no day"))
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{text} cannot be read"))
}

fn named<T>(text: &str, find: fn(&str) -> Option<T>) -> Result<T, String> {
    find(text).ok_or_else(|| format!("there is no {text}"))
}

/// Returns the word after `key`.
fn after<'a>(words: &[&'a str], key: &str) -> Option<&'a str> {
    words.windows(2).find(|pair| pair[0] == key).map(|pair| pair[1])
}

const FOUNDED: Date = date(2026, 1, 5);

fn set_up(stage: &mut Stage, words: &[&str]) -> Played {
    let founder = stage.state().firm.as_ref().map(|firm| firm.founder);
    let who = |name: &str| MemberDetails {
        name: name.into(),
        language: Language::Ja,
        reading: None,
        title: None,
        email: None,
        source_key: None,
    };
    let command = match words {
        ["firm", name, rest @ ..] => {
            let founded = after(rest, "founded").map_or(Ok(FOUNDED), day_of)?;
            let found = Command::FoundFirm {
                name: (*name).into(),
                language: Language::Ja,
                time_zone: "Asia/Tokyo".into(),
                fiscal_year_end_month: 3,
                leader: who(after(rest, "leader").ok_or("no leader")?),
                team: "営業".into(),
            };
            stage.order(founded, None, found)?;
            let Some(day) = after(rest, "notice") else { return Ok(()) };
            let founder = stage.state().firm.as_ref().map(|firm| firm.founder);
            let given = Command::GiveNotice { given_on: day_of(day)?, responsible: None };
            return stage.order(day_of(day)?, founder, given).map(|_| ());
        }
        ["salesperson", name] => Command::AddMember {
            details: who(name),
            roles: vec![Role::Salesperson],
            team: Some(TeamId(1)),
        },
        ["leader", name] => {
            Command::AddMember { details: who(name), roles: vec![Role::Leader], team: None }
        }
        ["account", name, rest @ ..] => account(name, rest)?,
        ["policy", kind, name, rest @ ..] => policy(kind, name, rest)?,
        ["closing", name, first, last, rest @ ..] => Command::SetClosing(ClosingSet {
            name: (*name).into(),
            first: day_of(first)?,
            last: day_of(last)?,
            every_year: false,
            account: after(rest, "account").map(|name| stage.account(name)).transpose()?,
        }),
        _ => return Err("what is this?".into()),
    };
    stage.order(FOUNDED, founder, command).map(|_| ())
}

fn account(name: &str, rest: &[&str]) -> Result<Command, String> {
    Ok(Command::OpenAccount(AccountDetails {
        name: name.into(),
        reading: None,
        tier: after(rest, "tier").and_then(Tier::named),
        yearly_sales: after(rest, "sales").map(read).transpose()?.map(Yen),
        trading_since: None,
        did_for_us: None,
        fiscal_year_end_month: None,
        cut_off_days: Vec::new(),
        owner: None,
        source_key: None,
    }))
}

fn policy(kind: &str, name: &str, rest: &[&str]) -> Result<Command, String> {
    Ok(Command::DecidePolicy(PolicyDetails {
        name: name.into(),
        kind: named(kind, PolicyKind::named)?,
        figures: Figures {
            percent: after(rest, "percent").map(read).transpose()?.map(Percent),
            effective_on: after(rest, "from").map(day_of).transpose()?,
            ..Figures::none()
        },
        why: None,
        client_words: None,
        done_when: None,
        authority: None,
        quiet_days_max: after(rest, "report-every").map(read).transpose()?,
        sponsors: Vec::new(),
        stakeholders: Vec::new(),
        source_key: None,
    }))
}

fn some(text: Option<&&str>) -> Option<Words> {
    text.map(|text| Words::from(*text))
}

/// Reads `"アポ" 2026-11-13 appointment` as often as it stands there.
fn milestones(words: &[&str]) -> Result<Vec<MilestonePlan>, String> {
    let mut plans = Vec::new();
    let mut at = 0;
    while at + 1 < words.len() {
        let stage = words.get(at + 2).and_then(|word| AtClient::named(word));
        plans.push(MilestonePlan {
            name: words[at].into(),
            due: Due::on(day_of(words[at + 1])?),
            stage,
            evidence: Vec::new(),
        });
        at += if stage.is_some() { 3 } else { 2 };
    }
    Ok(plans)
}

fn asked(stage: &Stage, words: &[&str]) -> Result<Command, String> {
    let [owner, sentence, rest @ ..] = words else { return Err("whom, and what?".into()) };
    let account = after(rest, "at").map(|name| stage.account(name)).transpose()?;
    let due = after(rest, "due").map(day_of).transpose()?;
    let ask = Ask {
        owner: stage.member(owner)?,
        sentence: (*sentence).into(),
        account,
        counterpart: None,
        policy: if rest.contains(&"policy") { stage.policy() } else { None },
        kind: None,
        client_words: None,
        why: None,
        due: due.map(Due::on),
        figures: None,
        stakes: None,
        done_when: Some(fushime_core::event::terms::DoneWhen {
            text: Some("先方の受領".into()),
            kinds: vec![EvidenceKind::Document],
            stage: None,
        }),
        authority: None,
        help: None,
        quiet_days_max: after(rest, "report-every").map(read).transpose()?,
        team: None,
        source_key: None,
    };
    Ok(Command::AskDirective { ask, milestones: Vec::new(), under_way: false })
}

fn command(stage: &Stage, day: Date, words: &[&str]) -> Result<Command, String> {
    if let ["asks", rest @ ..] = words {
        return asked(stage, rest);
    }
    if let Some(command) = about_people(stage, words)? {
        return Ok(command);
    }
    if let Some(command) = about_milestones(words)? {
        return Ok(command);
    }
    if let Some(command) = about_answers(words)? {
        return Ok(command);
    }
    let [verb, what, rest @ ..] = words else { return Err("does what?".into()) };
    let directive = || read::<DirectiveId>(what);
    let text = || rest.iter().find(|word| Tap::named(word).is_none());
    Ok(match *verb {
        "fears" => Command::NameDifficulty { directive: directive()?, text: some(rest.first()) },
        "hears" => {
            Command::HearDifficulties { directive: directive()?, answer: some(rest.first()) }
        }
        "plans" => Command::HandBackPlan {
            directive: directive()?,
            text: None,
            milestones: milestones(rest)?,
        },
        "agrees" => Command::AgreePlan { directive: directive()? },
        "reports" => Command::Update {
            directive: directive()?,
            tap: rest.iter().find_map(|word| Tap::named(word)),
            text: some(text()),
            milestone: None,
            waits: rest.contains(&"waits").then(|| ClientWait {
                until: after(rest, "waits").and_then(|day| day.parse().ok()),
                who: None,
            }),
        },
        "shows" => Command::GiveEvidence {
            directive: directive()?,
            kind: named(rest[0], EvidenceKind::named)?,
            text: rest[1].into(),
            milestone: None,
            contact: None,
            member: None,
            about: Some(day),
            document: None,
            taken_from: None,
        },
        "detours" => Command::NameDetour {
            directive: directive()?,
            kind: named(rest[0], DetourKind::named)?,
            text: rest[1].into(),
        },
        "declines" | "accepts" => {
            Command::DecideDetour { detour: read(what)?, accepted: *verb == "accepts", text: None }
        }
        "holds" => Command::Hold {
            directive: directive()?,
            until: day_of(rest[0])?,
            reason: rest[1].into(),
        },
        "affirms" => Command::Reaffirm { directive: directive()?, text: None },
        "finishes" => Command::Finish { directive: directive()?, text: None },
        other => return Err(format!("nobody {other}")),
    })
}

/// Questions, concerns, contests and their answers.
fn about_answers(words: &[&str]) -> Result<Option<Command>, String> {
    let [verb, what, rest @ ..] = words else { return Ok(None) };
    let directive = || read::<DirectiveId>(what);
    Ok(Some(match *verb {
        "questions" => {
            Command::AskQuestion { directive: directive()?, text: rest[0].into(), answer_by: None }
        }
        "answers" => Command::AnswerQuestion { question: read(what)?, text: rest[0].into() },
        "worries" => Command::RaiseConcern {
            directive: directive()?,
            kind: ConcernKind::Disagreement,
            text: some(rest.first()),
        },
        "settles" => Command::AnswerConcern {
            concern: read(what)?,
            choice: named(rest[0], ConcernAnswer::named)?,
            text: some(rest.get(1)),
            meet: None,
        },
        "contests" => Command::ContestSignal {
            directive: directive()?,
            signal: named(rest[0], SignalKind::named)?,
            text: rest[1].into(),
        },
        "decides" => Command::DecideContest {
            directive: directive()?,
            signal: named(rest[0], SignalKind::named)?,
            stays: rest[1] == "stays",
            reason: rest[2].into(),
        },
        _ => return Ok(None),
    }))
}

/// What is about one milestone of a directive.
fn about_milestones(words: &[&str]) -> Result<Option<Command>, String> {
    let [verb, what, rest @ ..] = words else { return Ok(None) };
    let directive = || read::<DirectiveId>(what);
    Ok(Some(match *verb {
        "moves" => Command::MoveMilestone {
            directive: directive()?,
            milestone: Some(MilestoneNo(read(rest[0])?)),
            to: Due::on(day_of(after(rest, "to").ok_or("to when?")?)?),
            requester: after(rest, "by")
                .map_or(Ok(Requester::Salesperson), |by| named(by, Requester::named))?,
            reason: after(rest, "because").map(Words::from),
        },
        "re-agrees" => Command::AnswerSlip {
            directive: directive()?,
            milestone: Some(MilestoneNo(read(rest[0])?)),
            choice: SlipAnswer::ReAgree,
            text: None,
        },
        "reaches" => Command::ReportMilestone {
            directive: directive()?,
            milestone: Some(MilestoneNo(read(rest[0])?)),
            text: some(rest.get(1)),
        },
        "seals" => Command::ConfirmMilestone {
            directive: directive()?,
            milestone: Some(MilestoneNo(read(rest[0])?)),
            text: None,
        },
        "adds" => {
            Command::SetMilestone { directive: directive()?, plan: milestones(rest)?.remove(0) }
        }
        _ => return Ok(None),
    }))
}

/// What is about people and accounts, not about one directive.
fn about_people(stage: &Stage, words: &[&str]) -> Result<Option<Command>, String> {
    Ok(Some(match words {
        ["away", name, first, last] => Command::TakeLeave {
            member: stage.member(name)?,
            first: day_of(first)?,
            last: day_of(last)?,
        },
        ["term", name, from] => {
            Command::BeginTerm { team: TeamId(1), leader: stage.member(name)?, from: day_of(from)? }
        }
        ["meets", account, rest @ ..] => Command::RecordDiscussion(Discussion {
            account: Some(stage.account(account)?),
            directive: after(rest, "about").map(read).transpose()?,
            title: after(rest, "title").map(Words::from),
            said_to_client: after(rest, "said").map(Words::from),
            ..no_discussion()
        }),
        ["is-hurt-by", account, text] => Command::ReportAbuse {
            account: stage.account(account)?,
            member: stage.member("田中")?,
            directive: None,
            contact: None,
            text: (*text).into(),
        },
        ["acts-on", abuse, text] => {
            Command::CloseAbuse { abuse: read(abuse)?, text: (*text).into() }
        }
        ["promises", text, "due", due] => Command::MakePromise {
            text: (*text).into(),
            due: Due::on(day_of(due)?),
            by: None,
            account: None,
            member: None,
            directive: None,
        },
        _ => return Ok(None),
    }))
}

fn no_discussion() -> Discussion {
    serde_json::from_str("{}").expect("every field of a discussion may be left out")
}

fn directive<'a>(state: &'a State, id: &str) -> Result<&'a Directive, String> {
    state.directives.get(read(id)?).ok_or_else(|| format!("there is no {id}"))
}

fn expect(holds: bool, is: impl FnOnce() -> String) -> Played {
    if holds { Ok(()) } else { Err(format!("but it is: {}", is())) }
}

fn expect_turn(stage: &Stage, directive: &str, turn: &str) -> Played {
    let (day, state) = stage.reading()?;
    let calendars = Calendars::of(state);
    let as_of = AsOf { day, read_on: day, calendars: &calendars };
    let whose = whose_turn(state, self::directive(state, directive)?, as_of);
    expect(whose.turn.as_str() == turn, || format!("{whose:?}"))
}

/// `D-1 shows silence 8, slip 2` or `D-1 shows nothing`. A suspended one is `(silence 8)`.
fn expect_signals(stage: &Stage, directive: &str, words: &[&str]) -> Played {
    let (day, state) = stage.reading()?;
    let calendars = Calendars::of(state);
    let as_of = AsOf { day, read_on: day, calendars: &calendars };
    let found = signals(state, self::directive(state, directive)?, as_of);
    for signal in &found {
        let known = |entry: &fushime_core::ids::Position| state.subject(*entry).is_some();
        if !signal.entries.positions().iter().all(known) {
            return Err(format!("rests on entries that are not there: {signal:?}"));
        }
    }
    let shown: Vec<String> = found.iter().map(short).collect();
    let is = if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") };
    expect(is == words.join(" "), || is.clone())
}

fn short(signal: &Signal) -> String {
    let text = match &signal.finding {
        Finding::Silence { working_days, .. } => format!("silence {working_days}"),
        Finding::Slip { times, days, .. } => format!("slip {times} by {days}"),
        Finding::Detour { named: Some((kind, _)), .. } => format!("detour {}", kind.as_str()),
        Finding::Detour { named: None, touches } => format!("detour {touches}"),
        Finding::NonAction { passed: Some((no, _, _)), .. } => format!("non_action at {no}"),
        Finding::NonAction { passed: None, .. } => "non_action".to_owned(),
        Finding::Inherited { days, .. } => format!("inherited {days}"),
    };
    if signal.is_suspended() { format!("({text})") } else { text }
}

fn read_today(stage: &Stage) -> Result<Today, String> {
    let (day, state) = stage.reading()?;
    let calendars = Calendars::of(state);
    let as_of = AsOf { day, read_on: day, calendars: &calendars };
    let leader = state.leader_of(stage.member("田中")?, day).ok_or("nobody leads")?;
    Ok(today(state, leader, as_of, Some(60)))
}

/// `today is answer_concern D-1, ask D-2` or `today is nothing`.
fn expect_today(stage: &Stage, words: &[&str]) -> Played {
    let found = read_today(stage)?;
    let shown: Vec<String> = found
        .items
        .iter()
        .map(|item| {
            let about = match item.about {
                About::Directive(id) => id.to_string(),
                About::Promise(id) => id.to_string(),
                About::Redaction(id) => id.to_string(),
            };
            format!("{} {about}", item.step.as_str())
        })
        .collect();
    let is = if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") };
    expect(is == words.join(" "), || is.clone())
}

fn expect_points(stage: &Stage, directive: &str, points: &str) -> Played {
    let id: DirectiveId = read(directive)?;
    let found = read_today(stage)?;
    let all = found.items.iter().chain(&found.not_today);
    let item: &Item = all
        .into_iter()
        .find(|item| item.about == About::Directive(id))
        .ok_or_else(|| format!("{id} is in neither list"))?;
    let sum: u32 = item.reasons.iter().map(|reason| reason.points).sum();
    let parts: Vec<String> = item
        .reasons
        .iter()
        .map(|reason| format!("{} {}", reason.phrase.key, reason.points))
        .collect();
    let asked: u32 = read(points)?;
    expect(sum == item.points && sum == asked, || format!("{sum} = {}", parts.join(" + ")))
}
