//! The stories, played: every line of every story in the order of days and hours.

use std::collections::BTreeMap;

use fushime_core::command::Command;
use fushime_core::desk::{Desk, Done};
use fushime_core::event::Event;
use fushime_core::event::terms::Language;
use fushime_core::ids::{
    AbuseId, ClaimId, ConcernId, DetourId, DirectiveId, DiscussionId, MemberId, MilestoneNo,
    Position, PromiseId, QuestionId, RedactionId,
};
use fushime_core::words::Words;
use jiff::civil::{Date, DateTime};

use super::cast::{Cast, LEADER};
use super::chance::Chance;
use super::days::Days;
use super::lines::{Lines, Place, is_japanese};
use super::story::{self, Step, Story, When};
use super::table;
use super::{DemoProblem, Made, Plan, Scribe, asking, clients, talking};

/// The story that is shown first, and the salesperson in it.
const SHOWN: &str = "sakura";

/// A story while it is played: what it has led to so far.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) owner: Option<&'static str>,
    pub(super) account: Option<&'static str>,
    pub(super) contact: Option<&'static str>,
    pub(super) policy: Option<&'static str>,
    begun: Date,
    stretch: i32,
    names: BTreeMap<&'static str, (String, String)>,
    pub(super) directive: Option<DirectiveId>,
    pub(super) question: Option<QuestionId>,
    pub(super) concern: Option<ConcernId>,
    pub(super) detour: Option<DetourId>,
    pub(super) promise: Option<PromiseId>,
    pub(super) claim: Option<ClaimId>,
    pub(super) discussion: Option<DiscussionId>,
    pub(super) abuse: Option<AbuseId>,
    pub(super) redaction: Option<RedactionId>,
    labels: BTreeMap<&'static str, Position>,
}

/// One line with the moment it is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cue {
    at: DateTime,
    story: usize,
    step: usize,
}

/// Everything that is needed to play.
pub(super) struct Player<'a> {
    pub(super) desk: &'a mut Desk,
    pub(super) scribe: Scribe<'a>,
    pub(super) cast: Cast,
    lines: Lines,
    stories: Vec<Story>,
    runs: Vec<Run>,
}

/// A line that is being played.
pub(super) struct Scene<'a> {
    pub(super) step: &'a Step,
    pub(super) file: &'static str,
    pub(super) story: usize,
    pub(super) day: Date,
    pub(super) time: jiff::civil::Time,
    /// Who writes.
    pub(super) by: MemberId,
    language: Language,
}

impl Scene<'_> {
    /// Makes the problem that names this line.
    pub(super) fn problem(&self, what: impl Into<String>) -> DemoProblem {
        DemoProblem::unreadable(self.file, self.step.line, what)
    }
}

/// Plays every story up to now.
pub(super) fn play(
    desk: &mut Desk,
    scribe: Scribe<'_>,
    cast: Cast,
    plan: Plan,
) -> Result<Made, DemoProblem> {
    let lines = Lines::read(
        &[
            (Language::Ja, "ja.txt", include_str!("lines/ja.txt")),
            (Language::En, "en.txt", include_str!("lines/en.txt")),
        ],
        Chance::for_purpose(plan.seed, "lines"),
    )?;
    let (stories, runs) = stories(&cast, scribe.days)?;
    let cues = cues(&stories, &runs, scribe.days, plan)?;
    let mut player = Player { desk, scribe, cast, lines, stories, runs };
    let stories = std::mem::take(&mut player.stories);
    for cue in cues {
        let story = &stories[cue.story];
        player.perform(story, &story.steps[cue.step], cue)?;
    }
    player.stories = stories;
    player.made()
}

/// Reads the stories as they are written, and those that follow a shape.
fn stories(cast: &Cast, days: &Days) -> Result<(Vec<Story>, Vec<Run>), DemoProblem> {
    let written: &[(&str, &str)] = &[
        ("office.txt", include_str!("stories/office.txt")),
        ("prices.txt", include_str!("stories/prices.txt")),
        ("prices2.txt", include_str!("stories/prices2.txt")),
        ("supply.txt", include_str!("stories/supply.txt")),
        ("others.txt", include_str!("stories/others.txt")),
        ("clients.txt", include_str!("stories/clients.txt")),
    ];
    let mut stories = Vec::new();
    let mut runs = Vec::new();
    for (file, text) in written {
        for story in story::read(file, text)? {
            runs.push(run_of(cast, days, &story)?);
            stories.push(story);
        }
    }
    let shapes = story::read("shapes.txt", include_str!("stories/shapes.txt"))?;
    for row in table::read("threads.psv", include_str!("tables/threads.psv"))? {
        let (file, line) = row.place();
        let name = row.need("shape")?;
        let shape = shapes.iter().find(|shape| shape.name() == name);
        let shape =
            shape.ok_or_else(|| DemoProblem::unreadable(file, line, "no such shape"))?.clone();
        let heading =
            ["shape", "owner", "account", "contact", "policy", "start", "stretch", "also"];
        let heading = heading.iter().map(|column| row.get(column).unwrap_or_default()).collect();
        let story = Story { heading, ..shape };
        runs.push(run_of(cast, days, &story)?);
        stories.push(story);
    }
    Ok((stories, runs))
}

