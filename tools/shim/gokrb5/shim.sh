#!/bin/sh
# Starts the shim for gokrb5, where it was built: //tools/shim/gokrb5:gokrb5_shim, which the launcher builds if Go is there.
here=$(dirname "$(readlink -f "$0")")
for program in "$LEGWORK_GOKRB5" "$(dirname "$0")/gokrb5_shim" "$here/../../../.legwork/bin/tools/shim/gokrb5/gokrb5_shim"; do
  [ -x "$program" ] && exec "$program"
done
read -r _
echo '{"re":"error","text":"the shim of gokrb5 is not built (Debian packages golang-go, golang-github-jcmturner-gokrb5.v8-dev)"}'
exit 3
