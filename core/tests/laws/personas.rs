//! How everybody there can be stands to a directive, and who may read what with it.

use fushime_core::access::{
    Relation, Sight, Thing, Visible, relations, see_abuse, see_directive, see_entry,
};
use fushime_core::command::{Command, Refusal};
use fushime_core::event::discussion::Discussion;
use fushime_core::event::terms::{ConcernKind, Privacy, Role};
use fushime_core::ids::{AbuseId, DirectiveId, MemberId, Position, RedactionId};
use jiff::civil::Date;

use crate::small_firm::{SmallFirm, gist, update};

fn stands(firm: &SmallFirm, who: MemberId, directive: DirectiveId, day: Date) -> Vec<Relation> {
    relations(firm.state(), who, Thing::Directive(firm.directive(directive)), day)
}

fn sees(firm: &SmallFirm, who: MemberId, directive: DirectiveId, day: Date) -> bool {
    see_directive(firm.state(), who, directive, day).is_some()
}

#[test]
fn everybody_stands_where_they_stand() {
    use Relation as R;
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let day = firm.today();
    // Who, in which relations, whether the directive is seen, and whether its signals are.
    let expected: &[(MemberId, &[Relation], bool, bool)] = &[
        (firm.owner, &[R::Self_], true, true),
        (firm.leader, &[R::Leader, R::Administrator], true, true),
        (firm.other_leader, &[R::OtherLeader], false, false),
        (firm.colleague, &[R::Colleague], false, false),
        (firm.other_salesperson, &[R::OtherSalesperson], false, false),
        (firm.sponsor, &[R::Sponsor, R::Executive], true, false),
        (firm.executive, &[R::Executive], false, false),
        (firm.stakeholder, &[R::AskedStakeholder, R::Stakeholder], false, false),
        (firm.other_stakeholder, &[R::Stakeholder], false, false),
        (firm.administrator, &[R::Administrator], false, false),
        (MemberId(99), &[], false, false),
        (MemberId(0), &[], false, false),
    ];
    for (who, relations, directive_seen, signals_seen) in expected {
        assert_eq!(stands(&firm, *who, directive, day), *relations, "{who}");
        let seen = see_directive(firm.state(), *who, directive, day);
        assert_eq!(seen.is_some(), *directive_seen, "{who}");
        let signals = seen.as_ref().is_some_and(Visible::with_signals);
        assert_eq!(signals, *signals_seen, "{who}");
        assert!(seen.is_none_or(|seen| seen.viewer() == *who));
    }
}

#[test]
fn an_executive_sees_what_was_asked_of_her_and_nothing_else() {
    let mut firm = SmallFirm::founded();
    let (asked, other) = (firm.running(), firm.running());
    let (leader, executive, day) = (firm.leader, firm.executive, firm.today());
    firm.must(
        leader,
        Command::Escalate { directive: asked, to: executive, reason: "先方の部長へ".into() },
    );
    assert_eq!(
        stands(&firm, executive, asked, day),
        [Relation::AskedExecutive, Relation::Executive]
    );
    assert!(sees(&firm, executive, asked, day));
    assert!(!sees(&firm, executive, other, day));
    // Asked to help she decides; a sponsor reads and decides nothing.
    let question = |directive| Command::AskQuestion {
        directive,
        text: "どこで止まっていますか".into(),
        answer_by: None,
    };
    firm.must(executive, question(asked));
    assert_eq!(firm.order(firm.sponsor, question(asked)), Err(Refusal::LeadersStep));
}

