// Json reads and writes what the line protocol needs of JSON: objects, arrays, strings, whole numbers, true, false and
// null.
package jgss;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
