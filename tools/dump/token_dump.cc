#include "tools/dump/token_dump.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "sim/base/text.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/ntlm/ntlm_dump.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/oid.h"
#include "tools/dump/schema.h"

namespace legwork::dump {
namespace {

constexpr int kDepthMax = 32;  // a token nested deeper is shown as octets from there on
constexpr std::size_t kOctetsShown = 32;
constexpr DerTag kClassMask = 0xC0;
constexpr DerTag kApplicationClass = 0x40;
constexpr DerTag kContextClass = 0x80;
constexpr DerTag kNumberMask = 0x1F;

bool IsNtlm(ByteView bytes) { return AsText(bytes).substr(0, 8) == std::string_view("NTLMSSP\0", 8); }

std::string Octets(ByteView bytes) {
  if (bytes.size() <= kOctetsShown) return ToHex(bytes);
  return ToHex(bytes.first(kOctetsShown)) + "… (" + std::to_string(bytes.size()) + " bytes)";
}

std::string Printable(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c >= ' ' && c < 0x7F ? c : '.';
  return out + "\"";
}

std::string_view MechanismName(ByteView oid) {
  struct Row {
    ByteView oid;
    std::string_view name;
  };
  const Row rows[] = {{kOidSpnego, "SPNEGO"},          {kOidKerberos, "Kerberos"},
                      {kOidMsKerberos, "MS-Kerberos"}, {kOidNtlmssp, "NTLMSSP"},
                      {kOidNegoEx, "NEGOEX"},          {kOidKerberosUserToUser, "Kerberos user-to-user"}};
  for (const Row& row : rows) {
    if (std::equal(row.oid.begin(), row.oid.end(), oid.begin(), oid.end())) return row.name;
  }
  return {};
}

std::string_view NegStateName(std::int64_t state) {
  constexpr std::string_view kNames[] = {"accept-completed", "accept-incomplete", "reject", "request-mic"};
  return state >= 0 && state < 4 ? kNames[state] : std::string_view();
}

// Dumper walks one token. Every element becomes a line before its contents are looked into.
class Dumper {
 public:
  explicit Dumper(DumpLines& lines) : lines_(lines) {}

  // Elements shows all elements of a reader; `type` is what lies there, and gives context tags their names.
  void Elements(DerReader reader, std::string_view type, int depth) {
    while (reader.remaining() > 0) {
      const std::size_t at = reader.Offset();
      DerTag tag = 0;
      DerReader contents;
      if (depth > kDepthMax || !reader.GetAnyElement(&tag, &contents)) return Malformed(reader, at, depth);
      Element(tag, contents, at, reader.Offset() - at, type, depth);
    }
  }

  // Token shows what may be a mechanism's token of its own: NTLM, GSS framing, SPNEGO or Kerberos; octets otherwise.
  void Token(ByteView bytes, std::size_t base, int depth, DerReader reader) {
    if (IsNtlm(bytes)) return ntlm::DumpNtlm(bytes, base, depth, lines_);
    Elements(reader, "NegotiationToken", depth);
  }

 private:
  void Element(DerTag tag, DerReader contents, std::size_t at, std::size_t size, std::string_view type, int depth) {
    switch (tag & kClassMask) {
      case kApplicationClass:
        return Application(tag & kNumberMask, contents, at, size, depth);
      case kContextClass:
        return Context(tag & kNumberMask, contents, at, size, type, depth);
      default:
        return Universal(tag, contents, at, size, type, depth);
    }
  }

  void Application(unsigned number, DerReader contents, std::size_t at, std::size_t size, int depth) {
    if (number == 0) return Frame(contents, at, size, depth);
    const std::string_view type = ApplicationType(number);
    const std::string name = type.empty() ? "[APPLICATION " + std::to_string(number) + "]" : std::string(type);
    Add(at, size, depth, name, "");
    Elements(contents, type, depth + 1);
  }

  // Frame is RFC 2743 3.1: an OID, then octets of the mechanism; Kerberos begins them with a token id (RFC 4121 4.1).
  void Frame(DerReader contents, std::size_t at, std::size_t size, int depth) {
    Add(at, size, depth, "GSS InitialContextToken", "");
    ByteView oid;
    const std::size_t oid_at = contents.Offset();
    if (!contents.GetObjectIdentifier(&oid)) return Malformed(contents, oid_at, depth + 1);
    Add(oid_at, contents.Offset() - oid_at, depth + 1, "thisMech", OidValue(oid));
    if (std::equal(oid.begin(), oid.end(), kOidKerberos.begin(), kOidKerberos.end())) {
      ByteView id;
      const std::size_t id_at = contents.Offset();
      if (contents.GetBytes(2, &id)) Add(id_at, 2, depth + 1, "TOK_ID", ToHex(id));
    }
    Elements(contents, "NegotiationToken", depth + 1);
  }

