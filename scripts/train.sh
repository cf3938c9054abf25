#!/bin/sh
# Makes data/model/accurate.model again, byte for byte: vectors, the first stage, the second. About an hour on two
# idle cores. See docs/training.md.
#
#   sh scripts/train.sh TEXTS CORPORA OUT
#
# TEXTS holds the raw news (SOURCE.jsonl), CORPORA msra.train_a.bio, cluener.train.bio, resume.train.bio and weibo.train.bio;
# OUT is made, and what is there already is not made again.
set -eu
[ $# -eq 3 ] || { sed -n 's/^#   /usage: /p' "$0" >&2; exit 2; }
absolute() { (cd "$1" && pwd); }
texts=$(absolute "$1")
corpora=$(absolute "$2")
mkdir -p "$3"
out=$(absolute "$3")
cd "$(dirname "$0")/.."
own=data/training

# The lexicon's tables are features, so the programs are built as they were: $1 is the commit. Needs a clone with history.
built() {
    tree=target/train/$1
    [ -e "$tree" ] || git worktree add --quiet --detach "$tree" "$1" >&2
    (cd "$tree" && CARGO_TARGET_DIR=../build cargo build --release --features train >&2)
    cp target/train/build/release/tupu "$out/tupu-$1"
    echo "$out/tupu-$1"
}
trainer=$(built dfa14af)
calibrator=$(built b396197)

# Every tenth sentence of CLUENER is kept out.
awk 'BEGIN { RS = ""; ORS = "\n\n" } NR % 10 != 0' "$corpora/cluener.train.bio" > "$out/cluener.bio"

[ -e "$out/vectors/word.vec" ] ||
    "$trainer" train --grade vectors --texts "$texts" --corpus "msra=$corpora/msra.train_a.bio" --out "$out/vectors"

# $1: names the corpora of others, in the order of their heads.
others="--corpus msra=$corpora/msra.train_a.bio --corpus cluener=$out/cluener.bio"
others="$others --corpus resume=$corpora/resume.train.bio --corpus weibo=$corpora/weibo.train.bio"

# Our own sentences count twice. The first stage was made before files 09 to 14 were annotated, and stopped after 8 of 14 passes.
first=
for part in 1 2 3 4 6 7 8; do
    first="$first --corpus tupu=$own/standoff/$part.tsv"
done
first="$first --corpus tupu=$own/sentences"
# shellcheck disable=SC2086 # lists of options without blanks inside
[ -e "$out/first.model" ] ||
    "$trainer" train --grade accurate --edition 1 --vectors "$out/vectors" --texts "$texts" --out "$out/first.model" \
        --passes 14 --until 8 $first $first $others

all="--corpus tupu=$own/standoff --corpus tupu=$own/sentences"
# shellcheck disable=SC2086
"$trainer" train --grade accurate --seed 2 --begin "$out/first.model" --vectors "$out/vectors" --texts "$texts" \
    --out "$out/second.model" --passes 5 --rate 0.0008 $all $all $others
"$calibrator" train --grade calibrated --begin "$out/second.model" --texts "$texts" --dev "tupu=$own/held-out" \
    --out "$out/accurate.model"
cmp "$out/accurate.model" data/model/accurate.model && echo "the same bytes as data/model/accurate.model"
