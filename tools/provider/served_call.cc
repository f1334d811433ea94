#include "tools/provider/served_call.h"

#include <algorithm>
#include <cstring>

#include "model/sec_buffer.h"
#include "tools/provider/identity.h"
#include "tools/provider/text.h"

namespace legwork::provider {
namespace {

constexpr std::uint32_t kElementsMax = 64;         // of a descriptor; no call needs more than a few
constexpr std::uint32_t kContentMax = 256u << 20;  // octets of an element that is read

// TakeShape reads all but the contents. False if the elements must not be touched.
bool TakeShape(const AbiDescriptor* from, DescriptorArgument& descriptor) {
  descriptor.is_null = from == nullptr;
  if (from == nullptr) return false;
  descriptor.version = from->version;
  descriptor.array_is_null = from->buffers == nullptr;
  const bool is_sound = from->count <= kElementsMax && (from->count == 0 || from->buffers != nullptr);
  if (!is_sound) descriptor.claimed = from->count;
  return is_sound;
}

BufferArgument ShapeOf(const AbiBuffer& from) {
  BufferArgument buffer;
  buffer.type = from.type;
  buffer.capacity = from.size;
  buffer.is_null = from.data == nullptr;
  return buffer;
}

// A message's DATA may have come to lie inside its STREAM (DEC-008). Equal octets there are as good as the very ones.
void* InsideStream(const BufferResult& data, const AbiDescriptor& message) {
  for (std::uint32_t i = 0; i < message.count; ++i) {
    AbiBuffer& stream = message.buffers[i];
    if (BufferTypeOf(stream.type) != BufferType::kStream || stream.data == nullptr) continue;
    auto* const begin = static_cast<std::uint8_t*>(stream.data);
    const auto found = std::find_end(begin, begin + stream.size, data.content.begin(), data.content.end());
    return found == begin + stream.size ? nullptr : found;
  }
  return nullptr;
}

}  // namespace

ServedCall::ServedCall(Call call, bool ansi)
    : service_(Service::Instance()), arrived_after_(service_.calls_over()), guard_(service_.lock()) {
  is_open_ = service_.Open();
  request.call = call;
  request.ansi = ansi;
}

void ServedCall::Take(const AbiHandle* from, HandleArgument& handle) const {
  handle.is_null = from == nullptr;
  if (from != nullptr) handle.value = {from->lower, from->upper};
}

void ServedCall::TakeContent(const AbiBuffer& from, BufferArgument& buffer) {
  if (from.data == nullptr || from.size == 0) return;
  if (from.size > kContentMax) return Decide(SecStatus::kInvalidToken);
  const auto* const bytes = static_cast<const std::uint8_t*>(from.data);
  buffer.content.assign(bytes, bytes + from.size);
}

void ServedCall::TakeRead(const AbiDescriptor* from, DescriptorArgument& descriptor) {
  if (!TakeShape(from, descriptor)) return;
  for (std::uint32_t i = 0; i < from->count; ++i) {
    descriptor.buffers.push_back(ShapeOf(from->buffers[i]));
    TakeContent(from->buffers[i], descriptor.buffers.back());
  }
}

// The room for a signature and for padding may be memory that nobody has written to yet.
void ServedCall::TakeProtect(const AbiDescriptor* from, DescriptorArgument& descriptor) {
  if (!TakeShape(from, descriptor)) return;
  for (std::uint32_t i = 0; i < from->count; ++i) {
    descriptor.buffers.push_back(ShapeOf(from->buffers[i]));
    const BufferType type = BufferTypeOf(from->buffers[i].type);
    const bool is_room = type == BufferType::kToken || type == BufferType::kPadding;
    if (!is_room) TakeContent(from->buffers[i], descriptor.buffers.back());
  }
}

void ServedCall::TakeWrite(const AbiDescriptor* from, DescriptorArgument& descriptor) {
  if (!TakeShape(from, descriptor)) return;
  for (std::uint32_t i = 0; i < from->count; ++i) descriptor.buffers.push_back(ShapeOf(from->buffers[i]));
}

void ServedCall::TakePackage(const void* name) {
  request.package_text = ReadText(name, request.ansi);
  request.package = ParsePackageName(request.package_text);
  if (request.package_text.empty()) Decide(SecStatus::kSecpkgNotFound);
}

void ServedCall::TakeIdentity(const void* identity) {
  if (!ReadIdentity(identity, request.ansi, request.identity)) Decide(SecStatus::kUnknownCredentials);
}

void ServedCall::Decide(SecStatus status) {
  is_decided_ = true;
  reply.status = status;
}

SecStatus ServedCall::Answer() {
  if (!is_open_) return reply.status = SecStatus::kInternalError;
  service_.Answer(request, reply, is_decided_, arrived_after_);
  return reply.status;
}

void ServedCall::Give(AbiHandle* to) const {
  if (to != nullptr && reply.new_handle_written) *to = {reply.new_handle.lower, reply.new_handle.upper};
}

void ServedCall::GiveGranted(std::uint32_t* to) const {
  if (to != nullptr && reply.granted_written) *to = reply.granted;
}

void ServedCall::GiveExpiry(AbiTimeStamp* to) const {
  if (to == nullptr || !reply.expiry_written) return;
  *to = {static_cast<std::uint32_t>(reply.expiry), static_cast<std::uint32_t>(reply.expiry >> 32)};
}

void ServedCall::GiveQop(std::uint32_t* to) const {
  if (to != nullptr && reply.qop_written) *to = reply.qop_out;
}

void* ServedCall::New(std::size_t size) {
  const std::uint32_t block = issued_ < reply.issued.size() ? reply.issued[issued_++] : 0;
  return service_.ledger().Allocate(size, service_.actor(), block);
}

void ServedCall::GiveBuffer(const BufferResult& after, AbiBuffer& to) {
  if (after.allocated_by_package && !after.is_null) {
    to.data = service_.ledger().Allocate(after.content.size(), service_.actor(), after.block);
    if (to.data == nullptr) return;
    std::copy(after.content.begin(), after.content.end(), static_cast<std::uint8_t*>(to.data));
  } else if (after.changed && to.data != nullptr) {
    const std::size_t size = std::min<std::size_t>(after.content.size(), to.size);
    if (size != 0) std::memcpy(to.data, after.content.data(), size);
  }
  if (to.size != after.size) to.size = after.size;  // a descriptor that says the same may lie in constant memory
  if (to.type != after.type) to.type = after.type;
}

void ServedCall::GiveChanged(const DescriptorArgument& before, const std::vector<BufferResult>& after,
                             AbiDescriptor* to) {
  if (to == nullptr || before.claimed) return;
  for (std::size_t i = 0; i < after.size() && i < before.buffers.size(); ++i) GiveBuffer(after[i], to->buffers[i]);
  for (std::size_t i = 0; i < after.size() && i < before.buffers.size(); ++i) {
    AbiBuffer& data = to->buffers[i];
    const bool points_elsewhere = before.buffers[i].is_null && !after[i].is_null && !after[i].allocated_by_package;
    if (points_elsewhere) data.data = InsideStream(after[i], *to);
  }
}

}  // namespace legwork::provider
