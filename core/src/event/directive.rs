//! What is asked of one salesperson, from the asking to its end.

use jiff::civil::Date;

use super::Due;
use super::milestone::MilestonePlan;
use super::terms::{Authority, DoneWhen, Figures, PolicyKind, Stakes};
use crate::ids::{AccountId, ContactId, DirectiveId, MemberId, MilestoneNo, PolicyId, TeamId};
use crate::words::Words;

fact! {
    /// What is asked. Everything but the owner and the sentence may be missing while it is proposed.
    Ask {
        /// The one person who is asked.
        owner: MemberId,
        /// What is to be done, one sentence with a verb.
        sentence: Words,
        ;
        /// At which account.
        account: Option<AccountId>,
        /// Whom to tell there.
        counterpart: Option<ContactId>,
        /// Under which policy.
        policy: Option<PolicyId>,
        /// What it is about, when there is no policy.
        kind: Option<PolicyKind>,
        /// The sentence the client must hear.
        client_words: Option<Words>,
        /// Why.
        why: Option<Words>,
        /// Until when it is to be finished.
        due: Option<Due>,
        /// Figures that differ from the policy's, or stand alone.
        figures: Option<Figures>,
        /// What hangs on it.
        stakes: Option<Stakes>,
        /// What closes it.
        done_when: Option<DoneWhen>,
        /// What may be conceded.
        authority: Option<Authority>,
        /// What help is given: a draft, a rehearsal, a companion.
        help: Option<Words>,
        /// After how many working days without a word a report is waited for.
        quiet_days_max: Option<u16>,
        /// Which team answers for it. `None`: the owner's own.
        team: Option<TeamId>,
        /// The key in the system it came from.
        source_key: Option<Words>,
    }
}

fact! {
    /// A leader asked for something, or a salesperson offered it.
    DirectiveAsked {
        /// The new number.
        directive: DirectiveId,
        /// What is asked.
        ask: Ask,
        ;
        /// First milestones, as the leader sees them; the plan may change them.
        milestones: Vec<MilestonePlan>,
        /// It was already agreed and running when it was written down.
        under_way: bool,
        /// The salesperson offered it unasked; the leader has yet to take it up.
        offered: bool,
    }
}

fact! {
    /// What is asked was made clearer or changed by the leader.
    DirectiveDefined {
        /// Which.
        directive: DirectiveId,
        /// All that is asked now; the owner stays.
        ask: Ask,
        ;
        /// Why it was changed.
        reason: Option<Words>,
    }
}

fact! {
    /// The salesperson said what would be hard, or that nothing would.
    DifficultyNamed {
        /// Of which directive.
        directive: DirectiveId,
        ;
        /// What would be hard. Empty: nothing.
        text: Option<Words>,
    }
}

fact! {
    /// The leader heard the difficulties and answered.
    DifficultiesHeard {
        /// Of which directive.
        directive: DirectiveId,
        ;
        /// The leader's answer.
        answer: Option<Words>,
    }
}

fact! {
    /// The salesperson handed the request back as a plan.
    PlanHandedBack {
        /// Of which directive.
        directive: DirectiveId,
        /// The milestones of the plan, replacing those that lie ahead.
        milestones: Vec<MilestonePlan>,
        ;
        /// For each of them, which milestone of the running plan it takes up again: that one keeps
        /// its number and its first date. Empty for a first plan.
        again: Vec<Option<MilestoneNo>>,
        /// How it will be done, in the salesperson's words.
        text: Option<Words>,
    }
}

fact! {
    /// The leader could not agree the plan yet, and says what is still needed.
    PlanReturned {
        /// Of which directive.
        directive: DirectiveId,
        /// What is still needed.
        reason: Words,
    }
}

fact! {
    /// The leader agreed the plan: it runs.
    PlanAgreed {
        /// Of which directive.
        directive: DirectiveId,
    }
}

fact! {
    /// A dated, owned pause.
    DirectiveHeld {
        /// Which.
        directive: DirectiveId,
        /// The last day of the pause.
        until: Date,
        /// Why.
        reason: Words,
    }
}

fact! {
    /// The pause was ended early.
    DirectiveResumed {
        /// Which.
        directive: DirectiveId,
    }
}

fact! {
    /// The leader confirmed that it is done, on evidence.
    DirectiveDone {
        /// Which.
        directive: DirectiveId,
        ;
        /// The leader's words.
        text: Option<Words>,
    }
}

fact! {
    /// It was taken up again after its end.
    DirectiveReopened {
        /// Which.
        directive: DirectiveId,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// The leader took the request back.
    DirectiveWithdrawn {
        /// Which.
        directive: DirectiveId,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// The leader does it instead.
    DirectiveBoughtBack {
        /// Which.
        directive: DirectiveId,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// Somebody else is asked from now on; its age and history stay.
    DirectiveReassigned {
        /// Which.
        directive: DirectiveId,
        /// Who is asked now.
        owner: MemberId,
        ;
        /// Which team answers for it from now on. `None`: the new owner's own.
        team: Option<TeamId>,
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// A new leader affirmed a directive from before the term.
    DirectiveReaffirmed {
        /// Which.
        directive: DirectiveId,
        ;
        /// The leader's words.
        text: Option<Words>,
    }
}

fact! {
    /// An executive was asked to help; from now on this executive sees it.
    DirectiveEscalated {
        /// Which.
        directive: DirectiveId,
        /// To whom.
        to: MemberId,
        /// Why.
        reason: Words,
    }
}
