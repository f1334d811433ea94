#!/usr/bin/env bash
# Fuzzes one target with libFuzzer: tools/fuzz/fuzz.sh decoder|text|handshake|message|exchange [SECONDS] [LIBFUZZER-FLAG...]
# What it finds stays in the folder it is started in, as libFuzzer's crash-… files; see tools/docs/fuzzing.md.
set -eu
target=${1:?decoder, text, handshake, message or exchange}
seconds=${2:-60}
shift; shift || true
root=$(cd "$(dirname "$0")/../.." && pwd)
case $target in
  decoder) corpus=tokens ;;
  text) corpus=texts ;;
  handshake) corpus=handshakes ;;
  message) corpus=messages ;;
  exchange) corpus=exchanges ;;
  *) echo "fuzz.sh: no target is called $target; there are decoder, text, handshake, message and exchange" >&2; exit 2 ;;
esac
(cd "$root" && bazel build --config=fuzz --symlink_prefix=.legwork-fuzz/ "//tools/fuzz:${target}_fuzz")
# Six frames tell where memory came from; to walk thirty takes a quarter of the time.
export ASAN_OPTIONS=${ASAN_OPTIONS-malloc_context_size=6}
corpora=$root/tools/fuzz/corpus/$corpus
LEGWORK_CORPUS="$corpora.hex:${corpora}_grown.hex" exec "$root/.legwork-fuzz/bin/tools/fuzz/${target}_fuzz" \
  -max_len=300000 -max_total_time="$seconds" "$@"
