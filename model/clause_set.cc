#include "model/clause_set.h"

#include <array>
#include <vector>

#include "model/clauses/pages.h"

namespace legwork {
namespace {

// kPages is the only list of the files of rows.
constexpr std::array kPages = {
    IscNegotiateArgumentClauses,
    IscNegotiateFlagClauses,
    IscNegotiateReturnClauses,
    IscNegotiateSequenceClauses,
    IscOtherClauses,
    AcceptNegotiateClauses,
    AcceptReturnClauses,
    AcquireCredentialsClauses,
    CompleteAuthTokenClauses,
    DeleteAndFreeClauses,
    QueryContextClauses,
    SignatureClauses,
    EncryptionClauses,
    ServerContextClauses,
    ContextRequirementClauses,
    BufferClauses,
    HandleAndStatusClauses,
    MechanismClauses,
    ChannelBindingClauses,
    PackageInformationClauses,
    SessionLifeClauses,
};

std::vector<Clause> JoinPages() {
  std::vector<Clause> all;
  for (const auto page : kPages) {
    const std::span<const Clause> rows = page();
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

}  // namespace

std::span<const Clause> AllClauses() {
  static const std::vector<Clause> all = JoinPages();
  return all;
}

const Clause* FindClause(std::string_view id) {
  for (const Clause& clause : AllClauses()) {
    if (clause.id == id) return &clause;
  }
  return nullptr;
}

}  // namespace legwork
