// The JGSS of a Java machine as a subject: Kerberos and Negotiate, both roles. It speaks the line protocol of
// tools/shim/protocol.md; tools/docs/java.md says how the words of JGSS are mapped onto the SSPI's.
//
//   java Shim.java

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.kerberos.EncryptionKey;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.ChannelBinding;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import org.ietf.jgss.Oid;

public class Shim {
  static final int TOKEN = 2, DATA = 1, PADDING = 9, STREAM = 10, CHANNEL_BINDINGS = 14;
  static final long DELEGATE = 1, MUTUAL = 2, REPLAY = 4, SEQUENCE = 8, CONFIDENTIALITY = 0x10, ALLOCATE = 0x100;
  static final String OK = "0x00000000", CONTINUE = "0x00090312", NO_PACKAGE = "0x80090305", INTERNAL = "0x80090304",
      INVALID_TOKEN = "0x80090308", DENIED = "0x8009030C", NO_CREDENTIALS = "0x8009030E", ALTERED = "0x8009030F",
      OUT_OF_SEQUENCE = "0x80090310", NO_AUTHORITY = "0x80090311", EXPIRED = "0x80090317", UNKNOWN_TARGET = "0x80090303",
      WRONG_PRINCIPAL = "0x80090322", SKEW = "0x80090324", BAD_BINDINGS = "0x80090346";
  static final String NEVER = "9223372036854775807";
  static final List<String> PACKAGES = List.of("Kerberos", "Negotiate");
  static final List<String> OFFERED = List.of("acquire", "initialize", "accept", "query", "sign", "verify", "encrypt",
      "decrypt", "delete", "free");
  static final Set<String> CALLS = Set.of("acquire", "initialize", "accept", "complete", "apply_control", "query",
      "set_attributes", "sign", "verify", "encrypt", "decrypt", "export", "import", "impersonate", "revert", "query_token",
      "delete", "query_credential", "add_credentials", "free", "free_buffer", "enumerate", "query_package",
      "change_password");
  static final Set<String> CALL_FIELDS = Set.of("seq", "op", "now", "package", "package_text", "ansi", "credential",
      "context", "new_handle_null", "new_handle_aliases", "requested", "reserved1", "reserved2", "data_rep", "target",
      "use", "identity", "granted_null", "expiry_null", "input", "output", "attribute", "qop", "message_number",
      "export_flags", "packed", "structure_null", "structure_size");
  static final Map<String, Set<String>> FIELDS = Map.of("hello", Set.of("seq", "op", "version"), "end",
      Set.of("seq", "op"), "session", Set.of("seq", "op", "seed", "now", "role", "host", "folder", "realms", "account",
      "accounts"));

  // What the implementation, or its interface, has no way to do, and a request that is wrong in itself.
  static class Unsupported extends Exception {
    Unsupported(String why) { super(why); }
  }
  static class Refused extends Exception {
    Refused(String why) { super(why); }
  }
  // An exception that the called function does not declare: in a program it would end the thread, here the session.
  static class Died extends Exception {
    Died(RuntimeException thrown) { super(thrown.getClass().getName() + " came out of JGSS: " + thrown.getMessage()); }
  }

  static class Credential {
    String packageName;
    long use;
    Map<String, Object> identity;
    Subject subject;
  }
  static class Context {
    Credential credential;
    boolean initiates;
    GSSContext gss;
  }

