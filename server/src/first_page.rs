//! Drawing the first page of somebody's PDF in a process of its own: one that hangs is killed, one that asks for too much
//! memory ends itself, and the site goes on.

use rustix::process::{Resource, Rlimit, setrlimit};
use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Most memory that drawing may take, in bytes.
const MEMORY: u64 = 1 << 30;
/// Longest time that drawing may take.
const LONGEST: Duration = Duration::from_secs(20);
/// Largest picture that is taken, in bytes.
const LARGEST: u64 = 32 << 20;

/// Draws it: PNG; `None`: it cannot be drawn.
///
/// # Errors
/// Of starting the process.
pub fn draw(file: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut page = tempfile::tempfile()?;
    let mut child = Command::new(std::env::current_exe()?)
        .arg("first-page")
        .arg(file)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(page.try_clone()?)
        .stderr(Stdio::null())
        .spawn()?;
    let ends = Instant::now() + LONGEST;
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if Instant::now() < ends => std::thread::sleep(Duration::from_millis(10)),
            None => {
                // It may have ended this very moment.
                let _ = child.kill();
                break child.wait()?;
            }
        }
    };
    if status.success() { read(&mut page) } else { Ok(None) }
}

fn read(page: &mut File) -> io::Result<Option<Vec<u8>>> {
    page.rewind()?;
    let mut bytes = Vec::new();
    page.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| !bytes.is_empty() && bytes.len() as u64 <= LARGEST))
}

/// What this process may take from now on.
///
/// # Errors
/// The system's.
pub fn limit() -> io::Result<()> {
    let at_most = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, at_most(MEMORY))?;
    setrlimit(Resource::Cpu, at_most(LONGEST.as_secs()))?;
    Ok(())
}
