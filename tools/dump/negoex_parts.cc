#include "tools/dump/negoex_parts.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "tools/dump/payload_parts.h"

namespace legwork::dump {
namespace {

constexpr std::string_view kSignature = "NEGOEXTS";
constexpr std::size_t kSizeAt = 20;    // of cbMessageLength, octets
constexpr std::size_t kHeadSize = 40;  // up to ConversationId
constexpr std::size_t kSchemeSize = 16;
constexpr std::size_t kTypedValueSize = 12;  // type, offset and length of an EXTENSION or ALERT

// Kind is how a field is read; the last three point at what lies behind the header.
enum class Kind : std::uint8_t {
  kOctets,
  kNumber,
  kCode,         // a number that people know in hexadecimal
  kVector,       // offset 4, length 4
  kSchemes,      // offset 4, count 2, zero 2: names of 16 octets
  kTypedValues,  // the same: elements that point at values of their own
};

struct FieldRow {
  std::string_view name;
  Kind kind;
  std::size_t size = 8;  // octets
};

constexpr FieldRow kNego[] = {{"Random", Kind::kOctets, 32},
                              {"ProtocolVersion", Kind::kNumber},
                              {"AuthSchemes", Kind::kSchemes},
                              {"Extensions", Kind::kTypedValues}};
constexpr FieldRow kExchange[] = {{"AuthScheme", Kind::kOctets, 16}, {"Exchange", Kind::kVector}};
constexpr FieldRow kVerify[] = {{"AuthScheme", Kind::kOctets, 16},    {"cbHeaderLength", Kind::kNumber, 4},
                                {"ChecksumScheme", Kind::kNumber, 4}, {"ChecksumType", Kind::kNumber, 4},
                                {"ChecksumValue", Kind::kVector},     {"Padding", Kind::kOctets, 4}};
constexpr FieldRow kAlert[] = {{"AuthScheme", Kind::kOctets, 16},
                               {"ErrorCode", Kind::kCode, 4},
                               {"Alerts", Kind::kTypedValues},
                               {"Padding", Kind::kOctets, 4}};

struct MessageRow {
  std::string_view name;
  std::span<const FieldRow> fields;
};

// In the order of MESSAGE_TYPE.
constexpr MessageRow kMessages[] = {
    {"INITIATOR_NEGO", kNego},          {"ACCEPTOR_NEGO", kNego},  {"INITIATOR_META_DATA", kExchange},
    {"ACCEPTOR_META_DATA", kExchange},  {"CHALLENGE", kExchange},  {"AP_REQUEST", kExchange},
    {"VERIFY", kVerify},                {"ALERT", kAlert},
};

bool IsPointer(Kind kind) { return kind >= Kind::kVector; }

std::uint64_t LittleEndian(ByteView octets) {
  std::uint64_t value = 0;
  for (std::size_t i = octets.size(); i > 0; --i) value = value << 8 | octets[i - 1];
  return value;
}

Part Group(std::string label, std::size_t at, std::size_t size) {
  Part group = Leaf(std::move(label), Form::kGroup, {}, at);
  group.size = size;
  return group;
}

Part Unsigned(std::string label, ByteView octets, std::size_t at, std::uint64_t base = 10) {
  Part leaf = Leaf(std::move(label), Form::kUnsigned, octets, at);
  leaf.number = base;
  return leaf;
}

Part Reference(std::string label, Form form, const std::string& name, std::size_t at) {
  Part part = Leaf(std::move(label), form, {}, at);
  part.number = part.size = 4;
  part.name = name;
  return part;
}

// MessageReader takes one message apart, whose octets are all there.
class MessageReader {
 public:
  MessageReader(const MessageRow& row, ByteView message, std::size_t base)
      : row_(row), message_(message), base_(base) {}

  Part Read() {
    Part group = Group(std::string(row_.name), base_, message_.size());
    AddHead(group.parts);
    std::vector<Payload> payloads;
    const std::size_t end = EachField([&](const FieldRow& field, std::size_t at) {
      if (IsPointer(field.kind)) payloads.push_back(PayloadOf(field, at));
    });
    std::vector<Part> behind;
    const std::vector<bool> placed = PlacePayloads(message_, base_, end, std::move(payloads), behind);
    std::size_t payload = 0;
    EachField([&](const FieldRow& field, std::size_t at) {
      AddField(field, at, IsPointer(field.kind) && placed[payload++], group.parts);
    });
    std::ranges::move(behind, std::back_inserter(group.parts));
    return group;
  }

 private:
  ByteView At(std::size_t at, std::size_t size) const { return message_.subspan(at, size); }

  // EachField visits the fields that are there and says where they end.
  template <typename Visit>
  std::size_t EachField(Visit visit) const {
    std::size_t at = kHeadSize;
    for (const FieldRow& field : row_.fields) {
      if (at + field.size > message_.size()) break;
      visit(field, at);
      at += field.size;
    }
    return at;
  }

