// AcquireCredentialsHandle and what else concerns credentials and accounts.
#include "tools/provider/attribute_writer.h"
#include "tools/provider/functions.h"
#include "tools/provider/served_call.h"
#include "tools/provider/text.h"

namespace legwork::provider {
namespace {

// WhoseArguments are those by which AcquireCredentialsHandle and AddCredentials say whose credentials are meant.
struct WhoseArguments {
  void* principal;
  void* package;
  std::uint32_t use;
  void* identity;
  void* get_key;
  void* get_key_argument;
  AbiTimeStamp* expiry;
};

void TakeWhose(const WhoseArguments& whose, ServedCall& call) {
  call.TakePackage(whose.package);
  call.TakeIdentity(whose.identity);
  if (whose.principal != nullptr) call.request.principal = ReadText(whose.principal, call.request.ansi);
  call.request.credential_use = whose.use;
  call.request.key_function_given = whose.get_key != nullptr || whose.get_key_argument != nullptr;
  call.request.expiry_is_null = whose.expiry == nullptr;
}

std::int32_t Acquire(bool ansi, const WhoseArguments& whose, const void* logon_id, AbiHandle* credential) {
  return Serve([&] {
    ServedCall call(Call::kAcquire, ansi);
    TakeWhose(whose, call);
    if (logon_id != nullptr) call.request.logon_session = LogonSession::kOther;
    call.request.new_handle_is_null = credential == nullptr;
    call.Answer();
    call.Give(credential);
    call.GiveExpiry(whose.expiry);
    return call.status();
  });
}

std::int32_t Add(bool ansi, AbiHandle* credential, const WhoseArguments& whose) {
  return Serve([&] {
    ServedCall call(Call::kAddCredentials, ansi);
    call.Take(credential, call.request.credential);
    TakeWhose(whose, call);
    call.Answer();
    call.GiveExpiry(whose.expiry);
    return call.status();
  });
}

std::int32_t Free(AbiHandle* credential) {
  return Serve([&] {
    ServedCall call(Call::kFree);
    call.Take(credential, call.request.credential);
    call.Answer();
    return call.status();
  });
}

std::int32_t QueryCredential(bool ansi, AbiHandle* credential, std::uint32_t attribute, void* buffer,
                             std::optional<std::uint32_t> size) {
  return Serve([&] {
    ServedCall call(Call::kQueryCredential, ansi);
    call.Take(credential, call.request.credential);
    call.request.attribute = attribute;
    call.request.result_is_null = buffer == nullptr;
    const bool is_short = size && *size < CredentialAttributeSize(attribute);
    if (is_short) call.Decide(SecStatus::kInsufficientMemory);
    if (!IsFailure(call.Answer()) && buffer != nullptr) WriteCredentialAttribute(call, buffer);
    return call.status();
  });
}

// SetCredentialsAttributes belongs to packages that are not simulated. There is no record of its own for it.
std::int32_t SetCredential() { return static_cast<std::int32_t>(SecStatus::kUnsupportedFunction); }

struct PasswordArguments {
  void* package;
  void* domain;
  void* account;
  void* old_password;
  void* new_password;
  bool impersonating;
  std::uint32_t reserved;
  AbiDescriptor* output;
};

void TakeText(const void* from, bool ansi, std::optional<std::string>& text) {
  if (from != nullptr) text = ReadText(from, ansi);
}

std::int32_t ChangePassword(bool ansi, const PasswordArguments& arguments) {
  return Serve([&] {
    ServedCall call(Call::kChangePassword, ansi);
    call.TakePackage(arguments.package);
    PasswordArgument& password = call.request.password;
    TakeText(arguments.domain, ansi, password.domain);
    TakeText(arguments.account, ansi, password.account);
    TakeText(arguments.old_password, ansi, password.old_password);
    TakeText(arguments.new_password, ansi, password.new_password);
    password.impersonating = arguments.impersonating;
    call.request.reserved1 = arguments.reserved;
    call.TakeWrite(arguments.output, call.request.output);
    call.Answer();
    call.GiveChanged(call.request.output, call.reply.output, arguments.output);
    return call.status();
  });
}

}  // namespace
}  // namespace legwork::provider

namespace provider = legwork::provider;
using legwork::host::AbiDescriptor;
using legwork::host::AbiHandle;
using legwork::host::AbiTimeStamp;

std::int32_t AcquireCredentialsHandleW(void* principal, void* package, std::uint32_t use, void* logon_id,
                                       void* identity, void* get_key, void* get_key_argument, AbiHandle* credential,
                                       AbiTimeStamp* expiry) {
  return provider::Acquire(false, {principal, package, use, identity, get_key, get_key_argument, expiry}, logon_id,
                           credential);
}

std::int32_t AcquireCredentialsHandleA(void* principal, void* package, std::uint32_t use, void* logon_id,
                                       void* identity, void* get_key, void* get_key_argument, AbiHandle* credential,
                                       AbiTimeStamp* expiry) {
  return provider::Acquire(true, {principal, package, use, identity, get_key, get_key_argument, expiry}, logon_id,
                           credential);
}

std::int32_t AddCredentialsW(AbiHandle* credential, void* principal, void* package, std::uint32_t use, void* identity,
                             void* get_key, void* get_key_argument, AbiTimeStamp* expiry) {
  return provider::Add(false, credential, {principal, package, use, identity, get_key, get_key_argument, expiry});
}

std::int32_t AddCredentialsA(AbiHandle* credential, void* principal, void* package, std::uint32_t use, void* identity,
                             void* get_key, void* get_key_argument, AbiTimeStamp* expiry) {
  return provider::Add(true, credential, {principal, package, use, identity, get_key, get_key_argument, expiry});
}

std::int32_t FreeCredentialsHandle(AbiHandle* credential) { return provider::Free(credential); }
std::int32_t FreeCredentialHandle(AbiHandle* credential) { return provider::Free(credential); }

std::int32_t QueryCredentialsAttributesW(AbiHandle* credential, std::uint32_t attribute, void* buffer) {
  return provider::QueryCredential(false, credential, attribute, buffer, std::nullopt);
}

std::int32_t QueryCredentialsAttributesA(AbiHandle* credential, std::uint32_t attribute, void* buffer) {
  return provider::QueryCredential(true, credential, attribute, buffer, std::nullopt);
}

std::int32_t QueryCredentialsAttributesExW(AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                           std::uint32_t size) {
  return provider::QueryCredential(false, credential, attribute, buffer, size);
}

std::int32_t QueryCredentialsAttributesExA(AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                           std::uint32_t size) {
  return provider::QueryCredential(true, credential, attribute, buffer, size);
}

std::int32_t SetCredentialsAttributesW(AbiHandle*, std::uint32_t, void*, std::uint32_t) {
  return provider::SetCredential();
}

std::int32_t SetCredentialsAttributesA(AbiHandle*, std::uint32_t, void*, std::uint32_t) {
  return provider::SetCredential();
}

std::int32_t ChangeAccountPasswordW(void* package, void* domain, void* account, void* old_password, void* new_password,
                                    std::uint8_t impersonating, std::uint32_t reserved, AbiDescriptor* output) {
  return provider::ChangePassword(
      false, {package, domain, account, old_password, new_password, impersonating != 0, reserved, output});
}

std::int32_t ChangeAccountPasswordA(void* package, void* domain, void* account, void* old_password, void* new_password,
                                    std::uint8_t impersonating, std::uint32_t reserved, AbiDescriptor* output) {
  return provider::ChangePassword(
      true, {package, domain, account, old_password, new_password, impersonating != 0, reserved, output});
}
