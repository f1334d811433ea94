// Export and import of contexts.
#include <utility>

#include "model/call_record.h"
#include "sim/package/packed_context.h"
#include "sim/package/security_support.h"

namespace legwork {

SecStatus SecuritySupport::Export(const HandleArgument& context, std::uint32_t flags, Bytes& packed) {
  const HeldContext* held = FindContext(context);
  if (held == nullptr || held->progress != Progress::kEstablished) return SecStatus::kInvalidHandle;  // EXP-004
  if ((flags & ~(kExportResetNew | kExportDeleteOld)) != 0) return SecStatus::kUnsupportedFunction;
  PackedContext packing;
  packing.package = held->package->name;
  packing.role = held->role;
  packing.granted = held->granted;
  packing.began = held->began;
  packing.host = surroundings_.host;
  const SecStatus status = held->context->Export((flags & kExportResetNew) != 0, packing.state);
  if (IsFailure(status)) return status;
  WritePackedContext(packing, packed);
  if ((flags & kExportDeleteOld) != 0) contexts_.Remove(context.value);  // EXP-003
  return status;
}

SecStatus SecuritySupport::Import(std::string_view package, ByteView packed, SecHandle& context) {
  const Package* row = nullptr;
  if (const SecStatus found = QueryPackage(package, row); IsFailure(found)) return found;
  if (row->import == nullptr) return SecStatus::kUnsupportedFunction;
  const Profile& profile = surroundings_.profile;
  const Result<PackedContext> unpacked = ReadPackedContext(packed);
  if (!unpacked) return profile.Answer(Question::kImportDamaged);
  if (unpacked->package != row->name) return profile.Answer(Question::kImportOtherPackage);
  if (unpacked->host != surroundings_.host) return profile.Answer(Question::kImportOtherComputer);
  HeldContext held;
  held.context = row->import(*row, surroundings_, unpacked->state);
  if (held.context == nullptr) return profile.Answer(Question::kImportDamaged);
  held.package = row;
  held.role = unpacked->role;
  held.granted = unpacked->granted;
  held.began = unpacked->began;
  held.progress = Progress::kEstablished;
  context = contexts_.Add(std::move(held));
  return SecStatus::kOk;
}

}  // namespace legwork