  void AddHead(std::vector<Part>& parts) const {
    parts = {Leaf("Signature", Form::kText, At(0, 8), base_), Unsigned("MessageType", At(8, 4), base_ + 8),
             Unsigned("SequenceNum", At(12, 4), base_ + 12), Unsigned("cbHeaderLength", At(16, 4), base_ + 16)};
    const bool is_true = LittleEndian(At(kSizeAt, 4)) == message_.size();
    parts.push_back(is_true ? Reference("cbMessageLength", Form::kSize, std::string(kThisGroup), base_ + kSizeAt)
                            : Unsigned("cbMessageLength", At(kSizeAt, 4), base_ + kSizeAt));
    parts.push_back(Leaf("ConversationId", Form::kHex, At(24, 16), base_ + 24));
  }

  std::size_t SizeOfPayload(const FieldRow& field, std::size_t at) const {
    if (field.kind == Kind::kVector) return LittleEndian(At(at + 4, 4));
    return LittleEndian(At(at + 4, 2)) * (field.kind == Kind::kSchemes ? kSchemeSize : kTypedValueSize);
  }

  Payload PayloadOf(const FieldRow& field, std::size_t at) const {
    const std::size_t offset = LittleEndian(At(at, 4));
    const std::size_t size = SizeOfPayload(field, at);
    const bool is_inside = size > 0 && offset <= message_.size() && size <= message_.size() - offset;
    if (!is_inside) return {message_.size() + 1, Part()};
    Part part = Group(std::string(field.name), base_ + offset, size);
    switch (field.kind) {
      case Kind::kSchemes:
        for (std::size_t i = 0; i < size; i += kSchemeSize) {
          part.parts.push_back(Leaf("", Form::kHex, At(offset + i, kSchemeSize), base_ + offset + i));
        }
        break;
      case Kind::kTypedValues:
        for (std::size_t i = 0; i < size; i += kTypedValueSize) AddTypedValue(offset + i, part.parts);
        break;
      default:
        part = Leaf(std::string(field.name), Form::kHex, At(offset, size), base_ + offset);
    }
    return {offset, std::move(part)};
  }

  // Values lie anywhere in the message, so their places are told as numbers.
  void AddTypedValue(std::size_t at, std::vector<Part>& parts) const {
    parts.push_back(Unsigned("Type", At(at, 4), base_ + at, 16));
    parts.push_back(Unsigned("ByteArrayOffset", At(at + 4, 4), base_ + at + 4));
    parts.push_back(Unsigned("ByteArrayLength", At(at + 8, 4), base_ + at + 8));
  }

  void AddField(const FieldRow& field, std::size_t at, bool is_placed, std::vector<Part>& parts) const {
    const std::string name(field.name);
    switch (field.kind) {
      case Kind::kOctets:
        return parts.push_back(Leaf(name, Form::kHex, At(at, field.size), base_ + at));
      case Kind::kNumber:
        return parts.push_back(Unsigned(name, At(at, field.size), base_ + at));
      case Kind::kCode:
        return parts.push_back(Unsigned(name, At(at, field.size), base_ + at, 16));
      default:
        break;
    }
    const std::string offset = name + "Offset";
    parts.push_back(is_placed ? Reference(offset, Form::kOffset, name, base_ + at)
                              : Unsigned(offset, At(at, 4), base_ + at));
    if (field.kind != Kind::kVector) {
      parts.push_back(Unsigned(name + "Count", At(at + 4, 2), base_ + at + 4));
      return parts.push_back(Leaf("", Form::kHex, At(at + 6, 2), base_ + at + 6));
    }
    parts.push_back(is_placed ? Reference(name + "Length", Form::kSize, name, base_ + at + 4)
                              : Unsigned(name + "Length", At(at + 4, 4), base_ + at + 4));
  }

  const MessageRow& row_;
  ByteView message_;
  std::size_t base_;
};

}  // namespace

bool IsNegoEx(ByteView octets) { return octets.size() >= kHeadSize && AsText(octets).starts_with(kSignature); }

std::size_t NegoExSize(ByteView octets) {
  const std::size_t said = LittleEndian(octets.subspan(kSizeAt, 4));
  return said >= kHeadSize && said <= octets.size() ? said : octets.size();
}

Part ReadNegoEx(ByteView message, std::size_t at) {
  static constexpr MessageRow kUnknown = {"NEGOEX_MESSAGE", {}};
  const std::uint64_t type = LittleEndian(message.subspan(8, 4));
  return MessageReader(type < std::size(kMessages) ? kMessages[type] : kUnknown, message, at).Read();
}

}  // namespace legwork::dump
