#!/usr/bin/env bash
# Drives a sandbox with the service's official Python SDK, through all 21 coaching operations.
#
#   Tests/Conformance/run.sh .build/release/coachplan
#
# Makes a virtual environment in .venv-conformance the first time, starts the sandbox on a free port, and
# prints "N passed, N failed". Exit status 1 when a check failed, 2 when the sandbox could not be started.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=${1:?usage: run.sh PATH-TO-COACHPLAN}
environment=${CONFORMANCE_VENV:-$root/.venv-conformance}

if ! "$environment/bin/python" -c 'import PureCloudPlatformClientV2' 2>/dev/null; then
    echo "making $environment with PureCloudPlatformClientV2 269.0.0" >&2
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi

output=$(mktemp)
"$binary" sandbox --port 0 --attendees 30 --facilitators 4 --seed 7 > "$output" 2>&1 &
sandbox=$!
trap 'kill "$sandbox" 2>/dev/null || true; wait "$sandbox" 2>/dev/null || true; rm -f "$output"' EXIT

url=
for _ in $(seq 100); do
    url=$(sed -n 's/^listening on \(http:[^ ]*\)$/\1/p' "$output")
    [ -n "$url" ] && break
    kill -0 "$sandbox" 2>/dev/null || break
    sleep 0.1
done
if [ -z "$url" ]; then
    echo "the sandbox did not start:" >&2
    cat "$output" >&2
    exit 2
fi
"$environment/bin/python" "$here/conformance.py" "$url"
