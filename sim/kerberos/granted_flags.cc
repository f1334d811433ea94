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

// SemanticsOf is exactly one of the two that these tokens can have (CTX-017).
ContextFlags SemanticsOf(ContextFlags requested) {
  return requested.Has(ContextFlag::kDatagram) ? ContextFlag::kDatagram : ContextFlag::kConnection;
}

}  // namespace

ContextFlags GrantedToInitiator(ContextFlags requested) {
  ContextFlags granted = (requested & kAsRequested) | SemanticsOf(requested);
  if (requested.Has(ContextFlag::kDatagram)) granted = granted.Without(ContextFlag::kUseSessionKey);  // DGM-004
  if (HasIntegrity(requested)) granted |= ContextFlag::kIntegrity;
  if (requested.Has(ContextFlag::kUseDceStyle)) granted |= ContextFlag::kMutualAuth;
  return granted;
}

ContextFlags GrantedToAcceptor(std::uint32_t gss_flags, ContextFlags requested) {
  ContextFlags granted = ContextFromGssFlags(gss_flags & ~kGssDelegate) | SemanticsOf(requested);
  if (granted.HasAny(kDetection)) granted |= ContextFlag::kIntegrity;
  return granted;
}

}  // namespace legwork::kerberos
