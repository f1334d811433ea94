#include "tools/dump/ntlm_parts.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/wire/file_time.h"
#include "tools/dump/literal.h"
#include "tools/dump/payload_parts.h"

namespace legwork::dump {
namespace {

constexpr std::string_view kSignature("NTLMSSP\0", 8);
constexpr std::size_t kFirstField = 12;     // behind Signature and MessageType, octets
constexpr std::size_t kSignatureSize = 16;  // of a message's signature
constexpr std::size_t kResponseFixed = 44;  // in front of the AV pairs of an NTLMv2_RESPONSE

// Kind is how a field of a header is read; the k…Payload ones point at such a value.
enum class Kind : std::uint8_t {
  kFlags,
  kOctets8,
  kVersion,
  kMic,
  kOemPayload,
  kTextPayload,
  kOctetsPayload,
  kAvPairsPayload,
  kResponsePayload,
};

struct HeaderRow {
  std::string_view name;
  Kind kind;
};

constexpr HeaderRow kNegotiate[] = {{"NegotiateFlags", Kind::kFlags},
                                    {"DomainName", Kind::kOemPayload},
                                    {"Workstation", Kind::kOemPayload},
                                    {"Version", Kind::kVersion}};
constexpr HeaderRow kChallenge[] = {{"TargetName", Kind::kTextPayload},    {"NegotiateFlags", Kind::kFlags},
                                    {"ServerChallenge", Kind::kOctets8},   {"Reserved", Kind::kOctets8},
                                    {"TargetInfo", Kind::kAvPairsPayload}, {"Version", Kind::kVersion}};
constexpr HeaderRow kAuthenticate[] = {{"LmChallengeResponse", Kind::kOctetsPayload},
                                       {"NtChallengeResponse", Kind::kResponsePayload},
                                       {"DomainName", Kind::kTextPayload},
                                       {"UserName", Kind::kTextPayload},
                                       {"Workstation", Kind::kTextPayload},
                                       {"EncryptedRandomSessionKey", Kind::kOctetsPayload},
                                       {"NegotiateFlags", Kind::kFlags},
                                       {"Version", Kind::kVersion},
                                       {"MIC", Kind::kMic}};

struct MessageRow {
  std::string_view name;
  std::span<const HeaderRow> fields;
  std::size_t flags_at = 0;
};

constexpr MessageRow kMessages[] = {{"NEGOTIATE_MESSAGE", kNegotiate, 12},
                                    {"CHALLENGE_MESSAGE", kChallenge, 20},
                                    {"AUTHENTICATE_MESSAGE", kAuthenticate, 60}};

bool IsPayload(Kind kind) { return kind >= Kind::kOemPayload; }

std::size_t SizeOf(Kind kind) {
  if (kind == Kind::kFlags) return 4;
  return kind == Kind::kMic ? 16 : 8;
}

std::uint64_t LittleEndian(ByteView octets) {
  std::uint64_t value = 0;
  for (std::size_t i = octets.size(); i > 0; --i) value = value << 8 | octets[i - 1];
  return value;
}

Part Unsigned(std::string label, ByteView octets, std::size_t at, std::uint64_t base = 10, std::string note = {}) {
  Part leaf = Leaf(std::move(label), Form::kUnsigned, octets, at, std::move(note));
  leaf.number = base;
  return leaf;
}

Part Text(std::string label, Form form, ByteView octets, std::size_t at) {
  Part leaf = LiteralLeaf(form, octets, at);
  leaf.label = std::move(label);
  return leaf;
}

Part Group(std::string label, std::size_t at, std::size_t size) {
  Part group;
  group.label = std::move(label);
  group.form = Form::kGroup;
  group.offset = at;
  group.size = size;
  return group;
}

std::string FlagsNote(std::uint32_t flags) {
  std::string note;
  for (const ntlm::NegotiateFlagRow& row : ntlm::NegotiateFlagRows()) {
    if ((flags & row.flag) != 0) note += (note.empty() ? "" : "|") + std::string(row.name);
  }
  return note;
}

std::string TimeNote(ByteView octets) {
  const KerberosTimeText text = WriteKerberosTime(static_cast<std::int64_t>(LittleEndian(octets)));
  return std::string(text.data(), text.size());
}

Part AvValue(std::uint16_t id, ByteView value, std::size_t at) {
  switch (static_cast<ntlm::AvId>(id)) {
    case ntlm::AvId::kMsvAvFlags:
      return value.size() == 4 ? Unsigned("", value, at, 16) : Leaf("", Form::kHex, value, at);
    case ntlm::AvId::kMsvAvTimestamp:
      return value.size() == 8 ? Unsigned("", value, at, 10, TimeNote(value)) : Leaf("", Form::kHex, value, at);
    case ntlm::AvId::kMsvAvSingleHost:
    case ntlm::AvId::kMsvAvChannelBindings:
      return Leaf("", Form::kHex, value, at);
    default:
      return id <= static_cast<std::uint16_t>(ntlm::AvId::kMsvAvTargetName) ? Text("", Form::kUtf16, value, at)
                                                                            : Leaf("", Form::kHex, value, at);
  }
}

// ReadAvPairs appends pairs up to MsvAvEOL; an AvLen that is too large keeps its octets.
void ReadAvPairs(ByteView octets, std::size_t at, std::vector<Part>& parts) {
  while (octets.size() >= 4) {
    const auto id = static_cast<std::uint16_t>(LittleEndian(octets.first(2)));
    const std::size_t said = LittleEndian(octets.subspan(2, 2));
    const std::size_t size = std::min(said, octets.size() - 4);
    Part pair;
    pair.label = ntlm::AvIdName(id);
    pair.form = Form::kAvPair;
    pair.number = id;
    pair.offset = at;
    pair.header_size = 4;
    pair.size = 4 + size;
    if (said != size) pair.octets = ToBytes(octets.subspan(2, 2));
    if (size > 0) pair.parts = {AvValue(id, octets.subspan(4, size), at + 4)};
    parts.push_back(std::move(pair));
    octets = octets.subspan(4 + size);
    at += 4 + size;
    if (id == 0) break;
  }
  if (!octets.empty()) parts.push_back(Leaf("", Form::kHex, octets, at));
}

Part ReadResponse(std::string label, ByteView value, std::size_t at) {
  if (value.size() < kResponseFixed) return Leaf(std::move(label), Form::kHex, value, at);
  Part group = Group(std::move(label), at, value.size());
  group.parts = {Leaf("NTProofStr", Form::kHex, value.first(16), at),
                 Unsigned("RespType", value.subspan(16, 1), at + 16),
                 Unsigned("HiRespType", value.subspan(17, 1), at + 17),
                 Unsigned("Reserved1", value.subspan(18, 2), at + 18),
                 Unsigned("Reserved2", value.subspan(20, 4), at + 20),
                 Unsigned("TimeStamp", value.subspan(24, 8), at + 24, 10, TimeNote(value.subspan(24, 8))),
                 Leaf("ChallengeFromClient", Form::kHex, value.subspan(32, 8), at + 32),
                 Unsigned("Reserved3", value.subspan(40, 4), at + 40)};
  ReadAvPairs(value.subspan(kResponseFixed), at + kResponseFixed, group.parts);
  return group;
}

// MessageReader takes one of the three messages apart.
class MessageReader {
 public:
  MessageReader(const MessageRow& row, ByteView message, std::size_t base) : row_(row), message_(message), base_(base) {
    if (message.size() >= row.flags_at + 4)
      flags_ = static_cast<std::uint32_t>(LittleEndian(message.subspan(row.flags_at, 4)));
  }

