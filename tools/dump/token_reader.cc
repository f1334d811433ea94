#include "tools/dump/token_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/wire/der_tag.h"
#include "sim/wire/oid.h"
#include "tools/dump/element_word.h"
#include "tools/dump/literal.h"
#include "tools/dump/negoex_parts.h"
#include "tools/dump/ntlm_parts.h"
#include "tools/dump/pac_parts.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/schema.h"

namespace legwork::dump {
namespace {

constexpr int kDepthMax = 48;  // what is nested deeper stays octets
constexpr std::uint8_t kClassMask = 0xE0;
constexpr std::uint8_t kNumberMask = 0x1F;
constexpr std::uint8_t kContext = 0xA0;
constexpr std::uint8_t kApplication = 0x60;
constexpr std::uint8_t kConstructed = 0x20;

// Header is the tag and the length in front of an element, whatever is behind them.
struct Header {
  std::uint8_t tag = 0;
  ByteView length;        // its octets
  std::size_t value = 0;  // what they say
};

std::optional<Header> ReadHeader(ByteView octets) {
  if (octets.size() < 2 || (octets[0] & kNumberMask) == kNumberMask) return std::nullopt;
  const std::size_t count = octets[1] < 0x80 ? 0 : octets[1] - 0x80u;
  const bool is_definite = octets[1] != 0x80 && count <= 4 && octets.size() >= 2 + count;
  if (!is_definite) return std::nullopt;
  Header header = {octets[0], octets.subspan(1, 1 + count), octets[1]};
  if (count > 0) header.value = 0;
  for (std::size_t i = 0; i < count; ++i) header.value = header.value << 8 | octets[2 + i];
  return header;
}

std::string_view Unlisted(std::string_view type) {
  return type.ends_with('*') ? type.substr(0, type.size() - 1) : type;
}

std::int64_t SignedOf(ByteView octets) {
  if (octets.empty() || octets.size() > 8) return 0;
  std::uint64_t bits = octets[0] >= 0x80 ? ~std::uint64_t{0} : 0;
  for (const std::uint8_t octet : octets) bits = bits << 8 | octet;
  return static_cast<std::int64_t>(bits);
}

std::uint32_t BitsOf(ByteView octets) {
  std::uint32_t bits = 0;
  for (std::size_t i = 1; i <= 4; ++i) bits = bits << 8 | (i < octets.size() ? octets[i] : 0u);
  return bits;
}

// IsSelector: the fields whose number tells what another one holds.
bool IsSelector(std::string_view label) {
  return label == "etype" || label == "padata-type" || label == "ad-type" || label == "cksumtype" ||
         label == "error-code" || label == "keytype";
}

}  // namespace

Part Exact(Part part, ByteView octets, std::size_t at) {
  const Written written = WriteParts({&part, 1});
  if (written.error.empty() && SameBytes(written.token, octets)) return part;
  return Leaf(part.label, Form::kHex, octets, at, part.note);
}

std::vector<Part> TokenReader::Read(ByteView token) {
  Parts parts = ReadToken(token, 0, 0);
  const Written written = WriteParts(parts);
  if (written.error.empty() && SameBytes(written.token, token)) return parts;
  return {Leaf("", Form::kHex, token, 0)};
}

TokenReader::Parts TokenReader::ReadToken(ByteView octets, std::size_t at, int depth) {
  if (octets.empty()) return {};
  if (IsNegoEx(octets)) return ReadNegoExMessages(octets, at);
  if (IsNtlmToken(octets)) return {ReadNtlmMessage(octets, at)};
  const bool is_message = octets.size() >= 16 && (octets[0] == 4 || octets[0] == 5) && octets[1] == 4;
  if (is_message) return ReadMessageToken(octets, at);
  const bool is_der = (octets[0] & kClassMask) == kApplication || (octets[0] & kClassMask) == kContext;
  if (!is_der) return {Leaf("", Form::kHex, octets, at)};
  Scope scope = {.type = "NegotiationToken"};
  return ReadElements(octets, at, scope, depth);
}

Part TokenReader::ReadNtlmMessage(ByteView octets, std::size_t at) {
  Part part = Exact(ReadNtlm(octets, at), octets, at);
  handshake_.Note(octets);
  MakeSigned(part, octets, keys_, handshake_);
  return part;
}

TokenReader::Parts TokenReader::ReadNegoExMessages(ByteView octets, std::size_t at) {
  Parts parts;
  while (IsNegoEx(octets)) {
    const ByteView message = octets.first(NegoExSize(octets));
    parts.push_back(Exact(ReadNegoEx(message, at), message, at));
    at += message.size();
    octets = octets.subspan(message.size());
  }
  if (!octets.empty()) parts.push_back(Leaf("", Form::kHex, octets, at));
  return parts;
}

TokenReader::Parts TokenReader::ReadElements(ByteView octets, std::size_t at, Scope& scope, int depth) {
  Parts parts;
  while (!octets.empty()) {
    const std::optional<Header> header = depth < kDepthMax ? ReadHeader(octets) : std::nullopt;
    if (!header) {
      parts.push_back(Leaf("", Form::kHex, octets, at, "no DER element"));
      break;
    }
    const std::size_t header_size = 1 + header->length.size();
    const ByteView contents = octets.subspan(header_size, std::min(header->value, octets.size() - header_size));
    Part part = ReadElement(header->tag, contents, at + header_size, scope, depth);
    part.offset = at;
    part.header_size = header_size;
    part.size = header_size + contents.size();
    if (!SameBytes(LengthOctets(contents.size()), header->length)) part.octets = ToBytes(header->length);
    if (header->value > contents.size()) {
      part.note +=
          (part.note.empty() ? "" : ", ") + std::to_string(header->value - contents.size()) + " octets missing";
    }
    at += part.size;
    octets = octets.subspan(part.size);
    parts.push_back(std::move(part));
  }
  return parts;
}

Part TokenReader::ReadElement(std::uint8_t tag, ByteView contents, std::size_t at, Scope& scope, int depth) {
  Part part;
  part.form = Form::kElement;
  part.number = tag;
  const unsigned number = tag & kNumberMask;
  if ((tag & kClassMask) == kApplication) {
    part.label = number == 0 ? "InitialContextToken" : std::string(ApplicationType(number));
    Scope inner = {.type = ApplicationType(number)};
    part.parts = number == 0 ? ReadFrame(contents, at, depth + 1) : ReadElements(contents, at, inner, depth + 1);
    return part;
  }
  if ((tag & kClassMask) == kContext) {
    const FieldRow* field = FindField(scope.type, number);
    Scope inner = {.type = field != nullptr ? field->type : std::string_view(),
                   .sealed = field != nullptr ? field->sealed : std::string_view(),
                   .selector = scope.selector};
    if (field != nullptr) part.label = field->name;
    // The acceptor's own NegTokenInit has its hints where the initiator's has the MIC (MS-SPNG 2.2.1).
    if (inner.type == "NegHints" && !contents.empty() && contents[0] == kDerSequence) part.label = "negHints";
    // What the octets hold depends on the type that the field is part of.
    if (inner.type == "Octets") inner.type = OctetsType(scope.type, scope.selector);
    if (inner.type == "Cipher") inner = {.type = "Cipher", .sealed = scope.sealed, .selector = scope.selector};
    part.parts = ReadElements(contents, at, inner, depth + 1);
    if (IsSelector(part.label)) scope.selector = inner.selector;
    if (inner.type == "EncryptionKey") KeepKey(part);
    return part;
  }
  part.parts = ReadContents(tag, contents, at, scope, depth);
  return part;
}

// ReadContents reads what is in an element of a universal type.
TokenReader::Parts TokenReader::ReadContents(std::uint8_t tag, ByteView contents, std::size_t at, Scope& scope,
                                             int depth) {
  if ((tag & kConstructed) != 0) {
    Scope inner = {.type = Unlisted(scope.type), .sealed = scope.sealed};
    return ReadElements(contents, at, inner, depth + 1);
  }
  if (tag == kDerOctetString) return ReadOctets(contents, at, scope, depth + 1);
  if (contents.empty()) return {};
  return {ReadValue(tag, contents, at, scope)};
}

Part TokenReader::ReadValue(std::uint8_t tag, ByteView contents, std::size_t at, Scope& scope) {
  Part leaf = LiteralLeaf(LiteralForm(tag), contents, at);
  const std::string_view type = Unlisted(scope.type);
  if (leaf.form == Form::kDerNumber) {
    scope.selector = SignedOf(contents);
    leaf.note = NumberNote(type, scope.selector);
  }
  if (leaf.form == Form::kDerBits) leaf.note = BitsNote(type, BitsOf(contents));
  if (leaf.form == Form::kDerOid) leaf.note = OidNote(contents);
  return leaf;
}

TokenReader::Parts TokenReader::ReadOctets(ByteView contents, std::size_t at, const Scope& scope, int depth) {
  if (contents.empty()) return {};
  if (scope.type == "Cipher") return ReadCipher(contents, at, scope, depth);
  if (!scope.type.empty()) return ReadTyped(scope.type, contents, at, depth);
  return {Leaf("", Form::kHex, contents, at)};
}

TokenReader::Parts TokenReader::ReadTyped(std::string_view type, ByteView octets, std::size_t at, int depth) {
  if (depth >= kDepthMax) return {Leaf("", Form::kHex, octets, at)};
  if (type == "Token" || type == "Mic") return ReadToken(octets, at, depth);
  if (type == "GssChecksum") return {Exact(ReadGssChecksum(octets, at, depth), octets, at)};
  if (type == "PAC") return {Exact(ReadPac(octets, at), octets, at)};
  if (type == "PA-ENC-TIMESTAMP") {
    Scope scope = {.type = "EncryptedData", .sealed = "PA-ENC-TS-ENC"};
    return ReadElements(octets, at, scope, depth);
  }
  const bool is_der = octets[0] == kDerSequence;
  if (!is_der) return {Leaf("", Form::kHex, octets, at)};
  Scope scope = {.type = type};
  return ReadElements(octets, at, scope, depth);
}

// ReadFrame is RFC 2743 section 3.1: an OID, then octets of the mechanism; Kerberos begins them with a token id (RFC
// 4121 section 4.1).
TokenReader::Parts TokenReader::ReadFrame(ByteView contents, std::size_t at, int depth) {
  const std::optional<Header> header = ReadHeader(contents);
  const bool has_oid =
      header && header->tag == kDerObjectIdentifier && header->value + 1 + header->length.size() <= contents.size();
  Scope none = {};
  if (!has_oid) return ReadElements(contents, at, none, depth);
  const std::size_t oid_size = 1 + header->length.size() + header->value;
  Parts parts = ReadElements(contents.first(oid_size), at, none, depth);
  parts[0].label = "thisMech";
  const ByteView oid = contents.subspan(1 + header->length.size(), header->value);
  ByteView rest = contents.subspan(oid_size);
  at += oid_size;
  const bool is_kerberos =
      SameBytes(oid, kOidKerberos) || SameBytes(oid, kOidMsKerberos) || SameBytes(oid, kOidKerberosUserToUser);
  if (is_kerberos && rest.size() >= 2) {
    parts.push_back(Leaf("TOK_ID", Form::kHex, rest.first(2), at));
    rest = rest.subspan(2);
    at += 2;
  }
  Parts inner;
  Scope scope = {.type = "NegotiationToken"};
  if (!rest.empty() && (rest[0] & kConstructed) != 0) inner = ReadElements(rest, at, scope, depth);
  if (inner.empty() && !rest.empty()) inner = ReadToken(rest, at, depth);
  std::ranges::move(inner, std::back_inserter(parts));
  return parts;
}

}  // namespace legwork::dump
