// A session is the actor that the calls are made for, and the handles that it was given.
package jgss;

import static jgss.Fields.number;
import static jgss.Fields.status;
import static jgss.Fields.text;
import static jgss.Words.*;

import java.util.HashMap;
import java.util.Map;

class Session {
  final Map<String, Credential> credentials = new HashMap<>();
  final Map<String, Context> contexts = new HashMap<>();
  Map<String, Object> setup = new HashMap<>();
  private int last = 0;

  void forget() {
    credentials.clear();
    contexts.clear();
    last = 0;
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

  Context established(Map<String, Object> request) throws Unsupported {
    Context context = contexts.get(request.get("context"));
    if (context == null || !context.gss.isEstablished()) {
      throw new Unsupported("JGSS has no context handles that could be wrong");
    }
    return context;
  }
}
