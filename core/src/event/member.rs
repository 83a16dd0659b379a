//! The people of the firm, their teams, their leaders' terms and their leave.

use jiff::civil::Date;

use super::terms::{Language, Role};
use crate::ids::{MemberId, TeamId};
use crate::words::Words;

fact! {
    /// Who a member is.
    MemberDetails {
        /// Family name first.
        name: Words,
        /// The language of this member's pages and mails.
        language: Language,
        ;
        /// How the name is read, in kana.
        reading: Option<Words>,
        /// Title in the firm.
        title: Option<Words>,
        /// Where mail reaches the member.
        email: Option<Words>,
        /// The key in the system the member came from.
        source_key: Option<Words>,
    }
}

fact! {
    /// Somebody became a member.
    MemberJoined {
        /// The new number.
        member: MemberId,
        /// Who it is.
        details: MemberDetails,
        ;
        /// What the member is from the start.
        roles: Vec<Role>,
    }
}

fact! {
    /// What is known of a member changed.
    MemberChanged {
        /// Whom it is about.
        member: MemberId,
        /// All that is known now.
        details: MemberDetails,
    }
}

fact! {
    /// A member left the firm.
    MemberLeft {
        /// Who left.
        member: MemberId,
        /// Last day.
        on: Date,
    }
}

fact! {
    /// A member was given a role.
    RoleGranted {
        /// To whom.
        member: MemberId,
        /// Which.
        role: Role,
    }
}

fact! {
    /// A role was taken back.
    RoleRevoked {
        /// From whom.
        member: MemberId,
        /// Which.
        role: Role,
    }
}

fact! {
    /// A team was formed.
    TeamFormed {
        /// The new number.
        team: TeamId,
        /// What it is called.
        name: Words,
        ;
        /// The key in the system the team came from.
        source_key: Option<Words>,
    }
}

fact! {
    /// A member belongs to a team from a day on, and to no other.
    TeamJoined {
        /// Which team.
        team: TeamId,
        /// Who.
        member: MemberId,
        /// From when.
        from: Date,
    }
}

fact! {
    /// A member no longer belongs to a team.
    TeamLeft {
        /// Which team.
        team: TeamId,
        /// Who.
        member: MemberId,
        /// Last day.
        on: Date,
    }
}

fact! {
    /// A leader's term for a team began; the term before it ends the day before.
    TermBegun {
        /// Which team.
        team: TeamId,
        /// Who leads.
        leader: MemberId,
        /// First day.
        from: Date,
    }
}

fact! {
    /// A leader's term ended without a successor yet.
    TermEnded {
        /// Which team.
        team: TeamId,
        /// Who led.
        leader: MemberId,
        /// Last day.
        on: Date,
    }
}

fact! {
    /// A member is away; the days do not count for any clock.
    LeaveTaken {
        /// Who.
        member: MemberId,
        /// First day away.
        first: Date,
        /// Last day away.
        last: Date,
    }
}

fact! {
    /// A leave was called off.
    LeaveCancelled {
        /// Who.
        member: MemberId,
        /// First day of the leave that was called off.
        first: Date,
    }
}
