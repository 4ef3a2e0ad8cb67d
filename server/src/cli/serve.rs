//! `nashr serve`.

use super::newsroom::{as_system, open_with_editions};
use super::{Failure, say};
use crate::assets::Assets;
use crate::config::{self, Config, MailConfig};
use crate::http;
use crate::mail::Mailer;
use app::catalogue::Catalogues;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Serve the site and its desk.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where database, pictures and files are kept.
    #[arg(long, value_name = "DIR", env = "NASHR_DATA")]
    data: Option<PathBuf>,
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", env = "NASHR_ADDR")]
    addr: Option<SocketAddr>,
    /// How readers reach the site: `https://news.example`.
    #[arg(long, value_name = "URL", env = "NASHR_ORIGIN")]
    origin: Option<String>,
    /// The configuration; without it `Leptos.toml` in this folder, if there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of a build's scripts and styles, for programs that do not carry them inside.
    #[arg(long, value_name = "DIR", env = "NASHR_ASSETS")]
    assets: Option<PathBuf>,
    /// The mail server: `smtps://user:password@host`, or `smtp://user:password@host:587?tls=required`. Without it letters
    /// are written into the data folder.
    #[arg(long, value_name = "URL", env = "NASHR_SMTP", hide_env_values = true)]
    smtp: Option<String>,
    /// The address that letters come from; without it `nashr@` and the site's host.
    #[arg(long, value_name = "ADDRESS", env = "NASHR_MAIL_FROM")]
    mail_from: Option<String>,
    /// Let webhooks listen on this machine, also without TLS: for development.
    #[arg(long, env = "NASHR_NEAR_WEBHOOKS")]
    near_webhooks: bool,
}

impl Serve {
    /// Runs until it is told to stop.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let Config { site: config, mail } = Config::read(self.config.as_deref())?;
        let mail = MailConfig { smtp: self.smtp.or(mail.smtp), from: self.mail_from.or(mail.from) };
        let data = self.data.or(config.data).unwrap_or_else(|| "data".into());
        let addr = self.addr.or(config.addr).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let newsroom = open_with_editions(&data)?.reaching_near(self.near_webhooks);
        let (catalogues, unknown) = Catalogues::with_overrides(&data.join("locales"))?;
        for key in unknown {
            tracing::warn!(%key, "a catalogue of the data folder has a text that nothing asks for");
        }
        let catalogues = Arc::new(catalogues);
        catalogues.install();
        let assets = Assets::load(self.assets.as_deref())?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::bind(addr)
                .await
                .map_err(|error| format!("cannot listen on {addr}: {error}"))?;
            let addr = listener.local_addr()?;
            let origin = config::origin(&self.origin.or(config.origin).unwrap_or_else(|| format!("http://{addr}")))?;
            let mailer = Mailer::new(&mail, &data, &origin)?;
            tracing::info!("{}", mailer.describe());
            let set_up = newsroom::accounts::open_set_up(&newsroom, &as_system(&newsroom))?;
            let contact = config::contact(config.security_contact.as_deref().unwrap_or_default())?;
            let cache_mb = config.cache_mb.unwrap_or(64);
            let site = http::Site::new(newsroom, catalogues, assets, &origin, cache_mb, contact)?;
            say(&format!("Nashr listens on http://{addr}"));
            if let Some(token) = set_up {
                say(&format!("Nobody is at the desk yet. Set it up at {origin}/desk/setup?token={token}"));
            }
            http::serve(listener, site, mailer).await?;
            Ok(ExitCode::SUCCESS)
        })
    }
}
