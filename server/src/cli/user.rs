//! `nashr user`: people, without the desk.

use super::newsroom::{Data, as_system, open, open_with_editions};
use super::{Failure, say};
use ::newsroom::accounts::{self, NewPerson, PersonChange, second_factor::base32};
use ::newsroom::{Context, Invalid, Newsroom, NewsroomError};
use clap::{Args, Subcommand, ValueEnum};
use domain::{EditionCode, Role, User};
use std::io::BufRead as _;
use std::process::ExitCode;

/// Add people, list them, change what they may, let them in again.
#[derive(Debug, Args)]
pub struct People {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add somebody.
    Add(Add),
    /// List everybody.
    List(List),
    /// Change what somebody is.
    SetRole(SetRole),
    /// Give somebody another password, and end their sessions.
    ResetPassword(ResetPassword),
    /// Keep somebody out, and end their sessions.
    Disable(Disable),
    /// Take somebody's second factor away, who has lost it.
    RemoveTwoFactor(RemoveTwoFactor),
}

/// What somebody is.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleName {
    /// Own drafts.
    Author,
    /// Texts of their own editions.
    Translator,
    /// All drafts; sends back.
    Editor,
    /// Publishes, corrects, withdraws.
    Publisher,
    /// Settings, people, import.
    Admin,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Author => Self::Author,
            RoleName::Translator => Self::Translator,
            RoleName::Editor => Self::Editor,
            RoleName::Publisher => Self::Publisher,
            RoleName::Admin => Self::Admin,
        }
    }
}

#[derive(Debug, Args)]
struct Add {
    /// What they will sign in with.
    login: String,
    /// For people; without it the login.
    #[arg(long)]
    name: Option<String>,
    /// For new passwords and notices.
    #[arg(long, default_value = "")]
    email: String,
    /// What they are.
    #[arg(long, value_enum)]
    role: RoleName,
    /// An edition that they work in, more than once for more; without it all.
    #[arg(long = "edition", value_name = "CODE")]
    editions: Vec<EditionCode>,
    /// Language of the desk for them.
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: EditionCode,
    /// Read the password from standard input, one line; without it one is made and printed.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, Args)]
struct List {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, Args)]
struct SetRole {
    /// Who.
    login: String,
    /// What they are from now on.
    #[arg(value_enum)]
    role: RoleName,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, Args)]
struct ResetPassword {
    /// Who.
    login: String,
    /// Read the password from standard input, one line; without it one is made and printed.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, Args)]
struct Disable {
    /// Who.
    login: String,
    /// Let them in again.
    #[arg(long)]
    undo: bool,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, Args)]
struct RemoveTwoFactor {
    /// Who.
    login: String,
    #[command(flatten)]
    data: Data,
}

