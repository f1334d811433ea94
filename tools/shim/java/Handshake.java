// Handshake makes the legs of both roles.
package jgss;

import static jgss.Failures.failure;
import static jgss.Fields.buffers;
import static jgss.Fields.content;
import static jgss.Fields.described;
import static jgss.Fields.number;
import static jgss.Fields.status;
import static jgss.Fields.text;
import static jgss.Fields.tokenOf;
import static jgss.Fields.unchanged;
import static jgss.Words.*;

import com.sun.security.jgss.ExtendedGSSContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.ChannelBinding;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

class Handshake {
  private final GSSManager manager = GSSManager.getInstance();
  private final Session session;

  Handshake(Session session) { this.session = session; }

  Map<String, Object> leg(Map<String, Object> request, boolean initiates) throws Unsupported, Refused, Died {
    Credential credential = session.credentials.get(request.get("credential"));
    Context context = session.contexts.get(request.get("context"));
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
    if (unknown != 0) {
      throw new Unsupported("JGSS, as it is asked here, has no flag for 0x" + Long.toHexString(unknown));
    }
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
    } catch (PrivilegedActionException failed) {
      Map<String, Object> failure = failure(failed.getCause(), initiates, token.length > 0);
      return fallen(credential, failure, initiates && token.length == 0);
    } catch (GSSException failed) {
      return failure(failed, initiates, token.length > 0);
    }
  }

  // Where the package has another mechanism to fall back on, JGSS has none.
  static Map<String, Object> fallen(Credential credential, Map<String, Object> failure, boolean first)
      throws Unsupported {
    boolean falls = List.of(UNKNOWN_TARGET, NO_AUTHORITY, NO_CREDENTIALS).contains(failure.get("status"));
    if (first && falls && credential.packageName.equals("Negotiate")) {
      throw new Unsupported("JGSS negotiates Kerberos alone, and has nothing to fall back on");
    }
    return failure;
  }

  // The SSPI logs on with the first leg; JGSS takes whoever the Subject is.
  Context begin(Map<String, Object> request, Credential credential, boolean initiates)
      throws LoginException, GSSException, Unsupported, Refused, Died {
    if (credential.subject == null) credential.subject = Kerberos.logOn(session.setup, credential.identity, initiates);
    Context context = new Context();
    context.credential = credential;
    context.initiates = initiates;
    Oid mechanism = new Oid(credential.packageName.equals("Kerberos") ? "1.2.840.113554.1.2.2" : "1.3.6.1.5.5.2");
    try {
      context.gss = Subject.doAs(credential.subject, (PrivilegedExceptionAction<GSSContext>) () -> initiates
          ? manager.createContext(manager.createName(text(request, "target"), new Oid("1.2.840.113554.1.2.2.1")),
              mechanism, null, GSSContext.DEFAULT_LIFETIME)
          : manager.createContext(manager.createCredential(null, GSSCredential.INDEFINITE_LIFETIME, mechanism,
              GSSCredential.ACCEPT_ONLY)));
    } catch (PrivilegedActionException failed) {
      throw (GSSException) failed.getCause();
    } catch (RuntimeException thrown) {
      throw new Died(thrown);
    }
    long asked = number(request, "requested", 0);
    if (initiates) {
      // The SSPI delegates to trusted services only (ISC-N-011).
      if ((asked & DELEGATE) != 0) ((ExtendedGSSContext) context.gss).requestDelegPolicy(true);
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
      ByteBuffer words = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
      int size = words.getInt(24), offset = words.getInt(28);
      if (offset < 32 || size < 0 || offset + size > octets.length) {
        throw new Unsupported("JGSS takes bindings as an object");
      }
      return new ChannelBinding(Arrays.copyOfRange(octets, offset, offset + size));
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
    boolean isLater = request.containsKey("context");
    String handle = isLater ? (String) request.get("context") : session.keep(session.contexts, context);
    if (!isLater || request.containsKey("new_handle_aliases")) reply.put("new_handle", handle);
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
}
