// Kerberos is what JGSS leaves to JAAS: logging on, and where the configuration is.
package jgss;

import static jgss.Fields.text;
import static jgss.Words.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import sun.security.krb5.Config;
import sun.security.krb5.KrbException;

final class Kerberos {
  static void refresh() {
    try {
      Config.refresh();
    } catch (KrbException odd) {
      throw new IllegalStateException("krb5.conf cannot be read: " + odd);
    }
  }

  static Subject logOn(Map<String, Object> setup, Map<String, Object> identity, boolean initiates)
      throws LoginException {
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
        if (callback instanceof PasswordCallback password) {
          password.setPassword(text(identity, "password").toCharArray());
        }
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
    return one instanceof KrbException kerberos ? kerberos.returnCode() : -1;
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
