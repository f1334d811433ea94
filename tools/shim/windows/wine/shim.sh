#!/bin/sh
# Speaks the line protocol for Wine's secur32: exec:"tools/shim/windows/wine/shim.sh legwork-host.exe". Needs Debian's
# wine64, winbind and samba-common-bin.
#
#   LEGWORK_WINE_PREFIX   the folder that Wine takes for a disk; else one in the user's cache, made at the first call
#   LEGWORK_FOLDER        set by the harness: the session's files
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
[ $# -ge 1 ] || { echo "usage: shim.sh legwork-host.exe [LIBRARY]" >&2; exit 2; }
wine=${LEGWORK_WINE:-/usr/lib/wine/wine64}
[ -x "$wine" ] || { echo "shim.sh: $wine is missing (package wine64)" >&2; exit 3; }
export WINEPREFIX="${LEGWORK_WINE_PREFIX:-${HOME:-/tmp}/.cache/legwork/wine}"
export WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe=" PATH="$here:$PATH"
export LEGWORK_FOLDER="${LEGWORK_FOLDER:-$(mktemp -d)}"
unset DISPLAY
# Whoever bears this mark ends with the harness's child, and all of Wine's processes share one server.
unset LEGWORK_CHILD
mkdir -p "$WINEPREFIX"
# One at a time makes the prefix; Wine itself does not wait, neither for another one nor for its own set-up, without which
# there is no NTLM. The mark stands beside the prefix when all of it is done.
exec 9>"$WINEPREFIX.lock"
flock 9
if [ ! -e "$WINEPREFIX.made" ]; then
  "$wine" wineboot -i >/dev/null 2>&1 9>&-
  "$(dirname "$wine")/wineserver64" -w 9>&-
  touch "$WINEPREFIX.made"
fi
exec 9>&-
program=$1
shift
exec "$wine" "$program" --password-file "Z:$LEGWORK_FOLDER/ntlm_auth.password" "$@" 2>/dev/null
