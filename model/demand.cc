#include "model/demand.h"

namespace legwork {
namespace {

constexpr Demand kDemands[] = {
    {"ACH-N-004"},
    {"ACH-N-006"},
    {"ACH-N-008"},
    {"ACH-N-009"},
    {"ACH-N-010", SecStatus::kNoAuthenticatingAuthority},
    {"ACT-001"},
    {"ASC-G-001", SecStatus::kBadBindings},
    {"ASC-N-024", SecStatus::kInsufficientMemory},
    {"ASC-N-026", SecStatus::kInvalidHandle},
    {"ASC-N-027"},
    {"ASC-N-029", SecStatus::kNoAuthenticatingAuthority},
    {"DEC-003"},
    {"DEC-004", SecStatus::kIncompleteMessage},
    {"DSC-003", SecStatus::kInvalidHandle},
    {"ENC-008"},
    {"ENC-009", SecStatus::kContextExpired},
    {"ENC-010"},
    {"ENC-011"},
    {"ENC-012"},
    {"EPA-003"},
    {"EPA-004"},
    {"EPA-005"},
    {"EXP-003"},
    {"FCH-003", SecStatus::kInvalidHandle},
    {"IMP-005"},
    {"ISC-N-054", SecStatus::kInsufficientMemory},
    {"ISC-N-056", SecStatus::kInvalidHandle},
    {"ISC-N-057"},
    {"ISC-N-059", SecStatus::kLogonDenied},
    {"ISC-N-060", SecStatus::kNoAuthenticatingAuthority},
    {"ISC-N-061", SecStatus::kNoCredentials},
    {"ISC-N-062", SecStatus::kTargetUnknown},
    {"ISC-N-064", SecStatus::kWrongPrincipal},
    {"ISC-N-071"},
    {"NLM-006"},
    {"NLM-007"},
    {"NLM-009"},
    {"SIG-003"},
    {"SIG-004"},
    {"SIG-005", SecStatus::kInvalidHandle},
    {"SIG-007"},
    {"SPN-002"},
    {"SPN-003"},
    {"SPN-006"},
    {"VER-002"},
    {"VER-003"},
    {"VER-004"},
};

}  // namespace

std::span<const Demand> Demands() { return kDemands; }

const Demand* DemandOf(std::string_view clause) {
  for (const Demand& demand : kDemands) {
    if (demand.clause == clause) return &demand;
  }
  return nullptr;
}

bool BindsPackages(const Clause& clause) {
  return clause.level == Level::kMust && !clause.inferred && clause.party != Party::kCaller;
}

}  // namespace legwork
