//! A small mail server that goes down for a while, and what arrives there.

use super::Mailer;
use super::worker::post_next;
use crate::config::MailConfig;
use crate::http::tests::newsroom::TestNewsroom;
use domain::Role;
use newsroom::accounts::{self, NewInvite};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a letter was sent with.
#[derive(Debug, Clone, Default)]
struct Arrived {
    receivers: Vec<String>,
    data: String,
}

#[derive(Default)]
struct Post {
    arrived: Mutex<Vec<Arrived>>,
    down: std::sync::atomic::AtomicBool,
}

impl Post {
    /// Opens a post office; answers its address.
    async fn open() -> (Arc<Self>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
        let address = format!("smtp://{}", listener.local_addr().expect("an address"));
        let post = Arc::new(Self::default());
        let office = Arc::clone(&post);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let office = Arc::clone(&office);
                tokio::spawn(async move { office.serve(stream).await });
            }
        });
        (post, address)
    }

    fn set_down(&self, down: bool) {
        self.down.store(down, std::sync::atomic::Ordering::SeqCst);
    }

    fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().expect("the shelf").clone()
    }

    async fn serve(&self, stream: TcpStream) {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        if self.down.load(std::sync::atomic::Ordering::SeqCst) {
            let _ = write.write_all(b"421 later\r\n").await;
            return;
        }
        let _ = write.write_all(b"220 post\r\n").await;
        let mut letter = Arrived::default();
        while let Ok(Some(line)) = lines.next_line().await {
            let answer: &[u8] = match line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
                "EHLO" => b"250-post\r\n250 8BITMIME\r\n",
                "RCPT" if line.contains("nobody@") => b"550 no such mailbox\r\n",
                "RCPT" => {
                    letter.receivers.push(line.clone());
                    b"250 ok\r\n"
                }
                "DATA" => {
                    let _ = write.write_all(b"354 go on\r\n").await;
                    while let Ok(Some(line)) = lines.next_line().await {
                        if line == "." {
                            break;
                        }
                        letter.data.push_str(&line);
                        letter.data.push('\n');
                    }
                    self.arrived.lock().expect("the shelf").push(std::mem::take(&mut letter));
                    b"250 taken\r\n"
                }
                "QUIT" => {
                    let _ = write.write_all(b"221 bye\r\n").await;
                    return;
                }
                _ => b"250 ok\r\n",
            };
            if write.write_all(answer).await.is_err() {
                return;
            }
        }
    }
}

fn mailer(site: &TestNewsroom, address: &str) -> Mailer {
    let config = MailConfig { smtp: Some(address.to_owned()), from: Some("desk@news.example".to_owned()) };
    Mailer::new(&config, site.folder(), "https://news.example").expect("a mailer")
}

fn invite(site: &TestNewsroom, email: &str, language: &str) {
    let new = NewInvite {
        email: email.into(),
        role: Role::Editor,
        editions: vec![],
        sections: vec![],
        language: language.parse().expect("an edition"),
    };
    accounts::invite(&site.newsroom, &site.system(), &new).expect("invited");
}