/// Sets the stage of a story from its heading:
/// `name | owner | account | contact | policy | start | stretch | name=value …`.
fn run_of(cast: &Cast, days: &Days, story: &Story) -> Result<Run, DemoProblem> {
    let problem = |what: String| {
        let line = story.steps.first().map_or(0, |step| step.line);
        DemoProblem::unreadable(story.file, line, format!("{}: {what}", story.name()))
    };
    let first = story.steps.first().map(|step| step.when);
    let begun = match (story.head(5), first) {
        (Some(start), _) => super::days::written_day(start)
            .ok_or_else(|| problem(format!("no such day: {start}")))?,
        (None, Some(When::On(day))) => day,
        _ => super::days::WRITTEN_FOR,
    };
    let mut run = Run {
        owner: story.head(1),
        account: story.head(2),
        contact: story.head(3),
        policy: story.head(4),
        begun: days.moved(begun),
        stretch: story.head(6).and_then(|stretch| stretch.parse().ok()).unwrap_or(100),
        ..Run::default()
    };
    if let Some(owner) = run.owner {
        let person = cast.members.get(owner).ok_or_else(|| problem(format!("no {owner}")))?;
        run.names.insert("me", person.1.spoken());
    }
    if let Some(account) = run.account {
        let client = cast.clients.get(account).ok_or_else(|| problem(format!("no {account}")))?;
        let english = client.row.need("english")?.to_owned();
        run.names.insert("account", (account.to_owned(), english));
        let contact = cast.contact(account, run.contact);
        let contact = contact.ok_or_else(|| problem("no such contact".to_owned()))?;
        let (ja, en) = contact.spoken;
        run.names.insert("contact", (ja.to_owned(), en.to_owned()));
        run.contact = Some(contact.name);
    }
    for pair in story.head(7).unwrap_or_default().split_whitespace() {
        if let Some((name, value)) = pair.split_once('=') {
            let value = value.replace('_', " ");
            run.names.insert(name, (value.clone(), value));
        }
    }
    Ok(run)
}

/// Puts every line of every story into the order of days and hours, up to now.
fn cues(stories: &[Story], runs: &[Run], days: &Days, plan: Plan) -> Result<Vec<Cue>, DemoProblem> {
    let mut chance = Chance::for_purpose(plan.seed, "hours");
    let leaves = leaves(stories, days);
    let mut cues = Vec::new();
    for (index, (told, run)) in stories.iter().zip(runs).enumerate() {
        let mut last: Option<DateTime> = None;
        let mut last_after = i32::MIN;
        for (number, step) in told.steps.iter().enumerate() {
            let minutes = chance.between(-17, 19);
            let at = match step.when {
                When::On(day) => days.moved(day).to_datetime(step.time),
                When::After(after) => {
                    let who = if step.who == "me" { run.owner.unwrap_or("me") } else { step.who };
                    let counted = days.after(run.begun, (after * run.stretch + 50) / 100);
                    let mut day = present(days, &leaves, who, counted);
                    // A line pushed aside by a leave takes the rest of its story along.
                    if let Some(last) = last.filter(|last| day <= last.date()) {
                        day = last.date();
                        if after > last_after {
                            day = present(days, &leaves, who, days.after(day, 1));
                        }
                    }
                    last_after = after;
                    let at = day.to_datetime(step.time);
                    let at = at.saturating_add(jiff::Span::new().minutes(minutes));
                    let next = last.map(|last| last.saturating_add(jiff::Span::new().minutes(4)));
                    next.map_or(at, |next| at.max(next))
                }
            };
            if last.is_some_and(|last| at < last) {
                return Err(DemoProblem::unreadable(told.file, step.line, "before the line above"));
            }
            if at > plan.now {
                break;
            }
            last = Some(at);
            cues.push(Cue { at, story: index, step: number });
        }
    }
    cues.sort_unstable();
    Ok(cues)
}

