// Failures maps the exceptions of JGSS and JAAS onto statuses: a failure's own meaning, then the Kerberos error behind
// it, then what the machine says of it.
package jgss;

import static jgss.Fields.status;
import static jgss.Words.*;

import java.util.Map;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSException;

final class Failures {
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
}
