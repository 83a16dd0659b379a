//! What one may not see is refused exactly like what does not exist.

use std::collections::BTreeSet;

use fushime_core::command::{Command, Refusal, VisitDetails};
use fushime_core::event::Due;
use fushime_core::event::account::ContactDetails;
use fushime_core::event::directive::Ask;
use fushime_core::event::discussion::Discussion;
use fushime_core::event::firm::ClosingSet;
use fushime_core::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, Privacy, Requester, SignalKind,
    SlipAnswer,
};
use fushime_core::ids::{
    AbuseId, AccountId, ClaimId, ConcernId, ContactId, DetourId, DirectiveId, DiscussionId,
    MemberId, MilestoneNo, PolicyId, Position, PromiseId, QuestionId, RedactionId,
};
use fushime_core::words::Words;

use crate::properties::{commands, name_of};
use crate::small_firm::{SmallFirm, account, ask, gist, plan, policy, update};

/// What the commands name.
#[derive(Clone, Copy)]
struct Named {
    directive: DirectiveId,
    question: QuestionId,
    concern: ConcernId,
    detour: DetourId,
    promise: PromiseId,
    abuse: AbuseId,
    redaction: RedactionId,
    discussion: DiscussionId,
    claim: ClaimId,
    account: AccountId,
    contact: ContactId,
    policy: PolicyId,
    entry: Position,
}

/// What nobody has ever written down.
const NOWHERE: Named = Named {
    directive: DirectiveId(900),
    question: QuestionId(900),
    concern: ConcernId(900),
    detour: DetourId(900),
    promise: PromiseId(900),
    abuse: AbuseId(900),
    redaction: RedactionId(900),
    discussion: DiscussionId(900),
    claim: ClaimId(900),
    account: AccountId(900),
    contact: ContactId(900),
    policy: PolicyId(900),
    entry: Position(90_000),
};

/// A firm in which there is one of everything.
fn full() -> (SmallFirm, Named) {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (leader, owner, account) = (firm.leader, firm.owner, firm.account);
    firm.must(owner, update(directive, "鈴木部長に8%とお伝えしました"));
    let entry = firm.state().head;
    let question =
        Command::AskQuestion { directive, text: "どの言葉で".into(), answer_by: None };
    firm.must(leader, question);
    let concern = Command::RaiseConcern { directive, kind: ConcernKind::Help, text: None };
    firm.must(owner, concern);
    let kind = DetourKind::Precondition;
    firm.must(owner, Command::NameDetour { directive, kind, text: "先に品質を".into() });
    let due = Due::on(firm.in_days(9));
    let promise = Command::MakePromise {
        text: "評価の話をする".into(),
        due,
        by: None,
        account: None,
        member: Some(owner),
        directive: None,
    };
    firm.must(leader, promise);
    let abuse = Command::ReportAbuse {
        account,
        member: owner,
        directive: None,
        contact: None,
        text: "怒鳴られた".into(),
    };
    firm.must(owner, abuse);
    let redaction = Command::RequestRedaction { target: entry, reason: "私事".into() };
    firm.must(owner, redaction);
    let privacy = Some(Privacy::Attendees);
    let talk = Discussion { account: Some(account), privacy, ..gist("内密の話") };
    firm.must(leader, Command::RecordDiscussion(talk));
    firm.must(leader, Command::OpenClaim { account, text: "納品の遅れ".into() });
    let named = Named {
        directive,
        question: QuestionId(1),
        concern: ConcernId(1),
        detour: DetourId(1),
        promise: PromiseId(1),
        abuse: AbuseId(1),
        redaction: RedactionId(1),
        discussion: DiscussionId(1),
        claim: ClaimId(1),
        account,
        contact: firm.contact,
        policy: firm.policy,
        entry,
    };
    (firm, named)
}

fn some(text: &str) -> Words {
    text.into()
}

