# Read by train.sh and train-fast.sh; does nothing by itself.

absolute() { (cd "$1" && pwd); }

# trainer COMMIT: the trainer as it was there, because the lexicon's tables are features, and the sentences of then.
# Sets tree, tupu and own. Needs a clone with history.
trainer() {
    tree=target/train/$1
    [ -e "$tree" ] || git worktree add --quiet --detach "$tree" "$1" >&2
    (cd "$tree" && CARGO_TARGET_DIR=../build cargo build --release --no-default-features --features train >&2)
    tupu=target/train/build/release/tupu
    own=$tree/data/training
}

# without_tenth CORPUS: every tenth sentence is kept out.
without_tenth() { awk 'BEGIN { RS = ""; ORS = "\n\n" } NR % 10 != 0' "$1"; }
