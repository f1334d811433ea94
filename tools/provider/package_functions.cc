// EnumerateSecurityPackages, QuerySecurityPackageInfo, FreeContextBuffer.
#include "tools/provider/functions.h"
#include "tools/provider/served_call.h"
#include "tools/provider/structure_writer.h"

namespace legwork::provider {
namespace {

std::int32_t Enumerate(bool ansi, std::uint32_t* count, AbiPackageInfo** packages) {
  return Serve([&] {
    ServedCall call(Call::kEnumerate, ansi);
    call.request.result_is_null = count == nullptr || packages == nullptr;
    if (IsFailure(call.Answer()) || call.request.result_is_null) return call.status();
    *packages = NewPackages(call, call.reply.described);
    *count = *packages == nullptr ? 0 : static_cast<std::uint32_t>(call.reply.described.size());
    return call.status();
  });
}

std::int32_t QueryPackage(bool ansi, const void* name, AbiPackageInfo** info) {
  return Serve([&] {
    ServedCall call(Call::kQueryPackage, ansi);
    call.TakePackage(name);
    call.request.result_is_null = info == nullptr;
    if (!IsFailure(call.Answer()) && info != nullptr) *info = NewPackages(call, call.reply.described);
    return call.status();
  });
}

// The peer knows blocks, the ledger addresses: what begins no block that is out is freed nowhere.
std::int32_t FreeBuffer(void* buffer) {
  return Serve([&] {
    ServedCall call(Call::kFreeBuffer);
    const Ledger::Found found = call.service().ledger().Find(buffer);
    call.request.memory = {buffer == nullptr, found.block, found.inside};
    call.set_actor(found.actor);
    const bool is_block = found.is_out && !found.inside;
    const bool is_known_to_peer = found.block != 0 && found.block < kOwnBlocks;
    if (is_block && !is_known_to_peer) call.Decide(SecStatus::kOk);
    if (!IsFailure(call.Answer()) && is_block) call.service().ledger().TakeBack(buffer);
    return call.status();
  });
}

}  // namespace
}  // namespace legwork::provider

namespace provider = legwork::provider;
using legwork::host::AbiPackageInfo;

std::int32_t EnumerateSecurityPackagesW(std::uint32_t* count, AbiPackageInfo** packages) {
  return provider::Enumerate(false, count, packages);
}

std::int32_t EnumerateSecurityPackagesA(std::uint32_t* count, AbiPackageInfo** packages) {
  return provider::Enumerate(true, count, packages);
}

std::int32_t QuerySecurityPackageInfoW(void* name, AbiPackageInfo** info) {
  return provider::QueryPackage(false, name, info);
}

std::int32_t QuerySecurityPackageInfoA(void* name, AbiPackageInfo** info) {
  return provider::QueryPackage(true, name, info);
}

std::int32_t FreeContextBuffer(void* buffer) { return provider::FreeBuffer(buffer); }
