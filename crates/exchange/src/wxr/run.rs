//! The run: check, then write in an order in which everything that a thing names is there before it.

use super::addresses::Addresses;
use super::files::Uploads;
use super::library::{Attachment, mime_of};
use super::menus::{self, Menus};
use super::model::{Entry, Item, Site, entry};
use super::stories::{Plan, plain};
use super::survey::{self, Survey};
use super::terms::Terms;
use super::tie::media_id;
use crate::report::{Fate, KeptDeskEdit, Report};
use crate::{ExchangeError, Phase, Progress};
use domain::media::{Framing, Media, MediaText};
use domain::redirect::{Redirect, RedirectTarget};
use domain::{EditionCode, Timestamp};
use newsroom::importing::{Applied, Importing, Incoming, IncomingMedia, Notice, Outcome, Thing};
use std::collections::HashSet;
use std::path::PathBuf;

/// Things in one transaction.
const BATCH: usize = 256;

/// Items whose bodies are read at the same time, by all processors.
const PLANNED_TOGETHER: usize = 64;

/// Where the run writes to.
pub(super) trait Target {
    fn apply(&self, batch: &[Incoming]) -> Result<Vec<Applied>, ExchangeError>;
}

impl Target for Importing<'_> {
    fn apply(&self, batch: &[Incoming]) -> Result<Vec<Applied>, ExchangeError> {
        Ok(Importing::apply(self, batch)?)
    }
}

/// Whom an incoming thing is counted for.
#[derive(Debug, Clone)]
enum Count {
    /// Items of the file.
    Items(Vec<Named>),
    Comment,
    /// No item of the file: a term, an author, a redirect.
    Nothing,
}

#[derive(Debug, Clone)]
struct Named {
    id: u64,
    kind: &'static str,
    title: String,
}

impl Named {
    fn sentence(&self, words: &str) -> String {
        let title = plain(&self.title);
        if title.is_empty() {
            format!("The {} #{}: {words}.", self.kind, self.id)
        } else {
            format!("The {} #{} “{title}”: {words}.", self.kind, self.id)
        }
    }
}

