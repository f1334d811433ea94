#include "sim/ntlm/ntlm_dump.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "sim/base/text.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/payload_field.h"
#include "sim/wire/file_time.h"
#include "sim/wire/reader.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

// Form is how a header field is read; the k…Payload ones are PayloadFields that point at such a value.
enum class Form : std::uint8_t {
  kFlags,    // 4 bytes
  kOctets8,  // 8 bytes
  kVersion,  // 8 bytes
  kMic,      // 16 bytes
  kOemPayload,
  kTextPayload,
  kOctetsPayload,
  kAvPairsPayload,
  kResponsePayload,
};

struct FieldRow {
  std::string_view name;
  Form form;
};

constexpr FieldRow kNegotiateFields[] = {
    {"NegotiateFlags", Form::kFlags},
    {"DomainName", Form::kOemPayload},
    {"Workstation", Form::kOemPayload},
    {"Version", Form::kVersion},
};
constexpr FieldRow kChallengeFields[] = {
    {"TargetName", Form::kTextPayload}, {"NegotiateFlags", Form::kFlags},      {"ServerChallenge", Form::kOctets8},
    {"Reserved", Form::kOctets8},       {"TargetInfo", Form::kAvPairsPayload}, {"Version", Form::kVersion},
};
constexpr FieldRow kAuthenticateFields[] = {
    {"LmChallengeResponse", Form::kOctetsPayload},
    {"NtChallengeResponse", Form::kResponsePayload},
    {"DomainName", Form::kTextPayload},
    {"UserName", Form::kTextPayload},
    {"Workstation", Form::kTextPayload},
    {"EncryptedRandomSessionKey", Form::kOctetsPayload},
    {"NegotiateFlags", Form::kFlags},
    {"Version", Form::kVersion},
    {"MIC", Form::kMic},
};

// MessageRow is what the dump knows of a message before it reads it.
struct MessageRow {
  std::string_view name;
  std::span<const FieldRow> fields;
  std::size_t flags_offset = 0;  // bytes
};

MessageRow RowOf(MessageType type) {
  switch (type) {
    case MessageType::kNegotiate:
      return {"NEGOTIATE_MESSAGE", kNegotiateFields, 12};
    case MessageType::kChallenge:
      return {"CHALLENGE_MESSAGE", kChallengeFields, 20};
    case MessageType::kAuthenticate:
      return {"AUTHENTICATE_MESSAGE", kAuthenticateFields, 60};
    case MessageType::kNone:
      break;
  }
  return {"no NTLM message", {}, 0};
}

template <typename Message>
std::pair<std::string, std::size_t> FailureOf(const Result<Message>& message) {
  if (message.ok()) return {};
  return {std::string(message.error().what), message.error().at};
}

// Failure is what the strict reader has against the message and where; an empty text if nothing.
std::pair<std::string, std::size_t> Failure(ByteView message, MessageType type) {
  switch (type) {
    case MessageType::kNegotiate:
      return FailureOf(ReadNegotiateMessage(message));
    case MessageType::kChallenge:
      return FailureOf(ReadChallengeMessage(message));
    case MessageType::kAuthenticate:
      return FailureOf(ReadAuthenticateMessage(message));
    case MessageType::kNone:
      break;
  }
  return {"NTLMSSP", 0};
}

std::string Hex(std::uint32_t value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) text += kDigits[(value >> shift) & 0xF];
  return text;
}

std::string FlagsText(NegotiateFlags flags) {
  std::string text = Hex(flags);
  char separator = ' ';
  for (const NegotiateFlagRow& row : NegotiateFlagRows()) {
    if ((flags & row.flag) == 0) continue;
    text += separator;
    text += row.name;
    separator = '|';
  }
  return text;
}

// TextOf is a quoted text, or the octets of one that is not well formed.
std::string TextOf(ByteView value, bool is_unicode) {
  if (!is_unicode) return '"' + std::string(AsText(value)) + '"';
  const Result<std::string> text = Utf8FromUtf16Le(value);
  return text ? '"' + *text + '"' : ToHex(value);
}