/// Finds who is away when: lines from a leave are pushed behind it.
fn leaves(stories: &[Story], days: &Days) -> Vec<(&'static str, Date, Date)> {
    let steps = stories.iter().flat_map(|story| &story.steps);
    let leaves = steps.filter(|step| step.verb == "leave" && !step.has("called-off"));
    leaves
        .filter_map(|step| {
            let day = |name| super::days::written_day(step.arg(name)?).map(|day| days.moved(day));
            Some((step.who, day("first")?, day("last")?))
        })
        .collect()
}

fn present(days: &Days, leaves: &[(&str, Date, Date)], who: &str, day: Date) -> Date {
    let mut day = days.calendar().next_working_day(day);
    while let Some((_, _, last)) =
        leaves.iter().find(|(away, first, last)| *away == who && *first <= day && day <= *last)
    {
        day = days.after(*last, 1);
    }
    day
}

impl Player<'_> {
    fn made(&self) -> Result<Made, DemoProblem> {
        let shown = self.stories.iter().position(|story| story.name() == SHOWN);
        let run = shown.and_then(|index| self.runs.get(index));
        let directive = run.and_then(|run| run.directive);
        let salesperson = run.and_then(|run| self.cast.member(run.owner?));
        match (directive, salesperson, self.cast.member(LEADER)) {
            (Some(directive), Some(salesperson), Some(leader)) => {
                Ok(Made { directive, salesperson, leader })
            }
            _ => Err(DemoProblem::unreadable("prices.txt", 0, "the story to show is missing")),
        }
    }

    fn perform(&mut self, story: &Story, step: &Step, cue: Cue) -> Result<(), DemoProblem> {
        let day = cue.at.date();
        let (by, on_behalf_of) = self.who(step, cue.story, day).ok_or_else(|| {
            DemoProblem::unreadable(story.file, step.line, format!("nobody is {}", step.who))
        })?;
        let speaker = on_behalf_of.unwrap_or(by);
        let language = self.language(speaker, cue.story, step.verb);
        let scene = Scene {
            step,
            file: story.file,
            story: cue.story,
            day,
            time: cue.at.time(),
            by,
            language,
        };
        self.scribe.place = (story.file, step.line);
        let command = self.command(&scene)?;
        let writer = (Some(by), on_behalf_of);
        let done = self.scribe.write_for(self.desk, writer, day, scene.time, command)?;
        self.remember(&scene, &done);
        Ok(())
    }

    /// Finds who a line is written by, and for whom.
    fn who(&self, step: &Step, story: usize, day: Date) -> Option<(MemberId, Option<MemberId>)> {
        let owner = self.runs[story].owner.and_then(|key| self.cast.member(key));
        let boss = || {
            let state = self.desk.state();
            let first = owner.or_else(|| self.cast.member("tanaka"))?;
            state.leader_of(first, day)
        };
        match step.who {
            "me" => Some((owner?, None)),
            "boss" => Some((boss()?, None)),
            "boss>me" => Some((boss()?, owner)),
            key => Some((self.cast.member(key)?, None)),
        }
    }

    /// The language somebody writes in here. A foreign leader's shorter notes to the Japanese are in
    /// either.
    fn language(&self, speaker: MemberId, story: usize, verb: &str) -> Language {
        let own = self.cast.person(speaker).map_or(Language::Ja, |person| person.language);
        let owner = self.runs[story].owner.and_then(|key| self.cast.members.get(key));
        let owner = owner.map_or(own, |(_, person)| person.language);
        let short = matches!(verb, "seal" | "question" | "done" | "slip" | "coach");
        match (own, owner) {
            (Language::En, Language::Ja) if short && self.scribe.names.clone().below(2) == 0 => {
                Language::En
            }
            (_, owner) => owner,
        }
    }

    fn command(&mut self, scene: &Scene<'_>) -> Result<Command, DemoProblem> {
        if let Some(command) = asking::command(self, scene)? {
            return Ok(command);
        }
        if let Some(command) = clients::command(self, scene)? {
            return Ok(command);
        }
        talking::command(self, scene)?
            .ok_or_else(|| scene.problem(format!("no such verb: {}", scene.step.verb)))
    }

    /// Keeps the numbers a line has led to, for the lines after it.
    fn remember(&mut self, scene: &Scene<'_>, done: &Done) {
        let run = &mut self.runs[scene.story];
        for entry in &done.entries {
            match &entry.event {
                Event::DirectiveAsked(event) => run.directive = Some(event.directive),
                Event::QuestionAsked(event) => run.question = Some(event.question),
                Event::ConcernRaised(event) => run.concern = Some(event.concern),
                Event::DetourNamed(event) => run.detour = Some(event.detour),
                Event::PromiseMade(event) => run.promise = Some(event.promise),
                Event::DiscussionHeld(event) => run.discussion = Some(event.discussion),
                Event::ClaimOpened(event) => run.claim = Some(event.claim),
                Event::AbuseReported(event) => run.abuse = Some(event.abuse),
                Event::RedactionRequested(event) => run.redaction = Some(event.redaction),
                Event::PolicyDecided(event) => {
                    if let Some(key) = scene.step.label() {
                        self.cast.policies.insert(key, event.policy);
                    }
                }
                _ => {}
            }
        }
        if let (Some(label), Some(entry)) = (scene.step.label(), done.entries.first()) {
            run.labels.insert(label, entry.position);
        }
    }

    /// Says a text in a scene.
    pub(super) fn say(&mut self, scene: &Scene<'_>, text: &str) -> Result<Words, DemoProblem> {
        let language = if is_japanese(text) { Language::Ja } else { scene.language };
        let run = &mut self.runs[scene.story];
        let leader = self.desk.state().leader_of(scene.by, scene.day).unwrap_or(scene.by);
        if let Some(person) = self.cast.person(leader) {
            run.names.insert("boss", person.spoken());
        }
        let place = Place {
            day: scene.day,
            begun: run.begun,
            stretch: run.stretch,
            days: self.scribe.days,
            names: &run.names,
        };
        let said = self.lines.say(text, language, &place);
        said.map(Words::from).ok_or_else(|| scene.problem(format!("cannot be said: {text}")))
    }

    /// Says what a line says, when it says something.
    pub(super) fn text(&mut self, scene: &Scene<'_>) -> Result<Option<Words>, DemoProblem> {
        scene.step.text.map(|text| self.say(scene, text)).transpose()
    }

    /// Says what a line must say.
    pub(super) fn needed_text(&mut self, scene: &Scene<'_>) -> Result<Words, DemoProblem> {
        self.text(scene)?.ok_or_else(|| scene.problem("nothing is said"))
    }

    /// Says an indented line, when there is one.
    pub(super) fn field(
        &mut self,
        scene: &Scene<'_>,
        name: &str,
    ) -> Result<Option<Words>, DemoProblem> {
        scene.step.field(name).map(|text| self.say(scene, text)).transpose()
    }

    /// Reads a day as the stories write it.
    pub(super) fn day(&self, scene: &Scene<'_>, text: &str) -> Result<Date, DemoProblem> {
        let run = &self.runs[scene.story];
        let place = Place {
            day: scene.day,
            begun: run.begun,
            stretch: run.stretch,
            days: self.scribe.days,
            names: &run.names,
        };
        place.day(text).ok_or_else(|| scene.problem(format!("no such day: {text}")))
    }

    /// Reads the day given as `name=…`, when one is.
    pub(super) fn day_arg(
        &self,
        scene: &Scene<'_>,
        name: &str,
    ) -> Result<Option<Date>, DemoProblem> {
        scene.step.arg(name).map(|text| self.day(scene, text)).transpose()
    }

    /// The story's run.
    pub(super) fn run(&self, scene: &Scene<'_>) -> &Run {
        &self.runs[scene.story]
    }

    /// The story's directive.
    pub(super) fn directive(&self, scene: &Scene<'_>) -> Result<DirectiveId, DemoProblem> {
        self.run(scene).directive.ok_or_else(|| scene.problem("nothing was asked yet"))
    }

    /// The milestone given as `m=…`, when one is.
    pub(super) fn milestone(scene: &Scene<'_>) -> Result<Option<MilestoneNo>, DemoProblem> {
        let number = scene.step.arg("m").map(|number| number.parse().map(MilestoneNo));
        number.transpose().map_err(|_| scene.problem("no such milestone"))
    }

    /// The entry given as `of=…`.
    pub(super) fn labelled(&self, scene: &Scene<'_>) -> Result<Position, DemoProblem> {
        let label = scene.step.arg("of").and_then(|label| self.run(scene).labels.get(label));
        label.copied().ok_or_else(|| scene.problem("no line of this label"))
    }

    /// The last question, concern, detour and request of the story, whichever `pick` takes.
    pub(super) fn last<T>(
        &self,
        scene: &Scene<'_>,
        pick: impl Fn(&Run) -> Option<T>,
    ) -> Result<T, DemoProblem> {
        pick(self.run(scene)).ok_or_else(|| scene.problem("nothing of the kind was said yet"))
    }
}
