#!/bin/sh
# Builds tupu, reads the articles of data/articles into a store below target/demo, asks three questions and draws
# the network. Run it from anywhere; the second time it takes seconds.
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
target=${CARGO_TARGET_DIR:-target}
out=$target/demo
tupu=$target/release/tupu

sh scripts/setup.sh
. scripts/first-build.sh
with_signs_of_life cargo build --release

# Shows a command as one would type it, then runs it.
run() {
    printf '\n$'
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9./_=-]*) if [ -z "${word##*[ \$\"\'\\]*}" ]; then printf " '%s'" "$word"; else printf ' %s' "$word"; fi ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    "$@"
}

mkdir -p "$out"
run "$tupu" build data/articles --store "$out/store"
run "$tupu" query --store "$out/store" --name founders
run "$tupu" query --store "$out/store" --name awards
run "$tupu" query --store "$out/store" --name statistics
run "$tupu" export --store "$out/store" --format html -o "$out/network.html"
