#include "sim/mutant/groups.h"

// Bugs of the calls by which a server acts as its client.
namespace legwork::mutant {
namespace {

void DenyImpersonation(Deed& deed) {
  if (deed.Is(Call::kImpersonate)) deed.reply.status = SecStatus::kLogonDenied;
}

void ImpersonateAnybody(Deed& deed) {
  if (deed.Is(Call::kImpersonate)) deed.reply.status = SecStatus::kOk;
}

void RefuseToRevert(Deed& deed) {
  if (deed.Is(Call::kRevert)) deed.reply.status = SecStatus::kInternalError;
}

void InformInsteadOfToken(Deed& deed) {
  if (deed.Is(Call::kQueryToken)) deed.reply.status = SecStatus::kContinueNeeded;
}

constexpr Mutant kRows[] = {
    {"denies_impersonation", "IMP-003", "accepting/impersonation", "impersonating is called a denied logon",
     DenyImpersonation},
    {"impersonates_anybody", "IMP-005", "accepting/identity_too_early",
     "a client that has proved nothing is impersonated", ImpersonateAnybody},
    {"refuses_to_revert", "REV-002", "accepting/impersonation", "a server cannot be itself again", RefuseToRevert},
    {"informs_instead_of_token", "QST-002", "accepting/impersonation", "the client's token is to be continued",
     InformInsteadOfToken},
};

}  // namespace

std::span<const Mutant> ImpersonationMutants() { return kRows; }

}  // namespace legwork::mutant
