#include "sim/kerberos/message/message_type.h"

#include "sim/wire/der_tag.h"

namespace legwork::kerberos {
namespace {

struct MessageTypeRow {
  MessageType type;
  std::string_view name;
  bool has_tag = true;  // the APPLICATION tag of its number
};

constexpr MessageTypeRow kRows[] = {
    {MessageType::kAsReq, "KRB_AS_REQ"},   {MessageType::kAsRep, "KRB_AS_REP"}, {MessageType::kTgsReq, "KRB_TGS_REQ"},
    {MessageType::kTgsRep, "KRB_TGS_REP"}, {MessageType::kApReq, "KRB_AP_REQ"}, {MessageType::kApRep, "KRB_AP_REP"},
    {MessageType::kCred, "KRB_CRED"},      {MessageType::kError, "KRB_ERROR"},
    {MessageType::kTgtReq, "KRB_TGT_REQ", false}, {MessageType::kTgtRep, "KRB_TGT_REP", false},
};

}  // namespace

std::string_view NameOf(MessageType type) {
  for (const MessageTypeRow& row : kRows) {
    if (row.type == type) return row.name;
  }
  return "?";
}

MessageType PeekMessageType(ByteView message) {
  if (message.empty()) return MessageType::kNone;
  for (const MessageTypeRow& row : kRows) {
    if (row.has_tag && message[0] == DerApplication(static_cast<unsigned>(row.type))) return row.type;
  }
  return MessageType::kNone;
}

}  // namespace legwork::kerberos