/// Every command about a directive or about what belongs to one.
fn about_directives(firm: &SmallFirm, named: Named) -> Vec<Command> {
    use Command as C;
    let Named { directive, question, concern, detour, entry: target, redaction, .. } = named;
    let (reason, text) = (|| some("理由"), || Some(some("言葉")));
    let (kind, milestone) = (EvidenceKind::Words, MilestoneNo(1));
    let signal = SignalKind::Silence;
    let to = Due::on(firm.in_days(20));
    vec![
        C::Define { directive, ask: ask(firm.owner), reason: None },
        C::NameDifficulty { directive, text: text() },
        C::HearDifficulties { directive, answer: None },
        C::HandBackPlan { directive, text: None, milestones: Vec::new() },
        C::AgreePlan { directive },
        C::ReturnPlan { directive, reason: reason() },
        C::Hold { directive, until: firm.in_days(5), reason: reason() },
        C::Resume { directive },
        C::Finish { directive, text: None },
        C::Reopen { directive, reason: None },
        C::Withdraw { directive, reason: None },
        C::BuyBack { directive, reason: None },
        C::Reassign { directive, owner: firm.colleague, team: None, reason: None },
        C::Reaffirm { directive, text: None },
        C::Escalate { directive, to: firm.executive, reason: reason() },
        C::SetMilestone { directive, plan: plan("再訪", firm.in_days(9)) },
        C::MoveMilestone {
            directive,
            milestone: None,
            to,
            requester: Requester::Client,
            reason: None,
        },
        C::AnswerSlip { directive, milestone: None, choice: SlipAnswer::Limbo, text: None },
        C::ReportMilestone { directive, milestone: None, text: None },
        C::ConfirmMilestone { directive, milestone: None, text: None },
        C::UndoConfirm { directive, milestone, reason: None },
        C::ReturnMilestone { directive, milestone: None, reason: reason() },
        C::DropMilestone { directive, milestone, reason: None },
        update(directive, "まだ"),
        C::GiveEvidence {
            directive,
            kind,
            text: reason(),
            milestone: None,
            contact: None,
            member: None,
            about: None,
            document: None,
            taken_from: None,
        },
        C::AskQuestion { directive, text: reason(), answer_by: None },
        C::AnswerQuestion { question, text: reason() },
        C::NameDetour { directive, kind: DetourKind::Substitute, text: reason() },
        C::DecideDetour { detour, accepted: true, text: None },
        C::RaiseConcern { directive, kind: ConcernKind::Help, text: None },
        C::AnswerConcern { concern, choice: ConcernAnswer::Change, text: text(), meet: None },
        C::AnswerSignal { directive, signal, text: reason() },
        C::ContestSignal { directive, signal, text: reason() },
        C::DecideContest { directive, signal, stays: true, reason: reason() },
        C::CorrectEntry { target, text: reason(), reason: None },
        C::RetractEntry { target, reason: reason() },
        C::RequestRedaction { target, reason: reason() },
        C::DeclineRedaction { redaction, reason: reason() },
        C::ApproveRedaction { redaction },
        C::GiveCoaching { directive, minutes: 20, milestone: None, text: None },
    ]
}

/// Commands that mention a directive besides what they are about.
fn mentioning_directives(firm: &SmallFirm, named: Named) -> Vec<Command> {
    let account = firm.account;
    let directive = Some(named.directive);
    let due = Due::on(firm.in_days(3));
    let contact = None;
    vec![
        Command::GiveThanks { account, contact, directive, text: some("お礼") },
        Command::RecordVisit(visit(account, directive)),
        Command::ReportAbuse {
            account,
            member: firm.owner,
            directive,
            contact,
            text: some("怒鳴られた"),
        },
        Command::RecordDiscussion(Discussion { directive, ..gist("話") }),
        Command::MakePromise {
            text: some("送る"),
            due,
            by: None,
            account: None,
            member: None,
            directive,
        },
    ]
}

fn visit(account: AccountId, directive: Option<DirectiveId>) -> VisitDetails {
    VisitDetails {
        account,
        purpose: some("挨拶"),
        members: Vec::new(),
        contacts: Vec::new(),
        directive,
        said_to_client: None,
        client_answered: None,
    }
}

/// Commands about accounts, the people there, and complaints.
fn about_accounts(firm: &SmallFirm, named: Named) -> Vec<Command> {
    use Command as C;
    let Named { account: id, contact, claim, .. } = named;
    let details = || ContactDetails {
        account: id,
        name: some("森"),
        reading: None,
        department: None,
        title: None,
        rank: None,
        email: None,
        source_key: None,
    };
    let (first, last) = (firm.today(), firm.in_days(2));
    let closing =
        ClosingSet { name: some("休業"), first, last, every_year: false, account: Some(id) };
    vec![
        C::ChangeAccount { account: id, details: account("改名", None) },
        C::CloseAccount { account: id, reason: None },
        C::RecordContact(details()),
        C::ChangeContact { contact, details: details() },
        C::ContactLeaves { contact, on: firm.today() },
        C::GiveThanks { account: id, contact: None, directive: None, text: some("お礼") },
        C::OpenClaim { account: id, text: some("遅れ") },
        C::SettleClaim { claim, text: some("済み") },
        C::RecordVisit(visit(id, None)),
        C::RecordDiscussion(Discussion { account: Some(id), ..gist("話") }),
        C::SetClosing(closing),
        C::LiftClosing { name: some("休業"), account: Some(id) },
        C::ReportAbuse {
            account: id,
            member: firm.owner,
            directive: None,
            contact: None,
            text: some("怒鳴られた"),
        },
        C::MakePromise {
            text: some("送る"),
            due: Due::on(firm.in_days(3)),
            by: None,
            account: Some(id),
            member: None,
            directive: None,
        },
    ]
}

/// Commands about a policy.
fn about_policies(named: Named) -> Vec<Command> {
    let policy_id = named.policy;
    vec![
        Command::ChangePolicy { policy: policy_id, details: policy("変更"), reason: None },
        Command::EndPolicy { policy: policy_id, reason: some("終わり") },
    ]
}