#[test]
fn a_leader_of_before_reads_for_thirty_days_and_writes_nothing() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (before, successor) = (firm.leader, firm.other_leader);
    let handover = firm.days_pass(10);
    let team = firm.team;
    firm.must(before, Command::BeginTerm { team, leader: successor, from: handover });
    let last = handover.yesterday().unwrap();
    assert!(stands(&firm, before, directive, last).contains(&Relation::Leader));
    assert!(stands(&firm, successor, directive, last).contains(&Relation::OtherLeader));
    // From the first day of the new term the old leader only reads, and the new one decides.
    assert!(stands(&firm, before, directive, handover).contains(&Relation::FormerLeader));
    assert!(stands(&firm, successor, directive, handover).contains(&Relation::Leader));
    assert!(sees(&firm, before, directive, handover));
    let affirm = || Command::Reaffirm { directive, text: None };
    assert_eq!(firm.order(before, affirm()), Err(Refusal::LeadersStep));
    firm.must(successor, affirm());
    let talked = Discussion { directive: Some(directive), ..gist("引き継ぎ") };
    let record = Command::RecordDiscussion(talked);
    assert_eq!(firm.order(before, record), Err(Refusal::NotYours));
    // Thirty days after the last day of the term, and not one more.
    let span = |days: i64| last.checked_add(jiff::Span::new().days(days)).unwrap();
    assert!(sees(&firm, before, directive, span(30)));
    assert!(!sees(&firm, before, directive, span(31)));
    assert!(sees(&firm, successor, directive, span(31)));
}

#[test]
fn who_has_left_sees_nothing_and_leads_nothing() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (leader, owner) = (firm.leader, firm.owner);
    let last = firm.in_days(3);
    firm.must(leader, Command::MemberLeaves { member: owner, on: last });
    assert!(sees(&firm, owner, directive, last));
    let after = firm.days_pass(4);
    assert_eq!(stands(&firm, owner, directive, after), []);
    assert!(!sees(&firm, owner, directive, after));
    assert_eq!(
        firm.order(owner, update(directive, "伝えました")),
        Err(Refusal::NotFound(fushime_core::command::Thing::Member))
    );
    // A leader who leaves leads no longer: nobody does, and whoever asked stands in if there.
    let (administrator, other_leader) = (firm.administrator, firm.other_leader);
    firm.must(administrator, Command::MemberLeaves { member: other_leader, on: after });
    let team = firm.state().teams.get(firm.other_team).unwrap();
    assert_eq!(team.terms.last().unwrap().until, Some(after));
}

#[test]
fn a_discussion_is_read_with_what_it_is_about_or_by_those_who_were_there() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (leader, colleague, owner) = (firm.leader, firm.colleague, firm.owner);
    let account = Some(firm.account);
    let day = firm.today();
    let mut recorded = Vec::new();
    for gist in [
        Discussion { directive: Some(directive), ..gist("指示について") },
        Discussion { account, ..gist("取引先で") },
        Discussion { account, privacy: Some(Privacy::Attendees), ..gist("内密に") },
        gist("二人だけで"),
    ] {
        firm.must(leader, Command::RecordDiscussion(gist));
        recorded.push(firm.state().head);
    }
    // Who reads the words: of the directive, of the account, of the private one, among ourselves.
    for (who, reads) in [
        (leader, [true, true, true, true]),
        (owner, [true, true, false, false]),
        (colleague, [false, true, false, false]),
        (firm.other_salesperson, [false, true, false, false]),
        (firm.executive, [false, true, false, false]),
        (firm.sponsor, [true, true, false, false]),
        (firm.stakeholder, [false; 4]),
    ] {
        for (entry, reads) in recorded.iter().zip(reads) {
            let sight = see_entry(firm.state(), who, *entry, day);
            assert_eq!(sight == Sight::Words, reads, "{who} {entry:?} {sight:?}");
        }
    }
    for entry in recorded {
        let sight = see_entry(firm.state(), firm.administrator, entry, day);
        assert_eq!(sight, Sight::WithoutWords, "who did what, and no words");
    }
    assert_eq!(see_entry(firm.state(), leader, Position(9_999), day), Sight::Nothing);
}

#[test]
fn a_report_of_abuse_is_for_few() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (account, member) = (firm.account, firm.owner);
    let report = Command::ReportAbuse {
        account,
        member,
        directive: None,
        contact: None,
        text: "三時間の叱責".into(),
    };
    // Whoever saw it may report it, and does not read it afterwards.
    firm.must(firm.colleague, report);
    let entry = firm.state().head;
    let (abuse, day) = (AbuseId(1), firm.today());
    for (who, reads) in [
        (firm.owner, true),
        (firm.leader, true),
        (firm.colleague, false),
        (firm.other_leader, false),
        (firm.executive, false),
        (firm.sponsor, false),
        (firm.stakeholder, false),
        (firm.administrator, false),
    ] {
        assert_eq!(see_abuse(firm.state(), who, abuse, day).is_some(), reads, "{who}");
        assert_eq!(see_entry(firm.state(), who, entry, day) == Sight::Words, reads, "{who}");
    }
    // On the timeline stands that the clock stopped, and nothing of what was said.
    let line = firm.directive(directive).line(entry).unwrap();
    assert_eq!(line.text, None);
    let close = || Command::CloseAbuse { abuse, text: "次回から二名で伺う".into() };
    assert_eq!(
        firm.order(firm.colleague, close()),
        Err(Refusal::NotFound(fushime_core::command::Thing::Abuse))
    );
    assert_eq!(firm.order(firm.owner, close()), Err(Refusal::LeadersStep));
    firm.must(firm.leader, close());
    assert!(firm.directive(directive).open_abuse.is_empty());
}

