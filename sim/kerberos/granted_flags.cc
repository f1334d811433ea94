#include "sim/kerberos/granted_flags.h"

#include "sim/kerberos/gss_flags.h"

namespace legwork::kerberos {
namespace {

constexpr ContextFlags kAsRequested = ContextFlag::kMutualAuth | ContextFlag::kReplayDetect |
                                      ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality |
                                      ContextFlag::kUseSessionKey | ContextFlag::kUseDceStyle |
                                      ContextFlag::kExtendedError | ContextFlag::kIdentify | ContextFlag::kNoIntegrity;
constexpr ContextFlags kDetection = ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect;

bool HasIntegrity(ContextFlags requested) {
  if (requested.HasAny(kDetection)) return true;
  const bool asked = requested.HasAny(ContextFlag::kIntegrity | ContextFlag::kConfidentiality);
  return asked && !requested.Has(ContextFlag::kNoIntegrity);
}

}  // namespace

ContextFlags GrantedToInitiator(ContextFlags requested) {
  ContextFlags granted = (requested & kAsRequested) | ContextFlag::kConnection;
  if (HasIntegrity(requested)) granted |= ContextFlag::kIntegrity;
  if (requested.Has(ContextFlag::kUseDceStyle)) granted |= ContextFlag::kMutualAuth;
  return granted;
}

ContextFlags GrantedToAcceptor(std::uint32_t gss_flags) {
  return ContextFromGssFlags(gss_flags & ~kGssDelegate) | ContextFlag::kConnection;
}

}  // namespace legwork::kerberos
