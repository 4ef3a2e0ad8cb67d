//! Who is at the desk: set-up, sign-in, sessions.

mod password;
mod people;
mod session;
mod set_up;
mod sign_in;

pub use people::{NewPerson, add_person};
pub use session::{SessionToken, resume, sign_out};
pub use set_up::{SetUp, open_set_up, set_up, set_up_is_open};
pub use sign_in::{SignIn, sign_in};
