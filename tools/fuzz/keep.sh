#!/usr/bin/env bash
# Keeps what libFuzzer grew: tools/fuzz/keep.sh decoder|text|handshake|message|exchange FOLDER [OCTETS]
# Of the inputs in the folder that fuzz.sh was given, those of at most OCTETS (400) that reach what no kept one does
# become lines of tools/fuzz/corpus/…_grown.hex; see tools/docs/fuzzing.md.
set -eu
target=${1:?decoder, text, handshake, message or exchange}
found=${2:?the folder that fuzz.sh was given for what it finds}
octets=${3:-400}
root=$(cd "$(dirname "$0")/../.." && pwd)
case $target in
  decoder) corpus=tokens ;;
  *) corpus=${target}s ;;
esac
program=$root/.legwork-fuzz/bin/tools/fuzz/${target}_fuzz
grown=$root/tools/fuzz/corpus/${corpus}_grown.hex
[ -x "$program" ] || { echo "keep.sh: $program is not there; tools/fuzz/fuzz.sh $target builds it" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/kept" "$work/small"

# unhex FILE PREFIX: each line becomes a file.
unhex() {
  local number=0 line
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$1" | while read -r line; do
    number=$((number + 1))
    # shellcheck disable=SC2059  # the line is all escapes
    printf "$(sed 's/../\\x&/g' <<<"$line")" >"$work/kept/$2$number"
  done
}
unhex "$root/tools/fuzz/corpus/$corpus.hex" seed
unhex "$root/tools/fuzz/corpus/${corpus}_grown.hex" grown
find "$found" -type f -size "-$((octets + 1))c" -exec cp {} "$work/small/" \;
"$program" -max_len=300000 -merge=1 "$work/kept" "$work/small" 2>"$work/log" ||
  { tail -5 "$work/log" >&2; echo "keep.sh: $target does not take one of these inputs" >&2; exit 1; }
{
  echo "# What libFuzzer grew from $corpus.hex, the shortest first: each line reaches what those before it do not."
  find "$work/kept" -type f ! -name 'seed*' -size +0c | while read -r file; do
    od -An -v -tx1 "$file" | tr -d ' \n'
    echo
  done |
    awk '{ print length($0) "\t" $0 }' | sort -k1,1n -k2,2 -u | cut -f2
} >"$work/lines"
mv "$work/lines" "$grown"
echo "$grown: $(grep -vc '^#' "$grown") inputs, $(stat -c %s "$grown") octets"