  void Context(unsigned number, DerReader contents, std::size_t at, std::size_t size, std::string_view type,
               int depth) {
    const FieldRow* field = FindField(type, number);
    Add(at, size, depth, field != nullptr ? std::string(field->name) : "[" + std::to_string(number) + "]", "");
    Elements(contents, field != nullptr ? field->type : "", depth + 1);
  }

  void Universal(DerTag tag, DerReader contents, std::size_t at, std::size_t size, std::string_view type, int depth) {
    if (tag == kDerSequence || tag == kDerSet) {
      Add(at, size, depth, tag == kDerSet ? "SET" : "SEQUENCE", "");
      return Elements(contents, type, depth + 1);
    }
    ByteView bytes;
    DerReader inside = contents;
    bytes = contents.GetRest();
    if (tag == kDerOctetString && type == "Token") {
      Add(at, size, depth, "OCTET STRING", "");
      return Token(bytes, at + size - bytes.size(), depth + 1, inside);
    }
    Add(at, size, depth, TypeName(tag), Value(tag, bytes, type));
  }

  static std::string TypeName(DerTag tag) {
    switch (tag) {
      case kDerBoolean:
        return "BOOLEAN";
      case kDerInteger:
        return "INTEGER";
      case kDerBitString:
        return "BIT STRING";
      case kDerOctetString:
        return "OCTET STRING";
      case kDerObjectIdentifier:
        return "OBJECT IDENTIFIER";
      case kDerEnumerated:
        return "ENUMERATED";
      case kDerUtf8String:
        return "UTF8String";
      case kDerGeneralizedTime:
        return "GeneralizedTime";
      case kDerGeneralString:
        return "GeneralString";
      default:
        return "tag " + ToHex(ByteView(&tag, 1));
    }
  }

  static std::string OidValue(ByteView oid) {
    const std::string_view name = MechanismName(oid);
    return OidText(oid) + (name.empty() ? "" : " (" + std::string(name) + ")");
  }

  static std::string Value(DerTag tag, ByteView bytes, std::string_view type) {
    switch (tag) {
      case kDerObjectIdentifier:
        return OidValue(bytes);
      case kDerUtf8String:
      case kDerGeneralizedTime:
      case kDerGeneralString:
        return Printable(AsText(bytes));
      case kDerInteger:
      case kDerEnumerated:
        return Number(bytes, type);
      default:
        return Octets(bytes);
    }
  }

  static std::string Number(ByteView bytes, std::string_view type) {
    if (bytes.empty() || bytes.size() > 8) return Octets(bytes);
    std::int64_t value = (bytes[0] & 0x80) != 0 ? -1 : 0;
    for (const std::uint8_t byte : bytes)
      value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << 8 | byte);
    std::string name;
    if (type == "NegState") name = NegStateName(value);
    if (type == "ErrorCode") name = kerberos::KrbErrorText(static_cast<std::int32_t>(value));
    return std::to_string(value) + (name.empty() ? "" : " (" + name + ")");
  }

  void Malformed(DerReader& reader, std::size_t at, int depth) {
    ByteView rest;
    const std::size_t left = reader.remaining();
    rest = reader.GetRest();
    Add(at, left, depth, "malformed", "no DER element: " + Octets(rest));
  }

  void Add(std::size_t at, std::size_t size, int depth, std::string name, std::string value) {
    lines_.push_back({at, size, depth, std::move(name), std::move(value)});
  }

  DumpLines& lines_;
};

}  // namespace

DumpLines DumpToken(ByteView token) {
  DumpLines lines;
  if (token.empty()) return {{0, 0, 0, "empty token", ""}};
  Dumper(lines).Token(token, 0, 0, DerReader(token));
  return lines;
}

std::string DumpText(const DumpLines& lines) {
  std::string text;
  for (const DumpLine& line : lines) {
    char place[32];
    std::snprintf(place, sizeof place, "%6zu %6zu  ", line.offset, line.length);
    text += place + std::string(2 * static_cast<std::size_t>(line.depth), ' ') + line.name;
    if (!line.value.empty()) text += ": " + line.value;
    text += "\n";
  }
  return text;
}

}  // namespace legwork::dump
