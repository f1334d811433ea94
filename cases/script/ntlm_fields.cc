#include "cases/script/ntlm_fields.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/payload_field.h"
#include "sim/wire/reader.h"

namespace legwork::script {
namespace {

using Fields = std::vector<TokenField>;

enum class Form : std::uint8_t { kPlain, kPayload, kPairs, kResponse };

// FieldRow is a field of a header (MS-NLMP 2.2.1). A payload field points at its value.
struct FieldRow {
  std::string_view name;
  std::size_t size;  // octets
  Form form = Form::kPlain;
};

constexpr std::size_t kPayloadFieldSize = 8;
constexpr FieldRow kNegotiate[] = {{"Signature", 8},
                                   {"MessageType", 4},
                                   {"NegotiateFlags", 4},
                                   {"DomainName", kPayloadFieldSize, Form::kPayload},
                                   {"Workstation", kPayloadFieldSize, Form::kPayload},
                                   {"Version", 8}};
constexpr FieldRow kChallenge[] = {{"Signature", 8},
                                   {"MessageType", 4},
                                   {"TargetName", kPayloadFieldSize, Form::kPayload},
                                   {"NegotiateFlags", 4},
                                   {"ServerChallenge", 8},
                                   {"Reserved", 8},
                                   {"TargetInfo", kPayloadFieldSize, Form::kPairs},
                                   {"Version", 8}};
constexpr FieldRow kAuthenticate[] = {{"Signature", 8},
                                      {"MessageType", 4},
                                      {"LmChallengeResponse", kPayloadFieldSize, Form::kPayload},
                                      {"NtChallengeResponse", kPayloadFieldSize, Form::kResponse},
                                      {"DomainName", kPayloadFieldSize, Form::kPayload},
                                      {"UserName", kPayloadFieldSize, Form::kPayload},
                                      {"Workstation", kPayloadFieldSize, Form::kPayload},
                                      {"EncryptedRandomSessionKey", kPayloadFieldSize, Form::kPayload},
                                      {"NegotiateFlags", 4},
                                      {"Version", 8},
                                      {"MIC", 16}};

struct MessageRow {
  std::string_view name;
  std::span<const FieldRow> rows;
};

MessageRow RowOf(ntlm::MessageType type) {
  switch (type) {
    case ntlm::MessageType::kNegotiate: return {"NEGOTIATE_MESSAGE", kNegotiate};
    case ntlm::MessageType::kChallenge: return {"CHALLENGE_MESSAGE", kChallenge};
    case ntlm::MessageType::kAuthenticate: return {"AUTHENTICATE_MESSAGE", kAuthenticate};
    case ntlm::MessageType::kNone: break;
  }
  return {};
}

// Finder goes through one message, which begins at `base` of the token.
class Finder {
 public:
  Finder(ByteView message, std::size_t base, Fields& fields) : message_(message), base_(base), fields_(fields) {}

  void Message(const MessageRow& row, const std::string& path) {
    Add(message_, path);
    std::size_t header_end = message_.size();  // what lies behind the first payload is no header
    std::size_t at = 0;
    for (const FieldRow& field : row.rows) {
      if (at + field.size > header_end) return;
      Header(field, message_.subspan(at, field.size), path + "/" + std::string(field.name), &header_end);
      at += field.size;
    }
  }

 private:
  void Header(const FieldRow& row, ByteView octets, const std::string& path, std::size_t* header_end) {
    if (row.form == Form::kPlain) return Add(octets, path);
    Add(octets, path + "Fields");
    ntlm::PayloadField field;
    Reader in(octets);
    const bool has_value = ntlm::GetPayloadField(in, &field) && field.len != 0 &&
                           std::size_t{field.buffer_offset} + field.len <= message_.size();
    if (!has_value) return;
    *header_end = std::min<std::size_t>(*header_end, field.buffer_offset);
    const ByteView value = ntlm::PayloadOf(message_, field);
    Add(value, path);
    if (row.form == Form::kPairs) Pairs(value, path);
    if (row.form == Form::kResponse) Response(value, path);
  }

  void Pairs(ByteView list, const std::string& path) {
    Reader in(list);
    for (ntlm::AvPair pair; ntlm::GetAvPair(in, &pair) && pair.id != 0;) {
      const std::string_view name = ntlm::AvIdName(pair.id);
      Add(pair.value, path + "/" + (name.empty() ? "AvId" + std::to_string(pair.id) : std::string(name)));
    }
  }

  void Response(ByteView value, const std::string& path) {
    constexpr std::size_t kTimeAt = 24, kChallengeAt = 32, kPairsAt = 44;  // octets into an NTLMv2_RESPONSE
    if (!ntlm::ReadNtlmv2Response(value)) return;
    Add(value.first(ntlm::kNtProofStrSize), path + "/NTProofStr");
    Add(value.subspan(kTimeAt, 8), path + "/TimeStamp");
    Add(value.subspan(kChallengeAt, 8), path + "/ChallengeFromClient");
    Add(value.subspan(kPairsAt), path + "/AvPairs");
    Pairs(value.subspan(kPairsAt), path + "/AvPairs");
  }

  void Add(ByteView part, std::string path) {
    if (part.empty()) return;
    const std::size_t at = base_ + static_cast<std::size_t>(part.data() - message_.data());
    fields_.push_back({std::move(path), {at, at + part.size()}});
  }

  ByteView message_;
  std::size_t base_;
  Fields& fields_;
};

}  // namespace

bool AddNtlmFields(ByteView message, std::size_t base, const std::string& parent, std::vector<TokenField>& fields) {
  const MessageRow row = RowOf(ntlm::MessageTypeOf(message));
  if (row.name.empty()) return false;
  const std::string name(row.name);
  Finder(message, base, fields).Message(row, parent.empty() ? name : parent + "/" + name);
  return true;
}

}  // namespace legwork::script
