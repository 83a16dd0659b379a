//! A server of pages as a process of its own, and a browser of the plainest kind.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::machine::{self, timed};
use crate::program::Program;

/// A server that is stopped when it is dropped.
pub(crate) struct Server {
    child: Child,
    host: String,
    links: Vec<String>,
    /// From its start to the first page.
    pub(crate) started_in: Duration,
}

impl Server {
    /// Starts a server and waits for its first page.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub(crate) fn start(program: &Program, words: &[&str], links: usize) -> Result<Self, String> {
        let mut command = program.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let (started, started_in) = timed(|| Self::first_page(command, links));
        let (child, host, links) = started?;
        Ok(Self { child, host, links, started_in })
    }

    fn first_page(
        mut command: Command,
        wanted: usize,
    ) -> Result<(Child, String, Vec<String>), String> {
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let stdout = child.stdout.take().ok_or("the server says nothing")?;
        let (mut host, mut links) = (String::new(), Vec::new());
        for line in BufReader::new(stdout).lines() {
            let line = line.map_err(|error| error.to_string())?;
            let Some((_, rest)) = line.split_once("http://") else { continue };
            let Some((at, token)) = rest.split_once("/enter/") else { continue };
            at.clone_into(&mut host);
            links.push(format!("/enter/{}", token.trim()));
            if links.len() == wanted {
                break;
            }
        }
        let mut browser = Browser { host: host.clone(), cookie: String::new(), stream: None };
        // It listens before it says so; the first page is there when it answers.
        browser.get("/sign-in")?;
        Ok((child, host, links))
    }

    /// Lets whoever a link was printed for come in.
    ///
    /// # Errors
    ///
    /// When the link lets nobody in.
    pub(crate) fn come(&self, nth: usize) -> Result<Browser, String> {
        let mut browser = Browser { host: self.host.clone(), cookie: String::new(), stream: None };
        let link = self.links.get(nth).ok_or("no such link")?;
        let answer = browser.post(link, "")?;
        let cookie = answer.header("set-cookie").ok_or("nobody came in")?;
        cookie.split(';').next().unwrap_or_default().clone_into(&mut browser.cookie);
        Ok(browser)
    }

    /// Returns the memory it holds, in kilobytes.
    pub(crate) fn resident_kb(&self) -> u64 {
        machine::resident_kb(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is ours, and what it wrote is thrown away.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.clone().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, it)| it.trim())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One connection that is kept.
pub(crate) struct Browser {
    host: String,
    cookie: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Clone for Browser {
    fn clone(&self) -> Self {
        Self { host: self.host.clone(), cookie: self.cookie.clone(), stream: None }
    }
}

impl Browser {
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer, String> {
        self.ask("GET", path, "", "")
    }

    pub(crate) fn get_gzip(&mut self, path: &str) -> Result<Answer, String> {
        self.ask("GET", path, "", "accept-encoding: gzip\r\n")
    }

    pub(crate) fn post(&mut self, path: &str, form: &str) -> Result<Answer, String> {
        let more = format!(
            "sec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n",
            form.len()
        );
        self.ask("POST", path, form, &more)
    }

    fn ask(&mut self, method: &str, path: &str, body: &str, more: &str) -> Result<Answer, String> {
        let said = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}; language=ja\r\n{more}\r\n{body}",
            self.host, self.cookie
        );
        self.exchange(&said).map_err(|error| format!("{method} {path}: {error}"))
    }

    fn exchange(&mut self, said: &str) -> std::io::Result<Answer> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(&self.host)?;
                stream.set_nodelay(true)?;
                BufReader::with_capacity(1 << 16, stream)
            }
        };
        stream.get_mut().write_all(said.as_bytes())?;
        let mut head = String::new();
        loop {
            let before = head.len();
            stream.read_line(&mut head)?;
            if head.len() - before <= 2 {
                break;
            }
        }
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
        let mut answer = Answer { status, head, body: Vec::new() };
        if answer.header("transfer-encoding").is_some() {
            loop {
                let mut size = String::new();
                stream.read_line(&mut size)?;
                let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
                let from = answer.body.len();
                answer.body.resize(from + size + 2, 0);
                stream.read_exact(&mut answer.body[from..])?;
                answer.body.truncate(from + size);
                if size == 0 {
                    break;
                }
            }
        } else if let Some(length) = answer.header("content-length") {
            answer.body.resize(length.parse().unwrap_or(0), 0);
            stream.read_exact(&mut answer.body)?;
        }
        self.stream = Some(stream);
        Ok(answer)
    }
}
