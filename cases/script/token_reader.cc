#include "cases/script/token_reader.h"

#include <algorithm>

#include "cases/script/token_extent.h"
#include "sim/base/fingerprint.h"
#include "sim/kerberos/context_token.h"
#include "sim/kerberos/message/ap_rep.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/wire/oid.h"
#include "sim/wire/reader.h"
#include "sim/wire/utf16.h"

namespace legwork::script {
namespace {

constexpr std::string_view kNames[] = {
    "size",      "inner",         "ticket_for", "ap_options", "code",   "mech_types", "supported_mech",
    "neg_state", "mech_list_mic", "ntlm_flags", "user",       "domain", "mic",        "delegated_to",
    "delegated_by",
};

struct MechanismRow {
  ByteView oid;
  std::string_view name;
  std::uint8_t bit;
};
constexpr MechanismRow kMechanisms[] = {
    {kOidKerberos, "Kerberos", kMechanismKerberos},
    {kOidMsKerberos, "MsKerberos", kMechanismMsKerberos},
    {kOidKerberosUserToUser, "KerberosUserToUser", kMechanismUserToUser},
    {kOidNtlmssp, "NTLM", kMechanismNtlm},
    {kOidNegoEx, "NegoEx", kMechanismNegoEx},
};

const MechanismRow* FindMechanism(ByteView oid) {
  for (const MechanismRow& row : kMechanisms) {
    if (std::equal(oid.begin(), oid.end(), row.oid.begin(), row.oid.end())) return &row;
  }
  return nullptr;
}

std::string MechanismText(ByteView oid) {
  const MechanismRow* row = FindMechanism(oid);
  return row == nullptr ? OidText(oid) : std::string(row->name);
}

std::uint8_t MechanismBit(ByteView oid) {
  const MechanismRow* row = FindMechanism(oid);
  return row == nullptr ? kMechanismOther : row->bit;
}

// IndicatesMic looks for MsvAvFlags in an NTLMv2 response: NTProofStr 16, the fixed part 28, then the AV_PAIRs
// (MS-NLMP 2.2.2.7). A response of another form indicates nothing.
bool IndicatesMic(ByteView nt_response) {
  constexpr std::size_t kPairsAt = 44;
  if (nt_response.size() < kPairsAt) return false;
  Reader rest(nt_response.subspan(kPairsAt));
  ntlm::AvPairs pairs;
  return ntlm::GetAvPairs(rest, &pairs) && (pairs.Flags() & ntlm::kAvFlagMicPresent) != 0;
}

std::string_view NegStateText(spnego::NegState state) {
  switch (state) {
    case spnego::NegState::kAcceptCompleted:
      return "accept_completed";
    case spnego::NegState::kAcceptIncomplete:
      return "accept_incomplete";
    case spnego::NegState::kReject:
      return "reject";
    case spnego::NegState::kRequestMic:
      return "request_mic";
  }
  return "unknown";
}

std::string_view YesNo(bool value) { return value ? "yes" : "no"; }

void AddBar(std::string& text, std::string_view part) {
  if (!text.empty()) text += '|';
  text += part;
}

// Reading is one look at one token. Attributes are only written when somebody wants them.
class Reading {
 public:
  explicit Reading(TokenAttributes* attributes, ApReqOpener* opener = nullptr, Ticks now = 0)
      : attributes_(attributes), opener_(opener), now_(now) {}

  // Read fills the facts but for id and size.
  void Read(ByteView token, TokenFacts& facts) {
    facts.kind = ReadMechanism(token, facts);
    if (facts.kind == TokenKind::kUnreadable) facts.kind = ReadSpnego(token, facts);
  }

 private:
  void Add(std::string_view name, std::string value) {
    if (attributes_ != nullptr) attributes_->emplace_back(name, std::move(value));
  }
  bool wants() const { return attributes_ != nullptr; }

  TokenKind ReadMechanism(ByteView token, TokenFacts& facts) {
    TokenKind kind = ReadNtlm(token, facts);
    return kind == TokenKind::kUnreadable ? ReadKerberos(token, facts) : kind;
  }

  TokenKind ReadNtlm(ByteView token, TokenFacts& facts);
  TokenKind ReadKerberos(ByteView token, TokenFacts& facts);
  TokenKind ReadSpnego(ByteView token, TokenFacts& facts);
  void AddOpened(const OpenedApReq& opened, TokenFacts& facts);
  void ReadInner(const std::optional<ByteView>& inner, TokenFacts& facts);
  void AddNtlmFlags(std::uint32_t flags, TokenFacts& facts);
  void AddText(std::string_view name, ByteView text, std::uint32_t flags);
  void ReadMechTypes(const spnego::MechTypeList& list, TokenFacts& facts);

