#!/bin/sh
# parallel.sh FOLDER [OPTIONS OF PARALLEL]: plans the parts of a folder by GNU parallel, here or, with --sshlogin, on other machines that have
# the folder at the same place. A part that fails is tried twice more.
set -eu
folder=$1
shift
ls "$folder/parts" | parallel --retries 3 --joblog "$folder/parallel.log" "$@" \
    "${COACHPLAN:-coachplan} run '$folder' --part {= s/^0+// =} --quiet"
