// The words and numbers of the line protocol and of the SSPI.
package jgss;

import java.util.List;
import java.util.Map;
import java.util.Set;

final class Words {
  static final int TOKEN = 2, DATA = 1, PADDING = 9, STREAM = 10, CHANNEL_BINDINGS = 14;
  static final long DELEGATE = 1, MUTUAL = 2, REPLAY = 4, SEQUENCE = 8, CONFIDENTIALITY = 0x10, ALLOCATE = 0x100;
  static final String OK = "0x00000000", CONTINUE = "0x00090312", NO_PACKAGE = "0x80090305", INTERNAL = "0x80090304",
      INVALID_TOKEN = "0x80090308", DENIED = "0x8009030C", NO_CREDENTIALS = "0x8009030E", ALTERED = "0x8009030F",
      OUT_OF_SEQUENCE = "0x80090310", NO_AUTHORITY = "0x80090311", EXPIRED = "0x80090317",
      UNKNOWN_TARGET = "0x80090303",
      WRONG_PRINCIPAL = "0x80090322", SKEW = "0x80090324", BAD_BINDINGS = "0x80090346";
  static final String NEVER = "9223372036854775807";
  static final List<String> PACKAGES = List.of("Kerberos", "Negotiate");
  static final List<String> OFFERED = List.of("acquire", "initialize", "accept", "query", "sign", "verify", "encrypt",
      "decrypt", "delete", "free");
  static final Set<String> CALLS = Set.of("acquire", "initialize", "accept", "complete", "apply_control", "query",
      "set_attributes", "sign", "verify", "encrypt", "decrypt", "export", "import", "impersonate", "revert",
      "query_token",
      "delete", "query_credential", "add_credentials", "free", "free_buffer", "enumerate", "query_package",
      "change_password");
  static final Set<String> CALL_FIELDS = Set.of("seq", "op", "now", "package", "package_text", "ansi", "credential",
      "context", "new_handle_null", "new_handle_aliases", "requested", "reserved1", "reserved2", "data_rep", "target",
      "use", "identity", "granted_null", "expiry_null", "input", "output", "attribute", "qop", "message_number",
      "export_flags", "packed", "structure_null", "structure_size");
  static final Map<String, Set<String>> FIELDS = Map.of("hello", Set.of("seq", "op", "version"), "end",
      Set.of("seq", "op"), "session", Set.of("seq", "op", "seed", "now", "role", "host", "folder", "realms", "account",
      "accounts"));
}
