//! `fushime show`: a directive, account, policy, member, promise … by its number.
//!
//! What one may not see looks exactly like what does not exist.

use clap::Args;
use fushime_core::command::{Refusal, Thing};
use fushime_core::ids::{ConcernId, DetourId, DirectiveId, MilestoneNo, QuestionId};

use super::failure::{Failure, Outcome};
use super::reader::Desk;
use super::session::Session;
use super::{show_directive, show_thing};

/// `show D-12 [--limit N|all]`
#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "NUMBER")]
    number: String,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "N|all")]
    limit: Option<String>,
    #[arg(long)]
    ascii: bool,
}

pub(super) fn run(args: Show, session: &mut Session<'_>) -> Outcome {
    let limit = session.limit(args.limit.as_deref())?;
    let mut desk = session.set_up(args.on.as_deref())?;
    match letter(&args.number) {
        Some('A' | 'P' | 'M' | 'Y' | 'C' | 'T' | 'U' | 'B' | 'L') => {
            show_thing::run(session, &desk, &args.number, args.ascii)
        }
        Some('K' | 'Q' | 'G') => {
            let id = directive_behind(session, &desk, &args.number);
            let id = id.ok_or_else(|| nothing(session, Thing::Directive))?;
            show_directive::run(session, &mut desk, id, (limit, args.ascii))
        }
        _ => {
            let (id, _): (DirectiveId, Option<MilestoneNo>) = session.milestone(&args.number)?;
            if session.reader(&desk, args.ascii).see(id).is_none() {
                return Err(nothing(session, Thing::Directive));
            }
            show_directive::run(session, &mut desk, id, (limit, args.ascii))
        }
    }
}

/// Says that there is nothing to be seen, in the same words whether it exists or not.
pub(super) fn nothing(session: &Session<'_>, thing: Thing) -> Failure {
    session.refusal(&Refusal::NotFound(thing))
}

/// Returns the letter before a number: A of A-17, also in full width and small.
fn letter(number: &str) -> Option<char> {
    let folded = fushime_wording::fold_width(number).to_uppercase();
    let (first, rest) = folded.split_at_checked(1)?;
    let rest = rest.trim_start_matches('-');
    let numbered = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    first.chars().next().filter(|_| numbered)
}

/// Finds the directive that a question, a concern or a detour belongs to, if it may be seen.
fn directive_behind(session: &Session<'_>, desk: &Desk, number: &str) -> Option<DirectiveId> {
    let reader = session.reader(desk, false);
    let state = reader.state;
    let question = || Some(state.questions.get(number.parse::<QuestionId>().ok()?)?.directive);
    let concern = || Some(state.concerns.get(number.parse::<ConcernId>().ok()?)?.directive);
    let detour = || Some(state.detours.get(number.parse::<DetourId>().ok()?)?.directive);
    let id = match letter(number)? {
        'Q' => question(),
        'K' => concern(),
        _ => detour(),
    }?;
    reader.see(id).map(|_| id)
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn the_letter_is_read_as_people_type_it() {
        for (number, wanted) in [("D-12", 'D'), ("a17", 'A'), ("Ｐ－３", 'P'), ("m-4", 'M')] {
            assert_eq!(letter(number), Some(wanted), "{number}");
        }
        for number in ["12", "INC-12x", "", "D-", "見積"] {
            assert!(letter(number).is_none_or(|letter| letter.is_ascii_digit()), "{number}");
        }
    }
}
