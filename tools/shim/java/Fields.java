// Fields reads requests, and makes the parts of replies.
package jgss;

import static jgss.Words.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

final class Fields {
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
    if (Json.object(request.get(name)).get("buffers") instanceof List<?> list) {
      list.forEach(one -> all.add(Json.object(one)));
    }
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
}
