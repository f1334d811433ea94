// InitializeSecurityContext, AcceptSecurityContext, and what belongs to their loop.
#include <optional>

#include "tools/provider/functions.h"
#include "tools/provider/served_call.h"
#include "tools/provider/text.h"

namespace legwork::provider {
namespace {

// LegArguments are those that the two functions share.
struct LegArguments {
  AbiHandle* credential;
  AbiHandle* context;
  std::uint32_t requested;
  std::uint32_t data_rep;
  AbiDescriptor* input;
  AbiHandle* new_context;
  AbiDescriptor* output;
  std::uint32_t* granted;
  AbiTimeStamp* expiry;
};

void TakeLeg(const LegArguments& leg, ServedCall& call) {
  call.Take(leg.credential, call.request.credential);
  call.Take(leg.context, call.request.context);
  call.request.new_handle_is_null = leg.new_context == nullptr;
  call.request.new_handle_aliases = leg.new_context != nullptr && leg.new_context == leg.context;
  call.request.requested = leg.requested;
  call.request.data_rep = leg.data_rep;
  call.request.granted_is_null = leg.granted == nullptr;
  call.request.expiry_is_null = leg.expiry == nullptr;
  call.TakeRead(leg.input, call.request.input);
  call.TakeWrite(leg.output, call.request.output);
}

std::int32_t FinishLeg(const LegArguments& leg, ServedCall& call) {
  call.Answer();
  call.GiveChanged(call.request.input, call.reply.input, leg.input);
  call.GiveChanged(call.request.output, call.reply.output, leg.output);
  call.Give(leg.new_context);
  call.GiveGranted(leg.granted);
  call.GiveExpiry(leg.expiry);
  return call.status();
}

std::int32_t Initialize(bool ansi, const LegArguments& leg, void* target, std::uint32_t reserved1,
                        std::uint32_t reserved2) {
  return Serve([&] {
    ServedCall call(Call::kInitialize, ansi);
    TakeLeg(leg, call);
    call.request.reserved1 = reserved1;
    call.request.reserved2 = reserved2;
    if (target != nullptr) call.request.target = ReadText(target, ansi);
    return FinishLeg(leg, call);
  });
}

// OnContext performs a call that takes a context and a descriptor, or none.
std::int32_t OnContext(Call function, AbiHandle* context, AbiDescriptor* input) {
  return Serve([&] {
    ServedCall call(function);
    call.Take(context, call.request.context);
    call.TakeRead(input, call.request.input);
    call.Answer();
    call.GiveChanged(call.request.input, call.reply.input, input);
    return call.status();
  });
}

}  // namespace
}  // namespace legwork::provider

namespace provider = legwork::provider;
using legwork::Call;
using legwork::host::AbiDescriptor;
using legwork::host::AbiHandle;
using legwork::host::AbiTimeStamp;

std::int32_t InitializeSecurityContextW(AbiHandle* credential, AbiHandle* context, void* target,
                                        std::uint32_t requested, std::uint32_t reserved1, std::uint32_t data_rep,
                                        AbiDescriptor* input, std::uint32_t reserved2, AbiHandle* new_context,
                                        AbiDescriptor* output, std::uint32_t* granted, AbiTimeStamp* expiry) {
  return provider::Initialize(false,
                              {credential, context, requested, data_rep, input, new_context, output, granted, expiry},
                              target, reserved1, reserved2);
}

std::int32_t InitializeSecurityContextA(AbiHandle* credential, AbiHandle* context, void* target,
                                        std::uint32_t requested, std::uint32_t reserved1, std::uint32_t data_rep,
                                        AbiDescriptor* input, std::uint32_t reserved2, AbiHandle* new_context,
                                        AbiDescriptor* output, std::uint32_t* granted, AbiTimeStamp* expiry) {
  return provider::Initialize(true,
                              {credential, context, requested, data_rep, input, new_context, output, granted, expiry},
                              target, reserved1, reserved2);
}

std::int32_t AcceptSecurityContext(AbiHandle* credential, AbiHandle* context, AbiDescriptor* input,
                                   std::uint32_t requested, std::uint32_t data_rep, AbiHandle* new_context,
                                   AbiDescriptor* output, std::uint32_t* granted, AbiTimeStamp* expiry) {
  return provider::Serve([&] {
    provider::ServedCall call(Call::kAccept);
    const provider::LegArguments leg = {credential,  context, requested, data_rep, input,
                                        new_context, output,  granted,   expiry};
    provider::TakeLeg(leg, call);
    return provider::FinishLeg(leg, call);
  });
}

std::int32_t CompleteAuthToken(AbiHandle* context, AbiDescriptor* token) {
  return provider::OnContext(Call::kComplete, context, token);
}

std::int32_t ApplyControlToken(AbiHandle* context, AbiDescriptor* input) {
  return provider::OnContext(Call::kApplyControl, context, input);
}

std::int32_t DeleteSecurityContext(AbiHandle* context) { return provider::OnContext(Call::kDelete, context, nullptr); }
