//! Steps of a directive's life that are easily got wrong.

use fushime_core::command::{Advice, Asker, Command, Refusal};
use fushime_core::event::account::ContactDetails;
use fushime_core::event::discussion::{Discussion, NextStep};
use fushime_core::event::firm::Settings;
use fushime_core::event::milestone::MilestonePlan;
use fushime_core::event::terms::{EvidenceKind, SlipAnswer, Stage};
use fushime_core::event::{Due, Event};
use fushime_core::ids::{DirectiveId, DiscussionId, MilestoneNo, Position, PromiseId, QuestionId};
use fushime_core::state::Standing;
use jiff::civil::date;

use crate::small_firm::{SmallFirm, ask, gist, plan, update};

const FIRST: MilestoneNo = MilestoneNo(1);

fn confirm(directive: DirectiveId) -> Command {
    Command::ConfirmMilestone { directive, milestone: Some(FIRST), text: None }
}

fn undo(directive: DirectiveId) -> Command {
    Command::UndoConfirm { directive, milestone: FIRST, reason: None }
}

#[test]
fn a_seal_is_undone_within_ten_minutes_of_being_written_whatever_day_it_says() {
    let mut firm = SmallFirm::founded();
    let leader = firm.leader;
    let directive = firm.running();
    firm.days_pass(3);
    firm.report(directive, 1);
    assert_eq!(firm.order(leader, undo(directive)), Err(Refusal::NotConfirmed));
    // The leader dates the seal to yesterday; the ten minutes run from now.
    let yesterday = Asker { on: firm.in_days(-1), ..firm.asker(Some(leader), None) };
    firm.give_as(&yesterday, confirm(directive)).unwrap();
    firm.minutes_pass(10);
    firm.must(leader, undo(directive));
    assert!(firm.directive(directive).milestone(FIRST).unwrap().awaits_seal());
    firm.must(leader, confirm(directive));
    firm.minutes_pass(11);
    assert_eq!(firm.order(leader, undo(directive)), Err(Refusal::UndoOver { minutes: 10 }));
    // Near midnight the clock is the same clock.
    let directive = firm.running();
    firm.report(directive, 1);
    firm.minutes_pass(14 * 60 + 45);
    firm.must(leader, confirm(directive));
    firm.minutes_pass(8);
    assert_ne!(firm.today(), firm.directive(directive).asked.on);
    firm.must(leader, undo(directive));
}

#[test]
fn only_the_leader_seals_and_only_what_was_reported() {
    let mut firm = SmallFirm::founded();
    let (leader, owner) = (firm.leader, firm.owner);
    let directive = firm.running();
    assert_eq!(firm.order(leader, confirm(directive)), Err(Refusal::NotReported));
    firm.report(directive, 1);
    assert_eq!(firm.order(owner, confirm(directive)), Err(Refusal::LeadersStep));
    let for_owner = firm.order_for(leader, owner, confirm(directive));
    assert_eq!(for_owner, Err(Refusal::LeadersStep), "the seal is put in person");
    firm.must(leader, confirm(directive));
    assert!(matches!(firm.order(leader, confirm(directive)), Err(Refusal::AlreadyConfirmed(_))));
}

#[test]
fn a_seal_names_the_entries_it_rests_on() {
    let mut firm = SmallFirm::founded();
    let (leader, owner) = (firm.leader, firm.owner);
    let directive = firm.asked();
    let told = MilestonePlan {
        stage: Some(Stage::Told),
        evidence: vec![EvidenceKind::Words, EvidenceKind::Document],
        ..plan("訪問", firm.in_days(9))
    };
    let milestones = vec![told];
    firm.must(owner, Command::HandBackPlan { directive, text: None, milestones });
    firm.must(leader, Command::AgreePlan { directive });
    let evidence = |kind| Command::GiveEvidence {
        directive,
        kind,
        text: "「4月からですね」".into(),
        milestone: None,
        contact: None,
        member: None,
        about: None,
        document: None,
        taken_from: None,
    };
    firm.must(owner, evidence(EvidenceKind::Words));
    let words = firm.state().head;
    firm.must(owner, evidence(EvidenceKind::Outside));
    let reported =
        firm.must(owner, Command::ReportMilestone { directive, milestone: None, text: None });
    assert_eq!(reported.advice, [Advice::EvidenceMissing(vec![EvidenceKind::Document])]);
    let report = firm.state().head;
    let confirmed = firm.must(leader, confirm(directive));
    assert_eq!(confirmed.advice, [Advice::EvidenceMissing(vec![EvidenceKind::Document])]);
    let Event::MilestoneConfirmed(sealed) = &confirmed.events[0] else { panic!("no seal") };
    assert_eq!(sealed.on_entries, [words, report], "not the fact nobody asked for");
}

