// The JGSS of a Java machine as a subject: Kerberos and Negotiate, both roles. It speaks the line protocol of
// tools/shim/protocol.md; tools/docs/java.md says how the words of JGSS are mapped onto the SSPI's.
//
//   shim.sh      compiles these files and starts jgss.Shim
package jgss;

import static jgss.Fields.buffers;
import static jgss.Fields.number;
import static jgss.Fields.status;
import static jgss.Words.*;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Shim {
  private final Session session = new Session();
  private final Handshake handshake = new Handshake(session);

  public static void main(String[] arguments) throws IOException {
    PrintStream replies = System.out;
    System.setOut(System.err);  // whatever else is printed
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Shim shim = new Shim();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      replies.write((Json.write(shim.answer(line)) + "\n").getBytes(StandardCharsets.UTF_8));
      replies.flush();
    }
    System.exit(0);
  }

  Map<String, Object> answer(String line) {
    Map<String, Object> reply = new HashMap<>();
    Object number = 0L;
    try {
      if (!(Json.read(line) instanceof Map<?, ?> parsed)) throw new Refused("not a JSON object");
      Map<String, Object> request = Json.object(parsed);
      number = request.getOrDefault("seq", 0L);
      reply = perform(request);
    } catch (Unsupported why) {
      reply.put("outcome", "unsupported");
      reply.put("message", why.getMessage());
    } catch (Died why) {
      session.forget();
      reply.put("re", "ended");
      reply.put("text", why.getMessage());
    } catch (Refused | RuntimeException why) {
      reply.put("re", "error");
      reply.put("text", String.valueOf(why.getMessage()));
    }
    reply.put("seq", number);
    return reply;
  }

  Map<String, Object> perform(Map<String, Object> request) throws Unsupported, Refused, Died {
    String op = String.valueOf(request.get("op"));
    if (!CALLS.contains(op) && !FIELDS.containsKey(op)) throw new Refused("there is no operation called " + op);
    for (String field : request.keySet()) {
      boolean known = FIELDS.getOrDefault(op, CALL_FIELDS).contains(field);
      if (!known) throw new Refused(op + " has no field called " + field);
    }
    number(request, "use", 2);
    Map<String, Object> reply = new HashMap<>();
    switch (op) {
      case "hello":
        reply.putAll(Map.of("re", "hello", "version", 2L, "name", "JGSS of Java " + System.getProperty("java.version"),
            "packages", PACKAGES, "able", able(), "calls", OFFERED, "control", control()));
        return reply;
      case "session":
        session.forget();
        session.setup = request;
        Clock.set(request);
        Kerberos.refresh();
        reply.put("re", "session");
        return reply;
      case "end":
        session.forget();
        reply.putAll(Map.of("re", "ended", "text", "ended"));
        return reply;
      default:
        Clock.set(request);
        if (!OFFERED.contains(op)) throw new Unsupported("JGSS has no " + op);
        if (request.containsKey("ansi")) throw new Unsupported("JGSS has no A functions");
        return call(op, request);
    }
  }

  static List<String> able() {
    return Clock.FAKES ? List.of("session", "accounts", "kdc", "clock") : List.of("session", "accounts");
  }

  static String control() {
    return "KDC, accounts and keytab: the scenario's; clock: " + (Clock.FAKES
        ? "the world's (libworld_clock.so), which goes on during a call"
        : "the machine's (libworld_clock.so was not built)")
        + "; chance: the machine's; configuration: the session's krb5.conf, no file of the machine's";
  }

  Map<String, Object> call(String op, Map<String, Object> request) throws Unsupported, Refused, Died {
    expressible(request);
    switch (op) {
      case "acquire": return session.acquire(request);
      case "initialize": return handshake.leg(request, true);
      case "accept": return handshake.leg(request, false);
      case "query": return Messages.query(session, request);
      case "delete": return dropped(session.contexts.remove(request.get("context")), "context");
      case "free": return dropped(session.credentials.remove(request.get("credential")), "credential");
      default: return Messages.message(session, op, request);
    }
  }

  static Map<String, Object> dropped(Object thing, String what) throws Unsupported {
    if (thing == null) throw new Unsupported("JGSS has no " + what + " handles that could be wrong");
    return status(OK);
  }

  // Refuses what only the SSPI's own calling convention can express.
  static void expressible(Map<String, Object> request) throws Unsupported, Refused, Died {
    boolean odd = request.containsKey("new_handle_null") || number(request, "reserved1", 0) != 0
        || number(request, "reserved2", 0) != 0 || number(request, "data_rep", 16) % 16 != 0;
    for (String name : List.of("input", "output")) {
      Map<String, Object> descriptor = Json.object(request.get(name));
      odd = odd || descriptor.containsKey("claimed") || descriptor.containsKey("array_null")
          || number(descriptor, "version", 0) != 0;
      for (Map<String, Object> buffer : buffers(request, name)) {
        odd = odd || buffer.containsKey("claimed") || buffer.containsKey("shares");
        odd = odd || (buffer.containsKey("null") && number(buffer, "capacity", 0) != 0);
      }
    }
    if (odd) throw new Unsupported("outside the SSPI there are no descriptors and pointers that could be wrong");
  }
}
