//! Something that was talked about.
//!
//! Source: domain notes 1.2 (fields of a minute) and 1.3 (the leader's five lines).

use jiff::civil::{Date, Time};

use super::Due;
use super::terms::Privacy;
use crate::ids::{AccountId, ContactId, DirectiveId, DiscussionId, MemberId, PromiseId};
use crate::words::Words;

fact! {
    /// Somebody who was there.
    Attendee {
        ;
        /// A member of the firm.
        member: Option<MemberId>,
        /// A contact of the client.
        contact: Option<ContactId>,
        /// Somebody else, by name and title.
        name: Option<Words>,
    }
}

fact! {
    /// What somebody took away to do (宿題).
    NextStep {
        /// What is to be done.
        what: Words,
        ;
        /// Which member does it. `None`: the client, or not said.
        member: Option<MemberId>,
        /// Who of the client does it.
        contact: Option<ContactId>,
        /// By when. `None`: shown as undated.
        due: Option<Due>,
    }
}

fact! {
    /// The gist of a discussion: the five lines, and what a minute holds besides.
    Discussion {
        ;
        /// With which account. `None`: among ourselves.
        account: Option<AccountId>,
        /// About which directive.
        directive: Option<DirectiveId>,
        /// Subject, or the name of the meeting.
        title: Option<Words>,
        /// When it ended.
        until: Option<Time>,
        /// What it was for.
        purpose: Option<Words>,
        /// Where, or by what channel.
        place: Option<Words>,
        /// Who was there, the client first.
        attendees: Vec<Attendee>,
        /// Who else gets the record.
        sent_to: Option<Words>,
        /// What lay on the table: a quote, a notice.
        materials: Option<Words>,
        /// Promises from before that were found kept.
        promises_kept: Vec<PromiseId>,
        /// Promises from before that were found still open.
        promises_open: Vec<PromiseId>,
        /// What the leader asked, one sentence with a verb.
        asked: Option<Words>,
        /// What they answered, in their words.
        answered: Option<Words>,
        /// What was decided.
        agreed: Option<Words>,
        /// Who does what by when.
        next_steps: Vec<NextStep>,
        /// What the writer promised to do.
        i_promise: Option<Words>,
        /// By when the writer promised it.
        promise_due: Option<Due>,
        /// What was left open.
        open: Option<Words>,
        /// What was said to the client in words: the No, the amount, the date.
        said_to_client: Option<Words>,
        /// What the client answered in words.
        client_answered: Option<Words>,
        /// What was not said.
        not_said: Option<Words>,
        /// When the next one is.
        next_meeting: Option<Due>,
        /// Who may read it. `None`: whoever may read about the account or the directive.
        privacy: Option<Privacy>,
        /// The day the client confirmed the record.
        client_confirmed_on: Option<Date>,
        /// Anything else.
        text: Option<Words>,
    }
}

fact! {
    /// A discussion was held.
    DiscussionHeld {
        /// The new number.
        discussion: DiscussionId,
        /// What was talked about.
        gist: Discussion,
    }
}

fact! {
    /// The client confirmed the record of a discussion.
    DiscussionConfirmed {
        /// Which.
        discussion: DiscussionId,
        /// The day it was confirmed.
        on: Date,
        ;
        /// Who of the client confirmed it.
        contact: Option<ContactId>,
        /// What the client wanted changed in it, or how it was confirmed.
        text: Option<Words>,
    }
}
