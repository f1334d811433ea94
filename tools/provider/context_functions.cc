// What is asked of a context that stands: attributes, export and import, impersonation.
#include "tools/provider/attribute_writer.h"
#include "tools/provider/functions.h"
#include "tools/provider/served_call.h"

namespace legwork::provider {
namespace {

constexpr std::uint32_t kPackedMax = 16u << 20;  // octets of an exported context

std::int32_t Query(bool ansi, AbiHandle* context, std::uint32_t attribute, void* buffer,
                   std::optional<std::uint32_t> size) {
  return Serve([&] {
    ServedCall call(Call::kQuery, ansi);
    call.Take(context, call.request.context);
    call.request.attribute = attribute;
    call.request.structure_is_null = buffer == nullptr;
    call.request.structure_size = size;
    if (!IsFailure(call.Answer()) && buffer != nullptr) WriteAttribute(call, buffer);
    return call.status();
  });
}

std::int32_t SetAttributes(bool ansi, AbiHandle* context, std::uint32_t attribute, const void* buffer,
                           std::uint32_t size) {
  return Serve([&] {
    ServedCall call(Call::kSetAttributes, ansi);
    call.Take(context, call.request.context);
    call.request.attribute = attribute;
    call.request.result_is_null = buffer == nullptr;
    call.request.value_size = size;
    call.Answer();
    return call.status();
  });
}

std::int32_t Export(AbiHandle* context, std::uint32_t flags, AbiBuffer* packed, void** token) {
  return Serve([&] {
    ServedCall call(Call::kExport);
    call.Take(context, call.request.context);
    call.request.export_flags = flags;
    if (packed == nullptr) call.Decide(SecStatus::kInvalidParameter);
    if (IsFailure(call.Answer())) return call.status();
    packed->data = call.New(call.reply.packed.size());
    packed->size = static_cast<std::uint32_t>(call.reply.packed.size());
    std::copy(call.reply.packed.begin(), call.reply.packed.end(), static_cast<std::uint8_t*>(packed->data));
    if (token != nullptr) *token = nullptr;  // there are no access tokens here
    return call.status();
  });
}

std::int32_t Import(bool ansi, void* package, const AbiBuffer* packed, AbiHandle* context) {
  return Serve([&] {
    ServedCall call(Call::kImport, ansi);
    call.TakePackage(package);
    call.request.new_handle_is_null = context == nullptr;
    if (packed != nullptr && packed->data != nullptr && packed->size <= kPackedMax) {
      const auto* const octets = static_cast<const std::uint8_t*>(packed->data);
      call.request.packed.assign(octets, octets + packed->size);
    }
    call.Answer();
    call.Give(context);
    return call.status();
  });
}

std::int32_t OnContext(Call function, AbiHandle* context) {
  return Serve([&] {
    ServedCall call(function);
    call.Take(context, call.request.context);
    call.Answer();
    return call.status();
  });
}

}  // namespace
}  // namespace legwork::provider

namespace provider = legwork::provider;
using legwork::Call;
using legwork::host::AbiBuffer;
using legwork::host::AbiHandle;

std::int32_t QueryContextAttributesW(AbiHandle* context, std::uint32_t attribute, void* buffer) {
  return provider::Query(false, context, attribute, buffer, std::nullopt);
}

std::int32_t QueryContextAttributesA(AbiHandle* context, std::uint32_t attribute, void* buffer) {
  return provider::Query(true, context, attribute, buffer, std::nullopt);
}

std::int32_t QueryContextAttributesExW(AbiHandle* context, std::uint32_t attribute, void* buffer, std::uint32_t size) {
  return provider::Query(false, context, attribute, buffer, size);
}

std::int32_t QueryContextAttributesExA(AbiHandle* context, std::uint32_t attribute, void* buffer, std::uint32_t size) {
  return provider::Query(true, context, attribute, buffer, size);
}

std::int32_t SetContextAttributesW(AbiHandle* context, std::uint32_t attribute, void* buffer, std::uint32_t size) {
  return provider::SetAttributes(false, context, attribute, buffer, size);
}

std::int32_t SetContextAttributesA(AbiHandle* context, std::uint32_t attribute, void* buffer, std::uint32_t size) {
  return provider::SetAttributes(true, context, attribute, buffer, size);
}

std::int32_t ExportSecurityContext(AbiHandle* context, std::uint32_t flags, AbiBuffer* packed, void** token) {
  return provider::Export(context, flags, packed, token);
}

std::int32_t ImportSecurityContextW(void* package, AbiBuffer* packed, void*, AbiHandle* context) {
  return provider::Import(false, package, packed, context);
}

std::int32_t ImportSecurityContextA(void* package, AbiBuffer* packed, void*, AbiHandle* context) {
  return provider::Import(true, package, packed, context);
}

std::int32_t ImpersonateSecurityContext(AbiHandle* context) { return provider::OnContext(Call::kImpersonate, context); }

std::int32_t RevertSecurityContext(AbiHandle* context) { return provider::OnContext(Call::kRevert, context); }

std::int32_t QuerySecurityContextToken(AbiHandle* context, void** token) {
  if (token != nullptr) *token = nullptr;  // there are no access tokens here
  return provider::OnContext(Call::kQueryToken, context);
}
