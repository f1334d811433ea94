// A credential is whom one logs on as; JAAS does that with the first leg.
package jgss;

import java.util.Map;
import javax.security.auth.Subject;

class Credential {
  String packageName;
  long use;
  Map<String, Object> identity;
  Subject subject;
}
