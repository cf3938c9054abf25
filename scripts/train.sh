#!/bin/sh
# Makes data/model/accurate.model again, byte for byte: from the model that it replaced, with the sentences that were
# corrected since. About 10 minutes on two idle cores. See docs/training.md.
#
#   sh scripts/train.sh TEXTS CORPORA OUT
#   sh scripts/train.sh --from-nothing TEXTS CORPORA OUT
#
# TEXTS holds the raw news (SOURCE.jsonl), CORPORA msra.train_a.bio, cluener.train.bio, resume.train.bio and weibo.train.bio;
# OUT is made, and what is there already is not made again. From nothing it also learns vectors and the stages before, in
# about an hour and a half: a model of the same recipe, but not the same bytes, because the tables have grown since.
set -eu
nothing=false
if [ "${1:-}" = --from-nothing ]; then nothing=true; shift; fi
[ $# -eq 3 ] || { sed -n 's/^#   /usage: /p' "$0" >&2; exit 2; }
# shellcheck source=scripts/trainer.sh
. "$(dirname "$0")/trainer.sh"
texts=$(absolute "$1")
corpora=$(absolute "$2")
mkdir -p "$3"
out=$(absolute "$3")
cd "$(dirname "$0")/.."

set -- $(git log -2 --format=%h -- data/model/accurate.model)
made=$1
replaced=$2
trainer "$made"
git show "$replaced:data/model/accurate.model" > "$out/replaced.model"

without_tenth "$corpora/cluener.train.bio" > "$out/cluener.bio"

# The corpora of others, in the order of their heads, and our own, which count twice.
others="--corpus msra=$corpora/msra.train_a.bio --corpus cluener=$out/cluener.bio"
others="$others --corpus resume=$corpora/resume.train.bio --corpus weibo=$corpora/weibo.train.bio"
ours="--corpus tupu=$own/standoff --corpus tupu=$own/sentences"
corrected="--corpus tupu=$own/corrected"
begin=$out/replaced.model

if $nothing; then
    [ -e "$out/vectors/word.vec" ] ||
        "$tupu" train --grade vectors --texts "$texts" --corpus "msra=$corpora/msra.train_a.bio" --out "$out/vectors"
    # shellcheck disable=SC2086 # lists of options without blanks inside
    [ -e "$out/first.model" ] ||
        "$tupu" train --grade accurate --vectors "$out/vectors" --texts "$texts" --out "$out/first.model" \
            --passes 14 --until 8 $ours $ours $others
    # shellcheck disable=SC2086
    [ -e "$out/second.model" ] ||
        "$tupu" train --grade accurate --seed 2 --begin "$out/first.model" --vectors "$out/vectors" --texts "$texts" \
            --out "$out/second.model" --passes 5 --rate 0.0008 $ours $ours $others
    once="--corpus tupu=$own/corrected/15.tsv"
    # shellcheck disable=SC2086
    [ -e "$out/third.model" ] ||
        "$tupu" train --grade accurate --seed 4 --begin "$out/second.model" --texts "$texts" --out "$out/third.model" \
            --passes 6 --rate 0.001 $ours $ours $once $once $others
    # shellcheck disable=SC2086
    [ -e "$out/fourth.model" ] ||
        "$tupu" train --grade accurate --seed 5 --begin "$out/third.model" --texts "$texts" --out "$out/fourth.model" \
            --passes 5 --rate 0.001 $ours $ours $corrected $corrected $others
    begin=$out/fourth.model
fi

# In the last stage CLUENER counts twice as well.
# shellcheck disable=SC2086
"$tupu" train --grade accurate --seed 6 --begin "$begin" --texts "$texts" --out "$out/accurate.model" \
    --passes 2 --rate 0.0005 --dev "tupu=$own/held-out" --dev "msra=$corpora/msra.dev_b.bio" \
    $ours $ours $corrected $corrected \
    --corpus "msra=$corpora/msra.train_a.bio" --corpus "cluener=$out/cluener.bio" --corpus "cluener=$out/cluener.bio" \
    --corpus "resume=$corpora/resume.train.bio" --corpus "weibo=$corpora/weibo.train.bio"
$nothing || { cmp "$out/accurate.model" data/model/accurate.model && echo "the same bytes as data/model/accurate.model"; }
