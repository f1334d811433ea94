#ifndef LEGWORK_MODEL_CLAUSES_PAGES_H_
#define LEGWORK_MODEL_CLAUSES_PAGES_H_

#include <span>

#include "model/clause.h"

namespace legwork {

// One function per file of rows. A long page has several; short pages on one subject share one.
std::span<const Clause> IscNegotiateArgumentClauses();
std::span<const Clause> IscNegotiateFlagClauses();
std::span<const Clause> IscNegotiateReturnClauses();
std::span<const Clause> IscNegotiateSequenceClauses();
std::span<const Clause> IscOtherClauses();
std::span<const Clause> AcceptNegotiateClauses();
std::span<const Clause> AcceptReturnClauses();
std::span<const Clause> AcquireCredentialsClauses();
std::span<const Clause> CompleteAuthTokenClauses();
std::span<const Clause> DeleteAndFreeClauses();
std::span<const Clause> QueryContextClauses();
std::span<const Clause> SignatureClauses();
std::span<const Clause> EncryptionClauses();
std::span<const Clause> ServerContextClauses();
std::span<const Clause> ContextRequirementClauses();
std::span<const Clause> BufferClauses();
std::span<const Clause> HandleAndStatusClauses();
std::span<const Clause> MechanismClauses();
std::span<const Clause> ChannelBindingClauses();
std::span<const Clause> PackageInformationClauses();
std::span<const Clause> SessionLifeClauses();

}  // namespace legwork

#endif  // LEGWORK_MODEL_CLAUSES_PAGES_H_
