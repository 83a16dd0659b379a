//! One run of the program: who asks, when, in which language, and the office they speak to.

use std::path::Path;
use std::sync::Arc;

use fushime_core::as_of::Calendars;
use fushime_core::command::{Asker, Command, Refusal, decide};
use fushime_core::desk::{Done, Order};
use fushime_core::entry::Source;
use fushime_core::event::terms::{Language, Role};
use fushime_core::ids::{EntryId, MemberId};
use fushime_core::state::State;
use fushime_core::words::Words;
use jiff::civil::{Date, Time};
use serde_json::json;

use super::Format;
use super::failure::{Answer, Failure, Outcome};
use super::terminal::Terminal;
use crate::clock::{DEFAULT_ZONE, Reading};
use crate::config::Config;
use crate::office::{Cabinet, Head, Office, OfficeError, Serve, Verified};
use crate::text::Text;

/// For whom and when something happened, when that is not the asker and now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happened {
    /// For whom it is written.
    pub on_behalf_of: Option<MemberId>,
    /// The day it happened. `None`: today.
    pub on: Option<Date>,
    /// The hour it happened.
    pub at: Option<Time>,
}

/// One run of the program.
pub struct Session<'a> {
    /// The sentences of the reader's language.
    pub text: Text,
    /// The terminal.
    pub terminal: Terminal,
    /// What was settled before the work began.
    pub config: Config,
    /// Text for people, or JSON for programs.
    pub format: Format,
    /// Whether everything that is proposed is accepted.
    pub yes: bool,
    /// For whom and when it happened.
    pub happened: Happened,
    cabinet: &'a dyn Cabinet,
    serve: Serve,
    runtime: tokio::runtime::Runtime,
    office: Option<Office>,
    /// What is proposed and waits for a yes before anything is written.
    proposals: Vec<String>,
    /// What is proposed, for programs.
    proposed: Option<serde_json::Value>,
}

impl<'a> Session<'a> {
    /// Begins a run.
    ///
    /// # Errors
    ///
    /// When the machine gives no room to run in.
    pub fn begin(
        config: Config,
        format: Format,
        text: Text,
        (cabinet, serve): (&'a dyn Cabinet, Serve),
    ) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let text = text.on(config.clock.read(DEFAULT_ZONE).today());
        Ok(Self {
            text,
            terminal: Terminal::default(),
            config,
            format,
            yes: false,
            happened: Happened::default(),
            cabinet,
            serve,
            runtime,
            office: None,
            proposals: Vec::new(),
            proposed: None,
        })
    }

    /// Opens the ledger, if it is not open yet, and refuses when there is no firm in it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when there is none, or it cannot be opened.
    pub fn open(&mut self) -> Outcome {
        if self.office.is_some() {
            return Ok(());
        }
        let opened = self.cabinet.open(&self.config.data);
        self.enter(opened)?;
        if self.state().firm.is_none() {
            return Err(self.refusal(&Refusal::NoFirm));
        }
        Ok(())
    }

    /// Opens the ledger, or makes an empty one: there may be no firm in it yet.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it cannot be opened or made.
    pub fn open_or_create(&mut self) -> Outcome {
        if self.office.is_some() {
            return Ok(());
        }
        match self.cabinet.open(&self.config.data) {
            Err(OfficeError::Absent) => self.create(),
            opened => self.enter(opened),
        }
    }

    /// Makes a new, empty ledger, or opens an empty one.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when there is a ledger with entries already, or none can be made.
    pub fn create(&mut self) -> Outcome {
        let created = self.cabinet.create(&self.config.data);
        self.enter(created)
    }

    fn enter(&mut self, ledger: Result<crate::office::LedgerHandle, OfficeError>) -> Outcome {
        let ledger = ledger.map_err(|error| self.office_failure(&error))?;
        let clock = self.config.clock;
        let office = self.runtime.block_on(Office::open(Arc::clone(&ledger), clock));
        let office = office.map_err(|error| self.office_failure(&error))?;
        let today = office.now().today();
        if self.config.language.is_none()
            && let Some(language) = self.own_language(office.state())
        {
            self.text = Text::new(language);
        }
        self.text.read_on(today);
        self.office = Some(office);
        Ok(())
    }

    /// The language of whoever asks, or else the firm's.
    fn own_language(&self, state: &State) -> Option<Language> {
        let who = self.config.who.as_deref();
        let asker = who.and_then(|who| crate::find::member(state, who).ok());
        let member = asker.and_then(|id| state.members.get(id));
        member
            .map(|member| member.details.language)
            .or_else(|| state.firm.as_ref().map(|firm| firm.language))
    }

