#include "cases/script/token_fields.h"

#include "cases/script/ntlm_fields.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/gss_frame.h"
#include "sim/wire/oid.h"

namespace legwork::script {
namespace {

using Fields = std::vector<TokenField>;

// MemberRow names what lies in `[number]` of a type, as the ASN.1 modules of RFC 4178 and RFC 4120 do.
struct MemberRow {
  std::string_view owner;
  unsigned number;
  std::string_view name;
  std::string_view type;  // "" for a value without members, "Token" for a token of a mechanism
};

constexpr MemberRow kMembers[] = {
    {"NegTokenInit", 0, "mechTypes", ""},
    {"NegTokenInit", 1, "reqFlags", ""},
    {"NegTokenInit", 2, "mechToken", "Token"},
    {"NegTokenInit", 3, "mechListMIC", ""},  // or the hints of an acceptor
    {"NegTokenInit", 4, "mechListMIC", ""},
    {"NegTokenResp", 0, "negState", ""},
    {"NegTokenResp", 1, "supportedMech", ""},
    {"NegTokenResp", 2, "responseToken", "Token"},
    {"NegTokenResp", 3, "mechListMIC", ""},
    {"AP-REQ", 0, "pvno", ""},
    {"AP-REQ", 1, "msg-type", ""},
    {"AP-REQ", 2, "ap-options", ""},
    {"AP-REQ", 3, "ticket", "Ticket"},
    {"AP-REQ", 4, "authenticator", "EncryptedData"},
    {"AP-REP", 0, "pvno", ""},
    {"AP-REP", 1, "msg-type", ""},
    {"AP-REP", 2, "enc-part", "EncryptedData"},
    {"KRB-ERROR", 0, "pvno", ""},
    {"KRB-ERROR", 1, "msg-type", ""},
    {"KRB-ERROR", 4, "stime", ""},
    {"KRB-ERROR", 5, "susec", ""},
    {"KRB-ERROR", 6, "error-code", ""},
    {"KRB-ERROR", 9, "realm", ""},
    {"KRB-ERROR", 10, "sname", "PrincipalName"},
    {"KRB-ERROR", 12, "e-data", ""},
    {"Ticket", 0, "tkt-vno", ""},
    {"Ticket", 1, "realm", ""},
    {"Ticket", 2, "sname", "PrincipalName"},
    {"Ticket", 3, "enc-part", "EncryptedData"},
    {"PrincipalName", 0, "name-type", ""},
    {"PrincipalName", 1, "name-string", ""},
    {"EncryptedData", 0, "etype", ""},
    {"EncryptedData", 1, "kvno", ""},
    {"EncryptedData", 2, "cipher", ""},
};

struct MessageRow {
  unsigned application;
  std::string_view name;
};
constexpr MessageRow kMessages[] = {{14, "AP-REQ"}, {15, "AP-REP"}, {30, "KRB-ERROR"}};

// Tokens lie in tokens at most this deep: one that holds itself is cut off.
constexpr int kDepthMax = 4;

const MemberRow* FindMember(std::string_view owner, DerTag tag) {
  for (const MemberRow& row : kMembers) {
    if (row.owner == owner && tag == DerContext(row.number)) return &row;
  }
  return nullptr;
}

// Finder goes through one token and what lies in it. All views lie in `whole`.
class Finder {
 public:
  Finder(ByteView whole, Fields& fields) : whole_(whole), fields_(fields) {}

  void Token(ByteView token, const std::string& parent, int depth) {
    if (depth > kDepthMax || token.empty()) return;
    if (AddNtlmFields(token, static_cast<std::size_t>(token.data() - whole_.data()), parent, fields_)) return;
    DerReader in(token), inner, choice;
    ByteView mechanism;
    if (ReadGssFrame(in, &mechanism, &inner)) return Framed(mechanism, inner, parent, depth);
    in = DerReader(token);
    if (!in.GetContext(1, &choice)) return Message(token, parent, depth);
    if (DerReader members; choice.GetSequence(&members)) {
      Members(members, "NegTokenResp", Join(parent, "NegTokenResp"), depth);
    }
  }

 private:
  void Framed(ByteView mechanism, DerReader inner, const std::string& parent, int depth) {
    AddPart(mechanism, Join(parent, "thisMech"));
    DerReader choice, members;
    if (SameBytes(mechanism, kOidSpnego)) {
      if (!inner.GetContext(0, &choice) || !choice.GetSequence(&members)) return;
      return Members(members, "NegTokenInit", Join(parent, "NegTokenInit"), depth);
    }
    ByteView token_id;
    if (!inner.GetBytes(2, &token_id)) return;
    AddPart(token_id, Join(parent, "TOK_ID"));
    Message(inner.Rest(), parent, depth);
  }

  void Message(ByteView message, const std::string& parent, int depth) {
    for (const MessageRow& row : kMessages) {
      DerReader in(message), body, members;
      if (!in.GetApplication(row.application, &body)) continue;
      const std::string path = Join(parent, row.name);
      AddPart(body.Rest(), path);
      if (body.GetSequence(&members)) Members(members, row.name, path, depth);
    }
  }

  void Members(DerReader members, std::string_view owner, const std::string& parent, int depth) {
    DerTag tag, inner_tag;
    for (DerReader member, value; members.GetAnyElement(&tag, &member);) {
      const MemberRow* row = FindMember(owner, tag);
      if (row == nullptr || !member.GetAnyElement(&inner_tag, &value)) continue;
      const std::string path = Join(parent, row->name);
      AddPart(value.Rest(), path);
      if (row->type == "Token") {
        Token(value.Rest(), path, depth + 1);
      } else if (!row->type.empty()) {
        DerReader sequence;
        const bool is_tagged = inner_tag == kDerSequence || value.GetSequence(&sequence);
        if (is_tagged) Members(inner_tag == kDerSequence ? value : sequence, row->type, path, depth);
      }
    }
  }

  static std::string Join(const std::string& parent, std::string_view name) {
    return parent.empty() ? std::string(name) : parent + "/" + std::string(name);
  }

  void AddPart(ByteView part, std::string path) {
    if (part.empty()) return;
    const std::size_t at = static_cast<std::size_t>(part.data() - whole_.data());
    fields_.push_back({std::move(path), {at, at + part.size()}});
  }

  ByteView whole_;
  Fields& fields_;
};

}  // namespace

std::vector<TokenField> FieldsOf(ByteView token) {
  Fields fields;
  Finder(token, fields).Token(token, "", 0);
  return fields;
}

bool TokenFields::Find(ByteView token, std::string_view path, Stretch* stretch) const {
  const std::string tail = "/" + std::string(path);
  for (const TokenField& field : FieldsOf(token)) {
    if (field.path != path && !field.path.ends_with(tail)) continue;
    *stretch = field.place;
    return true;
  }
  return false;
}

}  // namespace legwork::script
