//! The words that pass between salesperson and leader: reports, evidence, questions, detours.

use jiff::civil::Date;

use super::terms::{DetourKind, EvidenceKind, Tap};
use crate::ids::{ContactId, DetourId, DirectiveId, MemberId, MilestoneNo, Position, QuestionId};
use crate::words::Words;

fact! {
    /// Whom the salesperson waits for at the client, and until when.
    ClientWait {
        ;
        /// The day the client's answer was promised or asked for.
        until: Option<Date>,
        /// For whom, or for what.
        who: Option<Words>,
    }
}

fact! {
    /// A report about a directive: one line and one tap.
    UpdateGiven {
        /// About which directive.
        directive: DirectiveId,
        ;
        /// Which of the four answers was tapped.
        tap: Option<Tap>,
        /// The line.
        text: Option<Words>,
        /// About which milestone.
        milestone: Option<MilestoneNo>,
        /// It is the client's turn.
        waits: Option<ClientWait>,
        /// The line names a number, a date or a person.
        concrete: bool,
    }
}

fact! {
    /// A fact was given.
    EvidenceGiven {
        /// For which directive.
        directive: DirectiveId,
        /// What kind of fact.
        kind: EvidenceKind,
        /// The fact.
        text: Words,
        ;
        /// For which milestone.
        milestone: Option<MilestoneNo>,
        /// Who of the client.
        contact: Option<ContactId>,
        /// Who of the firm, for a dependency inside it.
        member: Option<MemberId>,
        /// The day the fact is about.
        about: Option<Date>,
        /// The document, by name or number.
        document: Option<Words>,
        /// The entry whose words it was taken from.
        taken_from: Option<Position>,
    }
}

fact! {
    /// Somebody asked a follow-up question.
    QuestionAsked {
        /// The new number.
        question: QuestionId,
        /// About which directive.
        directive: DirectiveId,
        /// Who is to answer.
        to: MemberId,
        /// The question.
        text: Words,
        ;
        /// Until when an answer is asked for.
        answer_by: Option<Date>,
    }
}

fact! {
    /// A question was answered.
    QuestionAnswered {
        /// Which.
        question: QuestionId,
        /// The answer.
        text: Words,
    }
}

fact! {
    /// After the plan was agreed, something else is to come first or instead.
    DetourNamed {
        /// The new number.
        detour: DetourId,
        /// Of which directive.
        directive: DirectiveId,
        /// Before it, or instead of it.
        kind: DetourKind,
        /// What.
        text: Words,
    }
}

fact! {
    /// The leader accepted or declined a detour.
    DetourDecided {
        /// Which.
        detour: DetourId,
        /// Whether it is part of the plan now.
        accepted: bool,
        ;
        /// The leader's words.
        text: Option<Words>,
    }
}
