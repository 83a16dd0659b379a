//! The names of closed lists on screen: one key for each member, made from the list's own name.

use fushime_core::event::terms::{
    ConcernAnswer, ConcernKind, DetourKind, EvidenceKind, Language, PolicyKind, Privacy, Requester,
    Role, SignalKind, SlipAnswer, Stage, Tap, TaxBasis, Tier,
};
use fushime_core::state::{Standing, Turn};

/// A member of a closed list that has a name on screen.
pub trait Named: Copy {
    /// Returns the key of the name.
    fn name_key(self) -> String;
}

/// A closed list that can be gone through, as for finding what somebody typed.
pub trait Listed: Named + 'static {
    /// All of them, in their order.
    const LIST: &'static [Self];

    /// Returns the name used in the ledger and in JSON.
    fn plain_name(self) -> &'static str;
}

/// Every key that is made from a list, for the test that nothing is missing and nothing is unused.
#[cfg(test)]
pub(super) fn all_keys() -> Vec<String> {
    let mut keys = Vec::new();
    listed_keys(&mut keys);
    let standings = [
        Standing::Proposed,
        Standing::Heard,
        Standing::Planned,
        Standing::Running,
        Standing::Done,
        Standing::Withdrawn,
        Standing::BoughtBack,
    ];
    keys.extend(standings.map(Named::name_key));
    let turns = [Turn::Salesperson, Turn::Leader, Turn::Client, Turn::Nobody];
    keys.extend(turns.map(Named::name_key));
    keys
}

macro_rules! named {
    ($($list:ident $beginning:literal,)*) => {
        $(impl Named for $list {
            fn name_key(self) -> String {
                key($beginning, self.as_str())
            }
        }

        impl Listed for $list {
            const LIST: &'static [Self] = Self::ALL;

            fn plain_name(self) -> &'static str {
                self.as_str()
            }
        })*

        #[cfg(test)]
        fn listed_keys(keys: &mut Vec<String>) {
            $(keys.extend($list::ALL.iter().copied().map(Named::name_key));)*
        }
    };
}

named! {
    PolicyKind "policy-kind-",
    Stage "stage-",
    EvidenceKind "evidence-",
    Tap "tap-",
    Requester "requester-",
    SlipAnswer "slip-answer-",
    ConcernAnswer "concern-answer-",
    ConcernKind "concern-kind-",
    Role "role-",
    SignalKind "signal-kind-",
    Tier "tier-",
    TaxBasis "tax-",
    Language "language-",
    DetourKind "detour-kind-",
    Privacy "privacy-",
}

impl Named for Standing {
    fn name_key(self) -> String {
        key("standing-", self.as_str())
    }
}

impl Named for Turn {
    fn name_key(self) -> String {
        key("turn-", self.as_str())
    }
}

fn key(beginning: &str, name: &str) -> String {
    format!("{beginning}{}", name.replace('_', "-").to_ascii_lowercase())
}
