#!/bin/sh
# Finds, or makes, a compiler that can build both halves of Nashr, installs what else is missing, then hands over to
# xtask. Everything that needs no compiler to be there first; the rest is Rust. Safe to repeat.
#
# The browser's half needs the standard library for wasm32-unknown-unknown. In this order:
#   1  the compiler at hand has it;
#   2  rustup can add it;
#   3  Debian: rustc-web and friends from apt, and the library built once from rust-web-src.
# NASHR_ROUTE=1, 2 or 3 insists on one. Route 3 uses Debian's compiler for both halves and needs no rustup.
set -eu
cd "$(dirname "$0")/../.."

root=$(pwd)
target=${CARGO_TARGET_DIR:-$root/target}
wasm=wasm32-unknown-unknown
command=${1:-help}
wanted=${NASHR_ROUTE:-}
minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
export RUSTUP_AUTO_INSTALL=0
remembered=$target/route
case $command in
watch | watch-smoke)
    # cargo-leptos 0.3.11 does not compile with less; where the compiler at hand is older, Debian's serves for this.
    case $minimum in 1.9[0-5]) minimum=1.96 ;; esac
    remembered=$target/route-watch
    ;;
esac

say() { printf '%s\n' "$*" >&2; }
fail() { say "nashr: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# stage NAME COMMAND…: runs it and prints how long it took.
stage() {
    stage_name=$1
    shift
    stage_start=$(date +%s)
    "$@"
    say "[$(($(date +%s) - stage_start)) s] $stage_name"
}

# --- apt -------------------------------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif have sudo; then
        sudo "$@"
    else
        fail "not root and no sudo; please run as root: $*"
    fi
}

apt_updated=
apt_update() {
    [ -n "$apt_updated" ] && return
    have apt-get || fail "missing here, and no apt-get to install it with: $*"
    as_root apt-get update -qq || say "nashr: apt-get update failed; trying with the lists at hand"
    apt_updated=yes
}

apt_install() {
    apt_update "$@"
    say "installing with apt: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        fail "apt-get install failed: $*"
}

# What every route needs: a C compiler (SQLite is compiled in), Node (wasm-opt, esbuild), and for tests a browser.
system_packages() {
    packages=
    have cc || packages="$packages gcc libc6-dev"
    have git || packages="$packages git"
    have make || packages="$packages make"
    have node || packages="$packages nodejs"
    have npm || packages="$packages npm"
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/ssl/cert.pem ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] ||
        packages="$packages ca-certificates"
    case $command in
    test | watch-smoke | bench | soak)
        have chromium || have chromium-browser || have google-chrome || packages="$packages chromium"
        ;;
    esac
    # shellcheck disable=SC2086 # a list of words
    [ -z "$packages" ] || stage "system packages" apt_install $packages
}

# --- the compiler ----------------------------------------------------------------------------------------------------

# newer_or_same A B: version A is at least B.
newer_or_same() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

compiler_is_new_enough() {
    have cargo && have rustc || return 1
    version=$(rustc --version 2>/dev/null | cut -d ' ' -f 2)
    [ -n "$version" ] && newer_or_same "$version" "$minimum"
}

# Links an empty module with fat link-time optimisation: proves library, bitcode and linker at once.
compiles_for_the_browser() {
    mkdir -p "$target/probe"
    printf '' >"$target/probe/empty.rs"
    rustc --target $wasm --crate-type cdylib -C opt-level=z -C lto=fat -C panic=abort \
        ${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER:+-C linker="$CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER"} \
        -o "$target/probe/empty.wasm" "$target/probe/empty.rs" >/dev/null 2>&1
}

route_1() { compiler_is_new_enough && compiles_for_the_browser; }

route_2() {
    have rustup && compiler_is_new_enough || return 1
    say "asking rustup for $wasm …"
    timeout 40 rustup target add $wasm >/dev/null 2>&1 && compiles_for_the_browser
}

newest_wasm_ld() {
    for folder in /usr/bin /usr/local/bin; do
        for file in "$folder"/wasm-ld-[0-9]*; do
            [ -x "$file" ] && printf '%s\n' "$file"
        done
    done | sort -V | tail -n 1
}

debian_compiler_is_whole() {
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] || return 1
    version=$(/usr/bin/rustc --version 2>/dev/null | cut -d ' ' -f 2)
    [ -n "$version" ] && newer_or_same "$version" "$minimum" &&
        [ -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ] &&
        [ -n "$(newest_wasm_ld)" ]
}