#[test]
fn too_much_at_once_is_advice_and_never_a_refusal() {
    let mut firm = SmallFirm::founded();
    let (leader, owner, account) = (firm.leader, firm.owner, firm.account);
    let settings =
        Settings { live_per_person_max: 2, live_per_account_max: 1, ..Settings::default() };
    firm.must(leader, Command::ChangeSettings(settings));
    let ask = |account| Command::AskDirective {
        ask: fushime_core::event::directive::Ask { account, ..ask(owner) },
        milestones: Vec::new(),
        under_way: false,
    };
    assert_eq!(firm.must(leader, ask(Some(account))).advice, []);
    let second = firm.must(leader, ask(Some(account))).advice;
    assert!(second.contains(&Advice::ManyForAccount { live: 2, limit: 1 }), "{second:?}");
    assert!(second.contains(&Advice::LikeDirective(DirectiveId(1))), "{second:?}");
    let third = firm.must(leader, ask(None)).advice;
    assert_eq!(third, [Advice::ManyForPerson { live: 3, limit: 2 }]);
    // What has ended lives no longer; what is taken up again does.
    for number in [1, 2, 3] {
        let directive = DirectiveId(number);
        firm.must(leader, Command::Withdraw { directive, reason: None });
    }
    assert_eq!(firm.state().live_per_member[&owner], 0);
    assert_eq!(firm.must(leader, ask(Some(account))).advice, []);
    let reopened = Command::Reopen { directive: DirectiveId(1), reason: None };
    let advice = firm.must(leader, reopened).advice;
    assert_eq!(advice, [Advice::ManyForAccount { live: 2, limit: 1 }]);
    // Whoever is asked instead of somebody is counted too.
    let colleague = firm.colleague;
    for _ in 0..2 {
        let asked = Command::AskDirective {
            ask: crate::small_firm::ask(colleague),
            milestones: Vec::new(),
            under_way: false,
        };
        firm.must(leader, asked);
    }
    let directive = DirectiveId(1);
    let again = Command::Reassign { directive, owner: colleague, team: None, reason: None };
    let advice = firm.must(leader, again).advice;
    assert_eq!(advice, [Advice::ManyForPerson { live: 3, limit: 2 }]);
}

#[test]
fn only_what_was_agreed_runs_again() {
    let mut firm = SmallFirm::founded();
    let leader = firm.leader;
    let (asked, running) = (firm.asked(), firm.running());
    for directive in [asked, running] {
        firm.must(leader, Command::BuyBack { directive, reason: None });
        assert_eq!(firm.directive(directive).standing, Standing::BoughtBack);
        firm.must(leader, Command::Reopen { directive, reason: None });
    }
    assert_eq!(firm.directive(asked).standing, Standing::Proposed);
    assert_eq!(firm.directive(running).standing, Standing::Running);
    assert_eq!(firm.directive(running).asked.on, crate::small_firm::FOUNDED, "its age stays");
}

#[test]
fn a_new_plan_moves_no_date_until_the_leader_agrees() {
    let mut firm = SmallFirm::founded();
    let (leader, owner) = (firm.leader, firm.owner);
    let directive = firm.running();
    let first = firm.directive(directive).milestone(FIRST).unwrap().due.on;
    let later = firm.in_days(25);
    let milestones = vec![plan("アポ", later), plan("説明会", firm.in_days(28))];
    let back = Command::HandBackPlan { directive, text: None, milestones };
    firm.must(owner, back.clone());
    let held = firm.directive(directive).milestone(FIRST).unwrap();
    assert_eq!((held.due.on, held.moves.len()), (first, 0), "nothing has moved yet");
    firm.must(leader, Command::ReturnPlan { directive, reason: "早められますか".into() });
    assert_eq!(firm.directive(directive).milestones.len(), 2, "and nothing has been replaced");
    firm.must(owner, back);
    firm.must(leader, Command::AgreePlan { directive });
    let held = firm.directive(directive);
    let appointment = held.milestone(FIRST).unwrap();
    assert_eq!((appointment.first_due.on, appointment.due.on), (first, later));
    assert_eq!(appointment.moves.len(), 1, "it is drawn as a slip");
    assert!(matches!(appointment.slip_answer, Some((SlipAnswer::ReAgree, _))), "and agreed");
    assert_eq!(appointment.unsettled_slips().count(), 0);
    assert!(held.milestone(MilestoneNo(2)).unwrap().dropped, "the visit is no longer planned");
    assert_eq!(held.milestone(MilestoneNo(3)).unwrap().name.as_str(), "説明会");
}