#[test]
fn nobody_approves_the_redaction_they_asked_for() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (owner, leader) = (firm.owner, firm.leader);
    firm.must(owner, update(directive, "個人の事情があって"));
    let target = firm.state().head;
    // The leader writes the request down for the owner: then neither of the two approves it, though
    // the first leader is an administrator too.
    let request = || Command::RequestRedaction { target, reason: "私事のため".into() };
    firm.order_for(leader, owner, request()).unwrap();
    let redaction = RedactionId(1);
    let approve = || Command::ApproveRedaction { redaction };
    assert_eq!(firm.order(leader, approve()), Err(Refusal::OwnRequest));
    assert_eq!(firm.order(owner, approve()), Err(Refusal::OwnRequest));
    let not_there = Err(Refusal::NotFound(fushime_core::command::Thing::Redaction));
    assert_eq!(firm.order(firm.colleague, approve()), not_there);
    assert_eq!(firm.order_for(leader, firm.colleague, approve()), Err(Refusal::OwnRequest));
    assert_eq!(firm.order(owner, request()), Err(Refusal::AlreadySettled), "it is asked already");
    firm.must(firm.administrator, approve());
    assert!(firm.state().redacted.contains(&target));
    assert_eq!(firm.order(owner, request()), Err(Refusal::AlreadySettled));
    assert_eq!(firm.order(firm.executive, approve()), Err(Refusal::AlreadySettled));
}

#[test]
fn nobody_speaks_for_somebody_they_do_not_lead() {
    let mut firm = SmallFirm::founded();
    let directive = firm.running();
    let (leader, owner, other_leader) = (firm.leader, firm.owner, firm.other_leader);
    let report = || update(directive, "鈴木部長に8%とお伝えしました");
    firm.order_for(leader, owner, report()).unwrap();
    let line = firm.directive(directive).lines.last().unwrap();
    assert!(line.on_behalf);
    assert_eq!(line.speaker, Some(owner));
    let talk = || Command::RecordDiscussion(gist("聞いた話"));
    assert!(firm.order_for(leader, owner, talk()).is_ok());
    assert_eq!(firm.order_for(owner, leader, talk()), Err(Refusal::NotYours));
    assert_eq!(firm.order_for(other_leader, owner, talk()), Err(Refusal::NotYours));
    // A leader's own steps are never taken for somebody.
    let raise = Command::RaiseConcern { directive, kind: ConcernKind::Disagreement, text: None };
    firm.must(owner, raise);
    let hold =
        Command::Hold { directive, until: firm.in_days(5), reason: "先方の期末".into() };
    assert_eq!(firm.order_for(leader, owner, hold), Err(Refusal::LeadersStep));
}

#[test]
fn only_who_keeps_the_system_gives_roles_and_somebody_always_does() {
    let mut firm = SmallFirm::founded();
    let grant = |member| Command::GrantRole { member, role: Role::Executive };
    assert_eq!(firm.order(firm.other_leader, grant(firm.other_leader)), Err(Refusal::NotYours));
    firm.must(firm.administrator, grant(firm.other_leader));
    let revoke = |member| Command::RevokeRole { member, role: Role::Administrator };
    firm.must(firm.administrator, revoke(firm.leader));
    let own = revoke(firm.administrator);
    assert_eq!(firm.order(firm.administrator, own), Err(Refusal::LastAdministrator));
    let leaves = Command::MemberLeaves { member: firm.administrator, on: firm.today() };
    assert_eq!(firm.order(firm.administrator, leaves), Err(Refusal::LastAdministrator));
}
