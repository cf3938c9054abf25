# Sourced by demo.sh and test.sh: the first build is long, so say how long, and show that it is alive.

# Runs a cargo command. On a terminal cargo shows its own progress; in a pipe a line a minute does.
with_signs_of_life() {
    first=true
    for built in "${CARGO_TARGET_DIR:-target}"/release/build/oxrocksdb-sys-*/output; do
        if [ -e "$built" ]; then first=false; fi
    done
    if $first; then
        echo "First build: about 15 minutes on two cores, because the store's C++ database (RocksDB)" >&2
        echo "is compiled once. Later builds take seconds to a minute." >&2
    fi
    if [ -t 2 ] || ! $first; then
        "$@"
        return
    fi
    minute_hand &
    hand=$!
    trap 'kill "$hand" 2>/dev/null || true' EXIT
    trap 'exit 130' INT TERM
    status=0
    "$@" || status=$?
    kill "$hand" 2>/dev/null || true
    trap - EXIT INT TERM
    return "$status"
}

minute_hand() {
    minutes=0
    # The sleeper must not hold the pipe open when all else is done.
    while sleep 60 >/dev/null 2>&1 </dev/null; do
        minutes=$((minutes + 1))
        echo "still building, $minutes min" >&2
    done
}
