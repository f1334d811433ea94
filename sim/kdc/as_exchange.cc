#include "sim/kdc/as_exchange.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "sim/crypto/cipher.h"
#include "sim/kdc/client_name.h"
#include "sim/kdc/etype_choice.h"
#include "sim/kdc/ticket_grant.h"
#include "sim/kdc/ticket_times.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/kerberos_time.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

// Options that need a ticket to begin with, and those this KDC does not know.
constexpr std::uint32_t kRefusedOptions =
    kerberos::kOptionForwarded | kerberos::kOptionProxy | kerberos::kOptionPostdated | kerberos::kOptionEncTktInSkey |
    kerberos::kOptionConstrainedDelegation | kerberos::kOptionRenew | kerberos::kOptionValidate;

class AsExchange {
 public:
  AsExchange(Authority& authority, std::string_view realm, const kerberos::KdcReq& request)
      : authority_(authority), realm_(realm), request_(request), body_(request.req_body) {}

  ExchangeAnswer Run() {
    answer_.error = Decide();
    return std::move(answer_);
  }

 private:
  KrbErrorCode Decide();
  KrbErrorCode FindPrincipals();
  KrbErrorCode ChooseTypes();
  KrbErrorCode CheckPreAuth();
  KrbErrorCode CheckTimestamp(ByteView padata);
  KrbErrorCode CheckProtectedUser() const;
  TicketLimits Limits() const;
  KrbErrorCode Grant();
  void WriteRequestChecksum(Bytes& octets, Bytes& encoding);
  std::uint32_t Flags(const TicketTimes& times) const;
  Bytes EtypeInfo(bool reply_type_only);
  void WriteHints();
  bool WantsFast() const { return authority_.misdeed != nullptr && authority_.misdeed->wants_fast; }

  Authority& authority_;
  std::string_view realm_;
  const kerberos::KdcReq& request_;
  const kerberos::KdcReqBody& body_;
  ExchangeAnswer answer_;
  const Account* client_ = nullptr;
  kerberos::PrincipalName client_name_;  // as the reply names it
  const Account* server_ = nullptr;
  EncryptionType reply_type_ = EncryptionType::kNone;
  EncryptionType session_type_ = EncryptionType::kNone;
  bool preauthenticated_ = false;
};

KrbErrorCode AsExchange::Decide() {
  if (request_.pvno != kerberos::kProtocolVersion) return KrbErrorCode::kBadPvno;
  if (body_.realm != realm_) return KrbErrorCode::kWrongRealm;
  KrbErrorCode error = FindPrincipals();
  if (error != KrbErrorCode::kNone) return error;
  if ((body_.kdc_options & kRefusedOptions) != 0) return KrbErrorCode::kBadOption;
  error = ChooseTypes();
  if (error != KrbErrorCode::kNone) return error;
  error = CheckPreAuth();
  if (error == KrbErrorCode::kNone) error = CheckProtectedUser();
  if (error != KrbErrorCode::kNone) return error;
  if (client_->password_expired && server_->name != kPasswordService) return KrbErrorCode::kKeyExpired;
  return Grant();
}

KrbErrorCode AsExchange::FindPrincipals() {
  ClientName client = ResolveClient(authority_, realm_, body_);
  client_ = client.account;
  client_name_ = client.name;
  answer_.referral = std::move(client.referral);
  if (client_ == nullptr) return answer_.referral.empty() ? KrbErrorCode::kClientUnknown : KrbErrorCode::kWrongRealm;
  if (client_->disabled) return KrbErrorCode::kClientRevoked;
  server_ = body_.sname ? authority_.Find(*body_.sname, realm_) : nullptr;
  if (server_ == nullptr) return KrbErrorCode::kServerUnknown;
  return server_->disabled ? KrbErrorCode::kServiceRevoked : KrbErrorCode::kNone;
}

KrbErrorCode AsExchange::ChooseTypes() {
  const auto reply_type = ChooseEtype(body_.etype, *client_);
  const auto session_type = ChooseEtype(body_.etype, *server_);
  if (!reply_type || !session_type) return KrbErrorCode::kEtypeNoSupport;
  reply_type_ = *reply_type;
  session_type_ = *session_type;
  return KrbErrorCode::kNone;
}

