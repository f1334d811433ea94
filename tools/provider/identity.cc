#include "tools/provider/identity.h"

#include <cstring>

#include "tools/provider/text.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::provider {
namespace {

constexpr std::uint32_t kVersion2 = 0x201;  // SEC_WINNT_AUTH_IDENTITY_EX2, which is one block with offsets
constexpr std::uint32_t kForms = host::kIdentityAnsi | host::kIdentityUnicode;
constexpr std::uint32_t kReadableFlags = kForms | 0x8 | 0x60000;  // _ONLY, _NULL_USER, _NULL_DOMAIN

// The long structure begins with its version, the short one with a pointer.
std::uint32_t VersionOf(const void* auth_data) {
  std::uint32_t version = 0;
  std::memcpy(&version, auth_data, sizeof version);
  return version;
}

bool ReadStrings(const host::AbiIdentityEx& from, bool ansi, IdentityArgument& identity) {
  return ReadCounted(from.user, from.user_length, ansi, identity.user) &&
         ReadCounted(from.domain, from.domain_length, ansi, identity.domain) &&
         ReadCounted(from.password, from.password_length, ansi, identity.password) &&
         ReadCounted(from.package_list, from.package_list_length, ansi, identity.package_list);
}

}  // namespace

bool ReadIdentity(const void* auth_data, bool ansi, IdentityArgument& identity) {
  identity.absent = auth_data == nullptr;
  if (identity.absent) return true;
  host::AbiIdentityEx read = {};
  const std::uint32_t version = VersionOf(auth_data);
  if (version == kVersion2) return false;
  if (version == host::kIdentityVersion) {
    std::memcpy(&read, auth_data, sizeof read);
    if (read.length < sizeof read) return false;
  } else {
    host::AbiIdentity plain;
    std::memcpy(&plain, auth_data, sizeof plain);
    read.user = plain.user;
    read.user_length = plain.user_length;
    read.domain = plain.domain;
    read.domain_length = plain.domain_length;
    read.password = plain.password;
    read.password_length = plain.password_length;
    read.flags = plain.flags;
  }
  const std::uint32_t form = read.flags & kForms;
  if ((read.flags & ~kReadableFlags) != 0 || form == kForms) return false;
  // A structure that names nobody may still restrict the packages.
  identity.absent = version == host::kIdentityVersion && read.user == nullptr && read.domain == nullptr &&
                    read.password == nullptr && read.package_list != nullptr;
  // A program that names no form means that of the function.
  return ReadStrings(read, form == 0 ? ansi : form == host::kIdentityAnsi, identity);
}

}  // namespace legwork::provider