#[test]
fn what_is_changed_while_it_runs_may_be_hard_anew() {
    let mut firm = SmallFirm::founded();
    let (leader, owner) = (firm.leader, firm.owner);
    let directive = firm.running();
    let hard = || Command::NameDifficulty { directive, text: Some("6%なら話せる".into()) };
    assert_eq!(firm.order(owner, hard()), Err(Refusal::RunsAlready(directive)));
    let mut changed = (*firm.directive(directive).ask).clone();
    let due = firm.in_days(90);
    changed.due = Some(Due::on(due));
    let first = firm.directive(directive).first_due;
    firm.must(leader, Command::Define { directive, ask: changed, reason: None });
    assert_eq!(firm.directive(directive).first_due, first, "the first date stays");
    firm.must(owner, hard());
    firm.must(leader, Command::HearDifficulties { directive, answer: None });
    assert_eq!(firm.directive(directive).standing, Standing::Running);
    // So does a policy that was changed.
    let policy = firm.policy;
    let details = firm.state().policies.get(policy).unwrap().details.clone();
    let directive = firm.running();
    let hard = || Command::NameDifficulty { directive, text: Some("数量の話も出る".into()) };
    assert_eq!(firm.order(owner, hard()), Err(Refusal::RunsAlready(directive)));
    firm.must(leader, Command::ChangePolicy { policy, details, reason: None });
    firm.must(owner, hard());
}

#[test]
fn what_was_agreed_to_close_it_is_asked_for_at_its_end() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let done = firm.must(firm.leader, Command::Finish { directive, text: None });
    assert_eq!(done.advice, [Advice::EvidenceMissing(vec![EvidenceKind::Words])]);
    assert_eq!(firm.directive(directive).standing, Standing::Done);
}

#[test]
fn the_fifth_line_binds_the_leader_and_homework_has_an_owner_and_a_date() {
    let mut firm = SmallFirm::founded();
    let (leader, owner, account) = (firm.leader, firm.owner, firm.account);
    let directive = firm.running();
    let due = Due::on(firm.in_days(4));
    let step = |what: &str, member, due: Option<&Due>| NextStep {
        what: what.into(),
        member,
        contact: None,
        due: due.cloned(),
    };
    let talk = Discussion {
        account: Some(account),
        directive: Some(directive),
        i_promise: Some("原価資料をお持ちする".into()),
        promise_due: Some(due.clone()),
        next_steps: vec![
            step("見積を送る", Some(owner), Some(&due)),
            step("社内で回す", None, Some(&due)),
            step("いつか伺う", Some(owner), None),
        ],
        ..gist("価格改定のご説明")
    };
    firm.must(leader, Command::RecordDiscussion(talk));
    let made: Vec<(u32, u32, &str)> = firm
        .state()
        .promises
        .iter()
        .map(|held| (held.id.0, held.made.by.0, held.made.text.as_str()))
        .collect();
    let (by_leader, by_owner) = ((1, 1, "原価資料をお持ちする"), (2, 3, "見積を送る"));
    assert_eq!(made, [by_leader, by_owner], "what nobody took, or has no day, is no promise");
    // The next minute begins with what was promised last time.
    let next = Discussion {
        account: Some(account),
        promises_kept: vec![PromiseId(1)],
        promises_open: vec![PromiseId(2)],
        i_promise: Some("また来る".into()),
        ..gist("続き")
    };
    let decided = firm.must(leader, Command::RecordDiscussion(next));
    assert_eq!(decided.advice, [Advice::PromiseWithoutDate]);
    assert!(firm.state().promises.get(PromiseId(1)).unwrap().settled_on.is_some());
    assert!(firm.state().promises.get(PromiseId(2)).unwrap().settled_on.is_none());
    // The client confirms the record later.
    let discussion = DiscussionId(1);
    let on = firm.days_pass(2);
    let contact = Some(firm.contact);
    let confirmed = Command::ConfirmDiscussion { discussion, on, contact, text: None };
    firm.must(owner, confirmed);
    let record = firm.state().discussions.get(discussion).unwrap();
    assert_eq!(record.gist.client_confirmed_on, Some(on));
}