KrbErrorCode AsExchange::CheckPreAuth() {
  const kerberos::PaData* timestamp = FindPaData(request_.padata, kerberos::kPaEncTimestamp);
  KrbErrorCode error = KrbErrorCode::kNone;
  if (WantsFast()) {
    error = KrbErrorCode::kPreauthRequired;
  } else if (timestamp != nullptr) {
    error = CheckTimestamp(timestamp->padata_value);
  } else if (client_->requires_preauth) {
    error = KrbErrorCode::kPreauthRequired;
  }
  if (error == KrbErrorCode::kPreauthRequired || error == KrbErrorCode::kPreauthFailed) WriteHints();
  return error;
}

KrbErrorCode AsExchange::CheckTimestamp(ByteView padata) {
  DerReader in(padata);
  kerberos::EncryptedData sealed;
  if (!ReadEncryptedData(in, &sealed) || !in.ExpectEmpty()) return KrbErrorCode::kPreauthFailed;
  const auto type = KeyTypeOf(*client_, sealed.etype);
  if (!type) return KrbErrorCode::kPreauthFailed;
  KeySchedule& key = authority_.keys.Of(*client_, *type);
  if (!Open(key.ForDecrypt(kerberos::kUsagePaEncTimestamp), sealed, authority_.plaintext)) {
    return KrbErrorCode::kPreauthFailed;
  }
  const auto timestamp = kerberos::ReadPaEncTsEnc(authority_.plaintext);
  if (!timestamp.ok()) return KrbErrorCode::kPreauthFailed;
  if (!kerberos::WithinSkew(timestamp->patimestamp, timestamp->pausec.value_or(0), authority_.clock.Now(),
                            authority_.policy.skew_max)) {
    return KrbErrorCode::kSkew;
  }
  reply_type_ = *type;
  preauthenticated_ = true;
  return KrbErrorCode::kNone;
}

// Members of Protected Users log on with AES, and their TGT ends for good after four hours (MS-KILE section 3.3.5.6).
KrbErrorCode AsExchange::CheckProtectedUser() const {
  const EncryptionFamily family = RowOf(reply_type_).family;
  const bool is_aes = family == EncryptionFamily::kAesSha1 || family == EncryptionFamily::kAesSha2;
  return client_->protected_user && !is_aes ? KrbErrorCode::kPolicy : KrbErrorCode::kNone;
}

TicketLimits AsExchange::Limits() const {
  constexpr Ticks kProtectedLifetime = 4 * 3600 * kTicksPerSecond;
  const Ticks now = authority_.clock.Now();
  TicketLimits limits = {now + authority_.policy.ticket_lifetime, now + authority_.policy.renew_lifetime};
  if (!client_->protected_user) return limits;
  limits.end = std::min(limits.end, now + kProtectedLifetime);
  limits.renew_till = limits.end;
  return limits;
}

KrbErrorCode AsExchange::Grant() {
  const Ticks now = authority_.clock.Now();
  TicketGrant grant;
  const TicketLimits limits = Limits();
  const KrbErrorCode error = ChooseTicketTimes(body_, authority_.policy, now, limits, &grant.times);
  if (error != KrbErrorCode::kNone) return error;
  grant.reply = kerberos::MessageType::kAsRep;
  grant.crealm = realm_;
  grant.cname = client_name_;
  grant.srealm = realm_;
  grant.sname = *body_.sname;
  grant.server = server_;
  grant.user = client_;
  grant.session_type = session_type_;
  grant.flags = Flags(grant.times);
  grant.authtime = grant.times.start;
  grant.addresses = body_.addresses;
  grant.nonce = body_.nonce;
  Bytes checksum;
  Bytes request_checksum;
  if (FindPaData(request_.padata, kerberos::kPaReqEncPaRep) != nullptr) {
    grant.flags |= kerberos::kTicketEncPaRep;
    WriteRequestChecksum(checksum, request_checksum);
    grant.encrypted_padata.Add({kerberos::kPaReqEncPaRep, request_checksum});
  }
  answer_.ticket_flags = grant.flags;
  const Bytes etype_info = EtypeInfo(true);
  KeySchedule& key = authority_.keys.Of(*client_, reply_type_);
  kerberos::PaDataList padata;
  if (!etype_info.empty()) padata.Add({kerberos::kPaEtypeInfo2, etype_info});
  WriteGrant(authority_, grant, {key.ForEncrypt(kerberos::kUsageAsRepPart), client_->kvno}, padata, answer_.reply);
  return KrbErrorCode::kNone;
}