  final GSSManager manager = GSSManager.getInstance();
  final Map<String, Credential> credentials = new HashMap<>();
  final Map<String, Context> contexts = new HashMap<>();
  Map<String, Object> setup = new HashMap<>();
  int last = 0;

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
      forget();
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
      if (!FIELDS.getOrDefault(op, CALL_FIELDS).contains(field)) throw new Refused(op + " has no field called " + field);
    }
    number(request, "use", 2);
    Map<String, Object> reply = new HashMap<>();
    switch (op) {
      case "hello":
        reply.putAll(Map.of("re", "hello", "version", 2L, "name", "JGSS of Java " + System.getProperty("java.version"),
            "packages", PACKAGES, "able", able(), "calls", OFFERED, "control", control()));
        return reply;
      case "session":
        forget();
        setup = request;
        Clock.set(request);
        Kerberos.refresh();
        reply.put("re", "session");
        return reply;
      case "end":
        forget();
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
        ? "the world's (libworld_clock.so), which goes on during a call" : "the machine's (libworld_clock.so was not built)")
        + "; chance: the machine's; configuration: the session's krb5.conf, no file of the machine's";
  }

  void forget() {
    credentials.clear();
    contexts.clear();
    last = 0;
  }

  Map<String, Object> call(String op, Map<String, Object> request) throws Unsupported, Refused, Died {
    expressible(request);
    switch (op) {
      case "acquire": return acquire(request);
      case "initialize": return leg(request, true);
      case "accept": return leg(request, false);
      case "query": return query(request);
      case "delete": return dropped(contexts.remove(request.get("context")), "context");
      case "free": return dropped(credentials.remove(request.get("credential")), "credential");
      default: return message(op, request);
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
      odd = odd || descriptor.containsKey("claimed") || descriptor.containsKey("array_null") || number(descriptor, "version", 0) != 0;
      for (Map<String, Object> buffer : buffers(request, name)) {
        odd = odd || buffer.containsKey("claimed") || buffer.containsKey("shares");
        odd = odd || (buffer.containsKey("null") && number(buffer, "capacity", 0) != 0);
      }
    }
    if (odd) throw new Unsupported("outside the SSPI there are no descriptors and pointers that could be wrong");
  }

  Map<String, Object> acquire(Map<String, Object> request) throws Unsupported, Refused, Died {
    String name = (String) request.getOrDefault("package", "Negotiate");
    if (!PACKAGES.contains(name) || !request.getOrDefault("package_text", name).equals(name)) return status(NO_PACKAGE);
    Credential credential = new Credential();
    credential.packageName = name;
    credential.use = number(request, "use", 2);
    Map<String, Object> identity = Json.object(request.get("identity"));
    if (credential.use < 1 || credential.use > 3 || identity.containsKey("package_list")) {
      throw new Unsupported("JGSS has credentials for the two directions, and no list of packages");
    }
    if (request.containsKey("identity") && text(identity, "user").isEmpty()) {
      throw new Unsupported("JGSS has no logon without a name by a password");
    }
    Map<String, Object> own = Json.object(setup.get("account"));
    credential.identity = identity.isEmpty() ? own : identity;
    if (credential.identity.isEmpty() && name.equals("Negotiate")) throw new Unsupported("JGSS negotiates no NTLM");
    if (credential.identity.isEmpty()) return status(NO_CREDENTIALS);
    Map<String, Object> reply = status(OK);
    reply.put("new_handle", keep(credentials, credential));
    if (!request.containsKey("expiry_null")) reply.put("expiry", NEVER);
    return reply;
  }

  <T> String keep(Map<String, T> where, T thing) {
    String handle = Integer.toHexString(++last) + ":0";
    where.put(handle, thing);
    return handle;
  }

  Map<String, Object> leg(Map<String, Object> request, boolean initiates) throws Unsupported, Refused, Died {
    Credential credential = credentials.get(request.get("credential"));
    Context context = contexts.get(request.get("context"));
    if (credential == null || (credential.use & (initiates ? 2 : 1)) == 0) {
      throw new Unsupported("JGSS has no credential handles that could be wrong");
    }
    boolean wrong = context == null || context.initiates != initiates || context.credential != credential;
    if (request.containsKey("context") && (wrong || context.gss.isEstablished())) {
      throw new Unsupported("JGSS has no context handles that could be wrong");
    }
    long integrity = initiates ? 0x10000 : 0x20000;
    long asked = number(request, "requested", 0);
    long unknown = asked & ~(DELEGATE | MUTUAL | REPLAY | SEQUENCE | CONFIDENTIALITY | ALLOCATE | integrity);
    if (unknown != 0) throw new Unsupported("JGSS, as it is asked here, has no flag for 0x" + Long.toHexString(unknown));
    if (initiates && (asked & (DELEGATE | MUTUAL)) == DELEGATE) {
      throw new Unsupported("the delegation of JGSS does not depend on mutual authentication");
    }
    if (!request.containsKey("output")) throw new Unsupported("JGSS always gives its token");
    byte[] token = tokenOf(request);
    if (initiates && text(request, "target").isEmpty()) throw new Unsupported("JGSS has no names that are empty");
    boolean ntlm = new String(token, StandardCharsets.ISO_8859_1).contains("NTLMSSP");
    if (credential.packageName.equals("Negotiate") && ntlm) throw new Unsupported("JGSS negotiates no NTLM");
    try {
      if (context == null) context = begin(request, credential, initiates);
      Context one = context;
      byte[] out;
      try {
        out = Subject.doAs(credential.subject, (PrivilegedExceptionAction<byte[]>) () -> initiates
            ? one.gss.initSecContext(token, 0, token.length) : one.gss.acceptSecContext(token, 0, token.length));
      } catch (RuntimeException thrown) {
        throw new Died(thrown);
      }
      return answered(request, context, out == null ? new byte[0] : out, integrity);
    } catch (LoginException failed) {
      return fallen(credential, failure(failed, initiates, false), initiates);
    } catch (java.security.PrivilegedActionException failed) {
      return fallen(credential, failure(failed.getCause(), initiates, token.length > 0), initiates && token.length == 0);
    } catch (GSSException failed) {
      return failure(failed, initiates, token.length > 0);
    }
  }

  // Where the package has another mechanism to fall back on, JGSS has none.
  static Map<String, Object> fallen(Credential credential, Map<String, Object> failure, boolean first) throws Unsupported {
    boolean falls = List.of(UNKNOWN_TARGET, NO_AUTHORITY, NO_CREDENTIALS).contains(failure.get("status"));
    if (first && falls && credential.packageName.equals("Negotiate")) {
      throw new Unsupported("JGSS negotiates Kerberos alone, and has nothing to fall back on");
    }
    return failure;
  }

  // The SSPI logs on with the first leg; JGSS takes whoever the Subject is.
  Context begin(Map<String, Object> request, Credential credential, boolean initiates)
      throws LoginException, GSSException, Unsupported, Refused, Died {
    if (credential.subject == null) credential.subject = Kerberos.logOn(setup, credential.identity, initiates);
    Context context = new Context();
    context.credential = credential;
    context.initiates = initiates;
    Oid mechanism = new Oid(credential.packageName.equals("Kerberos") ? "1.2.840.113554.1.2.2" : "1.3.6.1.5.5.2");
    try {
      context.gss = Subject.doAs(credential.subject, (PrivilegedExceptionAction<GSSContext>) () -> initiates
          ? manager.createContext(manager.createName(text(request, "target"), new Oid("1.2.840.113554.1.2.2.1")), mechanism,
              null, GSSContext.DEFAULT_LIFETIME)
          : manager.createContext(manager.createCredential(null, GSSCredential.INDEFINITE_LIFETIME, mechanism,
              GSSCredential.ACCEPT_ONLY)));
    } catch (java.security.PrivilegedActionException failed) {
      throw (GSSException) failed.getCause();
    } catch (RuntimeException thrown) {
      throw new Died(thrown);
    }
    long asked = number(request, "requested", 0);
    if (initiates) {
      // The SSPI delegates to trusted services only (ISC-N-011).
      if ((asked & DELEGATE) != 0) ((com.sun.security.jgss.ExtendedGSSContext) context.gss).requestDelegPolicy(true);
      context.gss.requestMutualAuth((asked & MUTUAL) != 0);
      context.gss.requestReplayDet((asked & REPLAY) != 0);
      context.gss.requestSequenceDet((asked & SEQUENCE) != 0);
      context.gss.requestConf((asked & CONFIDENTIALITY) != 0);
      context.gss.requestInteg((asked & 0x10000) != 0);
    }
    ChannelBinding bindings = bindings(request);
    if (bindings != null) context.gss.setChannelBinding(bindings);
    return context;
  }

  static ChannelBinding bindings(Map<String, Object> request) throws Unsupported, Refused, Died {
    for (Map<String, Object> buffer : buffers(request, "input")) {
      if (number(buffer, "type", 0) % 0x10000 != CHANNEL_BINDINGS) continue;
      byte[] octets = content(buffer);
      if (octets.length < 32) throw new Unsupported("JGSS takes bindings as an object");
      java.nio.ByteBuffer words = java.nio.ByteBuffer.wrap(octets).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      int size = words.getInt(24), offset = words.getInt(28);
      if (offset < 32 || size < 0 || offset + size > octets.length) throw new Unsupported("JGSS takes bindings as an object");
      return new ChannelBinding(java.util.Arrays.copyOfRange(octets, offset, offset + size));
    }
    return null;
  }

  Map<String, Object> answered(Map<String, Object> request, Context context, byte[] token, long integrity)
      throws Unsupported, Refused, Died {
    Map<String, Object> reply = status(context.gss.isEstablished() ? OK : CONTINUE);
    boolean allocates = (number(request, "requested", 0) & ALLOCATE) != 0;
    List<Object> output = new ArrayList<>();
    for (Map<String, Object> buffer : buffers(request, "output")) {
      boolean isToken = number(buffer, "type", 0) % 0x10000000 == TOKEN;
      if (isToken && !allocates && token.length > number(buffer, "capacity", 0)) {
        throw new Unsupported("JGSS allocates its tokens: no buffer of the caller's can be too small for one");
      }
      Map<String, Object> after = described(buffer, isToken ? token : new byte[0]);
      if (isToken && allocates) after.put("allocated", true);
      output.add(after);
    }
    reply.put("output", output);
    reply.put("input", unchanged(request));
    String handle = request.containsKey("context") ? (String) request.get("context") : keep(contexts, context);
    if (!request.containsKey("context") || request.containsKey("new_handle_aliases")) reply.put("new_handle", handle);
    if (!request.containsKey("granted_null")) reply.put("granted", granted(request, context.gss, integrity));
    if (!request.containsKey("expiry_null")) reply.put("expiry", NEVER);
    return reply;
  }

  static long granted(Map<String, Object> request, GSSContext gss, long integrity) throws Refused {
    long granted = number(request, "requested", 0) & ALLOCATE;
    granted |= gss.getCredDelegState() ? DELEGATE : 0;
    granted |= gss.getMutualAuthState() ? MUTUAL : 0;
    granted |= gss.getReplayDetState() ? REPLAY : 0;
    granted |= gss.getSequenceDetState() ? SEQUENCE : 0;
    granted |= gss.getConfState() ? CONFIDENTIALITY : 0;
    return granted | (gss.getIntegState() ? integrity : 0);
  }

  Context established(Map<String, Object> request) throws Unsupported {
    Context context = contexts.get(request.get("context"));
    if (context == null || !context.gss.isEstablished()) {
      throw new Unsupported("JGSS has no context handles that could be wrong");
    }
    return context;
  }

  Map<String, Object> query(Map<String, Object> request) throws Unsupported, Refused, Died {
    GSSContext gss = established(request).gss;
    if (request.containsKey("structure_null") || request.containsKey("structure_size")) {
      throw new Unsupported("JGSS has no structures of the caller's");
    }
    Map<String, Object> reply = status(OK);
    long attribute = number(request, "attribute", 0);
    try {
      if (attribute == 0) {
        long sign = gss.getIntegState() ? 64 : 0, seal = gss.getConfState() || gss.getIntegState() ? 128 : 0;
        reply.put("facts", Map.of("max_token", 65535L, "max_signature", sign, "block_size", 1L, "security_trailer", seal));
      } else if (attribute == 1) {
        reply.put("facts", Map.of("user", gss.getSrcName().toString()));
      } else if (attribute == 9 && gss instanceof ExtendedGSSContext extended) {
        EncryptionKey key = (EncryptionKey) extended.inquireSecContext(InquireType.KRB5_GET_SESSION_KEY_EX);
        reply.put("facts", Map.of("session_key", HexFormat.of().formatHex(key.getEncoded())));
      } else {
        throw new Unsupported("JGSS does not tell this attribute");
      }
    } catch (GSSException failed) {
      return failure(failed, true, false);
    } catch (RuntimeException thrown) {
      throw new Died(thrown);
    }
    return reply;
  }

  Map<String, Object> message(String op, Map<String, Object> request) throws Unsupported, Refused, Died {
    GSSContext gss = established(request).gss;
    List<Map<String, Object>> all = buffers(request, "input");
    int data = -1, token = -1, others = 0;
    for (int i = 0; i < all.size(); ++i) {
      long type = number(all.get(i), "type", 0);
      if (type == DATA && data < 0) data = i;
      else if ((type == TOKEN || (type == STREAM && op.equals("decrypt"))) && token < 0) token = i;
      else if (type != PADDING && type != 0) ++others;
    }
    boolean counts = number(request, "message_number", 0) != 0 || number(request, "qop", 0) != 0;
    if (data < 0 || token < 0 || others > 0 || counts) {
      throw new Unsupported("JGSS takes a message and a token, and contexts count by themselves");
    }
    byte[] text = content(all.get(data)), tag = content(all.get(token));
    MessageProp property = new MessageProp(0, true);
    try {
      switch (op) {
        case "sign" -> tag = gss.getMIC(text, 0, text.length, property);
        case "verify" -> gss.verifyMIC(tag, 0, tag.length, text, 0, text.length, property);
        case "encrypt" -> {
          byte[] whole = gss.wrap(text, 0, text.length, property);
          tag = java.util.Arrays.copyOf(whole, whole.length - text.length);
          text = java.util.Arrays.copyOfRange(whole, tag.length, whole.length);
        }
        default -> {
          byte[] whole = java.util.Arrays.copyOf(tag, tag.length + text.length);
          System.arraycopy(text, 0, whole, tag.length, text.length);
          text = gss.unwrap(whole, 0, whole.length, property);
        }
      }
    } catch (GSSException failed) {
      return failure(failed, true, true);
    } catch (RuntimeException thrown) {
      throw new Died(thrown);
    }
    boolean late = property.isDuplicateToken() || property.isOldToken() || property.isUnseqToken() || property.isGapToken();
    Map<String, Object> reply = status(late ? OUT_OF_SEQUENCE : OK);
    List<Object> after = new ArrayList<>();
    for (int i = 0; i < all.size(); ++i) {
      byte[] octets = i == data ? text : i == token ? tag : new byte[0];
      boolean pointsIntoStream = all.get(i).containsKey("null") && number(all.get(token), "type", 0) == STREAM;
      if (!pointsIntoStream && octets.length > Math.max(number(all.get(i), "capacity", 0), content(all.get(i)).length)) {
        throw new Unsupported("JGSS allocates its tokens: no buffer of the caller's can be too small for one");
      }
      after.add(described(all.get(i), octets));
    }
    reply.put("input", after);
    return reply;
  }

  // A failure's own meaning, then the Kerberos error behind it, then what the machine says of it.
  static Map<String, Object> failure(Throwable failed, boolean initiates, boolean readsToken) {
    StringBuilder words = new StringBuilder();
    int code = -1;
    for (Throwable one = failed; one != null; one = one.getCause()) {
      words.append(one).append("; ");
      if (code < 0) code = Kerberos.codeOf(one);
    }
    String status = code < 0 ? null : Kerberos.statusOf(code, initiates);
    if (status == null && failed instanceof GSSException gss) status = statusOfMajor(gss.getMajor());
    String told = words.toString();
    if (told.contains("Cannot locate KDC") || told.contains("Connection refused")
        || told.contains("Cannot get a KDC reply")) status = NO_AUTHORITY;
    if (told.contains("Checksum failed") && failed instanceof LoginException) status = DENIED;
    boolean isUnread = told.contains("IOException") || told.contains("EOFException") || told.contains("Asn1Exception");
    if (status == null && isUnread && readsToken) status = INVALID_TOKEN;
    if (status == null) status = INTERNAL;
    boolean blamesPeer = status.equals(INVALID_TOKEN) || status.equals(WRONG_PRINCIPAL);
    Map<String, Object> reply = status(blamesPeer && !readsToken ? INTERNAL : status);
    reply.put("message", told);
    return reply;
  }

  static String statusOfMajor(int major) {
    return switch (major) {
      case GSSException.BAD_MECH -> INVALID_TOKEN;
      case GSSException.BAD_BINDINGS -> BAD_BINDINGS;
      case GSSException.BAD_MIC -> ALTERED;
      case GSSException.DEFECTIVE_TOKEN -> INVALID_TOKEN;
      case GSSException.NO_CRED, GSSException.DEFECTIVE_CREDENTIAL, GSSException.CREDENTIALS_EXPIRED -> NO_CREDENTIALS;
      case GSSException.CONTEXT_EXPIRED -> EXPIRED;
      case GSSException.BAD_NAME, GSSException.BAD_NAMETYPE -> UNKNOWN_TARGET;
      case GSSException.UNAUTHORIZED -> DENIED;
      case GSSException.DUPLICATE_TOKEN, GSSException.OLD_TOKEN, GSSException.UNSEQ_TOKEN, GSSException.GAP_TOKEN ->
          OUT_OF_SEQUENCE;
      default -> null;
    };
  }

  static Map<String, Object> status(String code) {
    Map<String, Object> reply = new HashMap<>();
    reply.put("status", code);
    return reply;
  }

  static long number(Map<String, Object> from, String name, long fallback) throws Refused {
    Object value = from.getOrDefault(name, fallback);
    if (value instanceof Long number) return number;
    throw new Refused("the field " + name + " must be a number");
  }

  static String text(Map<String, Object> from, String name) {
    return from.get(name) instanceof String text ? text : "";
  }

  static byte[] content(Map<String, Object> buffer) {
    return HexFormat.of().parseHex(text(buffer, "content"));
  }

  static List<Map<String, Object>> buffers(Map<String, Object> request, String name) {
    List<Map<String, Object>> all = new ArrayList<>();
    if (Json.object(request.get(name)).get("buffers") instanceof List<?> list) list.forEach(one -> all.add(Json.object(one)));
    return all;
  }

  static byte[] tokenOf(Map<String, Object> request) throws Refused {
    for (Map<String, Object> buffer : buffers(request, "input")) {
      if (number(buffer, "type", 0) % 0x10000000 == TOKEN) return content(buffer);
    }
    return new byte[0];
  }

  static Map<String, Object> described(Map<String, Object> buffer, byte[] content) throws Refused {
    Map<String, Object> after = new HashMap<>();
    String hex = HexFormat.of().formatHex(content);
    after.put("type", number(buffer, "type", 0));
    after.put("size", (long) content.length);
    after.put("content", hex);
    after.put("changed", !hex.equals(text(buffer, "content")));
    return after;
  }

  static List<Object> unchanged(Map<String, Object> request) throws Refused {
    List<Object> all = new ArrayList<>();
    for (Map<String, Object> buffer : buffers(request, "input")) all.add(described(buffer, content(buffer)));
    return all;
  }

  // Kerberos is what JGSS leaves to JAAS: logging on, and where the configuration is.
  static class Kerberos {
    static void refresh() {
      try {
        sun.security.krb5.Config.refresh();
      } catch (sun.security.krb5.KrbException odd) {
        throw new IllegalStateException("krb5.conf cannot be read: " + odd);
      }
    }

    static Subject logOn(Map<String, Object> setup, Map<String, Object> identity, boolean initiates) throws LoginException {
      Map<String, String> options = new HashMap<>();
      String principal = text(identity, "user") + "@" + realmOf(setup, text(identity, "domain"));
      options.put("isInitiator", String.valueOf(initiates));
      options.put("principal", principal);
      if (!initiates) {
        options.putAll(Map.of("useKeyTab", "true", "storeKey", "true", "doNotPrompt", "true", "keyTab",
            text(setup, "folder") + "/own.keytab"));
      }
      AppConfigurationEntry entry = new AppConfigurationEntry("com.sun.security.auth.module.Krb5LoginModule",
          LoginModuleControlFlag.REQUIRED, options);
      Configuration only = new Configuration() {
        @Override public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
          return new AppConfigurationEntry[] {entry};
        }
      };
      LoginContext login = new LoginContext("shim", new Subject(), callbacks -> {
        for (Callback callback : callbacks) {
          if (callback instanceof NameCallback name) name.setName(principal);
          if (callback instanceof PasswordCallback password) password.setPassword(text(identity, "password").toCharArray());
        }
      }, only);
      login.login();
      return login.getSubject();
    }

    static String realmOf(Map<String, Object> setup, String domain) {
      if (setup.get("realms") instanceof List<?> realms) {
        for (Object realm : realms) {
          String label = String.valueOf(realm).split("\\.")[0];
          if (domain.isEmpty() || domain.equals(realm) || domain.equalsIgnoreCase(label)) return String.valueOf(realm);
        }
      }
      return domain;
    }

    static int codeOf(Throwable one) {
      return one instanceof sun.security.krb5.KrbException kerberos ? kerberos.returnCode() : -1;
    }

    // The codes of RFC 4120 section 7.5.9 at the initiator and at the acceptor; null: it says nothing of its own.
    static String statusOf(int code, boolean initiates) {
      return switch (code) {
        case 1, 6, 12, 18, 21, 23, 24 -> initiates ? DENIED : INTERNAL;
        case 2, 7, 19, 22, 27 -> initiates ? UNKNOWN_TARGET : INTERNAL;
        case 14 -> initiates ? "0x80090342" : INTERNAL;
        case 29, 68 -> initiates ? NO_AUTHORITY : INTERNAL;
        case 35, 41 -> initiates ? WRONG_PRINCIPAL : DENIED;
        case 32, 34, 36, 38, 44 -> DENIED;
        case 33, 37 -> SKEW;
        case 45 -> "0x80090348";
        case 31, 39, 40, 46, 50 -> INVALID_TOKEN;
        default -> null;
      };
    }
  }

  // Clock writes what libworld_clock.so reads: how far the world's time is from the machine's, in nanoseconds.
  static class Clock {
    static final String FILE = System.getenv("LEGWORK_CLOCK_FILE");
    static final boolean FAKES = FILE != null && System.getenv("LD_PRELOAD") != null;
    static long shift = 0;

    static void set(Map<String, Object> request) {
      if (!FAKES || !(request.get("now") instanceof String now)) return;
      java.time.Instant shown = java.time.Instant.now();
      long machine = shown.getEpochSecond() * 1_000_000_000L + shown.getNano() - shift;
      shift = (Long.parseLong(now) - 116444736000000000L) * 100 - machine;
      try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(FILE, "rw")) {
        file.writeLong(Long.reverseBytes(shift));
      } catch (IOException odd) {
        throw new IllegalStateException("the clock cannot be set: " + odd);
      }
    }
  }
}

