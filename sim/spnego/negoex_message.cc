#include "sim/spnego/negoex_message.h"

#include <algorithm>

#include "sim/wire/reader.h"

namespace legwork::spnego {
namespace {

constexpr std::string_view kSignature = "NEGOEXTS";
constexpr std::size_t kTypedValueSize = 12;  // bytes: type, offset, length
constexpr std::uint32_t kChecksumHeaderSize = 20;
constexpr std::string_view kTypeNames[] = {
    "INITIATOR_NEGO", "ACCEPTOR_NEGO", "INITIATOR_META_DATA", "ACCEPTOR_META_DATA", "CHALLENGE", "AP_REQUEST",
    "VERIFY",         "ALERT"};

// HeaderSizeOf is cbHeaderLength, bytes.
std::uint32_t HeaderSizeOf(NegoExType type) {
  switch (type) {
    case NegoExType::kInitiatorNego:
    case NegoExType::kAcceptorNego:
      return 96;
    case NegoExType::kVerify:
      return 80;
    case NegoExType::kAlert:
      return 72;
    default:
      return 64;
  }
}

bool GetGuid(Reader& in, Guid& guid) {
  ByteView bytes;
  if (!in.GetBytes(guid.size(), &bytes)) return false;
  std::ranges::copy(bytes, guid.begin());
  return true;
}

// MessageReader reads one message, whose octets are all there.
class MessageReader {
 public:
  MessageReader(ByteView message, NegoExMessage& out) : message_(message), in_(message), out_(out) {}

  bool Read() {
    if (!GetHead()) return false;
    switch (out_.type) {
      case NegoExType::kInitiatorNego:
      case NegoExType::kAcceptorNego:
        return GetNego();
      case NegoExType::kVerify:
        return GetGuid(in_, out_.auth_scheme) && GetChecksum();
      case NegoExType::kAlert:
        return GetGuid(in_, out_.auth_scheme) && in_.GetU32Le(&out_.error_code) && GetTypedValues(out_.alerts);
      default:
        return GetGuid(in_, out_.auth_scheme) && GetVector(&out_.exchange);
    }
  }

  std::size_t FailedAt() const { return in_.FailedAt(); }

 private:
  bool GetHead() {
    std::uint32_t type = 0, header = 0, size = 0;
    if (!in_.ExpectBytes(AsBytes(kSignature)) || !in_.GetU32Le(&type)) return false;
    if (type > static_cast<std::uint32_t>(NegoExType::kAlert)) return in_.Fail();
    out_.type = static_cast<NegoExType>(type);
    if (!in_.GetU32Le(&out_.sequence_number) || !in_.GetU32Le(&header) || !in_.GetU32Le(&size)) return false;
    if (header != HeaderSizeOf(out_.type) || size != message_.size() || size < header) return in_.Fail();
    return GetGuid(in_, out_.conversation_id);
  }

  bool GetNego() {
    ByteView random;
    if (!in_.GetBytes(out_.random.size(), &random) || !in_.GetU64Le(&out_.protocol_version)) return false;
    std::ranges::copy(random, out_.random.begin());
    return GetArray(Guid().size(), &out_.auth_schemes) && GetTypedValues(out_.extensions);
  }

  bool GetChecksum() {
    std::uint32_t header = 0;
    if (!in_.GetU32Le(&header)) return false;
    if (header != kChecksumHeaderSize) return in_.Fail();
    return in_.GetU32Le(&out_.checksum_scheme) && in_.GetU32Le(&out_.checksum_type) && GetVector(&out_.checksum);
  }

  // Part is octets somewhere behind the header. None at all may be said to lie anywhere.
  bool Part(std::uint32_t offset, std::size_t size, ByteView* part) {
    if (size == 0) return true;
    const bool fits =
        offset >= HeaderSizeOf(out_.type) && offset <= message_.size() && size <= message_.size() - offset;
    if (!fits) return in_.Fail();
    *part = message_.subspan(offset, size);
    return true;
  }

  bool GetVector(ByteView* octets) {
    std::uint32_t offset = 0, size = 0;
    return in_.GetU32Le(&offset) && in_.GetU32Le(&size) && Part(offset, size, octets);
  }

  bool GetArray(std::size_t element_size, ByteView* elements) {
    std::uint32_t offset = 0;
    std::uint16_t count = 0;
    return in_.GetU32Le(&offset) && in_.GetU16Le(&count) && in_.Skip(2) && Part(offset, count * element_size, elements);
  }

