#!/bin/sh
# Builds tupu and uses its explorer as a person would, in headless Chromium. Installs Chromium and Node.js where
# apt-get can. Run it from anywhere; it takes about a minute.
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

missing=
command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1 || missing=chromium
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
if [ -n "$missing" ]; then
    as_root=
    if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "error: the test needs$missing; install it, and name Chromium in the variable CHROMIUM if it is called otherwise" >&2
        exit 1
    fi
    # $as_root is one word or none, $missing one or two.
    $as_root apt-get -q update >&2
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing fonts-noto-cjk >&2
fi

sh scripts/setup.sh
. scripts/first-build.sh
with_signs_of_life cargo build --release
node tests/browser/run.mjs "${CARGO_TARGET_DIR:-target}/release/tupu" "$@"