// WriteRequestChecksum shows the client that its whole request arrived as it was sent (RFC 6806 section 11). The octets
// of the checksum go to `octets`, into which nothing may be written afterwards.
void AsExchange::WriteRequestChecksum(Bytes& octets, Bytes& encoding) {
  KeySchedule& key = authority_.keys.Of(*client_, reply_type_);
  octets.resize(ChecksumSize(reply_type_));
  Checksum(key.ForChecksum(kerberos::kUsageAsReq), {request_.encoding}, octets);
  DerWriter out(encoding);
  kerberos::WriteChecksum(out, {static_cast<std::int32_t>(RowOf(reply_type_).checksum_type), octets});
}

std::uint32_t AsExchange::Flags(const TicketTimes& times) const {
  const bool may_forward =
      authority_.policy.allows_forwarding && !client_->not_delegated && !client_->protected_user;
  std::uint32_t flags = kerberos::kTicketInitial;
  if (preauthenticated_) flags |= kerberos::kTicketPreAuthent;
  if (may_forward && (body_.kdc_options & kerberos::kOptionForwardable) != 0) flags |= kerberos::kTicketForwardable;
  if (may_forward && (body_.kdc_options & kerberos::kOptionProxiable) != 0) flags |= kerberos::kTicketProxiable;
  if (times.renew_till) flags |= kerberos::kTicketRenewable;
  if (server_->ok_as_delegate) flags |= kerberos::kTicketOkAsDelegate;
  return flags;
}

// S2kParams is four octets for an account whose derivation is not the default one (RFC 3962 section 4).
std::optional<ByteView> S2kParams(const Account& account, std::array<std::uint8_t, 4>& octets) {
  if (account.iterations == 0) return std::nullopt;
  for (std::size_t i = 0; i < octets.size(); ++i) {
    octets[i] = static_cast<std::uint8_t>(account.iterations >> (24 - 8 * i));
  }
  return octets;
}

// EtypeInfo lists the client's keys of the types it asked for, in its order, or the one of the reply.
Bytes AsExchange::EtypeInfo(bool reply_type_only) {
  const std::string salt = LongTermSalt(*client_);
  std::array<std::uint8_t, 4> iterations;
  const std::optional<ByteView> s2kparams = S2kParams(*client_, iterations);
  kerberos::EtypeInfo2 info;
  const auto add = [&](EncryptionType type) {
    const bool has_salt = RowOf(type).family != EncryptionFamily::kRc4;
    kerberos::EtypeInfo2Entry entry{static_cast<std::int32_t>(type), std::nullopt, std::nullopt};
    if (has_salt) entry.salt = salt;
    if (has_salt) entry.s2kparams = s2kparams;
    info.Add(entry);
  };
  if (reply_type_only) add(reply_type_);
  for (const std::int32_t etype : body_.etype) {
    const auto type = KeyTypeOf(*client_, etype);
    if (type && !reply_type_only) add(*type);
  }
  const Misdeed* misdeed = authority_.misdeed;
  if (misdeed != nullptr && misdeed->alter_hints != nullptr) misdeed->alter_hints(info);
  Bytes encoding;
  if (info.empty()) return encoding;
  DerWriter out(encoding);
  WriteEtypeInfo2(out, info);
  return encoding;
}

// WriteHints tells the client what to come back with (RFC 4120 section 5.9.1, METHOD-DATA).
void AsExchange::WriteHints() {
  if (WantsFast()) {
    DerWriter out(answer_.e_data);
    return kerberos::WriteMethodData(out, {{kerberos::kPaFxFast, {}}});
  }
  const Bytes etype_info = EtypeInfo(false);
  if (etype_info.empty()) return;
  DerWriter out(answer_.e_data);
  kerberos::WriteMethodData(out, {{kerberos::kPaEncTimestamp, {}}, {kerberos::kPaEtypeInfo2, etype_info}});
}

}  // namespace

ExchangeAnswer AnswerAsReq(Authority& authority, std::string_view realm, const kerberos::KdcReq& request) {
  return AsExchange(authority, realm, request).Run();
}

}  // namespace legwork::kdc