  bool GetTypedValues(std::vector<TypedValue>& values) {
    ByteView elements;
    if (!GetArray(kTypedValueSize, &elements)) return false;
    for (Reader rest(elements); !rest.empty();) {
      TypedValue value;
      std::uint32_t offset = 0, size = 0;
      rest.GetU32Le(&value.type);
      rest.GetU32Le(&offset);
      rest.GetU32Le(&size);
      if (!Part(offset, size, &value.value)) return false;
      values.push_back(value);
    }
    return true;
  }

  ByteView message_;
  Reader in_;
  NegoExMessage& out_;
};

// MessageWriter hands out places behind the header.
class MessageWriter {
 public:
  MessageWriter(const NegoExMessage& message, Writer& out)
      : message_(message), out_(out), start_(out.Position()), next_(HeaderSizeOf(message.type)) {}

  void Write() {
    PutHead();
    switch (message_.type) {
      case NegoExType::kInitiatorNego:
      case NegoExType::kAcceptorNego:
        out_.PutBytes(message_.random);
        out_.PutU64Le(message_.protocol_version);
        PutArray(message_.auth_schemes.size(), message_.auth_schemes.size() / Guid().size());
        PutArray(message_.extensions.size() * kTypedValueSize, message_.extensions.size());
        out_.PutBytes(message_.auth_schemes);
        PutTypedValues(message_.extensions);
        break;
      case NegoExType::kVerify:
        out_.PutBytes(message_.auth_scheme);
        out_.PutU32Le(kChecksumHeaderSize);
        out_.PutU32Le(message_.checksum_scheme);
        out_.PutU32Le(message_.checksum_type);
        PutVector(message_.checksum.size());
        out_.PutZeros(4);
        out_.PutBytes(message_.checksum);
        break;
      case NegoExType::kAlert:
        out_.PutBytes(message_.auth_scheme);
        out_.PutU32Le(message_.error_code);
        PutArray(message_.alerts.size() * kTypedValueSize, message_.alerts.size());
        out_.PutZeros(4);
        PutTypedValues(message_.alerts);
        break;
      default:
        out_.PutBytes(message_.auth_scheme);
        PutVector(message_.exchange.size());
        out_.PutBytes(message_.exchange);
    }
    out_.PatchU32Le(start_ + 20, static_cast<std::uint32_t>(out_.Position() - start_));
  }

 private:
  void PutHead() {
    out_.PutBytes(AsBytes(kSignature));
    out_.PutU32Le(static_cast<std::uint32_t>(message_.type));
    out_.PutU32Le(message_.sequence_number);
    out_.PutU32Le(HeaderSizeOf(message_.type));
    out_.PutU32Le(0);  // the message's size
    out_.PutBytes(message_.conversation_id);
  }

  std::uint32_t Place(std::size_t size) {
    const std::size_t place = next_;
    next_ += size;
    return size == 0 ? 0 : static_cast<std::uint32_t>(place);
  }
  void PutVector(std::size_t size) {
    out_.PutU32Le(Place(size));
    out_.PutU32Le(static_cast<std::uint32_t>(size));
  }
  void PutArray(std::size_t size, std::size_t count) {
    out_.PutU32Le(Place(size));
    out_.PutU16Le(static_cast<std::uint16_t>(count));
    out_.PutZeros(2);
  }
  void PutTypedValues(const std::vector<TypedValue>& values) {
    for (const TypedValue& value : values) {
      out_.PutU32Le(value.type);
      PutVector(value.value.size());
    }
    for (const TypedValue& value : values) out_.PutBytes(value.value);
  }

  const NegoExMessage& message_;
  Writer& out_;
  std::size_t start_;
  std::size_t next_;  // bytes from the start of the message
};

}  // namespace

std::string_view NegoExTypeName(NegoExType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

Result<std::vector<NegoExMessage>> ReadNegoExMessages(ByteView token) {
  std::vector<NegoExMessage> messages;
  for (std::size_t at = 0; at < token.size() || messages.empty();) {
    const ByteView rest = token.subspan(at);
    Reader ahead(rest);
    std::uint32_t size = 0;
    if (!ahead.Skip(20) || !ahead.GetU32Le(&size)) return Error{"NegoExMessage", at + ahead.FailedAt()};
    if (size == 0 || size > rest.size()) return Error{"NegoExMessage.cbMessageLength", at + 20};
    MessageReader reader(rest.first(size), messages.emplace_back());
    if (!reader.Read()) return Error{"NegoExMessage", at + reader.FailedAt()};
    at += size;
  }
  return messages;
}

void WriteNegoExMessage(const NegoExMessage& message, Writer& out) { MessageWriter(message, out).Write(); }

}  // namespace legwork::spnego
