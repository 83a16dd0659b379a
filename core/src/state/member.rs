//! Members, teams and terms as they stand.

use jiff::civil::Date;

use crate::event::member::MemberDetails;
use crate::event::terms::Role;
use crate::ids::{MemberId, TeamId};
use crate::words::Words;

/// A person of the firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The number.
    pub id: MemberId,
    /// Who it is.
    pub details: MemberDetails,
    /// Which roles are held now.
    pub roles: Vec<Role>,
    /// Last day in the firm, once it is known.
    pub left_on: Option<Date>,
    /// First and last days of each leave.
    pub leaves: Vec<(Date, Date)>,
    /// The team belonged to now, and since when.
    pub team: Option<(TeamId, Date)>,
}

impl Member {
    /// Tells whether the member holds the role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Tells whether the member is still in the firm on `day`.
    #[must_use]
    pub fn is_here(&self, day: Date) -> bool {
        self.left_on.is_none_or(|last| day <= last)
    }

    /// Tells whether the member is on leave on `day`.
    #[must_use]
    pub fn is_away(&self, day: Date) -> bool {
        self.leaves.iter().any(|(first, last)| *first <= day && day <= *last)
    }
}

/// A leader's time with a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Who leads.
    pub leader: MemberId,
    /// First day.
    pub from: Date,
    /// Last day, once there is one.
    pub until: Option<Date>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// The number.
    pub id: TeamId,
    /// What it is called.
    pub name: Words,
    /// The key in the system it came from.
    pub source_key: Option<Words>,
    /// Everybody who was ever given a directive that it answers for, each once, by number.
    pub given: Vec<MemberId>,
    /// Leaders' terms, oldest first.
    pub terms: Vec<Term>,
}

impl Team {
    /// Returns the term that runs on `day`.
    #[must_use]
    pub fn term_on(&self, day: Date) -> Option<&Term> {
        self.terms
            .iter()
            .rev()
            .find(|term| term.from <= day && term.until.is_none_or(|last| day <= last))
    }
}
