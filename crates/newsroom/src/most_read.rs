//! What is read most: reads are counted, and a list is drawn up from the counts.
//!
//! A read is known by its address and its day alone. Counting changes nothing that readers see; a list that differs from
//! the one before does.

use crate::{Context, Newsroom, NewsroomError};
use domain::ids::VersionId;
use domain::most_read::{Day, Reads, ranked};
use domain::{Act, EditionCode, Path, State};
use std::collections::BTreeMap;
use store::{Reading as Store, Writing};

/// How many stories a list has.
const LIST: usize = 20;
/// How long counts are kept.
const KEPT_DAYS: i64 = 30;

/// How often the story at an address was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAt {
    /// The edition.
    pub edition: EditionCode,
    /// Where the story stands in it.
    pub path: Path,
    /// How often.
    pub times: u64,
}

/// Adds reads to today's counts, in one transaction; what is no published story is passed over.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for whoever is not the program.
pub fn count(newsroom: &Newsroom, ctx: &Context, reads: &[ReadAt]) -> Result<(), NewsroomError> {
    authorise(ctx)?;
    if reads.is_empty() {
        return Ok(());
    }
    let day = Day::of(ctx.now);
    newsroom.store().write(|store| {
        let mut counts = Vec::new();
        for read in reads {
            let version = store.version_by_path(&read.edition, &read.path)?;
            if let Some(version) = version.filter(|version| version.state == State::Published) {
                counts.push(Reads { version: version.id, day, reads: read.times });
            }
        }
        Ok(store.reads_add(&counts)?)
    })
}

/// Draws up the lists anew and forgets old counts; answers whether readers see a change. An edition that nobody read in
/// the days that count keeps its list.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for whoever is not the program.
pub fn draw_up(newsroom: &Newsroom, ctx: &Context) -> Result<bool, NewsroomError> {
    authorise(ctx)?;
    // Looked for before: whoever writes meanwhile need not wait for it.
    let changed = newsroom.store().read(|store| changed(store, ctx))?;
    newsroom.store().write(|store| {
        store.reads_forget(Day::of(ctx.now).minus(KEPT_DAYS))?;
        put(store, &changed)?;
        if !changed.is_empty() {
            store.shows_to_readers();
        }
        Ok(!changed.is_empty())
    })
}

/// The same within a transaction that founds a newsroom.
pub(crate) fn draw(store: &Writing<'_>, ctx: &Context) -> Result<(), NewsroomError> {
    put(store, &changed(store, ctx)?)
}

type Lists = BTreeMap<EditionCode, Vec<VersionId>>;

fn put(store: &Writing<'_>, lists: &Lists) -> Result<(), NewsroomError> {
    Ok(lists.iter().try_for_each(|(edition, list)| store.most_read_put(edition, list))?)
}

/// The lists that differ from those that stand.
fn changed(store: &Store<'_>, ctx: &Context) -> Result<Lists, NewsroomError> {
    let today = Day::of(ctx.now);
    let editions = store.edition_list()?.len();
    let mut lists = Lists::new();
    let mut full = 0;
    for version in ranked(&store.reads_since(today.window())?, today) {
        if full == editions {
            break;
        }
        // Pages are read too, but are no news.
        let known = store.version_by_id(version)?;
        if let Some(known) = known.filter(|known| known.state == State::Published && known.kind.flows()) {
            let list = lists.entry(known.edition).or_default();
            if list.len() < LIST {
                list.push(version);
                full += usize::from(list.len() == LIST);
            }
        }
    }
    let mut changed = Lists::new();
    for (edition, list) in lists {
        if store.most_read_versions(&edition)? != list {
            changed.insert(edition, list);
        }
    }
    Ok(changed)
}

fn authorise(ctx: &Context) -> Result<(), NewsroomError> {
    if ctx.actor.may(Act::Arrange) { Ok(()) } else { Err(NewsroomError::Forbidden) }
}
