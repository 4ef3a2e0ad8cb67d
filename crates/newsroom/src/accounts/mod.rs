//! Who is at the desk: set-up, sign-in, sessions, the second factor, people and how they come and go.

mod device;
mod invite;
pub mod limits;
mod mail_address;
mod own;
mod password;
mod people;
mod reset;
pub mod second_factor;
mod session;
mod set_up;
mod sign_in;
mod token;
mod totp;

pub use invite::{
    Invitation, NewInvite, accept_invite, ask_for_new_invite, invitation, invite, revoke_invite, send_invite_again,
};
pub use mail_address::mail_address;
pub use own::{
    OwnSession, change_email, change_password, change_profile, end_other_sessions, end_session, own_sessions,
};
pub use people::{
    NewPerson, People, Person, PersonChange, add_person, change_person, end_sessions_of, people, person,
    person_by_login, remove_second_factor, replace_password, sections_of, set_disabled, set_two_factor_rule,
};
pub use reset::{ask_for_reset, reset_link_owner, reset_password, send_reset};
pub(crate) use session::me;
pub use session::{Caller, Entry, confirm, is_confirmed, resume, resume_account, sign_out};
pub use set_up::{SetUp, open_set_up, set_up, set_up_is_open};
pub use sign_in::{Entering, SignIn, second_step, sign_in};
pub use token::{DeviceToken, LinkToken, SessionToken, StepToken};

use crate::{Context, Newsroom, NewsroomError};

/// Forgets what has ended: sessions, links, attempts, browsers that nobody has used for half a year. For a timer.
///
/// # Errors
/// The store's.
pub fn sweep(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        store.session_sweep(ctx.now)?;
        store.account_links_sweep(ctx.now)?;
        store.attempts_sweep(ctx.now.plus_secs(-limits::LONGEST_SECS))?;
        store.known_devices_sweep(ctx.now.plus_secs(-180 * 24 * 60 * 60))?;
        Ok(())
    })
}
