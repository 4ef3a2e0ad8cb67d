//! Forms of the board and of notices.

use super::forms::{Form, Visit, Who, done, with};
use domain::Kind;
use domain::assignment::MailRhythm;
use domain::ids::{BulkId, StoryId};
use newsroom::bulk::{self, BulkAct};
use newsroom::{Invalid, NewsroomError, assigning, noticing, reading};

const NOTICES: &str = "/desk/notices";

const fn form(
    path: &'static str,
    act: fn(&mut Visit) -> Result<String, NewsroomError>,
    page: fn(&Visit) -> String,
    at: &'static str,
) -> Form {
    Form { path, who: Who::Desk, act, page, at, keep: &[] }
}

/// Those of the board and of notices.
pub const FORMS: &[Form] = &[
    Form { keep: &["story", "tag", "author", "day"], ..form("/desk/bulk", act, board, "") },
    form("/desk/bulk/undo", undo, board, ""),
    form("/desk/notices/read", read, |_| NOTICES.to_owned(), ""),
    form("/desk/account/notices", rhythm, |_| "/desk/account".to_owned(), "notices"),
];

/// The board as it was when the form was sent.
fn board(visit: &Visit) -> String {
    let asked = visit.field("back");
    let plain = asked.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'=' | b'&' | b'-' | b'_'));
    if asked.is_empty() || !plain { "/desk".to_owned() } else { format!("/desk?{asked}") }
}

/// With what came of it.
fn back(visit: &Visit, id: BulkId) -> String {
    with(&board(visit), "bulk", &id.to_string())
}

fn act(visit: &mut Visit) -> Result<String, NewsroomError> {
    let stories = visit.every("story", |id| id.parse::<StoryId>().ok())?;
    let section = |visit: &Visit| visit.read("section", |id| id.parse().ok());
    let act = match visit.field("act") {
        "add_section" => BulkAct::AddSection(section(visit)?),
        "replace_section" => BulkAct::ReplaceSection(section(visit)?),
        "tag" => BulkAct::AddTag(visit.field("tag").to_owned()),
        "author" => BulkAct::AddAuthor(visit.field("author").to_owned()),
        "kind" => BulkAct::ChangeKind(visit.read("kind", Kind::parse)?),
        "unpublish" => BulkAct::Unpublish,
        "assign" => {
            let person = match visit.field("person") {
                "" => None,
                _ => Some(visit.read("person", |id| id.parse().ok())?),
            };
            let editions = reading::editions(&visit.newsroom)?;
            let language = match &visit.ctx.actor {
                domain::Actor::User(user) => Some(user.language.clone()),
                _ => None,
            };
            let own = editions.iter().find(|edition| Some(&edition.code) == language.as_ref());
            let edition = own.or(editions.first()).ok_or(NewsroomError::NotFound)?;
            let due = assigning::due(&visit.newsroom, edition, visit.field("day"), "")?;
            BulkAct::Assign { person, due }
        }
        _ => return Err(NewsroomError::Invalid { field: "act", problem: Invalid::Form }),
    };
    let edition = match (visit.field("edition"), &act) {
        ("", _) => None,
        (_, BulkAct::Assign { .. } | BulkAct::Unpublish) => Some(visit.read("edition", |code| code.parse().ok())?),
        _ => None,
    };
    let id = bulk::act(&visit.newsroom, &visit.ctx, &stories, edition.as_ref(), &act)?;
    Ok(back(visit, id))
}

fn undo(visit: &mut Visit) -> Result<String, NewsroomError> {
    let id = visit.field("bulk").parse().map_err(|_| NewsroomError::NotFound)?;
    bulk::undo(&visit.newsroom, &visit.ctx, id)?;
    Ok(back(visit, id))
}

fn read(visit: &mut Visit) -> Result<String, NewsroomError> {
    let last = visit.read("last", |number| number.parse().ok())?;
    noticing::mark_read(&visit.newsroom, &visit.ctx, last)?;
    Ok(NOTICES.to_owned())
}

fn rhythm(visit: &mut Visit) -> Result<String, NewsroomError> {
    let rhythm = visit.read("rhythm", MailRhythm::parse)?;
    noticing::set_rhythm(&visit.newsroom, &visit.ctx, rhythm)?;
    Ok(done("/desk/account", "saved", "notices"))
}