impl People {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Failure> {
        match self.command {
            Command::Add(add) => add.run(),
            Command::List(list) => list.run(),
            Command::SetRole(set) => {
                let (newsroom, ctx, user) = found(&set.data, &set.login)?;
                let role = Role::from(set.role);
                let change = PersonChange { role, editions: user.editions, sections: user.sections };
                accounts::change_person(&newsroom, &ctx, user.id, &change).map_err(in_words)?;
                say(&format!("{} is {} now.", user.login, role.as_str()));
                Ok(ExitCode::SUCCESS)
            }
            Command::ResetPassword(reset) => {
                let (newsroom, ctx, user) = found(&reset.data, &reset.login)?;
                let (password, made) = password(&ctx, reset.password_stdin)?;
                accounts::replace_password(&newsroom, &ctx, user.id, &password).map_err(in_words)?;
                say(&format!("{} has another password; all sessions have ended.", user.login));
                say_made(made.as_deref());
                Ok(ExitCode::SUCCESS)
            }
            Command::Disable(disable) => {
                let (newsroom, ctx, user) = found(&disable.data, &disable.login)?;
                accounts::set_disabled(&newsroom, &ctx, user.id, !disable.undo).map_err(in_words)?;
                say(&format!("{} {}.", user.login, if disable.undo { "may sign in again" } else { "is kept out" }));
                Ok(ExitCode::SUCCESS)
            }
            Command::RemoveTwoFactor(remove) => {
                let (newsroom, ctx, user) = found(&remove.data, &remove.login)?;
                accounts::remove_second_factor(&newsroom, &ctx, user.id).map_err(in_words)?;
                say(&format!("{} signs in with the password alone.", user.login));
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

impl Add {
    fn run(self) -> Result<ExitCode, Failure> {
        let newsroom = open_with_editions(&self.data.data)?;
        let ctx = as_system(&newsroom);
        let (password, made) = password(&ctx, self.password_stdin)?;
        let person = NewPerson {
            name: self.name.unwrap_or_else(|| self.login.clone()),
            login: self.login,
            email: self.email,
            password,
            role: self.role.into(),
            editions: self.editions,
            language: self.language,
        };
        let user = accounts::add_person(&newsroom, &ctx, &person).map_err(in_words)?;
        say(&format!("{} is {} now.", user.login, user.role.as_str()));
        say_made(made.as_deref());
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(self) -> Result<ExitCode, Failure> {
        let newsroom = existing(&self.data)?;
        let people = accounts::people(&newsroom, &as_system(&newsroom))?.people;
        if self.json {
            let list: Vec<_> = people
                .iter()
                .map(|person| {
                    let user = &person.user;
                    serde_json::json!({
                        "id": user.id.to_string(), "login": user.login, "name": user.name, "email": user.email,
                        "role": user.role.as_str(), "editions": user.editions, "language": user.language,
                        "disabled": user.disabled, "two_factor": person.two_factor,
                    })
                })
                .collect();
            say(&serde_json::to_string_pretty(&list)?);
            return Ok(ExitCode::SUCCESS);
        }
        if people.is_empty() {
            say("Nobody is at the desk yet.");
        }
        for person in people {
            let user = &person.user;
            let more = [(user.disabled, "kept out"), (person.two_factor, "two-factor")];
            let more: Vec<&str> = more.iter().filter(|(is, _)| *is).map(|(_, words)| *words).collect();
            say(format!("{:<20} {:<11} {}  {}", user.login, user.role.as_str(), user.name, more.join(", ")).trim_end());
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Only where there is a newsroom: a mistyped folder is not to become one.
fn existing(data: &Data) -> Result<Newsroom, Failure> {
    if !data.data.join("nashr.sqlite").is_file() {
        return Err(format!("there is no newsroom in {}", data.data.display()).into());
    }
    open(&data.data)
}

fn found(data: &Data, login: &str) -> Result<(Newsroom, Context, User), Failure> {
    let newsroom = existing(data)?;
    let ctx = as_system(&newsroom);
    match accounts::person_by_login(&newsroom, &ctx, login) {
        Ok(user) => Ok((newsroom, ctx, user)),
        Err(NewsroomError::NotFound) => Err(format!("nobody signs in as `{login}`").into()),
        Err(error) => Err(error.into()),
    }
}

/// The password, and the same where it was made here.
fn password(ctx: &Context, from_stdin: bool) -> Result<(String, Option<String>), Failure> {
    if from_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        return Ok((line.trim_end_matches(['\r', '\n']).to_owned(), None));
    }
    let letters: Vec<char> = base32(&ctx.random_bytes::<10>()).to_lowercase().chars().collect();
    let made = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-");
    Ok((made.clone(), Some(made)))
}

fn say_made(made: Option<&str>) {
    if let Some(made) = made {
        say(&format!("The password is: {made}"));
    }
}

/// What is wrong with an input, for whoever typed it.
fn in_words(error: NewsroomError) -> Failure {
    let NewsroomError::Invalid { field, problem } = error else { return error.into() };
    let why = match problem {
        Invalid::Empty => "is empty",
        Invalid::Long => "is too long",
        Invalid::Short => "is too short: eight characters at least",
        Invalid::Common => "is one that everybody knows",
        Invalid::Taken => "is somebody else's already",
        Invalid::LastAdmin => "cannot change: nobody else could manage people",
        Invalid::Form
        | Invalid::Unknown
        | Invalid::Past
        | Invalid::Reserved
        | Invalid::Credentials
        | Invalid::Code
        | Invalid::Required
        | Invalid::Changed
        | Invalid::Used
        | Invalid::Loop
        | Invalid::Chain
        | Invalid::Faint
        | Invalid::Zone => "cannot be used",
    };
    format!("the {field} {why}").into()
}
