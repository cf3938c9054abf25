#!/bin/sh
# Runs all tests, doctests too. What follows is passed on to cargo: `sh scripts/test.sh layers`.
#
# In release mode, as the demo: RocksDB is then compiled once for both.
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

sh scripts/setup.sh
. scripts/first-build.sh
with_signs_of_life cargo test --release "$@"
