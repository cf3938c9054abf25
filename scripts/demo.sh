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
    printf '\n$ %s\n' "$*"
    "$@"
}

mkdir -p "$out"
run "$tupu" build data/articles --store "$out/store"
run "$tupu" query --name founders --limit 6 --store "$out/store"
run "$tupu" query --name positions --limit 6 --store "$out/store"
run "$tupu" query --name statistics -p who=中国体育代表团 --store "$out/store"
run "$tupu" export --format html -o "$out/network.html" --store "$out/store"

cat <<END

The network is in $out/network.html: open it in a browser. Then try:

  export TUPU_STORE=$out/store
  $tupu show 华罗庚                      what is known of a person, with the sentences
  $tupu path 华罗庚 清华大学             how two entities are connected
  $tupu query --list                     the questions that are ready-made
  $tupu query --name awards -p who=樊锦诗
  $tupu serve                            SPARQL and the network in a browser
  $tupu build YOUR-FOLDER --store my-store
END