#[test]
fn a_promise_keeps_its_first_date_and_is_released_only_by_whom_it_serves() {
    let mut firm = SmallFirm::founded();
    let (leader, owner) = (firm.leader, firm.owner);
    let (first, second) = (firm.in_days(3), firm.in_days(6));
    let make = Command::MakePromise {
        text: "評価の話をする".into(),
        due: Due::on(first),
        by: None,
        account: None,
        member: Some(owner),
        directive: None,
    };
    firm.must(leader, make);
    let promise = PromiseId(1);
    let moved = Command::MovePromise { promise, due: Due::on(second), reason: None };
    assert_eq!(firm.order(owner, moved.clone()), Err(Refusal::NotYours));
    firm.must(leader, moved);
    let held = firm.state().promises.get(promise).unwrap();
    assert_eq!((held.first_due, held.made.due.on, held.moves.len()), (first, second, 1));
    let release = || Command::ReleasePromise { promise, reason: "もう要らない".into() };
    assert_eq!(firm.order(leader, release()), Err(Refusal::NotYours), "not by whoever owes it");
    firm.must(owner, release());
}

#[test]
fn what_was_taken_back_counts_no_more() {
    let mut firm = SmallFirm::founded();
    let (leader, owner) = (firm.leader, firm.owner);
    let directive = firm.running();
    firm.must(leader, Command::AskQuestion { directive, text: "いつ".into(), answer_by: None });
    let clock = firm.directive(directive).clock;
    firm.days_pass(3);
    firm.must(owner, update(directive, "別の客先の話でした"));
    let target = firm.state().head;
    let question = QuestionId(1);
    assert!(firm.state().questions.get(question).unwrap().answered.is_some());
    let retract = Command::RetractEntry { target, reason: "取り違え".into() };
    assert_eq!(firm.order(leader, retract.clone()), Err(Refusal::NotTheWriter));
    firm.must(owner, retract.clone());
    assert_eq!(firm.directive(directive).clock, clock);
    assert!(firm.state().questions.get(question).unwrap().answered.is_none(), "it is open again");
    assert_eq!(firm.directive(directive).open_questions, [question]);
    assert_eq!(firm.order(owner, retract), Err(Refusal::AlreadySettled));
    let plan = Command::RetractEntry { target: Position(target.0 - 2), reason: "誤り".into() };
    assert_eq!(firm.order(leader, plan), Err(Refusal::NotRetractable), "agreed is agreed");
}

#[test]
fn a_rank_is_proposed_by_the_title_and_never_over_a_persons_own() {
    let mut firm = SmallFirm::founded();
    let contact = |name: &str, title: &str, rank| ContactDetails {
        account: firm.account,
        name: name.into(),
        reading: None,
        department: None,
        title: Some(title.into()),
        rank,
        email: None,
        source_key: None,
    };
    let (buyer, chief) = (contact("森", "購買部長", None), contact("林", "部長", Some(90)));
    firm.must(firm.owner, Command::RecordContact(buyer));
    firm.must(firm.owner, Command::RecordContact(chief));
    let ranks: Vec<Option<u8>> =
        firm.state().contacts.iter().skip(2).map(|contact| contact.details.rank).collect();
    assert_eq!(ranks, [Some(60), Some(90)]);
}

#[test]
fn a_closed_day_is_said_and_not_refused() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let set = |day| Command::SetMilestone { directive, plan: plan("再訪", day) };
    let says = |firm: &mut SmallFirm, day| firm.must(firm.leader, set(day)).advice;
    assert_eq!(says(&mut firm, date(2026, 11, 20)), []);
    for closed in [date(2026, 11, 21), date(2026, 11, 23), date(2027, 1, 1)] {
        assert_eq!(says(&mut firm, closed), [Advice::ClosedDay(closed)], "{closed}");
    }
}

#[test]
fn a_file_is_taken_over_by_who_keeps_the_system_and_by_nobody_else() {
    let mut firm = SmallFirm::founded();
    let (owner, administrator) = (firm.owner, firm.administrator);
    let past =
        Asker { on: firm.in_days(-90), taking_over: true, ..firm.asker(Some(administrator), None) };
    let asked = || Command::AskDirective {
        ask: ask(owner),
        milestones: vec![plan("アポ", date(2026, 8, 1))],
        under_way: true,
    };
    let directive = firm.state().directives.next();
    firm.give_as(&past, asked()).unwrap();
    assert_eq!(firm.directive(directive).standing, Standing::Running);
    let by_owner = Asker { member: Some(owner), ..past.clone() };
    assert_eq!(firm.give_as(&by_owner, asked()), Err(Refusal::NotYours));
    // It writes what is in the file, and reads nothing with it.
    let directive = firm.running();
    let sees = fushime_core::access::see_directive;
    assert!(sees(firm.state(), administrator, directive, firm.today()).is_none());
    assert_eq!(
        firm.order(administrator, update(directive, "x")),
        Err(Refusal::NotFound(fushime_core::command::Thing::Directive))
    );
}
