// Clock writes what libworld_clock.so reads: how far the world's time is from the machine's, in nanoseconds.
package jgss;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Instant;
import java.util.Map;

final class Clock {
  static final String FILE = System.getenv("LEGWORK_CLOCK_FILE");
  static final boolean FAKES = FILE != null && System.getenv("LD_PRELOAD") != null;
  static long shift = 0;

  static void set(Map<String, Object> request) {
    if (!FAKES || !(request.get("now") instanceof String now)) return;
    Instant shown = Instant.now();
    long machine = shown.getEpochSecond() * 1_000_000_000L + shown.getNano() - shift;
    shift = (Long.parseLong(now) - 116444736000000000L) * 100 - machine;
    try (RandomAccessFile file = new RandomAccessFile(FILE, "rw")) {
      file.writeLong(Long.reverseBytes(shift));
    } catch (IOException odd) {
      throw new IllegalStateException("the clock cannot be set: " + odd);
    }
  }
}
