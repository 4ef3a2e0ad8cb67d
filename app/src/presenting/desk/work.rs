//! Who works on a version and what is said about it, in words.

use super::moment;
use crate::presenting::Voice;
use crate::texts::DeskMsg;
use domain::Timestamp;
use domain::assignment::Remark;
use domain::page::desk::{AssignedView, RemarkView, TypedMoment};
use domain::page::people::Choice;
use newsroom::Context;
use newsroom::writing::Opened;

/// The last minute of a day stands for the day.
const END_OF_DAY: &str = "23:59";

/// A due date in the voice's calendar, and whether it has passed.
pub(super) fn due_words(voice: &Voice<'_>, ctx: &Context, due: Option<Timestamp>) -> (String, bool) {
    let Some(due) = due else { return (String::new(), false) };
    let overdue = due < ctx.now;
    let whole_day = voice.formats.iso(due.unix_ms()).contains(&format!("T{END_OF_DAY}"));
    let time = if whole_day { voice.formats.full_date(due.unix_ms()) } else { voice.formats.date_time(due.unix_ms()) };
    let message = if overdue { DeskMsg::OverdueSince } else { DeskMsg::DueBy };
    (voice.words.fill(message, &[("time", &time)]), overdue)
}

/// Who works on an opened version; the day as its edition types it.
pub(super) fn assigned(voice: &Voice<'_>, own: &Voice<'_>, ctx: &Context, opened: &Opened) -> AssignedView {
    let assignment = &opened.assignment;
    let (due, overdue) = due_words(voice, ctx, assignment.due);
    let typed = assignment.due.map(|at| {
        let date = own.formats.date(at.unix_ms(), own.edition.calendar);
        let iso = own.formats.iso(at.unix_ms());
        let time = iso.get(11..16).filter(|time| *time != END_OF_DAY).unwrap_or_default();
        TypedMoment { day: moment::typed(own, date), time: own.edition.digits.write(time) }
    });
    AssignedView {
        person: assignment.person.map(|person| person.to_string()).unwrap_or_default(),
        due,
        overdue,
        typed: typed.unwrap_or_default(),
    }
}

/// Those who may be asked to work on it.
pub(super) fn people(voice: &Voice<'_>, opened: &Opened) -> Vec<Choice> {
    let choice = |user: &domain::User| Choice {
        value: user.id.to_string(),
        label: if user.name.is_empty() { user.login.clone() } else { user.name.clone() },
        lang: voice.edition.language.clone(),
        chosen: opened.assignment.person == Some(user.id),
    };
    opened.candidates.iter().map(choice).collect()
}

/// What was said about an opened version, what is open first.
pub(super) fn remarks(voice: &Voice<'_>, ctx: &Context, opened: &Opened) -> Vec<RemarkView> {
    let line = |remark: &Remark, by: &str| {
        let name = if by.is_empty() { voice.words.t(DeskMsg::NoticeSomebody) } else { by };
        let when = voice.formats.relative(remark.at.unix_ms(), ctx.now.unix_ms());
        format!("{} · {when}", text::direction::isolate(name, None))
    };
    let stands = |remark: &Remark| {
        let blocks = opened.working.content.body.blocks();
        remark.block.as_ref().is_none_or(|block| blocks.iter().any(|one| one.id() == block))
    };
    let answers = |remark: &Remark| {
        let all = opened.remarks.iter().filter(|(one, _)| one.answers == Some(remark.id));
        all.map(|(one, by)| (line(one, by), one.text.clone())).collect()
    };
    let begun = opened.remarks.iter().filter(|(remark, _)| remark.answers.is_none());
    let mut views: Vec<RemarkView> = begun
        .map(|(remark, by)| RemarkView {
            id: remark.id,
            block: remark.block.as_ref().map(|block| block.as_str().to_owned()).unwrap_or_default(),
            quote: remark.quote.clone(),
            gone: !stands(remark),
            line: line(remark, by),
            text: remark.text.clone(),
            done: remark.resolved_at.is_some(),
            answers: answers(remark),
        })
        .collect();
    views.sort_by_key(|view| view.done);
    views
}