  Part Read() {
    Part group = Group(std::string(row_.name), base_, message_.size());
    group.parts = {Text("Signature", Form::kText, message_.first(8), base_),
                   Unsigned("MessageType", message_.subspan(8, 4), base_ + 8)};
    const std::size_t header_size = HeaderSize();
    std::vector<Payload> payloads;
    std::vector<HeaderRow> owners;
    for (std::size_t at = kFirstField; const HeaderRow& field : row_.fields) {
      if (at + SizeOf(field.kind) > header_size) break;
      if (IsPayload(field.kind)) payloads.push_back(PayloadOf(field, at));
      at += SizeOf(field.kind);
    }
    std::vector<Part> behind;
    const std::size_t fields_end = FieldsEnd(header_size);
    const std::vector<bool> placed = PlacePayloads(message_, base_, fields_end, std::move(payloads), behind);
    std::size_t payload = 0;
    for (std::size_t at = kFirstField; const HeaderRow& field : row_.fields) {
      if (at + SizeOf(field.kind) > header_size) break;
      AddField(field, at, IsPayload(field.kind) && placed[payload++], group.parts);
      at += SizeOf(field.kind);
    }
    std::ranges::move(behind, std::back_inserter(group.parts));
    return group;
  }

 private:
  // HeaderSize leaves Version and MIC out if payload lies in their place (MS-NLMP lets them be absent).
  std::size_t HeaderSize() const {
    std::size_t start = message_.size();
    std::size_t at = kFirstField;
    for (const HeaderRow& field : row_.fields) {
      if (at + SizeOf(field.kind) > message_.size()) break;
      const std::size_t len = LittleEndian(message_.subspan(at, 2));
      const bool points = IsPayload(field.kind) && len != 0;
      const std::size_t offset = points ? LittleEndian(message_.subspan(at + 4, 4)) : start;
      if (offset + len <= message_.size() && offset >= Fixed()) start = std::min(start, offset);
      at += SizeOf(field.kind);
    }
    return start;
  }

  // Fixed is the size of the header up to Version.
  std::size_t Fixed() const {
    std::size_t at = kFirstField;
    for (const HeaderRow& field : row_.fields) {
      if (field.kind == Kind::kVersion) break;
      at += SizeOf(field.kind);
    }
    return at;
  }

