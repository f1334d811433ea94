#ifndef LEGWORK_MODEL_IDENTITY_FACTS_H_
#define LEGWORK_MODEL_IDENTITY_FACTS_H_

#include <cstdint>

#include "model/string_form.h"

namespace legwork {

// IdentityForm is what pAuthData points to (ACH-N-012).
enum class IdentityForm : std::uint8_t {
  kAbsent,      // NULL: the package's default credentials
  kIdentity,    // SEC_WINNT_AUTH_IDENTITY
  kIdentityEx,  // SEC_WINNT_AUTH_IDENTITY_EX, with a PackageList
  kOpaque,      // what SspiPromptForCredentials gives
  kMalformed,   // none of these: an unknown version or length, or Flags that name no encoding
};

// SEC_WINNT_AUTH_IDENTITY.Flags: the encoding of its texts (ACH-N-019).
inline constexpr std::uint32_t kIdentityAnsi = 1;
inline constexpr std::uint32_t kIdentityUnicode = 2;

// LogonSession is what pvLogonID names (ACH-N-011).
enum class LogonSession : std::uint8_t { kAbsent, kOwn, kOther };

// IdentityFacts are the arguments of AcquireCredentialsHandle and AddCredentials that say whose credentials are meant.
// The lengths of the texts stand in the record.
struct IdentityFacts {
  std::uint64_t principal_id = 0;  // pszPrincipal; 0: NULL
  LogonSession logon_session = LogonSession::kAbsent;
  IdentityForm form = IdentityForm::kAbsent;
  std::uint32_t flags = 0;                     // SEC_WINNT_AUTH_IDENTITY.Flags as passed
  StringForm encoding = StringForm::kUnknown;  // how its texts are really encoded, where the harness knows
  bool lengths_match = true;                   // the lengths count characters, the terminator not among them
  std::uint64_t package_list_id = 0;           // PackageList; 0: absent
  std::uint32_t excluded_packages = 0;         // bits 1 << PackageName that PackageList rules out
  bool key_function_given = false;             // pGetKeyFn or its argument is not NULL
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_IDENTITY_FACTS_H_
