#include "sim/kdc/foreign_user.h"

#include "sim/kerberos/message/pac.h"
#include "sim/kerberos/message/pac_logon_info.h"
#include "sim/kerberos/message/principal_name.h"

namespace legwork::kdc {
namespace {

std::optional<std::string> EffectiveName(const kerberos::PacBuffers& buffers) {
  const kerberos::PacBuffer* const buffer = FindPacBuffer(buffers, kerberos::PacType::kLogonInfo);
  if (buffer == nullptr) return std::nullopt;
  const auto info = kerberos::ReadLogonInfo(buffer->data);
  return info.ok() && !info->effective_name.empty() ? std::optional(info->effective_name) : std::nullopt;
}

}  // namespace

std::optional<ForeignUser> UserInPac(const kerberos::EncTicketPart& ticket) {
  if (!ticket.authorization_data) return std::nullopt;
  const std::optional<ByteView> pac = kerberos::UnwrapPac(ticket.authorization_data->encoding);
  if (!pac) return std::nullopt;
  const auto buffers = kerberos::ReadPac(*pac);
  const auto* const buffer = buffers.ok() ? FindPacBuffer(*buffers, kerberos::PacType::kClientInfo) : nullptr;
  if (buffer == nullptr) return std::nullopt;
  const auto info = kerberos::ReadClientInfo(buffer->data);
  if (!info.ok() || NameIs(ticket.cname, info->name)) return std::nullopt;
  const std::size_t at = info->name.rfind('@');
  if (at == std::string::npos) return std::nullopt;
  const std::string asked = info->name.substr(0, at);
  return ForeignUser{asked, info->name.substr(at + 1), EffectiveName(*buffers).value_or(asked)};
}

}  // namespace legwork::kdc