std::string TimeText(std::uint64_t time) {
  const KerberosTimeText text = WriteKerberosTime(static_cast<std::int64_t>(time));
  return std::to_string(time) + " (" + std::string(text.data(), text.size()) + ")";
}

std::string AvValueText(const AvPair& pair) {
  Reader in(pair.value);
  std::uint32_t flags = 0;
  std::uint64_t time = 0;
  switch (static_cast<AvId>(pair.id)) {
    case AvId::kMsvAvEol:
      return "";
    case AvId::kMsvAvFlags:
      return in.GetU32Le(&flags) ? Hex(flags) : ToHex(pair.value);
    case AvId::kMsvAvTimestamp:
      return in.GetU64Le(&time) ? TimeText(time) : ToHex(pair.value);
    case AvId::kMsvAvSingleHost:
    case AvId::kMsvAvChannelBindings:
      return ToHex(pair.value);
    case AvId::kMsvAvNbComputerName:
    case AvId::kMsvAvNbDomainName:
    case AvId::kMsvAvDnsComputerName:
    case AvId::kMsvAvDnsDomainName:
    case AvId::kMsvAvDnsTreeName:
    case AvId::kMsvAvTargetName:
      return TextOf(pair.value, true);
  }
  return ToHex(pair.value);
}

// Dumper walks over one message.
class Dumper {
 public:
  Dumper(ByteView message, std::size_t base, int depth, DumpLines& lines)
      : message_(message), base_(base), depth_(depth), lines_(lines) {}

  void Run() {
    const MessageType type = MessageTypeOf(message_);
    const MessageRow row = RowOf(type);
    Add(0, message_.size(), 0, std::string(row.name), "");
    if (Reader in(message_.subspan(std::min(row.flags_offset, message_.size()))); type != MessageType::kNone) {
      in.GetU32Le(&flags_);
    }
    const auto [what, at] = Failure(message_, type);
    DumpFields(row.fields, HeaderSize(row, what.empty()));
    if (!what.empty()) Add(std::min(at, message_.size()), 0, 1, "malformed", "at " + std::to_string(at) + ": " + what);
  }

 private:
  static std::size_t SizeOf(Form form) {
    if (form == Form::kFlags) return 4;
    return form == Form::kMic ? 16 : 8;
  }

  // HeaderSize leaves Version and MIC out if payload lies in their place; in a malformed message nobody can tell.
  std::size_t HeaderSize(const MessageRow& row, bool is_well_formed) const {
    std::size_t fixed = kFirstField;
    std::size_t start = message_.size();
    for (const FieldRow& field : row.fields) {
      PayloadField payload;
      Reader in(message_.subspan(std::min(fixed, message_.size())));
      if (field.form >= Form::kOemPayload && GetPayloadField(in, &payload)) {
        start = std::min(start, PayloadStart(message_, {&payload, 1}));
      }
      if (field.form == Form::kVersion && !is_well_formed) return fixed;
      fixed += SizeOf(field.form);
    }
    return start;
  }

  void DumpFields(std::span<const FieldRow> fields, std::size_t header_size) {
    std::size_t offset = kFirstField;
    for (const FieldRow& field : fields) {
      const std::size_t size = SizeOf(field.form);
      if (offset + size > std::min(header_size, message_.size())) return;
      DumpField(field, offset, message_.subspan(offset, size));
      offset += size;
    }
  }

  void DumpField(const FieldRow& field, std::size_t offset, ByteView bytes) {
    const std::string name(field.name);
    if (field.form == Form::kFlags) return Add(offset, 4, 1, name, FlagsText(flags_));
    if (field.form == Form::kVersion) return DumpVersion(offset, bytes);
    if (field.form < Form::kOemPayload) return Add(offset, bytes.size(), 1, name, ToHex(bytes));
    PayloadField payload;
    Reader in(bytes);
    GetPayloadField(in, &payload);
    Add(offset, bytes.size(), 1, name + "Fields",
        "Len " + std::to_string(payload.len) + "  MaxLen " + std::to_string(payload.max_len) + "  BufferOffset " +
            std::to_string(payload.buffer_offset));
    const bool is_inside = std::size_t{payload.buffer_offset} + payload.len <= message_.size();
    if (payload.len != 0 && is_inside) DumpPayload(field, payload.buffer_offset, PayloadOf(message_, payload));
  }

