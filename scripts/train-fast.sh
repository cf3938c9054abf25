#!/bin/sh
# Makes data/model/fast.model again, byte for byte. About 40 minutes on two idle cores, half of them for the vectors.
# See docs/training.md.
#
#   sh scripts/train-fast.sh TEXTS CORPORA OUT
#
# TEXTS holds the raw news (SOURCE.jsonl), CORPORA msra.train_a.bio, cluener.train.bio, resume.train.bio and weibo.train.bio;
# OUT is made, and what is there already is not made again.
set -eu
[ $# -eq 3 ] || { sed -n 's/^#   /usage: /p' "$0" >&2; exit 2; }
# shellcheck source=scripts/trainer.sh
. "$(dirname "$0")/trainer.sh"
texts=$(absolute "$1")
corpora=$(absolute "$2")
mkdir -p "$3"
out=$(absolute "$3")
cd "$(dirname "$0")/.."

trainer "$(git log -1 --format=%h -- data/model/fast.model)"
without_tenth "$corpora/cluener.train.bio" > "$out/cluener.bio"
[ -e "$out/vectors/word.vec" ] ||
    "$tupu" train --grade vectors --texts "$texts" --corpus "msra=$corpora/msra.train_a.bio" --out "$out/vectors"
"$tupu" train --grade fast --vectors "$out/vectors" --texts "$texts" --seed 1 --size 6000000 --out "$out/fast.model" \
    --corpus "tupu=$own/standoff" --corpus "tupu=$own/sentences" --corpus "tupu=$own/corrected" \
    --corpus "msra=$corpora/msra.train_a.bio" --corpus "cluener=$out/cluener.bio" \
    --corpus "resume=$corpora/resume.train.bio" --corpus "weibo=$corpora/weibo.train.bio"
cmp "$out/fast.model" data/model/fast.model && echo "the same bytes as data/model/fast.model"
