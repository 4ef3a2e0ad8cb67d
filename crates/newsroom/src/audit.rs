//! The audit trail's entries, made the same way by every use-case.

use crate::{Context, NewsroomError};
use serde_json::{Value, json};
use store::{NewAuditEntry, Writing};

/// Enters what the actor did; the request's id goes with it, so that the log can be found.
pub(crate) fn add(
    store: &Writing<'_>,
    ctx: &Context,
    act: &str,
    subject: &str,
    detail: &Value,
) -> Result<(), NewsroomError> {
    let mut detail = detail.clone();
    if let Value::Object(fields) = &mut detail {
        fields.insert("request".to_owned(), json!(ctx.request.to_string()));
    }
    store.audit_add(&NewAuditEntry { actor: ctx.actor.user_id(), act, subject, detail: &detail, at: ctx.now })?;
    Ok(())
}
