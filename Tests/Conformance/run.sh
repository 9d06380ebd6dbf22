#!/usr/bin/env bash
# What others' software makes of ours: the calendars of a hand-over as icalendar reads them, all files as jsonschema judges
# them by Schemas/, and sandboxes driven with the service's official Python SDK, through all 21 coaching operations and those
# of the directory: one as it is, and one that answers writes with 202 and allows few calls a minute.
#
#   Tests/Conformance/run.sh .build/release/coachplan
#
# Makes a virtual environment in .venv-conformance the first time, starts the sandboxes on free ports, and
# prints "N passed, N failed". Exit status 1 when a check failed, 2 when a sandbox could not be started.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=${1:?usage: run.sh PATH-TO-COACHPLAN}
environment=${CONFORMANCE_VENV:-$root/.venv-conformance}

if ! "$environment/bin/python" -c 'import PureCloudPlatformClientV2, icalendar, jsonschema, yaml' 2>/dev/null; then
    echo "making $environment with $(paste -sd " " "$here/requirements.txt")" >&2
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi

"$environment/bin/python" "$here/calendars.py" "$binary"
"$environment/bin/python" "$here/schemas.py" "$binary"

work=$(mktemp -d)
sandboxes=()
finish() {
    for sandbox in "${sandboxes[@]}"; do
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT

# Starts a sandbox and sets url to where it is.
start() {
    local output=$work/$1.log
    shift
    "$binary" sandbox --port 0 --attendees 30 --facilitators 4 --seed 7 "$@" > "$output" 2>&1 &
    last=$!
    sandboxes+=("$last")
    url=
    for _ in $(seq 100); do
        url=$(sed -n 's/^listening on \(http:[^ ]*\)$/\1/p' "$output")
        [ -n "$url" ] && return
        kill -0 "$last" 2>/dev/null || break
        sleep 0.1
    done
    echo "the sandbox did not start:" >&2
    cat "$output" >&2
    exit 2
}

start usual
usual=$url
start later --assume queuedShare=1 --rate-limit 20
"$environment/bin/python" "$here/conformance.py" "$usual" "$url"