/// The second pass.
pub(super) struct Run<'a> {
    pub files: &'a [PathBuf],
    pub survey: &'a Survey,
    pub edition: &'a domain::Edition,
    pub uploads: Option<&'a Uploads>,
    pub menu: Option<&'a str>,
    pub now: Timestamp,
    pub target: &'a dyn Target,
    pub progress: &'a mut dyn Progress,
    batch: Vec<Incoming>,
    counts: Vec<Count>,
    report: Report,
    done: u64,
    left: u64,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        files: &'a [PathBuf],
        survey: &'a Survey,
        edition: &'a domain::Edition,
        now: Timestamp,
        target: &'a dyn Target,
        progress: &'a mut dyn Progress,
    ) -> Self {
        let report = Report { source: survey.source(), items: survey.items.clone(), ..Report::default() };
        Self {
            files,
            survey,
            edition,
            uploads: None,
            menu: None,
            now,
            target,
            progress,
            batch: Vec::new(),
            counts: Vec::new(),
            report,
            done: 0,
            left: 0,
        }
    }

    /// Writes everything.
    pub(super) fn all(mut self) -> Result<Report, ExchangeError> {
        let (survey, source) = (self.survey, self.survey.source());
        let code: &EditionCode = &self.edition.code;
        let addresses = Addresses::of(survey, code, &self.edition.language);
        let terms = Terms::of(survey, code, &self.edition.language);
        // The menus are planned first: a name that is none of theirs ends the run before it has written anything.
        let menus = menus::plan(survey, &addresses, &terms, code, self.menu)?;
        self.progress.begin(Phase::Writing, survey.items.values().sum());
        self.report.comments.found = survey.comments;
        for left in &survey.left_out {
            self.report.skip(left.id, &left.kind, &left.title, left.reason.clone());
        }
        self.report.warnings.extend(terms.warnings.iter().cloned());
        for incoming in &terms.incoming {
            self.push(incoming.clone(), Count::Nothing)?;
        }
        self.media(&source)?;
        let plan = Plan {
            source: &source,
            edition: self.edition,
            library: &survey.library,
            shared: &survey.shared,
            addresses: &addresses,
            terms: &terms,
            offsets: &survey.offsets,
            now: self.now,
        };
        self.stories(&plan)?;
        self.attachment_pages(&addresses)?;
        self.menus(menus)?;
        self.flush()?;
        if self.left > 0 {
            self.report.warnings.push(format!(
                "Addresses of the old site that stand in bodies and lead to nothing that came over: {}.",
                self.left
            ));
        }
        self.report.fill();
        Ok(self.report)
    }

    fn media(&mut self, source: &str) -> Result<(), ExchangeError> {
        let mut missing = 0_u64;
        for attachment in self.survey.library.all() {
            let file = self.uploads.and_then(|uploads| uploads.file_of(attachment));
            missing += u64::from(file.is_none());
            if file.is_none() && self.uploads.is_some() {
                let words = format!(
                    "its file `{}` is not in the uploads folder; a placeholder stands for it",
                    attachment.file_name()
                );
                self.report.warnings.push(named(attachment).sentence(&words));
            }
            let media = media(attachment, source, &self.edition.code);
            let incoming =
                Incoming { key: attachment.id.to_string(), thing: Thing::Media(IncomingMedia { media, file }) };
            self.push(incoming, Count::Items(vec![named(attachment)]))?;
        }
        if missing > 0 {
            let total = self.survey.library.all().count();
            self.report.warnings.push(format!(
                "Placeholders stand for {missing} of {total} pictures and files, because their files were not at hand."
            ));
        }
        Ok(())
    }

    fn stories(&mut self, plan: &Plan<'_>) -> Result<(), ExchangeError> {
        let mut seen = HashSet::new();
        let mut items = Vec::with_capacity(PLANNED_TOGETHER);
        for file in self.files {
            let mut channel = survey::open(file)?;
            let mut site = Site::default();
            while let Some(element) = channel.next().map_err(|fault| survey::error(file, fault))? {
                let Entry::Item(item) = entry(&element, &mut site) else { continue };
                let story = self.survey.stories.contains_key(&item.id) && matches!(item.kind.as_str(), "post" | "page");
                if !story || !seen.insert(item.id) || survey::reason_to_leave_out(&item).is_some() {
                    self.without_story(&item);
                    continue;
                }
                items.push(*item);
                if items.len() == PLANNED_TOGETHER {
                    self.planned(plan, &items)?;
                    items.clear();
                }
            }
        }
        self.planned(plan, &items)
    }

    fn planned(&mut self, plan: &Plan<'_>, items: &[Item]) -> Result<(), ExchangeError> {
        for (item, planned) in items.iter().zip(plan.stories(items)) {
            let Some(planned) = planned else {
                self.report.skip(item.id, &item.kind, &item.title, "no address could be made for it");
                self.without_story(item);
                continue;
            };
            let kind = if item.kind == "page" { "page" } else { "post" };
            let name = Named { id: item.id, kind, title: item.title.clone() };
            let about_address = plan.addresses.warnings.get(&item.id).into_iter().flatten();
            let warnings = about_address.chain(&planned.warnings).chain(&planned.thread.warnings);
            self.report.warnings.extend(warnings.map(|words| name.sentence(words)));
            self.left += planned.left;
            self.report.comments.skipped += planned.thread.skipped;
            self.push(planned.story, Count::Items(vec![name]))?;
            for redirect in planned.redirects {
                self.push(redirect, Count::Nothing)?;
            }
            for comment in planned.thread.incoming {
                self.push(comment, Count::Comment)?;
            }
        }
        Ok(())
    }

    /// Comments on what is no story here (an attachment's page, an item that was left out) have nowhere to stand.
    fn without_story(&mut self, item: &Item) {
        let count = item.comments.len() as u64;
        if count > 0 {
            self.report.comments.skipped += count;
            let title = plain(&item.title);
            self.report.warnings.push(format!(
                "Comments on the {} #{} “{title}” that were left out, because it is no story here: {count}.",
                item.kind, item.id
            ));
        }
    }

    /// An attachment's own page becomes the story that it was uploaded to.
    fn attachment_pages(&mut self, addresses: &Addresses) -> Result<(), ExchangeError> {
        let survey = self.survey;
        for attachment in survey.library.all().filter(|a| survey.stories.contains_key(&a.parent)) {
            let version = addresses.version(attachment.parent);
            let page = super::addresses::split(&attachment.page).filter(|old| old.path != "/");
            for from in page.into_iter().chain(addresses.attachment_address(attachment.id)) {
                let key = format!("{}{}?{}", from.host, from.path, from.query);
                let redirect = Redirect { from, target: RedirectTarget::Version { version } };
                self.push(Incoming { key, thing: Thing::Redirect(redirect) }, Count::Nothing)?;
            }
        }
        Ok(())
    }

    fn menus(&mut self, menus: Menus) -> Result<(), ExchangeError> {
        let title =
            |id: u64| self.survey.menu_items.iter().find(|e| e.id == id).map(|e| e.title.clone()).unwrap_or_default();
        for (id, reason) in menus.skipped {
            self.report.skip(id, "nav_menu_item", &title(id), reason);
        }
        self.report.warnings.extend(menus.warnings);
        let planned: Vec<_> = menus
            .menus
            .into_iter()
            .map(|menu| {
                let named = menu.items.iter().map(|id| Named { id: *id, kind: "nav_menu_item", title: title(*id) });
                let count = Count::Items(named.collect());
                (menu.incoming, count)
            })
            .collect();
        for (incoming, count) in planned {
            self.push(incoming, count)?;
        }
        Ok(())
    }

    fn push(&mut self, incoming: Incoming, count: Count) -> Result<(), ExchangeError> {
        self.batch.push(incoming);
        self.counts.push(count);
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ExchangeError> {
        let batch = std::mem::take(&mut self.batch);
        let counts = std::mem::take(&mut self.counts);
        if batch.is_empty() {
            return Ok(());
        }
        let applied = self.target.apply(&batch)?;
        for ((incoming, count), applied) in batch.iter().zip(counts).zip(applied) {
            self.account(incoming, &count, applied);
        }
        self.progress.reached(self.done);
        Ok(())
    }

    fn account(&mut self, incoming: &Incoming, count: &Count, applied: Applied) {
        let fate = match applied.outcome {
            Outcome::Imported => Fate::Imported,
            Outcome::Updated => Fate::Updated,
            Outcome::Unchanged | Outcome::KeptDeskEdit { .. } => Fate::Unchanged,
        };
        match count {
            Count::Items(items) => {
                for item in items {
                    self.report.count(item.kind, fate);
                }
                self.done += items.len() as u64;
            }
            Count::Comment => match fate {
                Fate::Imported => self.report.comments.imported += 1,
                Fate::Updated => self.report.comments.updated += 1,
                Fate::Unchanged => self.report.comments.unchanged += 1,
            },
            Count::Nothing => {}
        }
        let (id, kind, title) = match count {
            Count::Items(items) if items.len() == 1 => {
                items.first().map_or_else(Default::default, |i| (i.id.to_string(), i.kind, i.title.clone()))
            }
            Count::Comment => (incoming.key.clone(), "comment", String::new()),
            Count::Items(_) | Count::Nothing => (incoming.key.clone(), concept(&incoming.thing), String::new()),
        };
        for notice in applied.notices {
            let words = match notice {
                Notice::AddressTaken { wanted, given } => {
                    format!("its address `{wanted}` is taken by another one here; it is `{given}`")
                }
                Notice::FileRefused { reason } => {
                    format!("its file was refused, and a placeholder stands for it: {reason}")
                }
                Notice::HeaderTaken => {
                    "another menu stands in the header already; this one is kept for later".to_owned()
                }
            };
            self.report.warnings.push(format!("The {kind} #{id} “{}”: {words}.", plain(&title)));
        }
        if let Outcome::KeptDeskEdit { desk, import } = applied.outcome {
            self.report.kept_desk_edits.push(KeptDeskEdit { id, kind: kind.to_owned(), title, desk, import });
        }
    }
}

fn concept(thing: &Thing) -> &'static str {
    match thing {
        Thing::Section(_) => "section",
        Thing::Tag(_) => "tag",
        Thing::Contributor(_) => "author",
        Thing::Media(_) => "attachment",
        Thing::Story(_) => "story",
        Thing::Comment(_) => "comment",
        Thing::Menu(_) => "menu",
        Thing::Redirect(_) => "redirect",
    }
}

fn named(attachment: &Attachment) -> Named {
    Named { id: attachment.id, kind: "attachment", title: attachment.title.clone() }
}

fn media(attachment: &Attachment, source: &str, edition: &EditionCode) -> Media {
    let file_name = attachment.file_name();
    let texts = MediaText {
        edition: edition.clone(),
        alt: plain(&attachment.alt),
        caption: plain(&attachment.caption),
        credit: plain(&attachment.credit),
    };
    Media {
        id: media_id(source, attachment.id),
        hash: None,
        mime: mime_of(&file_name).to_owned(),
        file_name,
        width: None,
        height: None,
        bytes: 0,
        source_url: Some(attachment.url.clone()).filter(|url| !url.is_empty()),
        texts: vec![texts],
        framing: Framing::default(),
    }
}
