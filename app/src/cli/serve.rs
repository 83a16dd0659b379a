//! `fushime serve`: the pages, on this machine or for a firm.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use clap::Args;
use fushime_core::event::terms::Role;
use fushime_core::ids::MemberId;
use serde_json::json;

use super::demo::{Demo, MORNING_HOUR};
use super::failure::{Failure, Outcome};
use super::session::Session;
use crate::clock::Clock;
use crate::config::DEFAULT_DATA;
use crate::demo::WRITTEN_FOR;
use crate::office::looking::VaultHandle;
use crate::office::{Serving, entering};

/// The folder of the demo firm when nobody names another.
const DEMO_DATA: &str = "fushime-demo";
/// A link that is printed at the start works so long.
const LINK_HOURS: i64 = 24;

/// `serve [--listen 127.0.0.1:8420] [--demo] [--public-url URL] [--link WHO] [--log]`
#[derive(Debug, Args)]
pub struct Serve {
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8420")]
    listen: SocketAddr,
    #[arg(long)]
    demo: bool,
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[arg(long, value_name = "WHO")]
    link: Vec<String>,
    #[arg(long)]
    log: bool,
}

impl Serve {
    /// `fushime` alone: the pages on this machine.
    pub(super) fn usual(demo: bool) -> Self {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 8420));
        Self { listen, demo, public_url: None, link: Vec::new(), log: false }
    }
}

pub(super) fn run(args: Serve, session: &mut Session<'_>) -> Outcome {
    if args.demo {
        if session.config.data == Path::new(DEFAULT_DATA) {
            // A firm's own ledger is never opened as the demo firm's.
            session.config.data = PathBuf::from(DEMO_DATA);
        }
        if session.config.clock == Clock::Machine {
            // The demo firm lives on the day it was written for.
            session.config.clock = Clock::Local(WRITTEN_FOR.at(MORNING_HOUR, 0, 0, 0));
        }
        if session.open().is_err() {
            super::demo::run(Demo::standard(), session)?;
        }
    }
    session.open_or_create()?;
    if !args.listen.ip().is_loopback() && args.public_url.is_none() {
        return Err(session.usage("serve-no-public-url", &[]));
    }
    let listener = TcpListener::bind(args.listen);
    let address = ("address", args.listen.to_string().into());
    let listener = listener
        .and_then(|listener| listener.local_addr().map(|at| (listener, at)))
        .map_err(|_| session.refused("serve-taken", &[address]))?;
    let (listener, at) = listener;
    let base = match &args.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{at}"),
    };
    let Some((scheme, host)) = base.split_once("://").filter(|(_, host)| !host.contains('/'))
    else {
        return Err(session.usage("serve-no-public-url", &[]));
    };
    let (is_https, is_logged) = (scheme == "https", args.log);
    let mut hosts = vec![host.to_owned(), at.to_string()];
    if at.ip().is_loopback() {
        hosts.push(format!("localhost:{}", at.port()));
    }
    let founding = founding(session)?;
    let links = if founding.is_some() { Vec::new() } else { links(session, &args)? };
    let mut lines = vec![session.text.with("serve-at", &[("url", base.clone().into())])];
    if let Some(path) = &founding {
        let url = ("url", format!("{base}{path}").into());
        lines.push(session.text.with("serve-begin", &[url]));
    }
    for (name, path) in &links {
        let values = [("who", name.clone().into()), ("url", format!("{base}{path}").into())];
        lines.push(session.text.with("serve-link", &values));
    }
    let json = json!({
        "ok": true,
        "url": base,
        "begin": founding.map(|path| format!("{base}{path}")),
        "links": links.iter().map(|(name, path)| json!({ "who": name, "url": format!("{base}{path}") })).collect::<Vec<_>>(),
    });
    session.answer(&lines.join("\n"), &json)?;
    let vault = open_vault(session)?;
    let text = session.text.clone();
    let (office, serve) = session.give_office()?;
    let served = serve(Serving { office, vault, listener, hosts, is_https, is_logged });
    served.map_err(|error| Failure::fault(&text, "serve-failed", &error))
}

/// Makes the link by which the firm is founded, while there is none.
fn founding(session: &mut Session<'_>) -> Result<Option<String>, Failure> {
    if session.state().firm.is_some() {
        return Ok(None);
    }
    let (vault, now) = (open_vault(session)?, session.now().at);
    let made = session.block_on(entering::founding_link(&vault, now, LINK_HOURS));
    made.map(Some).map_err(|error| session.office_failure(&error))
}

/// Opens the vault: without it nobody can come in.
fn open_vault(session: &Session<'_>) -> Result<VaultHandle, Failure> {
    let opened = session.cabinet().vault(session.folder());
    opened.map_err(|error| session.office_failure(&error))
}

/// Makes the links that are printed: those asked for, in the demo one per kind of person, and
/// otherwise one for the first leader.
fn links(session: &mut Session<'_>, args: &Serve) -> Result<Vec<(String, String)>, Failure> {
    let mut who: Vec<(String, MemberId)> = Vec::new();
    for name in &args.link {
        let id = session.member(name)?;
        who.push((name.clone(), id));
    }
    let today = session.today();
    if args.demo {
        for role in Role::ALL {
            let members = &session.state().members;
            let one = members.iter().find(|it| it.is_here(today) && it.is(*role));
            let label = |id| format!("{} ({})", session.text.name(*role), session.name_of(id));
            who.extend(one.map(|it| (label(it.id), it.id)));
        }
    } else if who.is_empty() {
        let id = session.asker()?;
        who.push((session.name_of(id), id));
    }
    let now = session.now().at;
    let vault = open_vault(session)?;
    let (_, runtime) = session.office()?;
    let made = runtime.block_on(async {
        let mut made = Vec::new();
        for (name, id) in who {
            made.push((name, entering::link(&vault, id, now, LINK_HOURS).await?));
        }
        Ok(made)
    });
    made.map_err(|error| session.office_failure(&error))
}