// Json reads and writes what the line protocol needs of JSON: objects, arrays, strings, whole numbers, true, false, null.
class Json {
  private final String text;
  private int at = 0;

  private Json(String text) { this.text = text; }

  static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.blanks();
    if (json.at != text.length()) throw json.bad();
    return value;
  }

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    put(value, out);
    return out.toString();
  }

  // object gives a value that should be an object; whatever is none is an empty one.
  static Map<String, Object> object(Object value) {
    Map<String, Object> object = new HashMap<>();
    if (value instanceof Map<?, ?> map) map.forEach((name, member) -> object.put(String.valueOf(name), member));
    return object;
  }

  private IllegalArgumentException bad() { return new IllegalArgumentException("not JSON, at character " + at); }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) ++at;
  }

  private char peek() {
    blanks();
    if (at >= text.length()) throw bad();
    return text.charAt(at);
  }

  private void take(String word) {
    if (!text.startsWith(word, at)) throw bad();
    at += word.length();
  }

  private Object value() {
    switch (peek()) {
      case '{': return members();
      case '[': return elements();
      case '"': return string();
      case 't': take("true"); return true;
      case 'f': take("false"); return false;
      case 'n': take("null"); return null;
      default: return wholeNumber();
    }
  }

  private Map<String, Object> members() {
    Map<String, Object> object = new HashMap<>();
    take("{");
    for (boolean more = peek() != '}'; more; ) {
      if (peek() != '"') throw bad();
      String name = string();
      if (peek() != ':') throw bad();
      take(":");
      object.put(name, value());
      more = peek() == ',';
      if (more) take(",");
    }
    take("}");
    return object;
  }

  private List<Object> elements() {
    List<Object> list = new ArrayList<>();
    take("[");
    for (boolean more = peek() != ']'; more; ) {
      list.add(value());
      more = peek() == ',';
      if (more) take(",");
    }
    take("]");
    return list;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (take("\""); at < text.length() && text.charAt(at) != '"'; ++at) {
      char c = text.charAt(at);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      if (++at >= text.length()) throw bad();
      switch (text.charAt(at)) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          if (at + 4 >= text.length()) throw bad();
          out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
        }
        default -> out.append(text.charAt(at));
      }
    }
    take("\"");
    return out.toString();
  }

  private Long wholeNumber() {
    int begin = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) ++at;
    if (begin == at) throw bad();
    return Long.valueOf(text.substring(begin, at));
  }

  private static void put(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String before = "{";
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.append(before);
        put(String.valueOf(member.getKey()), out);
        out.append(':');
        put(member.getValue(), out);
        before = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); ++i) {
        if (i > 0) out.append(',');
        put(list.get(i), out);
      }
      out.append(']');
    } else if (value instanceof String string) {
      out.append('"');
      for (char c : string.toCharArray()) {
        if (c == '"' || c == '\\') out.append('\\').append(c);
        else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
        else out.append(c);
      }
      out.append('"');
    } else {
      out.append(value);
    }
  }
}
