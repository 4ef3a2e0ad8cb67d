//! A small receiver, and what arrives there.

use super::Poster;
use super::worker::post_next;
use crate::http::tests::newsroom::TestNewsroom;
use domain::ids::WebhookId;
use domain::webhook::{DeliveryProblem, DeliveryState, WebhookEvent};
use hmac::{Hmac, Mac as _};
use newsroom::arranging::{self, WebhookInput, WebhookShown};
use newsroom::{webhooks, writing};
use serde_json::Value;
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What was received.
#[derive(Debug, Clone, Default)]
struct Arrived {
    first_line: String,
    headers: HashMap<String, String>,
    body: String,
}

impl Arrived {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// Whether it comes from whoever has the secret, as `docs/webhooks.md` says how to find out.
    fn is_signed_with(&self, secret: &str) -> bool {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
        mac.update(format!("{}.{}", self.headers["x-nashr-timestamp"], self.body).as_bytes());
        let code: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        self.headers["x-nashr-signature"] == format!("sha256={code}")
    }
}

/// A program that is told.
struct Receiver {
    address: String,
    arrived: Mutex<Vec<Arrived>>,
    answer: Mutex<String>,
}

impl Receiver {
    async fn open() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
        let address = format!("http://{}/hook?key=a", listener.local_addr().expect("an address"));
        let receiver = Arc::new(Self { address, arrived: Mutex::default(), answer: Mutex::default() });
        receiver.answers("HTTP/1.1 204 No Content\r\n\r\n");
        let own = Arc::clone(&receiver);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = Arc::clone(&own);
                tokio::spawn(async move { own.receive(stream).await });
            }
        });
        receiver
    }

    fn answers(&self, answer: &str) {
        *self.answer.lock().expect("the answer") = answer.to_owned();
    }

    fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().expect("the shelf").clone()
    }

    async fn receive(&self, stream: TcpStream) {
        let (read, mut write) = stream.into_split();
        let mut read = BufReader::new(read);
        let mut arrived = Arrived::default();
        read.read_line(&mut arrived.first_line).await.expect("a line");
        loop {
            let mut line = String::new();
            read.read_line(&mut line).await.expect("a line");
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            arrived.headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
        let mut body = vec![0; arrived.headers["content-length"].parse().expect("a length")];
        read.read_exact(&mut body).await.expect("a body");
        arrived.body = String::from_utf8(body).expect("UTF-8");
        self.arrived.lock().expect("the shelf").push(arrived);
        let answer = self.answer.lock().expect("the answer").clone();
        if answer == "nothing" {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        let _ = write.write_all(answer.as_bytes()).await;
    }
}

fn set_up(site: &TestNewsroom, url: &str) -> WebhookId {
    let input = WebhookInput { url: url.to_owned(), events: WebhookEvent::ASKED.to_vec(), edition: None, active: true };
    arranging::add_webhook(&site.newsroom, &site.system(), &input).expect("added").0
}

fn shown(site: &TestNewsroom, id: WebhookId) -> WebhookShown {
    arranging::webhook(&site.newsroom, &site.system(), id).expect("shown")
}

fn take_down(site: &TestNewsroom, address: &str) {
    writing::unpublish(&site.newsroom, &site.system(), site.version(address)).expect("taken down");
}

async fn post_all(site: &TestNewsroom, near: bool) {
    let poster = Poster::new(near);
    while post_next(&site.app(), &poster).await.expect("the queue") {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_is_told_with_a_signature_that_it_can_check() {
    let site = TestNewsroom::with(&[("A lamp & a \"bell\"", "a-lamp", "draft"), ("A bell", "a-bell", "publish")]);
    let receiver = Receiver::open().await;
    let id = set_up(&site, &receiver.address);
    let secret = shown(&site, id).secret.expect("a secret");
    let bell = site.version("/en/a-bell");
    writing::unpublish(&site.newsroom, &site.system(), bell).expect("taken down");
    site.pass_secs(1);
    let working = site.store().read(|store| store.version_by_id(bell)).expect("read").expect("a version").working;
    writing::publish(&site.newsroom, &site.system(), bell, working).expect("published");
    post_all(&site, true).await;
    let arrived = receiver.arrived();
    assert_eq!(arrived.len(), 2, "{arrived:?}");
    for one in &arrived {
        assert_eq!(one.first_line, "POST /hook?key=a HTTP/1.1\r\n");
        assert!(one.is_signed_with(&secret) && !one.is_signed_with("another"), "{one:?}");
        assert_eq!(one.headers["content-type"], "application/json");
        assert_eq!(one.headers["x-nashr-delivery"], one.json()["delivery"]);
        assert_eq!(one.headers["x-nashr-event"], one.json()["event"]);
    }
    let told = arrived[1].json();
    assert_eq!(told["event"], "published");
    assert_eq!(told["address"], "http://127.0.0.1:3000/en/a-bell");
    assert_eq!(
        (&told["headline"], &told["edition"], &told["state"]),
        (&"A bell".into(), &"en".into(), &"published".into())
    );
    assert!(told["short_address"].as_str().is_some_and(|address| address.starts_with("http://127.0.0.1:3000/s/")));
    assert_ne!(arrived[0].headers["x-nashr-delivery"], arrived[1].headers["x-nashr-delivery"]);
    let states: Vec<_> = shown(&site, id).deliveries.iter().map(|one| (one.state, one.status)).collect();
    assert_eq!(states, [(DeliveryState::Arrived, Some(204)); 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_did_not_arrive_comes_again_under_the_same_id() {
    let site = TestNewsroom::with(&[("A bell", "a-bell", "publish")]);
    let receiver = Receiver::open().await;
    let id = set_up(&site, &receiver.address);
    receiver.answers("HTTP/1.1 503 Later\r\n\r\n");
    take_down(&site, "/en/a-bell");
    post_all(&site, true).await;
    assert_eq!(receiver.arrived().len(), 1);
    let [delivery] = shown(&site, id).deliveries.try_into().expect("one");
    assert_eq!((delivery.status, delivery.problem), (Some(503), Some(DeliveryProblem::Refused)));
    assert_eq!(delivery.state, DeliveryState::Waiting);
    post_all(&site, true).await;
    assert_eq!(receiver.arrived().len(), 1, "not at once");
    receiver.answers("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nthanks");
    site.pass_secs(61);
    post_all(&site, true).await;
    let arrived = receiver.arrived();
    assert_eq!(arrived.len(), 2);
    assert_eq!(arrived[0].body, arrived[1].body);
    assert_ne!(arrived[0].headers["x-nashr-timestamp"], arrived[1].headers["x-nashr-timestamp"], "signed anew");
    assert_eq!(shown(&site, id).deliveries[0].state, DeliveryState::Arrived);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poster_that_was_killed_is_followed_by_the_next() {
    let site = TestNewsroom::with(&[("A bell", "a-bell", "publish")]);
    let receiver = Receiver::open().await;
    set_up(&site, &receiver.address);
    take_down(&site, "/en/a-bell");
    drop(webhooks::take(&site.newsroom, &site.system()).expect("taken").expect("a message"));
    post_all(&site, true).await;
    assert_eq!(receiver.arrived().len(), 0, "it is somebody's");
    site.pass_secs(61);
    post_all(&site, true).await;
    assert_eq!(receiver.arrived().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn this_machine_is_not_told_unless_that_is_meant() {
    let site = TestNewsroom::with(&[("A bell", "a-bell", "publish")]);
    let receiver = Receiver::open().await;
    let id = set_up(&site, &receiver.address);
    take_down(&site, "/en/a-bell");
    post_all(&site, false).await;
    assert_eq!(receiver.arrived().len(), 0);
    assert_eq!(shown(&site, id).deliveries[0].problem, Some(DeliveryProblem::Private));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_has_its_name() {
    let receiver = Receiver::open().await;
    let poster = Poster::new(true);
    for (answer, status, problem) in [
        ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\r\n", Some(302), Some(DeliveryProblem::Redirect)),
        ("HTTP/1.0 200 OK\r\n\r\n", Some(200), None),
        ("HTTP/1.1 410 Gone\r\n\r\n", Some(410), Some(DeliveryProblem::Refused)),
        ("SSH-2.0-OpenSSH\r\n", None, Some(DeliveryProblem::Answer)),
        ("HTTP/1.1 abc\r\n", None, Some(DeliveryProblem::Answer)),
        ("HTTP/1.1 ", None, Some(DeliveryProblem::Answer)),
        ("", None, Some(DeliveryProblem::Answer)),
    ] {
        receiver.answers(answer);
        let outcome = poster.post(&receiver.address, &[], "{}").await;
        assert_eq!((outcome.status, outcome.problem), (status, problem), "{answer:?}");
    }
    let arrived = receiver.arrived().len();
    let free = TcpListener::bind("127.0.0.1:0").await.expect("a socket").local_addr().expect("an address");
    for (url, problem) in [
        (format!("http://{free}/"), DeliveryProblem::Connection),
        ("https://nobody.invalid/".to_owned(), DeliveryProblem::Host),
        (receiver.address.replace("http:", "https:"), DeliveryProblem::Tls),
        ("nonsense".to_owned(), DeliveryProblem::Address),
    ] {
        let outcome = poster.post(&url, &[], "{}").await;
        assert_eq!(outcome.problem, Some(problem), "{url}");
    }
    assert_eq!(receiver.arrived().len(), arrived);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_never_answers_is_not_waited_for() {
    let receiver = Receiver::open().await;
    receiver.answers("nothing");
    let begun = Instant::now();
    let outcome = Poster::new(true).post(&receiver.address, &[], "{}").await;
    assert_eq!(outcome.problem, Some(DeliveryProblem::Slow));
    assert!(begun.elapsed() < Duration::from_secs(12));
}