  TokenAttributes* attributes_;
  ApReqOpener* opener_;
  Ticks now_;
};

void Reading::AddNtlmFlags(std::uint32_t flags, TokenFacts& facts) {
  facts.ntlm_flags = flags;
  if (!wants()) return;
  std::string text;
  for (const ntlm::NegotiateFlagRow& row : ntlm::NegotiateFlagRows()) {
    if ((flags & row.flag) != 0) AddBar(text, row.name);
  }
  Add("ntlm_flags", std::move(text));
}

void Reading::AddText(std::string_view name, ByteView text, std::uint32_t flags) {
  if (!wants()) return;
  bool unicode = (flags & ntlm::kNegotiateUnicode) != 0;
  Result<std::string> decoded = unicode ? Utf8FromUtf16Le(text) : Result<std::string>(std::string(AsText(text)));
  Add(name, decoded ? *decoded : "?");
}

constexpr std::size_t kTypeEnd = 12;
constexpr std::size_t kFlagsEnd = 16;
constexpr std::size_t kVersionEnd = 40;

// LacksOnlyWhatIsIgnored says whether a NEGOTIATE ends among fields of names that its flags do not announce, or in its
// version: the first are ignored on receipt (MS-NLMP 2.2.1.1), and the oldest clients leave them out; the second has no
// effect (2.2.2.10). Nobody need miss them.
bool LacksOnlyWhatIsIgnored(ByteView token, std::uint32_t* flags) {
  constexpr std::uint32_t kNames = ntlm::kNegotiateOemDomainSupplied | ntlm::kNegotiateOemWorkstationSupplied;
  if (token.size() < kFlagsEnd || token.size() >= kVersionEnd) return false;
  Reader in(token.subspan(kTypeEnd));
  return in.GetU32Le(flags) && (*flags & kNames) == 0;
}

// ReadsWithoutTargetName says whether a CHALLENGE is sound but for a TargetName that shares octets with TargetInfo.
// MS-NLMP 2.2.1.2 does not forbid that, and a client that makes no use of the name need not look where it stands.
bool ReadsWithoutTargetName(ByteView token, std::uint32_t* flags) {
  Reader in(token);
  std::uint16_t length = 0;
  std::uint32_t offset = 0;
  if (!in.Skip(kTypeEnd) || !in.GetU16Le(&length) || !in.Skip(2) || !in.GetU32Le(&offset)) return false;
  if (std::size_t{offset} + length > token.size()) return false;
  Bytes nameless = ToBytes(token);
  nameless[kTypeEnd] = nameless[kTypeEnd + 1] = 0;
  const Result<ntlm::ChallengeMessage> message = ntlm::ReadChallengeMessage(nameless);
  if (message) *flags = message->negotiate_flags;
  return message.ok();
}

TokenKind Reading::ReadNtlm(ByteView token, TokenFacts& facts) {
  std::uint32_t flags = 0;
  switch (ntlm::MessageTypeOf(token)) {
    case ntlm::MessageType::kNone:
      return TokenKind::kUnreadable;
    case ntlm::MessageType::kNegotiate: {
      Result<ntlm::NegotiateMessage> message = ntlm::ReadNegotiateMessage(token);
      if (message) flags = message->negotiate_flags;
      if (!message && !LacksOnlyWhatIsIgnored(token, &flags)) return TokenKind::kUnreadable;
      AddNtlmFlags(flags, facts);
      return TokenKind::kNtlmNegotiate;
    }
    case ntlm::MessageType::kChallenge: {
      Result<ntlm::ChallengeMessage> message = ntlm::ReadChallengeMessage(token);
      if (message) flags = message->negotiate_flags;
      if (!message && !ReadsWithoutTargetName(token, &flags)) return TokenKind::kUnreadable;
      AddNtlmFlags(flags, facts);
      return TokenKind::kNtlmChallenge;
    }
    case ntlm::MessageType::kAuthenticate: {
      Result<ntlm::AuthenticateMessage> message = ntlm::ReadAuthenticateMessage(token);
      if (!message) return TokenKind::kUnreadable;
      AddNtlmFlags(message->negotiate_flags, facts);
      AddText("user", message->user_name, message->negotiate_flags);
      AddText("domain", message->domain_name, message->negotiate_flags);
      Add("mic", std::string(YesNo(message->mic.has_value())));
      // Whether a MIC is over octets of which no field speaks is for nobody to say.
      facts.indicates_mic = message->trailing.empty() && IndicatesMic(message->nt_challenge_response);
      return TokenKind::kNtlmAuthenticate;
    }
  }
  return TokenKind::kUnreadable;
}

TokenKind Reading::ReadKerberos(ByteView token, TokenFacts& facts) {
  Result<kerberos::ContextToken> outer = kerberos::ReadContextToken(token);
  if (!outer) return TokenKind::kUnreadable;
  if (outer->type == kerberos::MessageType::kApReq) {
    Result<kerberos::ApReq> ap_req = kerberos::ReadApReq(outer->message);
    if (!ap_req) return TokenKind::kUnreadable;
    if (wants()) {
      Add("ticket_for", kerberos::NameText(ap_req->ticket.sname));
      std::string options;
      if ((ap_req->ap_options & kerberos::kApUseSessionKey) != 0) AddBar(options, "USE_SESSION_KEY");
      if ((ap_req->ap_options & kerberos::kApMutualRequired) != 0) AddBar(options, "MUTUAL_REQUIRED");
      Add("ap_options", std::move(options));
    }
    if (opener_ != nullptr) AddOpened(opener_->Open(outer->message, now_), facts);
    return TokenKind::kApReq;
  }
  if (outer->type == kerberos::MessageType::kApRep) {
    return kerberos::ReadApRep(outer->message).ok() ? TokenKind::kApRep : TokenKind::kUnreadable;
  }
  Result<kerberos::KrbError> error = kerberos::ReadKrbError(outer->message);
  if (!error) return TokenKind::kUnreadable;
  if (wants()) Add("code", kerberos::KrbErrorText(error->error_code));
  return TokenKind::kKrbError;
}

void Reading::AddOpened(const OpenedApReq& opened, TokenFacts& facts) {
  facts.checksum_flags = opened.checksum_flags;
  if (!opened.has_pac) return;
  Add("delegated_to", opened.delegated_to.empty() ? "nobody" : opened.delegated_to);
  Add("delegated_by", opened.delegated_by.empty() ? "nobody" : opened.delegated_by);
}

void Reading::ReadInner(const std::optional<ByteView>& inner, TokenFacts& facts) {
  if (!inner || inner->empty()) return;
  facts.inner = ReadMechanism(*inner, facts);
  Add("inner", std::string(TokenKindName(facts.inner)));
}

void Reading::ReadMechTypes(const spnego::MechTypeList& list, TokenFacts& facts) {
  std::string text;
  ByteView mechanism;
  DerReader rest = list.All();
  while (spnego::MechTypeList::Next(rest, &mechanism)) {
    facts.offered_mechanisms |= MechanismBit(mechanism);
    if (wants()) AddBar(text, MechanismText(mechanism));
  }
  Add("mech_types", std::move(text));
}

TokenKind Reading::ReadSpnego(ByteView token, TokenFacts& facts) {
  if (Result<spnego::NegTokenInit> init = spnego::ReadNegTokenInit(token)) {
    facts.has_mech_list_mic = init->mech_list_mic.has_value();
    facts.has_req_flags = init->req_flags.has_value();
    ReadMechTypes(init->mech_types, facts);
    Add("mech_list_mic", std::string(YesNo(facts.has_mech_list_mic)));
    ReadInner(init->mech_token, facts);
    return init->hints ? TokenKind::kNegTokenInit2 : TokenKind::kNegTokenInit;
  }
  Result<spnego::NegTokenResp> resp = spnego::ReadNegTokenResp(token);
  if (!resp) return TokenKind::kUnreadable;
  if (resp->neg_state) {
    facts.neg_state = static_cast<std::int8_t>(*resp->neg_state);
    Add("neg_state", std::string(NegStateText(*resp->neg_state)));
  }
  if (resp->supported_mech) {
    facts.supported_mechanism = MechanismBit(*resp->supported_mech);
    Add("supported_mech", MechanismText(*resp->supported_mech));
  }
  facts.has_mech_list_mic = resp->mech_list_mic.has_value();
  Add("mech_list_mic", std::string(YesNo(facts.has_mech_list_mic)));
  ReadInner(resp->response_token, facts);
  return TokenKind::kNegTokenResp;
}

TokenFacts Facts(ByteView token, bool scripted, Reading reading) {
  TokenFacts facts;
  if (token.empty()) return facts;
  facts.id = Fingerprint(token);
  facts.size = static_cast<std::uint32_t>(token.size());
  if (scripted) {
    facts.kind = TokenKind::kScripted;
  } else {
    reading.Read(token, facts);
    facts.is_cut = IsCut(token);
  }
  return facts;
}

}  // namespace

TokenDescription DescribeToken(ByteView token, bool scripted, ApReqOpener* opener, Ticks now) {
  TokenDescription description;
  description.facts = Facts(token, scripted, Reading(&description.attributes, opener, now));
  description.attributes.emplace_back("size", std::to_string(token.size()));
  return description;
}

TokenFacts ReadTokenFacts(ByteView token, bool scripted) { return Facts(token, scripted, Reading(nullptr)); }

std::span<const std::string_view> TokenAttributeNames() { return kNames; }

}  // namespace legwork::script
