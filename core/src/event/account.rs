//! Accounts and contacts, and what passes between them and the firm.

use jiff::civil::Date;

use super::terms::Tier;
use crate::ids::{
    AbuseId, AccountId, ClaimId, ContactId, DirectiveId, MemberId, MilestoneNo, VisitId,
};
use crate::money::Yen;
use crate::words::Words;

fact! {
    /// Who an account is.
    AccountDetails {
        /// What the company is called.
        name: Words,
        ;
        /// How the name is read, in kana.
        reading: Option<Words>,
        /// How much it matters to the firm.
        tier: Option<Tier>,
        /// What it buys in a year.
        yearly_sales: Option<Yen>,
        /// The year trade with it began.
        trading_since: Option<i16>,
        /// What it did for us.
        did_for_us: Option<Words>,
        /// Last month of its fiscal year, 1 to 12.
        fiscal_year_end_month: Option<u8>,
        /// Its cut-off days in a month (〆); 31 is the month's end.
        cut_off_days: Vec<u8>,
        /// Who looks after it.
        owner: Option<MemberId>,
        /// The key in the system the account came from.
        source_key: Option<Words>,
    }
}

fact! {
    /// An account was opened.
    AccountOpened {
        /// The new number.
        account: AccountId,
        /// Who it is.
        details: AccountDetails,
    }
}

fact! {
    /// What is known of an account changed.
    AccountChanged {
        /// Which.
        account: AccountId,
        /// All that is known now.
        details: AccountDetails,
    }
}

fact! {
    /// Trade with an account ended.
    AccountClosed {
        /// Which.
        account: AccountId,
        ;
        /// Why.
        reason: Option<Words>,
    }
}

fact! {
    /// Who a contact is.
    ContactDetails {
        /// At which account.
        account: AccountId,
        /// Family name first.
        name: Words,
        ;
        /// How the name is read, in kana.
        reading: Option<Words>,
        /// Department.
        department: Option<Words>,
        /// Title, as printed.
        title: Option<Words>,
        /// Rank number of the title, 30 to 100, when known.
        rank: Option<u8>,
        /// Where mail reaches the contact.
        email: Option<Words>,
        /// The key in the system the contact came from.
        source_key: Option<Words>,
    }
}

fact! {
    /// A contact was written down.
    ContactRecorded {
        /// The new number.
        contact: ContactId,
        /// Who it is.
        details: ContactDetails,
    }
}

fact! {
    /// What is known of a contact changed.
    ContactChanged {
        /// Which.
        contact: ContactId,
        /// All that is known now.
        details: ContactDetails,
    }
}

fact! {
    /// A contact is no longer there.
    ContactLeft {
        /// Which.
        contact: ContactId,
        /// Last day known.
        on: Date,
    }
}

fact! {
    /// The firm thanked an account or a contact.
    ThanksGiven {
        /// Which account.
        account: AccountId,
        /// For what.
        text: Words,
        ;
        /// Whom.
        contact: Option<ContactId>,
        /// After which directive.
        directive: Option<DirectiveId>,
    }
}

fact! {
    /// A client complained.
    ClaimOpened {
        /// The new number.
        claim: ClaimId,
        /// Which account.
        account: AccountId,
        /// What about.
        text: Words,
    }
}

fact! {
    /// A complaint was settled.
    ClaimSettled {
        /// Which.
        claim: ClaimId,
        /// How.
        text: Words,
    }
}

fact! {
    /// A senior went to a client.
    VisitHeld {
        /// The new number.
        visit: VisitId,
        /// Which account.
        account: AccountId,
        /// Why.
        purpose: Words,
        ;
        /// Who went.
        members: Vec<MemberId>,
        /// Who was met.
        contacts: Vec<ContactId>,
        /// For which directive.
        directive: Option<DirectiveId>,
        /// What was said to the client, in words.
        said_to_client: Option<Words>,
        /// What the client answered, in words.
        client_answered: Option<Words>,
    }
}

fact! {
    /// A leader gave time to prepare a hard conversation.
    CoachingGiven {
        /// For which directive.
        directive: DirectiveId,
        /// To whom.
        member: MemberId,
        /// For how long.
        minutes: u16,
        ;
        /// For which milestone.
        milestone: Option<MilestoneNo>,
        /// What was worked on.
        text: Option<Words>,
    }
}

fact! {
    /// A client treated somebody of the firm badly: stops the clocks, restricted to few readers.
    AbuseReported {
        /// The new number.
        abuse: AbuseId,
        /// Which account.
        account: AccountId,
        /// What was said or done.
        text: Words,
        /// Who it was done to.
        member: MemberId,
        ;
        /// Which directive's clock stops. `None`: all of this member's at this account.
        directive: Option<DirectiveId>,
        /// Who of the client.
        contact: Option<ContactId>,
    }
}

fact! {
    /// The firm has acted on a report of abuse, and the clocks run again.
    AbuseClosed {
        /// Which report.
        abuse: AbuseId,
        /// What was done.
        text: Words,
    }
}
