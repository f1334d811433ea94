#include "cases/script/circumstances.h"

#include "cases/script/value_shape.h"

namespace legwork::script {
namespace {

struct CircumstanceRow {
  std::string_view word;
  Circumstance circumstance;
};

constexpr CircumstanceRow kRows[] = {
    {"WRONG_PASSWORD", Circumstance::kWrongPassword},
    {"UNKNOWN_USER", Circumstance::kUnknownUser},
    {"ACCOUNT_DISABLED", Circumstance::kAccountDisabled},
    {"AUTHORITY_UNREACHABLE", Circumstance::kAuthorityUnreachable},
    {"TARGET_UNKNOWN", Circumstance::kTargetUnknown},
    {"WRONG_PRINCIPAL", Circumstance::kWrongPrincipal},
    {"NO_CREDENTIALS", Circumstance::kNoCredentials},
    {"CLOCK_SKEW", Circumstance::kClockSkew},
    {"BINDINGS_MISMATCH", Circumstance::kBindingsMismatch},
    {"BINDINGS_MISSING", Circumstance::kBindingsMissing},
    {"OUT_OF_MEMORY", Circumstance::kOutOfMemory},
    {"INTERNAL_FAULT", Circumstance::kInternalFault},
    {"CONTEXT_EXPIRED", Circumstance::kContextExpired},
    {"NTLM_SELECTED", Circumstance::kNtlmSelected},
    {"KERBEROS_SELECTED", Circumstance::kKerberosSelected},
    {"NOT_TRUSTED_FOR_DELEGATION", Circumstance::kNotTrustedForDelegation},
    {"GUEST", Circumstance::kGuest},
    {"CONSTRAINED_DELEGATION", Circumstance::kConstrainedDelegation},
    {"KERBEROS_POSSIBLE", Circumstance::kKerberosPossible},
    {"OUTER_CHANNEL", Circumstance::kOuterChannel},
    {"REQUIRES_128_BIT", Circumstance::kRequires128Bit},
    {"NOT_PERMITTED", Circumstance::kNotPermitted},
};

}  // namespace

std::vector<std::string_view> CircumstanceWords() {
  std::vector<std::string_view> words;
  for (const CircumstanceRow& row : kRows) words.push_back(row.word);
  return words;
}

std::uint32_t ReadCircumstances(std::string_view value) {
  std::uint32_t bits = 0;
  for (std::string_view word : SplitAlternatives(value)) {
    for (const CircumstanceRow& row : kRows) {
      if (row.word == word) bits |= static_cast<std::uint32_t>(row.circumstance);
    }
  }
  return bits;
}

}  // namespace legwork::script
