//! What a line was understood as.

use fushime_wording::span::Span;
use jiff::civil::Date;

use crate::calendar::{Proposal, QuestionKey, Sureness};
use crate::command::Command;
use crate::event::Due;
use crate::event::directive::Ask;
use crate::event::milestone::MilestonePlan;
use crate::event::terms::{Authority, DoneWhen, EvidenceKind, Figures, PolicyKind, Stage, list};
use crate::gate::{GateField, Mark};
use crate::ids::{AccountId, ContactId, DirectiveId, MemberId, PolicyId};
use crate::phrase::Phrase;
use crate::words::Words;

/// Which one is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick<K> {
    /// The line names it.
    Named {
        /// Which.
        id: K,
        /// Where.
        span: Span,
    },
    /// The line does not name it, but it is the likely one.
    Likely {
        /// Which.
        id: K,
        /// The key of the reason.
        why: &'static str,
    },
    /// The line may mean each of these.
    Several {
        /// Which.
        ids: Vec<K>,
        /// Where, when it is one name that several bear.
        span: Option<Span>,
    },
    /// A name that nobody bears.
    Unknown {
        /// As written.
        name: Words,
        /// Where.
        span: Span,
        /// Who has a name much like it, the nearest first.
        near: Vec<K>,
    },
    /// Nothing is said about it.
    Missing,
}

impl<K: Copy> Pick<K> {
    /// Returns the one that is meant, named or likely. `None`: a person has to choose.
    #[must_use]
    pub fn id(&self) -> Option<K> {
        match self {
            Self::Named { id, .. } | Self::Likely { id, .. } => Some(*id),
            Self::Several { .. } | Self::Unknown { .. } | Self::Missing => None,
        }
    }
}

/// A date of the line, as a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// Where it was said. `None`: it follows from the template.
    pub span: Option<Span>,
    /// The phrase, when it was not said as a date.
    pub spoken: Option<Words>,
    /// The day proposed, how sure it is, and what to ask.
    pub proposal: Proposal,
}

impl Dated {
    pub(super) fn usual(on: Date) -> Self {
        let proposal = Proposal {
            on: Some(on),
            time: None,
            sureness: Sureness::Likely,
            question: Some(QuestionKey::IsThisRight),
            also: None,
        };
        Self { span: None, spoken: None, proposal }
    }

    /// Returns the date to write down once a person agreed. `None`: there is no day yet.
    #[must_use]
    pub fn due(&self) -> Option<Due> {
        let on = self.proposal.on?;
        Some(Due { on, time: self.proposal.time, spoken: self.spoken.clone() })
    }
}

/// What a milestone is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// As the line has it.
    Said(Words),
    /// As it is usually called: the key of its name.
    Usual(&'static str),
}

/// A milestone of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftMilestone {
    /// What it is called.
    pub name: Name,
    /// Which stage it reaches.
    pub stage: Option<Stage>,
    /// The evidence it needs.
    pub evidence: Vec<EvidenceKind>,
    /// When.
    pub due: Dated,
}

/// The sentence the client must hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientWords {
    /// It stands in the line.
    Said {
        /// The sentence.
        words: Words,
        /// Where.
        span: Span,
    },
    /// The policy has it.
    OfPolicy(PolicyId),
    /// It follows from the figures.
    Proposed(Phrase),
    /// It has to be asked for.
    Missing,
}

list! {
    /// Something that was read one way and could be meant another.
    Doubt {
        /// A range was given; the client will hear the lower figure.
        Range = "range",
        /// A figure with "about": the client will hear the lower one.
        Approximate = "approximate",
        /// A figure with "at most": it sets a ceiling to bargain down from.
        Ceiling = "ceiling",
        /// More than one share or price; the first was taken.
        SeveralFigures = "several_figures",
        /// A share of what was before (80% of last year's): read as the cut.
        ShareOfBefore = "share_of_before",
        /// A change in yen without the prices.
        ChangeInYen = "change_in_yen",
        /// More than one kind of matter; one was taken.
        SeveralKinds = "several_kinds",
        /// The policy that was named has other figures.
        PolicyDiffers = "policy_differs",
        /// A day that has passed.
        PastDay = "past_day",
        /// A price told less than a month before it holds.
        ShortNotice = "short_notice",
        /// A date that comes after the day it must be done by.
        AfterDue = "after_due",
    }
}

impl Doubt {
    /// Returns the key of the sentence on screen.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Range => "capture-doubt-range",
            Self::Approximate => "capture-doubt-approximate",
            Self::Ceiling => "capture-doubt-ceiling",
            Self::SeveralFigures => "capture-doubt-several-figures",
            Self::ShareOfBefore => "capture-doubt-share-of-before",
            Self::ChangeInYen => "capture-doubt-change-in-yen",
            Self::SeveralKinds => "capture-doubt-several-kinds",
            Self::PolicyDiffers => "capture-doubt-policy-differs",
            Self::PastDay => "capture-doubt-past-day",
            Self::ShortNotice => "capture-doubt-short-notice",
            Self::AfterDue => "capture-doubt-after-due",
        }
    }
}

