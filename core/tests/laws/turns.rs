//! Whose turn it is, step by step: one table of what happens and who has to act next.

use fushime_core::as_of::{AsOf, Calendars};
use fushime_core::command::Command;
use fushime_core::event::Due;
use fushime_core::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, Requester, SignalKind, SlipAnswer, Tap,
};
use fushime_core::event::update::ClientWait;
use fushime_core::ids::{
    AbuseId, ConcernId, DetourId, DirectiveId, MilestoneNo, PromiseId, QuestionId,
};
use fushime_core::state::Turn;
use fushime_core::today::Step;
use fushime_core::turn::{Whose, Why, whose_turn};

use crate::small_firm::{SmallFirm, ask, plan, update};

fn whose(firm: &SmallFirm, directive: DirectiveId) -> Whose {
    let calendars = Calendars::of(firm.state());
    let (day, read_on) = (firm.today(), firm.today());
    let as_of = AsOf { day, read_on, calendars: &calendars };
    whose_turn(firm.state(), firm.directive(directive), as_of)
}

#[track_caller]
fn is_turn_of(firm: &SmallFirm, directive: DirectiveId, turn: Turn, why: Why) -> Whose {
    let whose = whose(firm, directive);
    assert_eq!((whose.turn, &whose.why), (turn, &why));
    whose
}

#[track_caller]
fn leader_owes(firm: &SmallFirm, directive: DirectiveId, step: Step) {
    is_turn_of(firm, directive, Turn::Leader, Why::Owed(step));
}

#[track_caller]
fn salespersons(firm: &SmallFirm, directive: DirectiveId) -> Whose {
    is_turn_of(firm, directive, Turn::Salesperson, Why::Asked)
}

#[test]
fn from_the_asking_to_the_running() {
    let mut firm = SmallFirm::founded();
    let directive = firm.asked();
    let (owner, leader) = (firm.owner, firm.leader);
    salespersons(&firm, directive);
    firm.must(owner, Command::NameDifficulty { directive, text: Some("期末と重なる".into()) });
    leader_owes(&firm, directive, Step::HearDifficulty);
    firm.must(leader, Command::HearDifficulties { directive, answer: None });
    salespersons(&firm, directive);
    let plan = || Command::HandBackPlan { directive, text: None, milestones: Vec::new() };
    firm.must(owner, plan());
    leader_owes(&firm, directive, Step::AgreePlan);
    firm.must(leader, Command::ReturnPlan { directive, reason: "文書の日がない".into() });
    salespersons(&firm, directive);
    firm.must(owner, plan());
    firm.must(leader, Command::AgreePlan { directive });
    salespersons(&firm, directive);
    firm.must(leader, Command::Finish { directive, text: None });
    is_turn_of(&firm, directive, Turn::Nobody, Why::Ended);
    firm.must(leader, Command::Reopen { directive, reason: None });
    salespersons(&firm, directive);
}

#[test]
fn nothing_hard_needs_no_hearing() {
    let mut firm = SmallFirm::founded();
    let directive = firm.asked();
    firm.must(firm.owner, Command::NameDifficulty { directive, text: None });
    salespersons(&firm, directive);
}

#[test]
fn what_was_offered_waits_for_the_leader() {
    let mut firm = SmallFirm::founded();
    let directive = firm.state().directives.next();
    let (owner, leader) = (firm.owner, firm.leader);
    let milestones = vec![plan("訪問", firm.in_days(10))];
    let offer = Command::AskDirective { ask: ask(owner), milestones, under_way: false };
    firm.must(owner, offer);
    assert_eq!(firm.directive(directive).asked_by, None);
    leader_owes(&firm, directive, Step::TakeUp);
    firm.must(leader, Command::HearDifficulties { directive, answer: Some("お願いします".into()) });
    salespersons(&firm, directive);
    assert_eq!(firm.directive(directive).asked_by, Some(leader), "now it is the leader's request");
}

