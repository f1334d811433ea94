#ifndef LEGWORK_TOOLS_PROVIDER_SERVED_CALL_H_
#define LEGWORK_TOOLS_PROVIDER_SERVED_CALL_H_

#include <cstdint>
#include <mutex>
#include <new>

#include "sim/peer/peer.h"
#include "tools/provider/service.h"
#include "tools/shim/host/sspi_abi.h"

namespace legwork::provider {

using host::AbiBuffer;
using host::AbiDescriptor;
using host::AbiHandle;
using host::AbiPackageInfo;
using host::AbiTimeStamp;

// ServedCall is one call of the program, from its arguments to its results. It holds the service's lock all the while.
class ServedCall {
 public:
  ServedCall(Call call, bool ansi = false);
  ServedCall(const ServedCall&) = delete;
  ServedCall& operator=(const ServedCall&) = delete;

  // Arguments, into `request`.
  void Take(const AbiHandle* from, HandleArgument& handle) const;
  void TakeRead(const AbiDescriptor* from, DescriptorArgument& descriptor);     // pInput, a message that arrived
  void TakeProtect(const AbiDescriptor* from, DescriptorArgument& descriptor);  // a message that is to be protected
  void TakeWrite(const AbiDescriptor* from, DescriptorArgument& descriptor);    // pOutput: only its room counts
  void TakePackage(const void* name);
  void TakeIdentity(const void* identity);

  // The actor that the call is known to belong to; without it, the handles tell.
  void set_actor(std::uint16_t actor) { service_.set_actor(actor); }

  // Decide answers the call here and now, because of an argument that no package would ever see.
  void Decide(SecStatus status);

  // Answer gives the status; what came back stands in `reply`.
  SecStatus Answer();

  // Results, out of `reply`, as far as it says that they were written. Nothing is written beyond what the caller gave.
  void Give(AbiHandle* to) const;
  void GiveGranted(std::uint32_t* to) const;
  void GiveExpiry(AbiTimeStamp* to) const;
  void GiveQop(std::uint32_t* to) const;
  void GiveChanged(const DescriptorArgument& before, const std::vector<BufferResult>& after, AbiDescriptor* to);

  // New gives memory of the package that FreeContextBuffer takes back: the next of the blocks that the reply issued.
  // Null if there is none.
  void* New(std::size_t size);
  Service& service() { return service_; }

  std::int32_t status() const { return static_cast<std::int32_t>(reply.status); }

  CallRequest request;
  CallReply reply;

 private:
  void TakeContent(const AbiBuffer& from, BufferArgument& buffer);
  void GiveBuffer(const BufferResult& after, AbiBuffer& to);

  Service& service_;
  const std::uint64_t arrived_after_;  // taken before the lock
  const std::lock_guard<std::mutex> guard_;
  bool is_open_;
  bool is_decided_ = false;
  std::size_t issued_ = 0;  // blocks of the reply that are memory already
};

// Serve runs a function of the interface. A program in C knows no exceptions: want of memory becomes a status.
template <typename Function>
std::int32_t Serve(Function&& function) {
  try {
    return function();
  } catch (const std::bad_alloc&) {
    return static_cast<std::int32_t>(SecStatus::kInsufficientMemory);
  } catch (...) {
    return static_cast<std::int32_t>(SecStatus::kInternalError);
  }
}

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_SERVED_CALL_H_