    /// Where the ledger lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.config.data
    }

    /// Everything that follows from the entries. Empty before [`Session::open`].
    #[must_use]
    pub fn state(&self) -> &State {
        static NOTHING: std::sync::OnceLock<State> = std::sync::OnceLock::new();
        match &self.office {
            Some(office) => office.state(),
            None => NOTHING.get_or_init(State::default),
        }
    }

    /// The office and the room it runs in, for what takes more than one step.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the ledger cannot be opened.
    pub fn office(&mut self) -> Result<(&mut Office, &tokio::runtime::Runtime), Failure> {
        self.open()?;
        let nobody = Failure::Refused(Answer::refusal(&self.text, &Refusal::NoFirm));
        self.office.as_mut().map(|office| (office, &self.runtime)).ok_or(nobody)
    }

    /// Waits for what takes its time.
    pub fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// The kinds of ledger there are, for making and keeping copies.
    #[must_use]
    pub fn cabinet(&self) -> &'a dyn Cabinet {
        self.cabinet
    }

    /// Returns a member's name.
    #[must_use]
    pub fn name_of(&self, id: MemberId) -> String {
        let member = self.state().members.get(id);
        member.map_or_else(|| id.to_string(), |member| member.details.name.to_string())
    }

    /// Gives the office away, to be served: after this the session knows nothing.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the ledger cannot be opened.
    pub fn give_office(&mut self) -> Result<(Office, Serve), Failure> {
        self.open_or_create()?;
        let nobody = Failure::Refused(Answer::refusal(&self.text, &Refusal::NoFirm));
        self.office.take().map(|office| (office, self.serve)).ok_or(nobody)
    }

    /// Reads the clock in the firm's zone.
    #[must_use]
    pub fn now(&self) -> Reading {
        match &self.office {
            Some(office) => office.now(),
            None => self.config.clock.read(DEFAULT_ZONE),
        }
    }

    /// Today in the firm's zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().today()
    }

    /// The working days of the firm and its accounts.
    #[must_use]
    pub fn calendars(&self) -> Calendars {
        Calendars::of(self.state())
    }

    /// Who asks: `--as`, or else the firm's first leader who is still here.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when nobody is called so, or several are.
    pub fn asker(&self) -> Result<MemberId, Failure> {
        if let Some(who) = &self.config.who {
            return self.member(who);
        }
        let (state, today) = (self.state(), self.today());
        let leads = |id: MemberId| {
            let member = state.members.get(id);
            member.is_some_and(|member| member.is_here(today) && member.is(Role::Leader))
        };
        let founder = state.firm.as_ref().map(|firm| firm.founder).filter(|id| leads(*id));
        let first = state.members.iter().map(|member| member.id).find(|id| leads(*id));
        founder.or(first).ok_or_else(|| self.refused("who-asks", &[]))
    }

    /// Checks the whole ledger, even one that cannot be folded.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when there is none, or it cannot be read at all.
    pub fn verify(&mut self, against: Option<Head>) -> Result<Verified, Failure> {
        let opened = self.cabinet.open(&self.config.data);
        let ledger = opened.map_err(|error| self.office_failure(&error))?;
        let verified = self.runtime.block_on(crate::office::verify(&ledger, against));
        verified.map_err(|error| self.office_failure(&error))
    }

    /// Returns where the ledger ends.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when there is none, or it cannot be read.
    pub fn head(&mut self) -> Result<Head, Failure> {
        let (office, runtime) = self.office()?;
        let head = runtime.block_on(office.head());
        head.map_err(|error| self.office_failure(&error))
    }

    /// Keeps something that must be agreed to before anything is written.
    pub fn propose(&mut self, proposal: String) {
        self.proposals.push(proposal);
    }

    /// Keeps a whole draft that must be agreed to, with the same for programs.
    ///
    /// It stands for every proposal kept before: they are parts of it.
    pub fn propose_all(&mut self, shown: String, json: serde_json::Value) {
        self.proposals.push(shown);
        self.proposed = Some(json);
    }

    /// Asks for a yes when something is proposed.
    ///
    /// # Errors
    ///
    /// A [`Failure`] that says that nothing was written, when there is no yes.
    pub fn consent(&mut self) -> Outcome {
        let proposals = std::mem::take(&mut self.proposals);
        if proposals.is_empty() || self.yes {
            return Ok(());
        }
        let shown = proposals.join("\n");
        if self.terminal.has_a_person() {
            self.terminal.complain(&shown);
            let question = self.text.get("consent-question");
            if self.terminal.ask(&question).is_some_and(|line| is_yes(&line)) {
                return Ok(());
            }
            return Err(self.refused("consent-declined", &[]));
        }
        let mut failure = self.refused("consent-needed", &[("proposal", shown.into())]);
        if let Failure::Refused(answer) = &mut failure {
            answer.data = self.proposed.take();
        }
        Err(failure)
    }

    /// Has commands decided and written in one step, after the consent that they need.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when one is refused or they cannot be written; then nothing was.
    pub fn execute_all(&mut self, commands: Vec<Command>) -> Result<Done, Failure> {
        self.open()?;
        let asker = self.asker()?;
        let orders = commands.into_iter().map(|command| self.order(Some(asker), command));
        let orders = orders.collect::<Result<Vec<Order>, Failure>>()?;
        if let Some(first) = orders.first().filter(|_| !self.proposals.is_empty()) {
            // Nothing is shown for a yes to somebody who may not say it.
            let decided = decide(self.state(), &first.asker, first.command.clone());
            decided.map_err(|refusal| self.refusal(&refusal))?;
        }
        self.consent()?;
        self.write(orders)
    }

    /// Begins the ledger's firm, and what belongs to its beginning, in one step.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when it is refused or cannot be written; then nothing was.
    pub fn found(&mut self, found: Command, then: Vec<Command>) -> Result<Done, Failure> {
        let mut orders = vec![self.order(None, found)?];
        for command in then {
            // The first member is the leader who founds the firm.
            orders.push(self.order(Some(MemberId(1)), command)?);
        }
        self.write(orders)
    }

    fn order(&self, member: Option<MemberId>, command: Command) -> Result<Order, Failure> {
        let now = self.now();
        let Happened { on_behalf_of, on, at } = self.happened.clone();
        // A leader's own step is never on another's behalf, also beside steps that are.
        let on_behalf_of = on_behalf_of.filter(|_| !is_leaders_step(&command));
        let asker = Asker {
            member,
            on_behalf_of,
            on: on.unwrap_or_else(|| now.today()),
            now: now.local,
            at: now.at,
            taking_over: false,
        };
        let written_at = on.is_none().then(|| now.local.time());
        let key = self.new_key()?;
        Ok(Order { key, asker, time: at.or(written_at), from: Source::Cli, command })
    }

    fn write(&mut self, mut orders: Vec<Order>) -> Result<Done, Failure> {
        let Some(office) = &mut self.office else { return Err(self.refusal(&Refusal::NoFirm)) };
        let done = match orders.len() {
            1 => self.runtime.block_on(office.execute(orders.remove(0))),
            _ => self.runtime.block_on(office.execute_all(orders)),
        };
        done.map_err(|error| self.office_failure(&error))
    }

    /// Makes a new key for an order.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when the machine gives no chance.
    pub fn new_key(&self) -> Result<EntryId, Failure> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)
            .map_err(|error| Failure::fault(&self.text, "no-chance", &error))?;
        Ok(EntryId(u128::from_be_bytes(bytes)))
    }

    /// Has commands decided and written in one step, and answers what became of them.
    ///
    /// # Errors
    ///
    /// A [`Failure`] when one of them is refused; then nothing was written.
    pub fn settle(&mut self, commands: Vec<Command>) -> Outcome {
        let done = self.execute_all(commands)?;
        self.report(&done, None, json!({}))
    }
}

/// Tells whether an answer is a yes: y, yes, はい, or nothing but Enter is no.
fn is_yes(line: &str) -> bool {
    let line = fushime_wording::fold_width(line).to_lowercase();
    matches!(line.trim(), "y" | "yes" | "ok" | "ハイ")
}

/// Keeps a text that was given and says something.
#[must_use]
pub fn words(text: Option<&String>) -> Option<Words> {
    text.map(|text| Words::new(text)).filter(|words| !words.is_empty())
}

/// Puts the words of a command line together: quotation marks may be left out.
#[must_use]
pub fn joined(words: &[String]) -> Words {
    Words::new(&words.join(" "))
}

/// Puts the words of a command line together. `None`: there are none.
#[must_use]
pub fn joined_if_any(words: &[String]) -> Option<Words> {
    Some(joined(words)).filter(|words| !words.is_empty())
}

/// Tells whether a step of the plan is the leader's own.
fn is_leaders_step(command: &Command) -> bool {
    matches!(
        command,
        Command::HearDifficulties { .. } | Command::ReturnPlan { .. } | Command::AgreePlan { .. }
    )
}
