//! Threads for work that waits on the disk, so that nobody else waits with it.

use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::LedgerError;

/// How much may queue before whoever sends more has to wait.
pub(super) const QUEUE_MAX: usize = 1024;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// A connection in a thread of its own, which does one piece of work after another.
#[derive(Debug)]
pub(super) struct ConnectionThread {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// The thread has ended although somebody still waits for it: it panicked.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the thread that reads and writes the ledger has ended")]
pub(super) struct ThreadEnded;

impl ConnectionThread {
    /// Starts the thread.
    pub(super) fn start(name: &str, mut connection: Connection) -> Result<Self, LedgerError> {
        let (sender, mut jobs) = mpsc::channel::<Job>(QUEUE_MAX);
        let thread = spawn(name, move || {
            while let Some(job) = jobs.blocking_recv() {
                job(&mut connection);
            }
        })?;
        Ok(Self { jobs: Some(sender), thread: Some(thread) })
    }

    /// Does a piece of work on the connection, and returns what came of it.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        let (sender, answer) = oneshot::channel();
        let job = Box::new(move |connection: &mut Connection| {
            // Whoever asked may have gone; then nobody misses the answer.
            let _ = sender.send(work(connection));
        });
        let jobs = self.jobs.as_ref().ok_or_else(ended)?;
        jobs.send(job).await.map_err(|_| ended())?;
        answer.await.map_err(|_| ended())?
    }
}

impl Drop for ConnectionThread {
    fn drop(&mut self) {
        drop(self.jobs.take());
        join(self.thread.take());
    }
}

/// Does one long piece of work in a thread of its own.
pub(super) async fn elsewhere<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> Result<T, LedgerError> + Send + 'static,
) -> Result<T, LedgerError> {
    let (sender, answer) = oneshot::channel();
    spawn(name, move || {
        let _ = sender.send(work());
    })?;
    answer.await.map_err(|_| ended())?
}

/// Starts a thread with a name that shows in a debugger.
pub(super) fn spawn(
    name: &str,
    work: impl FnOnce() + Send + 'static,
) -> Result<JoinHandle<()>, LedgerError> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map_err(LedgerError::backend)
}

/// Waits for a thread. That it panicked was told to those who waited for its answers.
pub(super) fn join(thread: Option<JoinHandle<()>>) {
    if let Some(thread) = thread {
        let _ = thread.join();
    }
}

/// Says that the thread is gone.
pub(super) fn ended() -> LedgerError {
    LedgerError::backend(ThreadEnded)
}