async fn post_all(site: &TestNewsroom, mailer: &Mailer) {
    while post_next(&site.app(), mailer).await.expect("the queue") {}
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_wait_while_the_mail_server_is_down_and_each_arrives_once() {
    let site = TestNewsroom::with(&[]);
    let (post, address) = Post::open().await;
    let mailer = mailer(&site, &address);
    post.set_down(true);
    for (email, language) in [("ana@news.example", "en"), ("sara@news.example", "fa"), ("besa@news.example", "sq")] {
        invite(&site, email, language);
    }
    for minutes in [0, 1, 4, 16, 30] {
        site.pass_secs(minutes * 60);
        post_all(&site, &mailer).await;
    }
    assert_eq!(post.arrived().len(), 0, "nothing can have arrived");
    post.set_down(false);
    // Another program on the same data, as after a kill: the queue is in the store.
    let again = self::mailer(&site, &address);
    post_all(&site, &again).await;
    site.pass_secs(20 * 60);
    post_all(&site, &again).await;
    site.pass_secs(24 * 60 * 60);
    post_all(&site, &again).await;
    let arrived = post.arrived();
    assert_eq!(arrived.len(), 3, "each once: {arrived:?}");
    let mut receivers: Vec<&str> = arrived.iter().flat_map(|letter| &letter.receivers).map(String::as_str).collect();
    receivers.sort_unstable();
    assert_eq!(receivers, ["RCPT TO:<ana@news.example>", "RCPT TO:<besa@news.example>", "RCPT TO:<sara@news.example>"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_whose_sender_died_is_sent_by_the_next_after_its_lease() {
    let site = TestNewsroom::with(&[]);
    let (post, address) = Post::open().await;
    let mailer = mailer(&site, &address);
    invite(&site, "ana@news.example", "en");
    let taken = newsroom::mailing::take(&site.newsroom, &site.system()).expect("taken").expect("a letter");
    drop(taken);
    post_all(&site, &mailer).await;
    assert_eq!(post.arrived().len(), 0, "it is somebody's");
    site.pass_secs(6 * 60);
    post_all(&site, &mailer).await;
    assert_eq!(post.arrived().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_receiver_is_given_up_and_a_down_server_is_not() {
    let site = TestNewsroom::with(&[]);
    let (post, address) = Post::open().await;
    let mailer = mailer(&site, &address);
    invite(&site, "nobody@news.example", "en");
    post_all(&site, &mailer).await;
    site.pass_secs(60 * 60);
    assert!(!post_next(&site.app(), &mailer).await.expect("the queue"), "it has left the queue");
    assert_eq!(post.arrived().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_adds_a_receiver_or_a_line_to_the_head() {
    let (post, address) = Post::open().await;
    for name in [
        "Ana\r\nBcc: eve@evil.example",
        "Ana\nBcc: eve@evil.example",
        "Ana%0aBcc: eve@evil.example",
        "Ana\u{2028}Bcc: eve@evil.example",
        "\" <eve@evil.example>, \"Ana",
        "Ana, eve@evil.example",
        "--boundary\r\nContent-Type: text/html",
        "=?utf-8?Q?Ana=0D=0ABcc:_eve@evil.example?=",
    ] {
        let site = TestNewsroom::with(&[]);
        let mailer = mailer(&site, &address);
        let id = site.person("ana", name, Role::Editor, "fa");
        accounts::send_reset(&site.newsroom, &site.system(), id).expect("asked");
        let before = post.arrived().len();
        post_all(&site, &mailer).await;
        let arrived = post.arrived().pop().expect("a letter");
        assert_eq!(post.arrived().len(), before + 1);
        assert_eq!(arrived.receivers, ["RCPT TO:<ana@news.example>"], "{name:?}");
        let (head, _) = arrived.data.split_once("\n\n").expect("a head");
        let mut fields: Vec<&str> = head
            .lines()
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split_once(':').expect("a field").0)
            .collect();
        fields.sort_unstable();
        assert_eq!(
            fields,
            [
                "Auto-Submitted",
                "Content-Language",
                "Content-Type",
                "Date",
                "From",
                "MIME-Version",
                "Message-ID",
                "Subject",
                "To"
            ],
            "{name:?}\n{head}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_letters_are_files() {
    let site = TestNewsroom::with(&[]);
    let mailer = Mailer::new(&MailConfig::default(), site.folder(), "http://127.0.0.1:3000").expect("a mailer");
    invite(&site, "sara@news.example", "fa");
    post_all(&site, &mailer).await;
    let files: Vec<_> = std::fs::read_dir(site.folder().join("mail")).expect("a folder").collect();
    assert_eq!(files.len(), 1);
    let letter = std::fs::read_to_string(files[0].as_ref().expect("a file").path()).expect("a letter");
    assert!(letter.contains("To: sara@news.example") && letter.contains("Content-Language: fa"), "{letter}");
}

#[test]
fn a_mail_server_needs_a_sender_and_an_address_that_can_be_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let of = |smtp: &str, from: Option<&str>, origin: &str| {
        let config = MailConfig { smtp: Some(smtp.to_owned()), from: from.map(str::to_owned) };
        Mailer::new(&config, folder.path(), origin).map(|mailer| mailer.describe())
    };
    assert!(of("smtps://mail.example", None, "https://news.example").expect("a mailer").contains("nashr@news.example"));
    assert!(of("smtps://mail.example", None, "http://127.0.0.1:3000").is_err(), "no sender");
    assert!(of("smtps://mail.example", Some("a@b.example\r\nBcc: x@y.example"), "https://news.example").is_err());
    assert!(of("http://mail.example", None, "https://news.example").is_err());
}
