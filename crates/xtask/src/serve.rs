//! `make serve`: build, seed the demo newsroom, serve.

use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::site::{self, Flavour};
use crate::stage::stage;
use std::path::{Path, PathBuf};

/// Builds for release and serves; arguments go to `nashr serve`. Comes back only with an error.
pub fn serve(project: &Project, arguments: &[String]) -> Result {
    site::build(project, Flavour::Release)?;
    let program = project.program("release", "nashr");
    let data = data_folder(project, arguments);
    seed_if_empty(Call::new(&program, &project.root).env("NASHR_ASSETS", project.site()), &data)?;
    let mut call = Call::new(&program, &project.root).args(["serve"]);
    if !names_data(arguments) {
        call = call.args(["--data"]).args([&data]);
    }
    replace_this_process(call.args(arguments).env("NASHR_ASSETS", project.site()))
}

/// Fills an empty data folder with the demo newsroom, by a call of `nashr` without arguments yet.
pub fn seed_if_empty(nashr: Call, data: &Path) -> Result {
    if data.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        return Ok(());
    }
    stage("demo newsroom", || nashr.args(["demo", "--data"]).args([data]).run())
}

/// Becomes the server, so that Ctrl-C and SIGTERM reach it and nothing else.
fn replace_this_process(call: Call) -> Result {
    use std::os::unix::process::CommandExt as _;
    let error = call.into_command().exec();
    Err(Error::Missing(format!("the server did not start: {error}")))
}

fn names_data(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == "--data" || argument.starts_with("--data="))
}

fn data_folder(project: &Project, arguments: &[String]) -> PathBuf {
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let named =
            if argument == "--data" { rest.next().map(String::as_str) } else { argument.strip_prefix("--data=") };
        if let Some(folder) = named {
            return project.root.join(folder);
        }
    }
    project.root.join("data")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_folder_is_the_one_that_the_arguments_name() {
        let project = Project { root: "/checkout".into(), target: "/checkout/target".into() };
        let folder =
            |line: &str| data_folder(&project, &line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(folder(""), Path::new("/checkout/data"));
        assert_eq!(folder("--addr 0.0.0.0:80 --data /var/lib/nashr"), Path::new("/var/lib/nashr"));
        assert_eq!(folder("--data=news"), Path::new("/checkout/news"));
    }
}
