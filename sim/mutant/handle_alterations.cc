#include "sim/mutant/groups.h"

// Bugs in the life of handles.
namespace legwork::mutant {
namespace {

void IssueHandleTwice(Deed& deed) {
  const bool again = deed.IsFirstLeg() && deed.Succeeded() && deed.memory.has_first_context;
  if (again) deed.reply.new_handle = deed.memory.first_context;
}

void HideNewHandle(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.IsFirstLeg()) deed.reply.new_handle_written = false;
}

void DeleteNothing(Deed& deed) {
  if (deed.Is(Call::kDelete)) deed.reply.status = SecStatus::kInvalidHandle;
}

void FreeNothing(Deed& deed) {
  if (deed.Is(Call::kFree)) deed.reply.status = SecStatus::kInvalidHandle;
}

void ApplyControl(Deed& deed) {
  if (deed.Is(Call::kApplyControl)) deed.reply.status = SecStatus::kOk;
}

constexpr Mutant kRows[] = {
    {"handle_issued_twice", "ISC-N-034", "negotiate/two_at_once", "two contexts get one handle", IssueHandleTwice},
    {"handle_not_written", "ISC-N-034", "kerberos/mutual_auth", "*phNewContext is left alone", HideNewHandle},
    {"deletes_nothing", "DSC-002", "kerberos/mutual_auth", "DeleteSecurityContext fails on a live context",
     DeleteNothing},
    {"frees_nothing", "FCH-003", "kerberos/mutual_auth", "FreeCredentialsHandle fails on a live credential",
     FreeNothing},
    {"applies_control", "ACT-001", "calling_sequence/apply_control", "ApplyControlToken succeeds", ApplyControl},
};

}  // namespace

std::span<const Mutant> HandleMutants() { return kRows; }

}  // namespace legwork::mutant
