#include "sim/peer/identity_check.h"

#include <algorithm>
#include <array>
#include <string>

#include "model/credential_use.h"
#include "sim/wire/utf16.h"

namespace legwork {
namespace {

constexpr std::ptrdiff_t kNameMax = 256;  // characters (ACH-N-013)
constexpr std::ptrdiff_t kDomainMax = 15;

std::ptrdiff_t CharactersOf(std::string_view utf8) {
  return std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; });
}

bool IsTooLong(const IdentityArgument& identity) {
  return CharactersOf(identity.user) > kNameMax || CharactersOf(identity.password) > kNameMax ||
         CharactersOf(identity.domain) > kDomainMax;
}

// IsEncoded: texts that are no UTF-8 stand for texts that are no UTF-16.
bool IsEncoded(const IdentityArgument& identity) {
  const std::uint32_t named = identity.Flags() & (kIdentityAnsi | kIdentityUnicode);
  // Who names no encoding means that of the function.
  if (named != 0 && named != (identity.ansi ? kIdentityAnsi : kIdentityUnicode)) return false;
  return std::ranges::all_of(std::array{&identity.user, &identity.domain, &identity.password},
                             [](const std::string* text) { return Utf16LeFromUtf8(*text).ok(); });
}

SecStatus CheckTexts(const IdentityArgument& identity, PackageName package, const Profile& profile) {
  if (identity.form == IdentityForm::kMalformed) return profile.Answer(Question::kMalformedIdentity);
  if (!IsEncoded(identity)) return profile.Answer(Question::kUnencodableIdentity);
  const bool has_limits = package == PackageName::kNegotiate || package == PackageName::kNtlm;
  return has_limits && IsTooLong(identity) ? profile.Answer(Question::kOverlongIdentity) : SecStatus::kOk;
}

bool IsRestricted(const CallRequest& request) {
  constexpr auto kRestricted = static_cast<std::uint32_t>(CredentialUse::kAutologonRestricted);
  return request.package == PackageName::kNegotiate && (request.credential_use & kRestricted) != 0;
}

}  // namespace

SecStatus CheckIdentity(const CallRequest& request, std::string_view own_user, const Profile& profile) {
  if (request.principal && *request.principal != own_user) return SecStatus::kNotOwner;
  if (request.logon_session == LogonSession::kOther) return profile.Answer(Question::kForeignSession);
  if (!request.identity.absent) return CheckTexts(request.identity, request.package, profile);
  return IsRestricted(request) ? profile.Answer(Question::kRestrictedAutologon) : SecStatus::kOk;
}

std::optional<Identity> ReadSuppliedCredentials(ByteView octets) {
  std::array<std::string, 3> texts;
  std::size_t at = 0;
  for (std::string& text : texts) {
    const auto end = std::find(octets.begin() + static_cast<std::ptrdiff_t>(at), octets.end(), 0);
    if (end == octets.end()) return std::nullopt;
    text.assign(octets.begin() + static_cast<std::ptrdiff_t>(at), end);
    at = static_cast<std::size_t>(end - octets.begin()) + 1;
    if (!Utf16LeFromUtf8(text).ok()) return std::nullopt;
  }
  if (at != octets.size() || texts[0].empty()) return std::nullopt;
  return Identity{texts[0], texts[1], texts[2], true, false, {}};
}

}  // namespace legwork
