//! Posts a message. No redirect is followed, nothing of the answer but its status is looked at, and where a name leads
//! is asked once.

use super::reach::resolve;
use domain::webhook::DeliveryProblem;
use newsroom::webhooks::Outcome;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::io::{
    AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader,
};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// How long a connection may take to come about.
const TO_CONNECT: Duration = Duration::from_secs(4);
/// How long everything may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// How many machines behind a name are tried.
const MOST_ADDRESSES: usize = 3;
/// How much of the answer's head is read.
const LONGEST_HEAD: u64 = 16 * 1024;

/// How messages leave.
pub struct Poster {
    near: bool,
    /// Made when it is needed first: most sites have no webhooks.
    tls: OnceLock<Option<TlsConnector>>,
}

impl Poster {
    /// `near`: this machine may be reached as well.
    pub fn new(near: bool) -> Self {
        Self { near, tls: OnceLock::new() }
    }

    /// Posts a body with some headers (names and values of plain ASCII).
    pub async fn post(&self, url: &str, headers: &[(&str, String)], body: &str) -> Outcome {
        let posted = timeout(PATIENCE, self.try_to(url, headers, body)).await;
        match posted.unwrap_or(Err(DeliveryProblem::Slow)) {
            Ok(status) => {
                let problem = match status {
                    200..=299 => None,
                    300..=399 => Some(DeliveryProblem::Redirect),
                    _ => Some(DeliveryProblem::Refused),
                };
                Outcome { status: Some(status), problem }
            }
            Err(problem) => Outcome { status: None, problem: Some(problem) },
        }
    }

    async fn try_to(&self, url: &str, headers: &[(&str, String)], body: &str) -> Result<u16, DeliveryProblem> {
        let url = Url::parse(url).map_err(|_| DeliveryProblem::Address)?;
        let head = head(&url, headers, body.len())?;
        let addresses = resolve(&url, self.near).await?;
        let stream = timeout(TO_CONNECT, connect(&addresses)).await.unwrap_or(Err(DeliveryProblem::Slow))?;
        match url.scheme() {
            "https" => {
                let tls = self.tls.get_or_init(connector).as_ref().ok_or(DeliveryProblem::Tls)?;
                let shaken = tls.connect(server_name(&url)?, stream);
                let shaken = timeout(TO_CONNECT, shaken).await.map_err(|_| DeliveryProblem::Slow)?;
                exchange(shaken.map_err(|_| DeliveryProblem::Tls)?, &head, body).await
            }
            // Without TLS only this machine is talked to.
            "http" if self.near => exchange(stream, &head, body).await,
            _ => Err(DeliveryProblem::Address),
        }
    }
}

/// With the machine's own certificates, as for mail.
fn connector() -> Option<TlsConnector> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().ok()?;
    Some(TlsConnector::from(Arc::new(config.with_root_certificates(roots).with_no_client_auth())))
}

fn server_name(url: &Url) -> Result<ServerName<'static>, DeliveryProblem> {
    Ok(match url.host().ok_or(DeliveryProblem::Address)? {
        Host::Domain(name) => ServerName::try_from(name.to_owned()).map_err(|_| DeliveryProblem::Address)?,
        Host::Ipv4(address) => ServerName::IpAddress(std::net::IpAddr::V4(address).into()),
        Host::Ipv6(address) => ServerName::IpAddress(std::net::IpAddr::V6(address).into()),
    })
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, DeliveryProblem> {
    for address in addresses.iter().take(MOST_ADDRESSES) {
        if let Ok(stream) = TcpStream::connect(address).await {
            return Ok(stream);
        }
    }
    Err(DeliveryProblem::Connection)
}

/// `Url` has percent-encoded whatever could end a line.
fn head(url: &Url, headers: &[(&str, String)], length: usize) -> Result<String, DeliveryProblem> {
    let host = url.host_str().ok_or(DeliveryProblem::Address)?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut head = format!(
        "POST {}{query} HTTP/1.1\r\nHost: {host}{port}\r\nUser-Agent: Nashr/{}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nAccept: */*\r\nConnection: close\r\n",
        url.path(),
        env!("CARGO_PKG_VERSION"),
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    Ok(head)
}

/// Sends head and body; answers the status (RFC 9112, section 4).
async fn exchange(stream: impl AsyncRead + AsyncWrite + Unpin, head: &str, body: &str) -> Result<u16, DeliveryProblem> {
    let (read, mut write) = tokio::io::split(stream);
    let sent = async {
        write.write_all(head.as_bytes()).await?;
        write.write_all(body.as_bytes()).await?;
        write.flush().await
    };
    // Whoever has read enough may answer and close before everything has gone out.
    let sent = sent.await;
    let mut read = BufReader::new(read.take(LONGEST_HEAD));
    let lost = || if sent.is_err() { DeliveryProblem::Connection } else { DeliveryProblem::Answer };
    loop {
        let line = line(&mut read).await.ok_or_else(lost)?;
        let status = line.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5)?.parse::<u16>().ok());
        match status.ok_or(DeliveryProblem::Answer)? {
            // The answer itself comes after it.
            100..=199 => while !line_is_empty(&mut read).await.ok_or_else(lost)? {},
            status @ 200..=599 => return Ok(status),
            _ => return Err(DeliveryProblem::Answer),
        }
    }
}

async fn line_is_empty(read: &mut (impl AsyncBufRead + Unpin)) -> Option<bool> {
    Some(line(read).await?.is_empty())
}

async fn line(read: &mut (impl AsyncBufRead + Unpin)) -> Option<String> {
    let mut line = Vec::new();
    read.read_until(b'\n', &mut line).await.ok().filter(|_| line.ends_with(b"\n"))?;
    Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned())
}