#[test]
fn every_open_word_to_the_leader_is_the_leaders_turn_until_it_is_answered() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (owner, leader) = (firm.owner, firm.leader);
    let question = QuestionId(1);
    firm.must(owner, Command::AskQuestion { directive, text: "幅は".into(), answer_by: None });
    leader_owes(&firm, directive, Step::AnswerQuestion(question));
    firm.must(leader, Command::AnswerQuestion { question, text: "6%まで".into() });
    salespersons(&firm, directive);

    // A question of the leader hands nothing over: it was the salesperson's turn and still is.
    firm.must(leader, Command::AskQuestion { directive, text: "いつ".into(), answer_by: None });
    salespersons(&firm, directive);

    let detour = DetourId(1);
    let kind = DetourKind::Precondition;
    firm.must(owner, Command::NameDetour { directive, kind, text: "先に品質を".into() });
    leader_owes(&firm, directive, Step::DecideDetour(detour));
    firm.must(leader, Command::DecideDetour { detour, accepted: false, text: None });
    salespersons(&firm, directive);

    let signal = SignalKind::Silence;
    firm.must(owner, Command::ContestSignal { directive, signal, text: "電話した".into() });
    leader_owes(&firm, directive, Step::DecideContest(signal));
    let decide =
        Command::DecideContest { directive, signal, stays: false, reason: "確かに".into() };
    firm.must(leader, decide);
    salespersons(&firm, directive);

    firm.report(directive, 1);
    leader_owes(&firm, directive, Step::Confirm(MilestoneNo(1)));
    let milestone = Some(MilestoneNo(1));
    firm.must(leader, Command::ConfirmMilestone { directive, milestone, text: None });
    salespersons(&firm, directive);

    let help = Command::Update {
        directive,
        tap: Some(Tap::NeedHand),
        text: None,
        milestone: None,
        waits: None,
    };
    firm.must(owner, help);
    leader_owes(&firm, directive, Step::AnswerConcern(ConcernId(1)));
}

#[test]
fn a_concern_outranks_the_rest_and_a_meeting_is_owed_until_it_was_held() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (owner, leader) = (firm.owner, firm.leader);
    firm.report(directive, 1);
    let kind = ConcernKind::Disagreement;
    firm.must(owner, Command::RaiseConcern { directive, kind, text: Some("早すぎる".into()) });
    let concern = ConcernId(1);
    leader_owes(&firm, directive, Step::AnswerConcern(concern));
    let meet = |firm: &SmallFirm| Command::AnswerConcern {
        concern,
        choice: ConcernAnswer::Meet,
        text: Some("話しましょう".into()),
        meet: Some(Due::on(firm.in_days(2))),
    };
    firm.must(leader, meet(&firm));
    let milestone = Some(MilestoneNo(1));
    firm.must(leader, Command::ConfirmMilestone { directive, milestone, text: None });
    let promise = PromiseId(1);
    leader_owes(&firm, directive, Step::KeepPromise(promise));
    firm.days_pass(20);
    leader_owes(&firm, directive, Step::KeepPromise(promise));
    firm.must(leader, Command::KeepPromise { promise, text: None });
    salespersons(&firm, directive);
}

#[test]
fn an_overdue_promise_of_the_firm_stops_the_salespersons_clock() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (owner, leader) = (firm.owner, firm.leader);
    let due = Due::on(firm.in_days(3));
    let promise = Command::MakePromise {
        text: "原価資料を渡す".into(),
        due,
        by: None,
        account: None,
        member: Some(owner),
        directive: Some(directive),
    };
    firm.must(leader, promise);
    salespersons(&firm, directive);
    firm.days_pass(3);
    salespersons(&firm, directive);
    let overdue = firm.days_pass(1);
    leader_owes(&firm, directive, Step::KeepPromise(PromiseId(1)));
    assert_eq!(whose(&firm, directive).since, overdue);
    // What the salesperson owes stops nobody's clock.
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let due = Due::on(firm.in_days(3));
    let own = Command::MakePromise {
        text: "見積を送る".into(),
        due,
        by: None,
        account: Some(firm.account),
        member: None,
        directive: Some(directive),
    };
    firm.must(firm.owner, own);
    firm.days_pass(9);
    salespersons(&firm, directive);
}

#[test]
fn a_hold_ends_by_itself_and_the_leaders_debts_go_before_it() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (owner, leader) = (firm.owner, firm.leader);
    let until = firm.in_days(7);
    firm.must(leader, Command::Hold { directive, until, reason: "先方の期末".into() });
    is_turn_of(&firm, directive, Turn::Nobody, Why::Held(until));
    firm.days_pass(7);
    is_turn_of(&firm, directive, Turn::Nobody, Why::Held(until));
    firm.must(owner, Command::RaiseConcern { directive, kind: ConcernKind::Help, text: None });
    leader_owes(&firm, directive, Step::AnswerConcern(ConcernId(1)));
    let answer = Command::AnswerConcern {
        concern: ConcernId(1),
        choice: ConcernAnswer::Change,
        text: None,
        meet: None,
    };
    firm.must(leader, answer);
    is_turn_of(&firm, directive, Turn::Nobody, Why::Held(until));
    firm.days_pass(1);
    let whose = salespersons(&firm, directive);
    assert!(whose.since >= until, "the days of the hold do not count");
}

