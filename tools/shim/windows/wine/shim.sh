#!/bin/sh
# Speaks the line protocol for Wine's secur32: exec:"tools/shim/windows/wine/shim.sh legwork-host.exe". Needs Debian's
# wine64, winbind and samba-common-bin, and for Kerberos libgssapi-krb5-2.
#
# With --prepare it only makes Wine's disk, which takes half a minute and is else done at the first call.
#
#   LEGWORK_WINE_PREFIX   the folder that Wine takes for a disk; else one in the user's cache, made at the first call
#   LEGWORK_FOLDER        set by the harness: the session's files
#   LEGWORK_WORLD_CLOCK   libworld_clock.so, if it is in no place where it is built to
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
[ $# -ge 1 ] || { echo "usage: shim.sh legwork-host.exe [LIBRARY], or shim.sh --prepare" >&2; exit 2; }
wine=${LEGWORK_WINE:-/usr/lib/wine/wine64}
server=$(dirname "$wine")/wineserver64
[ -x "$wine" ] || { echo "shim.sh: $wine is missing (package wine64)" >&2; exit 3; }
export WINEPREFIX="${LEGWORK_WINE_PREFIX:-${HOME:-/tmp}/.cache/legwork/wine}"
export LC_ALL=C.UTF-8 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe,winedbg.exe=" PATH="$here:$PATH"
export LEGWORK_FOLDER="${LEGWORK_FOLDER:-$(mktemp -d)}"
unset DISPLAY
# No mechanism that this machine has besides those of MIT krb5 itself.
export GSS_MECH_CONFIG=/dev/null
# Whoever bears this mark ends with the harness's child, and all of Wine's processes share one server.
unset LEGWORK_CHILD
mkdir -p "$WINEPREFIX"
# One at a time makes the prefix; Wine itself does not wait, neither for another one nor for its own set-up, without which
# there is no NTLM. The mark stands beside the prefix when all of it is done.
exec 9>"$WINEPREFIX.lock"
flock 9
if [ ! -e "$WINEPREFIX.made" ]; then
  "$wine" wineboot -i >/dev/null 2>&1 9>&-
  "$server" -w 9>&-
  touch "$WINEPREFIX.made"
fi
exec 9>&-
[ "$1" != --prepare ] || exit 0
program=$1
shift
set -- --password-file "Z:$LEGWORK_FOLDER/ntlm_auth.password" "$@"
# Wine's Kerberos is the machine's MIT krb5.
if [ -e /usr/lib/x86_64-linux-gnu/libgssapi_krb5.so.2 ] && [ -n "$KRB5_CONFIG" ]; then set -- --kdc "$@"; fi
for library in "$LEGWORK_WORLD_CLOCK" "$(dirname "$0")/../../java/libworld_clock.so" \
  "$here/../../../../.legwork/bin/tools/shim/java/libworld_clock.so"; do
  [ -e "$library" ] || continue
  LEGWORK_CLOCK_FILE=${TMPDIR:-$LEGWORK_FOLDER}/wine.clock
  head -c 8 /dev/zero >"$LEGWORK_CLOCK_FILE"
  # The server, which outlives us, keeps the machine's time.
  "$server" -p10 2>/dev/null
  LD_PRELOAD=$(readlink -f "$library")
  export LEGWORK_CLOCK_FILE LD_PRELOAD
  set -- --clock-file "Z:$LEGWORK_CLOCK_FILE" "$@"
  break
done
exec "$wine" "$program" "$@" 2>/dev/null
