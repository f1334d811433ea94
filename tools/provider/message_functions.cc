// MakeSignature, VerifySignature, EncryptMessage, DecryptMessage.
#include "tools/provider/functions.h"
#include "tools/provider/served_call.h"

namespace legwork::provider {
namespace {

struct MessageArguments {
  AbiHandle* context;
  AbiDescriptor* message;
  std::uint32_t number;
  std::uint32_t qop = 0;             // of the sender
  std::uint32_t* qop_out = nullptr;  // of the receiver
};

std::int32_t OnMessage(Call function, const MessageArguments& arguments) {
  return Serve([&] {
    ServedCall call(function);
    call.Take(arguments.context, call.request.context);
    call.request.qop = arguments.qop;
    call.request.message_number = arguments.number;
    const bool protects = function == Call::kSign || function == Call::kEncrypt;
    if (protects) {
      call.TakeProtect(arguments.message, call.request.input);
    } else {
      call.TakeRead(arguments.message, call.request.input);
    }
    call.Answer();
    call.GiveChanged(call.request.input, call.reply.input, arguments.message);
    call.GiveQop(arguments.qop_out);
    return call.status();
  });
}

}  // namespace
}  // namespace legwork::provider

namespace provider = legwork::provider;
using legwork::Call;
using legwork::host::AbiDescriptor;
using legwork::host::AbiHandle;

std::int32_t MakeSignature(AbiHandle* context, std::uint32_t qop, AbiDescriptor* message, std::uint32_t number) {
  return provider::OnMessage(Call::kSign, {.context = context, .message = message, .number = number, .qop = qop});
}

std::int32_t VerifySignature(AbiHandle* context, AbiDescriptor* message, std::uint32_t number, std::uint32_t* qop) {
  return provider::OnMessage(Call::kVerify, {.context = context, .message = message, .number = number, .qop_out = qop});
}

std::int32_t EncryptMessage(AbiHandle* context, std::uint32_t qop, AbiDescriptor* message, std::uint32_t number) {
  return provider::OnMessage(Call::kEncrypt, {.context = context, .message = message, .number = number, .qop = qop});
}

std::int32_t DecryptMessage(AbiHandle* context, AbiDescriptor* message, std::uint32_t number, std::uint32_t* qop) {
  return provider::OnMessage(Call::kDecrypt,
                             {.context = context, .message = message, .number = number, .qop_out = qop});
}