#[test]
fn a_wait_for_the_client_ends_on_its_day() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let waits = |until| Command::Update {
        directive,
        tap: Some(Tap::Said),
        text: None,
        milestone: None,
        waits: Some(ClientWait { until, who: None }),
    };
    let until = firm.in_days(5);
    firm.must(firm.owner, waits(Some(until)));
    is_turn_of(&firm, directive, Turn::Client, Why::Client(Some(until)));
    firm.days_pass(5);
    is_turn_of(&firm, directive, Turn::Client, Why::Client(Some(until)));
    firm.days_pass(1);
    let whose = salespersons(&firm, directive);
    assert!(whose.since >= until);
    // One without a day lasts as long as a report may take, and no longer.
    firm.must(firm.owner, waits(None));
    is_turn_of(&firm, directive, Turn::Client, Why::Client(None));
    firm.days_pass(30);
    salespersons(&firm, directive);
    // The next report says anew whether the client is waited for.
    firm.must(firm.owner, waits(Some(firm.in_days(5))));
    firm.must(firm.owner, update(directive, "返事がありました"));
    salespersons(&firm, directive);
}

#[test]
fn a_repeated_slip_is_the_leaders_to_choose() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let milestone = Some(MilestoneNo(1));
    let moves = |firm: &SmallFirm, days| Command::MoveMilestone {
        directive,
        milestone,
        to: Due::on(firm.in_days(days)),
        requester: Requester::Client,
        reason: Some("先方の出張".into()),
    };
    firm.must(firm.owner, moves(&firm, 12));
    salespersons(&firm, directive);
    firm.must(firm.owner, moves(&firm, 15));
    leader_owes(&firm, directive, Step::AnswerSlip(MilestoneNo(1)));
    let choose = |choice| Command::AnswerSlip { directive, milestone, choice, text: None };
    firm.must(firm.leader, choose(SlipAnswer::Limbo));
    salespersons(&firm, directive);
    firm.must(firm.owner, moves(&firm, 18));
    firm.must(firm.leader, choose(SlipAnswer::ReAgree));
    assert_eq!(firm.directive(directive).milestone(MilestoneNo(1)).unwrap().moves.len(), 3);
    firm.must(firm.owner, moves(&firm, 21));
    firm.must(firm.leader, choose(SlipAnswer::BuyBack));
    is_turn_of(&firm, directive, Turn::Nobody, Why::Ended);
}

#[test]
fn abuse_stops_every_clock_at_the_account_until_the_firm_has_acted() {
    let mut firm = SmallFirm::founded();
    let (one, two) = (firm.running(), firm.running());
    let (owner, account) = (firm.owner, firm.account);
    let report = Command::ReportAbuse {
        account,
        member: owner,
        directive: None,
        contact: None,
        text: "土下座を求められた".into(),
    };
    firm.must(owner, report);
    let abuse = AbuseId(1);
    for directive in [one, two] {
        leader_owes(&firm, directive, Step::ActOnAbuse(abuse));
    }
    firm.must(firm.leader, Command::CloseAbuse { abuse, text: "二名で伺う".into() });
    for directive in [one, two] {
        salespersons(&firm, directive);
    }
}

#[test]
fn who_has_left_is_not_late() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (leader, owner, colleague) = (firm.leader, firm.owner, firm.colleague);
    firm.must(leader, Command::MemberLeaves { member: owner, on: firm.today() });
    salespersons(&firm, directive);
    firm.days_pass(1);
    leader_owes(&firm, directive, Step::Reassign);
    let again = Command::Reassign { directive, owner: colleague, team: None, reason: None };
    firm.must(leader, again);
    salespersons(&firm, directive);
}

/// A question to somebody who was replaced is the successor's, not the leader's to answer.
#[test]
fn an_open_question_passes_to_the_new_owner() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (leader, colleague) = (firm.leader, firm.colleague);
    firm.must(leader, Command::AskQuestion { directive, text: "いつ".into(), answer_by: None });
    let again = Command::Reassign { directive, owner: colleague, team: None, reason: None };
    firm.must(leader, again);
    salespersons(&firm, directive);
    let question = QuestionId(1);
    firm.must(colleague, Command::AnswerQuestion { question, text: "金曜に".into() });
    assert!(firm.directive(directive).open_questions.is_empty());
}
