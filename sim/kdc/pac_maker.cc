#include "sim/kdc/pac_maker.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/kerberos/message/pac.h"
#include "sim/wire/utf16.h"
#include "sim/wire/writer.h"

namespace legwork::kdc {
namespace {

using kerberos::EmptySignature;
using kerberos::PacPart;
using kerberos::PacType;
using Flaw = PacKind::Flaw;

constexpr std::uint32_t kDomainUsers = 513;
constexpr std::uint32_t kFirstUser = 1104;    // relative id
constexpr std::uint32_t kFirstGroup = 10'000;  // relative id of groups that only fill up
constexpr std::size_t kGroupSize = 8;          // octets in the PAC
constexpr std::uint32_t kGroupSids = 0x20;     // LOGON_EXTRA_SIDS
constexpr std::uint32_t kPacWasRequested = 1;  // PAC_ATTRIBUTES_INFO

// The id of an account is its place in the directory.
std::uint32_t RelativeId(const Account* user, const Directory& directory) {
  std::uint32_t id = kFirstUser;
  for (const auto& account : directory.accounts()) {
    if (account.get() == user) return id;
    ++id;
  }
  return id;
}

kerberos::Sid UserSid(const PacOrder& order, const Directory& directory) {
  kerberos::Sid sid = DomainSid(order.user_realm);
  sid.sub_authorities.push_back(RelativeId(order.user, directory));
  return sid;
}

kerberos::LogonInfo LogonInfoOf(const PacOrder& order, const Directory& directory) {
  kerberos::LogonInfo info;
  info.logon_time = order.authtime;
  info.password_last_set = order.authtime;
  info.effective_name = order.user_name;
  info.full_name = order.user_name;
  info.user_id = RelativeId(order.user, directory);
  info.primary_group_id = kDomainUsers;
  info.group_ids = {{kDomainUsers}};
  info.user_flags = kGroupSids;
  info.logon_server = "KDC";
  info.logon_domain_name = order.user != nullptr ? order.user->domain : std::string(order.user_realm);
  info.logon_domain_id = DomainSid(order.user_realm);
  info.extra_sids = {{kerberos::AssertedIdentity(order.is_asserted_by_service)}};  // MS-SFU section 3.2.5.1.2
  return info;
}

// UpnDnsInfo (MS-PAC section 2.10): two texts, each as size (2) and offset (2), flags (4), and the texts.
Bytes UpnDnsInfo(const PacOrder& order) {
  std::string domain(order.user_realm);
  for (char& c : domain) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const Result<Bytes> upn = Utf16LeFromUtf8(std::string(order.user_name) + "@" + domain);
  const Result<Bytes> dns = Utf16LeFromUtf8(order.user_realm);
  Bytes data;
  if (!upn.ok() || !dns.ok()) return data;
  constexpr std::size_t kFront = 16;
  const std::size_t dns_at = (kFront + upn->size() + 7) / 8 * 8;
  Writer out(data);
  out.PutU16Le(static_cast<std::uint16_t>(upn->size()));
  out.PutU16Le(kFront);
  out.PutU16Le(static_cast<std::uint16_t>(dns->size()));
  out.PutU16Le(static_cast<std::uint16_t>(dns_at));
  out.PutU32Le(0);
  out.PutU32Le(0);
  out.PutBytes(*upn);
  data.resize(dns_at);
  out.PutBytes(*dns);
  return data;
}

Bytes ClientInfoOf(const PacOrder& order) {
  const bool is_other = order.kind.flaw == Flaw::kOtherUser;
  const Ticks time = order.kind.flaw == Flaw::kOtherTime ? order.authtime - kTicksPerSecond : order.authtime;
  const std::string_view name = order.client_info.empty() ? order.user_name : order.client_info;
  return kerberos::WriteClientInfo({time, is_other ? std::string("mallory") : std::string(name)});
}

Bytes AttributesInfo() {
  Bytes data;
  Writer out(data);
  out.PutU32Le(2);  // bits
  out.PutU32Le(kPacWasRequested);
  return data;
}

std::vector<PacPart> PartsOf(const PacOrder& order, const Directory& directory) {
  std::vector<PacPart> parts;
  if (order.kind.has_logon_info) {
    parts.push_back({PacType::kLogonInfo, WriteLogonInfo(LogonInfoOf(order, directory))});
    parts.push_back({PacType::kUpnDnsInfo, UpnDnsInfo(order)});
    if (order.is_for_tgs) {
      parts.push_back({PacType::kAttributes, AttributesInfo()});
      parts.push_back({PacType::kRequestor, {}});
      WriteSid(UserSid(order, directory), parts.back().data);
    }
  }
  parts.push_back({PacType::kClientInfo, ClientInfoOf(order)});
  if (order.delegation != nullptr) parts.push_back({PacType::kDelegationInfo, WriteDelegationInfo(*order.delegation)});
  if (order.kind.has_later_signatures) {
    if (!order.is_for_tgs) parts.push_back({PacType::kTicketSignature, EmptySignature(order.kdc_key)});
    parts.push_back({PacType::kFullSignature, EmptySignature(order.kdc_key)});
  }
  if (order.kind.flaw == Flaw::kUnsigned) return parts;
  parts.push_back({PacType::kServerSignature, EmptySignature(order.server_key)});
  parts.push_back({PacType::kKdcSignature, EmptySignature(order.kdc_key)});
  return parts;
}

// FillUp adds groups until the PAC has the size wanted.
void FillUp(const PacOrder& order, const Directory& directory, std::vector<PacPart>& parts) {
  const std::size_t wanted = std::min(order.size_wanted, kPacSizeMax);
  const std::size_t size = PacSize(parts);
  if (!order.kind.has_logon_info || size >= wanted) return;
  kerberos::LogonInfo info = LogonInfoOf(order, directory);
  const auto count = static_cast<std::uint32_t>((wanted - size + kGroupSize - 1) / kGroupSize);
  for (std::uint32_t i = 0; i < count; ++i) info.group_ids.push_back({kFirstGroup + i});
  parts.front().data = WriteLogonInfo(info);
}

// SpoilSignature changes the last bit of a signature.
void SpoilSignature(Bytes& pac, PacType type) {
  const auto buffers = kerberos::ReadPac(pac);
  const kerberos::PacBuffer* buffer = buffers.ok() ? FindPacBuffer(*buffers, type) : nullptr;
  if (buffer == nullptr) return;
  pac[static_cast<std::size_t>(buffer->data.data() + buffer->data.size() - 1 - pac.data())] ^= 1;
}

}  // namespace

Bytes MakePac(const PacOrder& order, const Directory& directory) {
  std::vector<PacPart> parts = PartsOf(order, directory);
  FillUp(order, directory, parts);
  Bytes pac = WritePac(parts);
  SignBuffer(pac, PacType::kTicketSignature, order.kdc_key, order.unsigned_ticket);
  // What stands under later signatures is spoilt before these are made.
  if (order.kind.flaw == Flaw::kTicketSignature) SpoilSignature(pac, PacType::kTicketSignature);
  kerberos::SignPac(pac, order.server_key, order.kdc_key);
  switch (order.kind.flaw) {
    case Flaw::kServerSignature:
      SpoilSignature(pac, PacType::kServerSignature);
      break;
    case Flaw::kKdcSignature:
      SpoilSignature(pac, PacType::kKdcSignature);
      break;
    case Flaw::kFullSignature:
      SpoilSignature(pac, PacType::kFullSignature);
      kerberos::ResignServer(pac, order.server_key, order.kdc_key);
      break;
    case Flaw::kMalformed:
      pac.resize(12);
      break;
    case Flaw::kNone:
    case Flaw::kTicketSignature:
    case Flaw::kUnsigned:
    case Flaw::kOtherUser:
    case Flaw::kOtherTime:
      break;
  }
  return pac;
}

kerberos::Sid DomainSid(std::string_view realm) {
  kerberos::Sid sid = {.authority = 5, .sub_authorities = {21}};
  std::uint32_t hash = 2'166'136'261u;  // FNV-1a
  for (std::uint32_t i = 0; i < 3; ++i) {
    for (const char c : realm) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16'777'619u;
    sid.sub_authorities.push_back(hash);
  }
  return sid;
}

}  // namespace legwork::kdc
