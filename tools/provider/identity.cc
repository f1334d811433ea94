#include "tools/provider/identity.h"

#include <cstring>

#include "tools/provider/text.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::provider {
namespace {

constexpr std::uint32_t kVersion2 = 0x201;  // SEC_WINNT_AUTH_IDENTITY_EX2, which is one block with offsets
constexpr std::uint32_t kForms = host::kIdentityAnsi | host::kIdentityUnicode;
// _MARSHALLED, the four of protected and encrypted contents, _ID_PROVIDER: what is there is no plain text. Bits that no
// header defines are passed over, as WinPR's 0x100 is, which says that members of its own follow.
constexpr std::uint32_t kUnreadableFlags = 0x4 | 0xF0 | 0x80000;

// The long structure begins with its version, the short one with a pointer.
std::uint32_t VersionOf(const void* auth_data) {
  std::uint32_t version = 0;
  std::memcpy(&version, auth_data, sizeof version);
  return version;
}

// ReadStructure copies either structure into the long one.
IdentityForm ReadStructure(const void* auth_data, host::AbiIdentityEx& read) {
  const std::uint32_t version = VersionOf(auth_data);
  if (version == kVersion2) return IdentityForm::kOpaque;
  if (version == host::kIdentityVersion) {
    std::memcpy(&read, auth_data, sizeof read);
    return read.length < sizeof read ? IdentityForm::kMalformed : IdentityForm::kIdentityEx;
  }
  host::AbiIdentity plain;
  std::memcpy(&plain, auth_data, sizeof plain);
  read.user = plain.user;
  read.user_length = plain.user_length;
  read.domain = plain.domain;
  read.domain_length = plain.domain_length;
  read.password = plain.password;
  read.password_length = plain.password_length;
  read.flags = plain.flags;
  return IdentityForm::kIdentity;
}

// ReadStrings also notes a length that counts the terminator, which then is a part of the name.
bool ReadStrings(const host::AbiIdentityEx& from, IdentityArgument& identity) {
  const bool is_read = ReadCounted(from.user, from.user_length, identity.ansi, identity.user) &&
                       ReadCounted(from.domain, from.domain_length, identity.ansi, identity.domain) &&
                       ReadCounted(from.password, from.password_length, identity.ansi, identity.password) &&
                       ReadCounted(from.package_list, from.package_list_length, identity.ansi, identity.package_list);
  for (const std::string* text : {&identity.user, &identity.domain, &identity.password, &identity.package_list}) {
    identity.lengths_match = identity.lengths_match && !text->ends_with('\0');
  }
  return is_read;
}

}  // namespace

bool ReadIdentity(const void* auth_data, bool ansi, IdentityArgument& identity) {
  identity.absent = auth_data == nullptr;
  if (identity.absent) return true;
  host::AbiIdentityEx read = {};
  identity.form = ReadStructure(auth_data, read);
  if (identity.form != IdentityForm::kIdentity && identity.form != IdentityForm::kIdentityEx) return false;
  identity.flags = read.flags;
  const std::uint32_t encoding = read.flags & kForms;
  const bool is_readable = (read.flags & kUnreadableFlags) == 0 && encoding != kForms;
  // A program that names no encoding means that of the function.
  identity.ansi = encoding == 0 ? ansi : encoding == host::kIdentityAnsi;
  if (!is_readable || !ReadStrings(read, identity)) {
    identity.form = IdentityForm::kMalformed;
    return false;
  }
  // A structure that names nobody may still restrict the packages.
  identity.absent = identity.form == IdentityForm::kIdentityEx && read.user == nullptr && read.domain == nullptr &&
                    read.password == nullptr && read.package_list != nullptr;
  return true;
}

}  // namespace legwork::provider