  void DumpVersion(std::size_t offset, ByteView bytes) {
    Version version;
    Reader in(bytes);
    GetVersion(in, &version);
    Add(offset, bytes.size(), 1, "Version",
        std::to_string(version.product_major_version) + "." + std::to_string(version.product_minor_version) + "." +
            std::to_string(version.product_build) + " revision " + std::to_string(version.ntlm_revision_current));
  }

  void DumpPayload(const FieldRow& field, std::size_t offset, ByteView value) {
    const std::string name(field.name);
    const bool is_unicode = field.form == Form::kTextPayload && (flags_ & kNegotiateUnicode) != 0;
    switch (field.form) {
      case Form::kOemPayload:
      case Form::kTextPayload:
        return Add(offset, value.size(), 2, name, TextOf(value, is_unicode));
      case Form::kAvPairsPayload:
        Add(offset, value.size(), 2, name, "");
        return DumpAvPairs(offset, value, 3);
      case Form::kResponsePayload:
        return DumpResponse(name, offset, value);
      case Form::kFlags:
      case Form::kOctets8:
      case Form::kVersion:
      case Form::kMic:
      case Form::kOctetsPayload:
        return Add(offset, value.size(), 2, name, ToHex(value));
    }
  }

  void DumpAvPairs(std::size_t offset, ByteView value, int depth) {
    Reader in(value);
    AvPair pair;
    for (std::size_t at = 0; GetAvPair(in, &pair); at = in.Offset()) {
      const std::string_view name = AvIdName(pair.id);
      Add(offset + at, 4 + pair.value.size(), depth,
          name.empty() ? "AvId " + std::to_string(pair.id) : std::string(name), AvValueText(pair));
      if (pair.id == static_cast<std::uint16_t>(AvId::kMsvAvEol)) return;
    }
    Add(offset + in.Offset(), in.remaining(), depth, "malformed", ToHex(in.Rest()));
  }

  void DumpResponse(const std::string& name, std::size_t offset, ByteView value) {
    constexpr std::size_t kAvPairsAt = 44;  // bytes into an NTLMv2_RESPONSE
    const Result<Ntlmv2Response> response = ReadNtlmv2Response(value);
    if (!response) return Add(offset, value.size(), 2, name, ToHex(value));
    Add(offset, value.size(), 2, name, "NTLMv2_RESPONSE");
    Add(offset, kNtProofStrSize, 3, "NTProofStr", ToHex(response->nt_proof_str));
    Add(offset + 24, 8, 3, "TimeStamp", TimeText(response->timestamp));
    Add(offset + 32, 8, 3, "ChallengeFromClient", ToHex(response->challenge_from_client));
    Add(offset + kAvPairsAt, value.size() - kAvPairsAt, 3, "AvPairs", "");
    DumpAvPairs(offset + kAvPairsAt, value.subspan(kAvPairsAt), 4);
  }

  void Add(std::size_t offset, std::size_t length, int depth, std::string name, std::string value) {
    lines_.push_back({base_ + offset, length, depth_ + depth, std::move(name), std::move(value)});
  }

  static constexpr std::size_t kFirstField = 12;  // behind Signature and MessageType, bytes

  ByteView message_;
  std::size_t base_;
  int depth_;
  DumpLines& lines_;
  NegotiateFlags flags_ = 0;
};

}  // namespace

void DumpNtlm(ByteView message, std::size_t base, int depth, DumpLines& lines) {
  Dumper(message, base, depth, lines).Run();
}

}  // namespace legwork::ntlm
