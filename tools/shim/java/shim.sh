#!/bin/sh
# Starts the shim for the JGSS of the Java machine on the path, or in JAVA_HOME. One machine serves one session after
# another; the clock is that of world_clock.cc, which reads from a file how far the world's time is from the machine's.
here=$(dirname "$(readlink -f "$0")")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
command -v "$java" >/dev/null && command -v "$javac" >/dev/null || {
  read -r _
  echo '{"re":"error","text":"java is missing (Debian package openjdk-17-jdk-headless)"}'
  exit 3
}
folder=${TMPDIR:-/tmp}
for library in "$LEGWORK_WORLD_CLOCK" "$(dirname "$0")/libworld_clock.so" \
  "$here/../../../.legwork/bin/tools/shim/java/libworld_clock.so"; do
  [ -e "$library" ] || continue
  LEGWORK_CLOCK_FILE=$folder/java.clock
  head -c 8 /dev/zero >"$LEGWORK_CLOCK_FILE"
  LD_PRELOAD=$(readlink -f "$library")
  export LEGWORK_CLOCK_FILE LD_PRELOAD
  break
done
# What runs the shim is no Java machine of the user's own options.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS
# A folder of its own for what is compiled here; it goes with the session's other files.
"$javac" -J-Xshare:auto -J-XX:TieredStopAtLevel=1 -J-XX:-UsePerfData -proc:none -nowarn \
  -XDignore.symbol.file --add-exports java.security.jgss/sun.security.krb5=ALL-UNNAMED -d "$folder/classes" \
  "$here"/*.java || exit 3
exec "$java" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx256m \
  --add-exports java.security.jgss/sun.security.krb5=ALL-UNNAMED \
  -Dsun.security.krb5.rcache=dfl -Djava.io.tmpdir="${LEGWORK_FOLDER:-$folder}" ${KRB5_CONFIG:+-Djava.security.krb5.conf="$KRB5_CONFIG"} -cp "$folder/classes" jgss.Shim