  std::size_t FieldsEnd(std::size_t header_size) const {
    std::size_t at = kFirstField;
    for (const HeaderRow& field : row_.fields) {
      if (at + SizeOf(field.kind) > header_size) break;
      at += SizeOf(field.kind);
    }
    return std::min(at, message_.size());
  }

  Payload PayloadOf(const HeaderRow& field, std::size_t at) const {
    const std::size_t len = LittleEndian(message_.subspan(at, 2));
    const std::size_t offset = LittleEndian(message_.subspan(at + 4, 4));
    if (offset + len > message_.size()) return {message_.size() + 1, Part()};
    return {offset, ReadPayload(field, message_.subspan(offset, len), base_ + offset)};
  }

  Part ReadPayload(const HeaderRow& field, ByteView value, std::size_t at) const {
    const std::string label(field.name);
    const bool is_unicode = field.kind == Kind::kTextPayload && (flags_ & ntlm::kNegotiateUnicode) != 0;
    switch (field.kind) {
      case Kind::kOemPayload:
      case Kind::kTextPayload:
        return Text(label, is_unicode ? Form::kUtf16 : Form::kText, value, at);
      case Kind::kAvPairsPayload: {
        Part group = Group(label, at, value.size());
        ReadAvPairs(value, at, group.parts);
        return group;
      }
      case Kind::kResponsePayload:
        return ReadResponse(label, value, at);
      default:
        return Leaf(label, Form::kHex, value, at);
    }
  }

  void AddField(const HeaderRow& field, std::size_t at, bool is_placed, std::vector<Part>& parts) const {
    const ByteView octets = message_.subspan(at, SizeOf(field.kind));
    const std::string label(field.name);
    if (IsPayload(field.kind)) return AddPointer(label, octets, at, is_placed, parts);
    if (field.kind == Kind::kFlags) {
      const auto flags = static_cast<std::uint32_t>(LittleEndian(octets));
      return parts.push_back(Unsigned(label, octets, base_ + at, 16, FlagsNote(flags)));
    }
    std::string note;
    if (field.kind == Kind::kVersion) {
      note = std::to_string(octets[0]) + "." + std::to_string(octets[1]) + "." +
             std::to_string(LittleEndian(octets.subspan(2, 2))) + " revision " + std::to_string(octets[7]);
    }
    parts.push_back(Leaf(label, Form::kHex, octets, base_ + at, note));
  }

  // AddPointer writes a field that says where a payload lies: by its name if both sizes and the place are right, and
  // else number by number.
  void AddPointer(const std::string& name, ByteView octets, std::size_t at, bool is_placed,
                  std::vector<Part>& parts) const {
    const bool is_plain = is_placed && SameBytes(octets.first(2), octets.subspan(2, 2));
    if (is_plain) {
      Part field = Leaf(name + "Fields", Form::kField, {}, base_ + at);
      field.name = name;
      field.size = octets.size();
      return parts.push_back(std::move(field));
    }
    parts.push_back(Unsigned(name + "Len", octets.first(2), base_ + at));
    parts.push_back(Unsigned(name + "MaxLen", octets.subspan(2, 2), base_ + at + 2));
    parts.push_back(Unsigned(name + "BufferOffset", octets.subspan(4, 4), base_ + at + 4));
    if (!is_placed) return;
    Part& len = parts[parts.size() - 3];
    Part& offset = parts.back();
    len.form = Form::kSize;
    len.number = 2;
    offset.form = Form::kOffset;
    offset.number = 4;
    len.name = offset.name = name;
    len.octets.clear();
    offset.octets.clear();
  }

  const MessageRow& row_;
  ByteView message_;
  std::size_t base_;
  std::uint32_t flags_ = 0;
};

Part ReadSignature(ByteView octets, std::size_t at) {
  Part group = Group("NTLMSSP_MESSAGE_SIGNATURE", at, octets.size());
  group.parts = {Unsigned("Version", octets.first(4), at), Leaf("Checksum", Form::kHex, octets.subspan(4, 8), at + 4),
                 Unsigned("SeqNum", octets.subspan(12, 4), at + 12)};
  return group;
}

}  // namespace

bool IsNtlmToken(ByteView octets) {
  if (octets.size() == kSignatureSize && LittleEndian(octets.first(4)) == 1) return true;
  return octets.size() >= kFirstField && AsText(octets).starts_with(kSignature);
}

Part ReadNtlm(ByteView octets, std::size_t at) {
  if (!AsText(octets).starts_with(kSignature)) return ReadSignature(octets, at);
  const std::uint64_t type = LittleEndian(octets.subspan(8, 4));
  const bool is_known = type >= 1 && type <= std::size(kMessages);
  const MessageRow unknown = {"NTLM_MESSAGE", {}, 0};
  return MessageReader(is_known ? kMessages[type - 1] : unknown, octets, at).Read();
}

}  // namespace legwork::dump