debian_packages() {
    packages=
    if ! debian_compiler_is_whole; then
        apt_update rustc-web
        candidate=$(apt-cache policy rustc-web | sed -n 's/^ *Candidate: \([0-9.]*\).*/\1/p')
        [ -n "$candidate" ] && newer_or_same "$candidate" "$minimum" ||
            fail "needs rustc $minimum or newer: install it with rustup, or add Debian's security archive (rustc-web)"
        lld=$(apt-cache search --names-only '^lld-[0-9]+$' | cut -d ' ' -f 1 | sort -V | tail -n 1)
        packages="rustc-web cargo-web rust-web-src ${lld:-lld}"
    fi
    case $command in
    test | check)
        [ -x /usr/bin/cargo-fmt ] && [ -x /usr/bin/rustfmt ] || packages="$packages rustfmt-web"
        [ -x /usr/bin/cargo-clippy ] || packages="$packages rust-web-clippy"
        ;;
    esac
    # shellcheck disable=SC2086 # a list of words
    [ -z "$packages" ] || stage "Debian's compiler" apt_install $packages
}

# A folder of our own that looks like the compiler's: the system's library for the host, ours for the browser. Nothing
# under /usr is written to, so root or not makes no difference and an upgrade of the packages cannot leave it half old.
toolchain_folder() {
    cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/nashr
    mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] || cache=$target/toolchain
    printf '%s/rust-%s' "$cache" "$(/usr/bin/rustc --version | cut -d ' ' -f 2)"
}

build_std() {
    work=$toolchain.$$
    rm -rf "$work"
    mkdir -p "$work/bin" "$work/lib/rustlib/$wasm/lib" "$work/std/src"
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    ln -s "$(/usr/bin/rustc --print sysroot)/lib/rustlib/$host" "$work/lib/rustlib/$host"
    for tool in cargo cargo-clippy cargo-fmt clippy-driver rustdoc rustfmt; do
        ln -s "/usr/bin/$tool" "$work/bin/$tool"
    done
    printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot "%s" "$@"\n' "$toolchain" >"$work/bin/rustc"
    chmod +x "$work/bin/rustc"

    printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[lib]\ncrate-type = ["cdylib"]\n[workspace]\n' \
        >"$work/std/Cargo.toml"
    printf '' >"$work/std/src/lib.rs"
    # Without embedded bitcode the library cannot take part in fat link-time optimisation. The bootstrap variable, which
    # unlocks building it, is for this step alone.
    (
        cd "$work/std"
        env -u CARGO_TARGET_DIR -u RUSTC_WRAPPER -u CARGO_ENCODED_RUSTFLAGS \
            RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes" \
            /usr/bin/cargo build --quiet -Z build-std=std,panic_abort --target $wasm --release >build.log 2>&1 ||
            { cat build.log >&2; fail "building the standard library for $wasm failed"; }
    ) || exit 1
    cp "$work/std/target/$wasm/release/deps/"*.rlib "$work/lib/rustlib/$wasm/lib/"
    rm -rf "$work/std"
    /usr/bin/rustc -vV >"$work/complete"
    rm -rf "$toolchain"
    mv "$work" "$toolchain"
}

route_3() {
    debian_packages
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(newest_wasm_ld)
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
    toolchain=$(toolchain_folder)
    [ "$(cat "$toolchain/complete" 2>/dev/null)" = "$(/usr/bin/rustc -vV)" ] ||
        stage "standard library for $wasm" build_std
    # SYSROOT is for clippy, which does not ask the compiler where its library is.
    PATH=$toolchain/bin:$PATH RUSTC=$toolchain/bin/rustc SYSROOT=$toolchain
    export PATH RUSTC SYSROOT
    compiles_for_the_browser
}

choose_route() {
    mkdir -p "$target"
    # Route 2 waits for the network; where it failed once, the answer is remembered until `make setup`.
    [ -n "$wanted" ] || [ "$command" = setup ] || wanted=$(cat "$remembered" 2>/dev/null || true)
    case $wanted in
    1 | 2 | 3)
        if "route_$wanted"; then
            route=$wanted
        elif [ -n "${NASHR_ROUTE:-}" ]; then
            fail "route $wanted does not work here"
        fi
        ;;
    esac
    if [ -z "${route:-}" ]; then
        if route_1; then route=1; elif route_2; then route=2; elif route_3; then route=3; else
            fail "found no way to compile for $wasm"
        fi
    fi
    # What rustup added is at hand from now on.
    [ "$route" = 2 ] && printf 1 >"$remembered" || printf '%s' "$route" >"$remembered"
}

# rustup's smallest profile comes without the formatter and the linter.
rustup_components() {
    case $command in test | check) ;; *) return 0 ;; esac
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
    have rustup && timeout 120 rustup component add rustfmt clippy >/dev/null 2>&1 ||
        fail "cargo fmt and cargo clippy are missing: rustup component add rustfmt clippy"
}

started=$(date +%s)
system_packages
choose_route
[ "$route" = 3 ] || rustup_components
NASHR_ROUTE=$route
export NASHR_ROUTE
say "[$(($(date +%s) - started)) s] compiler: route $route, $(rustc --version)"

locked=
[ "${CI:-}" = true ] && locked=--locked
exec cargo run --quiet $locked --package xtask -- "$@"