/// Commands about a promise between two, a private discussion, and a report of abuse.
fn about_private_things(firm: &SmallFirm, named: Named) -> Vec<Command> {
    use Command as C;
    let Named { promise, discussion, abuse, .. } = named;
    vec![
        C::KeepPromise { promise, text: None },
        C::MovePromise { promise, due: Due::on(firm.in_days(30)), reason: None },
        C::ReleasePromise { promise, reason: some("不要") },
        C::RecordDiscussion(Discussion { promises_kept: vec![promise], ..gist("話") }),
        C::ConfirmDiscussion { discussion, on: firm.today(), contact: None, text: None },
        C::CloseAbuse { abuse, text: some("対応した") },
    ]
}

type Making = fn(&SmallFirm, Named) -> Vec<Command>;

/// The groups of commands, each with those who may not see what it names.
fn groups(firm: &SmallFirm) -> Vec<(Making, Vec<MemberId>)> {
    let outside = vec![
        firm.colleague,
        firm.other_salesperson,
        firm.other_leader,
        firm.executive,
        firm.stakeholder,
        firm.administrator,
    ];
    let accounts = vec![firm.stakeholder, firm.other_stakeholder, firm.administrator];
    let policies = vec![firm.other_stakeholder, firm.administrator];
    let private = vec![firm.colleague, firm.other_salesperson, firm.stakeholder];
    vec![
        (about_directives, outside.clone()),
        (mentioning_directives, outside),
        (about_accounts, accounts),
        (|_, named| about_policies(named), policies),
        (about_private_things, private),
    ]
}

#[test]
fn unseen_is_refused_like_nowhere() {
    let (firm, there) = full();
    let mut tried = 0;
    for (make, viewers) in groups(&firm) {
        for viewer in viewers {
            let pairs = make(&firm, there).into_iter().zip(make(&firm, NOWHERE));
            for (unseen, nowhere) in pairs {
                let shown = format!("{viewer}: {unseen:?}");
                // Who decides about redactions sees the requests, and only they.
                let decides = matches!(
                    unseen,
                    Command::ApproveRedaction { .. } | Command::DeclineRedaction { .. }
                ) && (viewer == firm.administrator || viewer == firm.executive);
                if decides {
                    continue;
                }
                let refused = firm.clone().order(viewer, unseen);
                assert!(refused.is_err(), "{shown} was accepted");
                assert_eq!(refused, firm.clone().order(viewer, nowhere), "{shown}");
                tried += usize::from(matches!(refused, Err(Refusal::NotFound(_))));
            }
        }
    }
    assert!(tried > 250, "most of them were looked for: {tried}");
}

/// The control: to somebody who sees it, it is not refused as if it were not there.
#[test]
fn what_is_seen_is_not_refused_like_nowhere() {
    let (firm, there) = full();
    for (make, _) in groups(&firm) {
        let pairs = make(&firm, there).into_iter().zip(make(&firm, NOWHERE));
        let differs = pairs.filter(|(seen, nowhere)| {
            let seen = firm.clone().order(firm.leader, seen.clone());
            seen != firm.clone().order(firm.leader, nowhere.clone())
        });
        assert!(differs.count() >= 2);
    }
}

/// Every command that names something of which somebody may not know is in one of the groups.
#[test]
fn no_command_is_forgotten() {
    let (firm, there) = full();
    let tried: BTreeSet<String> = groups(&firm)
        .into_iter()
        .flat_map(|(make, _)| make(&firm, there))
        .map(|command| name_of(&command))
        .collect();
    // Who is in the firm, and in which team, everybody knows.
    let open = [
        "AddMember",
        "AnnounceHolidays",
        "BeginTerm",
        "CancelLeave",
        "ChangeFirm",
        "ChangeMember",
        "ChangeSettings",
        "DecidePolicy",
        "EndTerm",
        "FormTeam",
        "FoundFirm",
        "GiveNotice",
        "GrantRole",
        "JoinTeam",
        "LeaveTeam",
        "MemberLeaves",
        "OpenAccount",
        "RevokeRole",
        "TakeLeave",
        // What an ask names has its own test below.
        "AskDirective",
    ];
    let all = commands();
    let forgotten: Vec<&String> = all
        .iter()
        .filter(|name| !tried.contains(*name) && !open.contains(&name.as_str()))
        .collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}

/// Somebody may offer; what they may not see cannot be named in it.
#[test]
fn an_ask_names_only_what_is_seen() {
    let (firm, there) = full();
    let offer = |named: Named, owner| {
        let counterpart = Some(named.contact);
        let ask = Ask { account: Some(named.account), counterpart, ..ask(owner) };
        Command::AskDirective { ask, milestones: Vec::new(), under_way: false }
    };
    for viewer in [firm.administrator, firm.other_stakeholder] {
        let unseen = firm.clone().order(viewer, offer(there, viewer));
        assert_eq!(unseen, firm.clone().order(viewer, offer(NOWHERE, viewer)));
        assert!(unseen.is_err());
    }
}
