//! What every door looks at: who reads, for which day, in which language.

mod client;
mod policy;

mod entries;

use fushime_core::access::{self, Action, Thing, Visible};
use fushime_core::as_of::{AsOf, Calendars};
use fushime_core::calendar::days_between;
use fushime_core::culm::{Culm, culm};
use fushime_core::ids::{AccountId, DirectiveId, MemberId, PolicyId};
use fushime_core::missing::MissingFact;
use fushime_core::money::Percent;
use fushime_core::phrase::Phrase;
use fushime_core::signal::{Signal, are_shown, signals};
use fushime_core::state::{Directive, Line, Milestone, State, What};
use fushime_core::turn::{Whose, Why, whose_turn};
use jiff::civil::Date;

use crate::text::Text;

/// Who reads what, for which day.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The sentences of the reader's language.
    pub text: &'a Text,
    /// Everything that follows from the entries.
    pub state: &'a State,
    /// Who reads.
    pub viewer: MemberId,
    /// The day that is looked at.
    pub day: Date,
    /// The day on which it is read.
    pub read_on: Date,
    /// Which days are worked.
    pub calendars: &'a Calendars,
}

impl<'a> Reading<'a> {
    /// The reading of the ledger that this is.
    #[must_use]
    pub fn as_of(&self) -> AsOf<'a> {
        AsOf { day: self.day, read_on: self.read_on, calendars: self.calendars }
    }

    /// Tells whether signals may be shown to anybody yet.
    #[must_use]
    pub fn with_signals(&self) -> bool {
        are_shown(self.state, self.as_of())
    }

    /// Lets the reader see a directive, if that is allowed today.
    #[must_use]
    pub fn see(&self, id: DirectiveId) -> Option<Visible<&'a Directive>> {
        access::see_directive(self.state, self.viewer, id, self.read_on)
    }

    /// Tells whether the reader may see an account.
    #[must_use]
    pub fn sees_account(&self, id: AccountId) -> bool {
        access::see_account(self.state, self.viewer, id, self.read_on).is_some()
    }

    /// Returns the signals of a directive that the reader may see, suspended ones included.
    #[must_use]
    pub fn signals(&self, seen: &Visible<&'a Directive>) -> Vec<Signal> {
        if seen.with_signals() { signals(self.state, seen.get(), self.as_of()) } else { Vec::new() }
    }

    /// Tells whether the reader sees what could be asked. A suggestion that was not sent is for
    /// whoever may ask, and not for the one who would be asked.
    #[must_use]
    pub fn sees_suggestions(&self, directive: DirectiveId) -> bool {
        let directive = self.state.directives.get(directive);
        directive.is_some_and(|directive| {
            let thing = Thing::Directive(directive);
            access::may(self.state, self.viewer, Action::Question, thing, self.read_on)
        })
    }

    /// Returns whose turn a directive is.
    #[must_use]
    pub fn turn(&self, directive: &Directive) -> Whose {
        whose_turn(self.state, directive, self.as_of())
    }

    /// Says why it is somebody's turn.
    #[must_use]
    pub fn turn_why(&self, whose: &Whose) -> String {
        let phrase = Phrase::plain(whose.why.text_key());
        let phrase = match whose.why {
            Why::Held(day) | Why::Client(Some(day)) => phrase.day("day", day),
            _ => phrase,
        };
        self.say(&phrase)
    }

    /// Draws the picture of a directive without a pen.
    #[must_use]
    pub fn culm(&self, directive: &Directive, signals: &[Signal]) -> Culm {
        culm(self.state, directive, signals, self.day)
    }

    /// Returns the sentence of a phrase.
    #[must_use]
    pub fn say(&self, phrase: &Phrase) -> String {
        self.text.phrase(phrase, self.state)
    }

    /// Returns a member's name.
    #[must_use]
    pub fn member(&self, id: MemberId) -> String {
        let member = self.state.members.get(id);
        member.map_or_else(|| id.to_string(), |member| member.details.name.to_string())
    }

    /// Returns a member's name, or what stands for Fushime and files.
    #[must_use]
    pub fn speaker(&self, id: Option<MemberId>) -> String {
        id.map_or_else(|| self.text.get("show-nobody"), |id| self.member(id))
    }

    /// Returns an account's name.
    #[must_use]
    pub fn account(&self, id: AccountId) -> String {
        let account = self.state.accounts.get(id);
        account.map_or_else(|| id.to_string(), |account| account.details.name.to_string())
    }

    /// Returns a policy's name.
    #[must_use]
    pub fn policy(&self, id: PolicyId) -> String {
        let policy = self.state.policies.get(id);
        policy.map_or_else(|| id.to_string(), |policy| policy.details.name.to_string())
    }

    /// Names the place of a directive: its account, or else its key in the system it came from.
    #[must_use]
    pub fn place(&self, directive: &Directive) -> String {
        let key = || directive.ask.source_key.as_ref().map(ToString::to_string);
        directive.ask.account.map(|id| self.account(id)).or_else(key).unwrap_or_default()
    }

    /// Writes when a line was said, with its hour when that is known.
    #[must_use]
    pub fn moment(&self, line: &Line) -> String {
        match line.time {
            Some(time) => format!("{} {}", self.text.day(line.on), self.text.hour(time)),
            None => self.text.day(line.on),
        }
    }

    /// Writes a milestone with its date: 12/10 訪問・口頭説明.
    #[must_use]
    pub fn milestone(&self, milestone: &Milestone) -> String {
        format!("{} {}", self.text.short_day(milestone.due.on), milestone.name)
    }

    /// Names a line: 報告: まだ, 根拠: E4 書面.
    #[must_use]
    pub fn line_title(&self, line: &Line) -> String {
        let name = self.text.get(&format!("line-{}", line.what.as_str().replace('_', "-")));
        match line.what {
            What::Update(Some(tap)) => format!("{name}: {}", self.text.name(tap)),
            What::Evidence(kind) => format!("{name}: {}", self.text.name(kind)),
            _ => name,
        }
    }

    /// Says how far a line moved a milestone, and who asked for it. `None`: it moved none.
    #[must_use]
    pub fn moved(&self, line: &Line, milestone: &Milestone) -> Option<String> {
        let nth = milestone.moves.iter().position(|moved| moved.at.entry == line.entry)?;
        let moved = milestone.moves.get(nth)?;
        let text = self.text;
        let days = days_between(moved.from, moved.to);
        let signed =
            if days > 0 { format!("+{days}") } else { days.to_string().replace('-', "−") };
        let values = [
            ("from", text.short_day(moved.from).into()),
            ("to", text.short_day(moved.to).into()),
            ("days", signed.into()),
            ("times", i64::try_from(nth + 1).unwrap_or(i64::MAX).into()),
            ("who", text.name(moved.requester).into()),
        ];
        let mut said = text.with("line-moved-from-to", &values);
        let note = match (moved.was_late(), moved.reason.is_none(), nth) {
            (true, ..) => Some("line-moved-late"),
            (_, true, _) => Some("line-moved-no-reason"),
            (_, _, 0) => Some("line-moved-openly"),
            _ => None,
        };
        said.extend(note.map(|note| text.get(note)));
        Some(said)
    }

    /// Names a fact that a report leaves open.
    #[must_use]
    pub fn missing(&self, fact: MissingFact) -> String {
        match fact {
            MissingFact::Who => self.text.get("missing-who"),
            MissingFact::When => self.text.get("missing-when"),
            MissingFact::Figure(percent) => self.text.percent(Percent(percent.0.abs())),
            MissingFact::Amount => self.text.get("missing-amount"),
        }
    }
}
