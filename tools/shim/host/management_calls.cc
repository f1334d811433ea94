#include "tools/shim/host/management_calls.h"

#include <algorithm>
#include <cstring>

#include "tools/shim/host/foreign_text.h"
#include "tools/shim/host/process_memory.h"
#include "tools/shim/host/query_structures.h"

namespace legwork::host {
namespace {

constexpr std::uint32_t kCredentialNames = 1;     // SECPKG_CRED_ATTR_NAMES
constexpr std::uint32_t kPackagesMax = 64;        // of an enumeration that are read
constexpr std::uint64_t kSystemSession = 0x3e7;   // the LUID of the system's own logon session

// KeyFunction is what pGetKeyFn points to. These packages have no use for it; one that calls it gets no key.
void KeyFunction(void*, void*, std::uint32_t, void** key, std::int32_t* status) {
  if (key != nullptr) *key = nullptr;
  if (status != nullptr) *status = static_cast<std::int32_t>(SecStatus::kNoCredentials);
}

void* KeyFunctionOf(const CallRequest& request) {
  return request.key_function_given ? reinterpret_cast<void*>(&KeyFunction) : nullptr;
}

// CannotBeMade says why the caller's identity or session cannot be passed, "" if it can.
std::string_view CannotBeMade(const CallRequest& request) {
  if (request.identity.Form() == IdentityForm::kOpaque) return "only the system itself makes an opaque identity";
  if (request.logon_session == LogonSession::kOwn) return "the host does not know the LUID of its logon session";
  return "";
}

// OtherSession is the LUID of a session that no ordinary program runs in, NULL where none is named.
void* OtherSession(OneCall& call) {
  if (call.request.logon_session == LogonSession::kAbsent) return nullptr;
  const GuardedBlock luid = call.arena.Lend(sizeof kSystemSession, true);
  std::memcpy(luid.data, &kSystemSession, sizeof kSystemSession);
  return luid.data;
}

// HandOut numbers a block that the caller is to free. A table without FreeContextBuffer keeps what is its own.
void HandOut(OneCall& call, void* block) {
  if (call.table.free_buffer != nullptr) call.reply.issued.push_back(call.blocks.Add(block));
}

}  // namespace

void DoAcquire(OneCall& call) {
  if (const std::string_view why = CannotBeMade(call.request); !why.empty()) return call.Unsupported(why);
  AbiHandle* const credential = call.NewHandle(nullptr);
  AbiTimeStamp* const expiry = call.Expiry();
  const CallRequest& request = call.request;
  call.Finish(call.table.acquire(call.TextOrNull(request.principal), call.PackageText(), request.credential_use,
                                 OtherSession(call), call.Identity(), KeyFunctionOf(request), nullptr, credential,
                                 expiry));
}

void DoAddCredentials(OneCall& call) {
  if (const std::string_view why = CannotBeMade(call.request); !why.empty()) return call.Unsupported(why);
  AbiTimeStamp* const expiry = call.Expiry();
  call.Finish(call.table.add_credentials(call.Handle(call.request.credential), call.TextOrNull(call.request.principal),
                                         call.PackageText(), call.request.credential_use, call.Identity(),
                                         KeyFunctionOf(call.request), nullptr, expiry));
}

void DoQueryCredential(OneCall& call) {
  const GuardedBlock block = call.arena.Lend(64, false);
  std::memset(block.data, 0, block.size);
  const bool is_null = call.request.result_is_null;
  call.Finish(call.table.query_credential(call.Handle(call.request.credential), call.request.attribute,
                                          is_null ? nullptr : block.data));
  void* name = nullptr;
  std::memcpy(&name, block.data, sizeof name);
  if (IsFailure(call.reply.status) || call.request.attribute != kCredentialNames || name == nullptr) return;
  if (!ReadForeignText(name, call.request.ansi, call.reply.credential.name)) {
    call.reply.message = "sUserName leads to memory that is no string";
  } else {
    call.reply.facts.user = call.reply.credential.name;
    HandOut(call, name);
  }
}

void DoEnumerate(OneCall& call) {
  std::uint32_t count = 0;
  AbiPackageInfo* packages = nullptr;
  call.Finish(call.table.enumerate(&count, call.request.result_is_null ? nullptr : &packages));
  call.reply.message = std::to_string(count) + " packages";
  if (packages == nullptr) return;
  call.reply.described_written = true;
  for (std::uint32_t i = 0; i < std::min(count, kPackagesMax); ++i) {
    if (!DescribePackage(packages + i, call.request.ansi, call.reply)) return;
  }
  HandOut(call, packages);
}

void DoQueryPackage(OneCall& call) {
  AbiPackageInfo* info = nullptr;
  call.Finish(call.table.query_package(call.PackageText(), call.request.result_is_null ? nullptr : &info));
  if (IsFailure(call.reply.status) || info == nullptr) return;
  call.reply.described_written = true;
  if (!DescribePackage(info, call.request.ansi, call.reply)) return;
  call.reply.facts.package = ParsePackageName(call.reply.described.front().name);
  call.reply.facts.sizes.max_token = call.reply.described.front().max_token;
  HandOut(call, info);
}

// WrongAddress is what a caller passes who frees no block: an address inside of one, one that is back already, or
// memory of his own.
void* WrongAddress(OneCall& call) {
  const MemoryArgument& memory = call.request.memory;
  auto* const block = static_cast<std::uint8_t*>(call.blocks.Find(memory.block));
  if (block != nullptr) return memory.inside ? block + sizeof(void*) : block;
  return call.arena.Lend(64, true).data;
}

void DoFreeBuffer(OneCall& call) {
  const MemoryArgument& memory = call.request.memory;
  if (memory.is_null) return call.Finish(call.table.free_buffer(nullptr));
  void* const block = memory.inside ? nullptr : call.blocks.Take(memory.block);
  if (block != nullptr) return call.Finish(call.table.free_buffer(block));
  if (!call.blocks.caller_may_err()) {
    return call.Unsupported("what is freed wrongly would spoil the process that all sessions share");
  }
  call.Finish(call.table.free_buffer(WrongAddress(call)));
}

void DoChangePassword(OneCall& call) {
  if (call.table.version < kChangePasswordVersion) return call.Unsupported("the table's version has no such function");
  if (call.table.change_password == nullptr) return call.Unsupported("the table has no such function");
  const PasswordArgument& password = call.request.password;
  CallBuffers output(call.arena, call.request.output, CallBuffers::Use::kWrite);
  call.Finish(call.table.change_password(
      call.PackageText(), call.TextOrNull(password.domain), call.TextOrNull(password.account),
      call.TextOrNull(password.old_password), call.TextOrNull(password.new_password), password.impersonating ? 1 : 0,
      call.request.reserved1, output.descriptor()));
  output.Describe(call.table, false, call.reply.output, call.reply);
}

}  // namespace legwork::host
