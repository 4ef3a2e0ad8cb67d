//! Which addresses are other machines of the internet. An address that somebody types must not be a way into this
//! machine, its network or the services that clouds offer to their own machines.

use domain::webhook::DeliveryProblem;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use url::{Host, Url};

/// Where an address leads, if every one of the machines behind its name may be reached: a name that leads to one of
/// ours among others is refused as a whole. Who connects has to use these and not ask again, because the next answer
/// may be another one. `near`: this machine may be reached as well.
///
/// # Errors
/// [`DeliveryProblem`].
pub async fn resolve(url: &Url, near: bool) -> Result<Vec<SocketAddr>, DeliveryProblem> {
    let port = url.port_or_known_default().ok_or(DeliveryProblem::Address)?;
    let found: Vec<SocketAddr> = match url.host().ok_or(DeliveryProblem::Address)? {
        Host::Ipv4(address) => vec![(address, port).into()],
        Host::Ipv6(address) => vec![(address, port).into()],
        Host::Domain(name) => tokio::net::lookup_host((name, port)).await.map_err(|_| DeliveryProblem::Host)?.collect(),
    };
    if found.is_empty() {
        return Err(DeliveryProblem::Host);
    }
    let may = |address: &SocketAddr| is_public(address.ip()) || near && address.ip().to_canonical().is_loopback();
    if found.iter().all(may) { Ok(found) } else { Err(DeliveryProblem::Private) }
}

/// Whether an address belongs to a machine of the internet (IANA's registries of special addresses).
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, _, _)
            | (100, 64..=127, _) // between providers and their customers
            | (169, 254, _) // this link; the metadata of clouds
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, _, _)
    );
    !special
}

/// Only 2000::/3 is given out; within it, what carries or means something else is left out.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let given_out = a & 0xe000 == 0x2000;
    let special = matches!(
        (a, b),
        (0x2001, 0..=0x01ff) // Teredo and other protocols' own
            | (0x2001, 0x0db8)
            | (0x2002, _) // 6to4 carries an address of the fourth version
            | (0x3fff, 0..=0x0fff)
    );
    given_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_networks_are_no_machines_of_the_internet() {
        for address in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!is_public(address.parse().expect(address)), "{address}");
        }
    }

    #[test]
    fn others_are() {
        for address in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "223.255.255.255",
            "::ffff:1.1.1.1",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
            "3ffe::1",
        ] {
            assert!(is_public(address.parse().expect(address)), "{address}");
        }
    }

    #[tokio::test]
    async fn every_spelling_of_this_machine_is_refused_unless_it_is_meant() {
        for url in [
            "http://127.0.0.1/",
            "http://localhost/",
            "http://0x7f000001/",
            "http://2130706433/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
        ] {
            let url = Url::parse(url).expect(url);
            assert_eq!(resolve(&url, false).await, Err(DeliveryProblem::Private), "{url}");
            assert!(resolve(&url, true).await.is_ok(), "{url}");
        }
        for url in
            ["http://169.254.169.254/latest", "http://0.0.0.0/", "http://[fd00:ec2::254]/", "http://192.168.0.1/"]
        {
            let url = Url::parse(url).expect(url);
            assert_eq!(resolve(&url, true).await, Err(DeliveryProblem::Private), "{url}");
        }
    }
}
