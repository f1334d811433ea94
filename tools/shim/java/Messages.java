// Messages is what an established context is for: attributes, and what is signed and sealed.
package jgss;

import static jgss.Failures.failure;
import static jgss.Fields.buffers;
import static jgss.Fields.content;
import static jgss.Fields.described;
import static jgss.Fields.number;
import static jgss.Fields.status;
import static jgss.Words.*;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.kerberos.EncryptionKey;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;

final class Messages {
  static Map<String, Object> query(Session session, Map<String, Object> request) throws Unsupported, Refused, Died {
    GSSContext gss = session.established(request).gss;
    if (request.containsKey("structure_null") || request.containsKey("structure_size")) {
      throw new Unsupported("JGSS has no structures of the caller's");
    }
    Map<String, Object> reply = status(OK);
    long attribute = number(request, "attribute", 0);
    try {
      if (attribute == 0) {
        long sign = gss.getIntegState() ? 64 : 0, seal = gss.getConfState() || gss.getIntegState() ? 128 : 0;
        reply.put("facts", Map.of("max_token", 65535L, "max_signature", sign, "block_size", 1L, "security_trailer",
            seal));
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

  static Map<String, Object> message(Session session, String op, Map<String, Object> request)
      throws Unsupported, Refused, Died {
    GSSContext gss = session.established(request).gss;
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
          tag = Arrays.copyOf(whole, whole.length - text.length);
          text = Arrays.copyOfRange(whole, tag.length, whole.length);
        }
        default -> {
          byte[] whole = Arrays.copyOf(tag, tag.length + text.length);
          System.arraycopy(text, 0, whole, tag.length, text.length);
          text = gss.unwrap(whole, 0, whole.length, property);
        }
      }
    } catch (GSSException failed) {
      return failure(failed, true, true);
    } catch (RuntimeException thrown) {
      throw new Died(thrown);
    }
    boolean late = property.isDuplicateToken() || property.isOldToken() || property.isUnseqToken()
        || property.isGapToken();
    Map<String, Object> reply = status(late ? OUT_OF_SEQUENCE : OK);
    List<Object> after = new ArrayList<>();
    for (int i = 0; i < all.size(); ++i) {
      byte[] octets = i == data ? text : i == token ? tag : new byte[0];
      boolean pointsIntoStream = all.get(i).containsKey("null") && number(all.get(token), "type", 0) == STREAM;
      long room = Math.max(number(all.get(i), "capacity", 0), content(all.get(i)).length);
      if (!pointsIntoStream && octets.length > room) {
        throw new Unsupported("JGSS allocates its tokens: no buffer of the caller's can be too small for one");
      }
      after.add(described(all.get(i), octets));
    }
    reply.put("input", after);
    return reply;
  }
}
