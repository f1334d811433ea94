#include "sim/mutant/handle_alterations.h"

namespace legwork::mutant {

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

}  // namespace legwork::mutant