/// A doubt and where it arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What is doubtful.
    pub doubt: Doubt,
    /// Where. `None`: it follows from the whole.
    pub span: Option<Span>,
}

/// What a line was understood as. A person confirms it, or changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Who is asked.
    pub owner: Pick<MemberId>,
    /// At which account.
    pub account: Pick<AccountId>,
    /// Whom to tell there.
    pub counterpart: Pick<ContactId>,
    /// Under which policy that was already decided.
    pub policy: Pick<PolicyId>,
    /// What it is about. `None`: the line does not say.
    pub kind: Option<PolicyKind>,
    /// What is to be done.
    pub sentence: Words,
    /// What the client must hear.
    pub client_words: ClientWords,
    /// The figures of the line.
    pub figures: Figures,
    /// What of the figures the policy does not hold already.
    pub own_figures: Option<Figures>,
    /// From when it holds, as said.
    pub effective: Option<Dated>,
    /// Why.
    pub why: Option<Words>,
    /// What may be conceded.
    pub authority: Option<Authority>,
    /// What closes it.
    pub done_when: Option<DoneWhen>,
    /// Until when it is to be finished. Without a span it is proposed.
    pub due: Option<Dated>,
    /// Milestones of the line, by date.
    pub milestones: Vec<DraftMilestone>,
    /// Usual milestones that the line does not name, by date.
    pub offered: Vec<DraftMilestone>,
    /// What was read one way and could be meant another.
    pub questions: Vec<Question>,
    /// Facts of the line that found no place.
    pub not_understood: Vec<Span>,
    /// What is there, partly there, or missing.
    pub gate: Vec<(GateField, Mark)>,
    /// Open directives that look alike and that the viewer may see, the newest first.
    pub like: Vec<DirectiveId>,
}

impl Draft {
    /// Returns what is asked, for the owner a person agreed to. `write` writes out a phrase.
    #[must_use]
    pub fn ask(&self, owner: MemberId, write: &dyn Fn(&Phrase) -> String) -> Ask {
        let client_words = match &self.client_words {
            ClientWords::Said { words, .. } => Some(words.clone()),
            ClientWords::Proposed(phrase) => Some(Words::new(&write(phrase))),
            ClientWords::OfPolicy(_) | ClientWords::Missing => None,
        };
        Ask {
            owner,
            sentence: self.sentence.clone(),
            account: self.account.id(),
            counterpart: self.counterpart.id(),
            policy: self.policy.id(),
            kind: self.kind,
            client_words: client_words.filter(|words| !words.is_empty()),
            why: self.why.clone(),
            due: self.due.as_ref().and_then(Dated::due),
            figures: self.own_figures.clone(),
            stakes: None,
            done_when: self.done_when.clone(),
            authority: self.authority.clone(),
            help: None,
            quiet_days_max: None,
            team: None,
            source_key: None,
        }
    }

    /// Returns the milestones as a plan; those that have no day yet are left out.
    #[must_use]
    pub fn plans(
        &self,
        with_offered: bool,
        write: &dyn Fn(&Phrase) -> String,
    ) -> Vec<MilestonePlan> {
        let offered = self.offered.iter().filter(|_| with_offered);
        let mut plans: Vec<MilestonePlan> = self
            .milestones
            .iter()
            .chain(offered)
            .filter_map(|milestone| {
                let name = match &milestone.name {
                    Name::Said(words) => words.clone(),
                    Name::Usual(key) => Words::new(&write(&Phrase::plain(key))),
                };
                Some(MilestonePlan {
                    name,
                    due: milestone.due.due()?,
                    stage: milestone.stage,
                    evidence: milestone.evidence.clone(),
                })
            })
            .collect();
        plans.sort_by_key(|plan| (plan.due.on, plan.stage));
        plans
    }

    /// Returns the command that asks for it. `None` while nobody is named to be asked.
    #[must_use]
    pub fn command(
        &self,
        with_offered: bool,
        write: &dyn Fn(&Phrase) -> String,
    ) -> Option<Command> {
        let ask = self.ask(self.owner.id()?, write);
        let milestones = self.plans(with_offered, write);
        Some(Command::AskDirective { ask, milestones, under_way: false })
    }

    /// Returns what directives cannot run without and this one lacks.
    #[must_use]
    pub fn missing(&self) -> Vec<GateField> {
        self.gate
            .iter()
            .filter(|(field, mark)| field.is_needed() && *mark == Mark::Missing)
            .map(|(field, _)| *field)
            .collect()
    }
}
