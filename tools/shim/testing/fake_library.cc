// A small SSPI library that misbehaves in the way its own file name says: libfake_crash_at_load.so, and so on.
#include <dlfcn.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "tools/shim/host/sspi_abi.h"

namespace legwork::host {
namespace {

constexpr std::int32_t kOk = 0;
constexpr std::int32_t kContinueNeeded = 0x00090312;
constexpr std::uint32_t kNames = 1;

// Is says whether the file name of this library contains the word.
bool Is(std::string_view word) {
  Dl_info info = {};
  dladdr(reinterpret_cast<void*>(&Is), &info);
  return info.dli_fname != nullptr && std::string_view(info.dli_fname).find(word) != std::string_view::npos;
}

// Echo tells in the expiry what the function was given: bits for pointers, and the identity's Flags.
AbiTimeStamp Echo(const void* principal, const void* logon_id, const AbiIdentity* identity, const void* get_key) {
  const std::uint32_t pointers = (principal != nullptr ? 1u : 0u) | (logon_id != nullptr ? 2u : 0u) |
                                 (get_key != nullptr ? 4u : 0u) | (identity != nullptr ? 8u : 0u);
  if (identity == nullptr) return {pointers, 0};
  const bool no_user = identity->user == nullptr && identity->user_length != 0;
  return {pointers | (no_user ? 16u : 0u) | identity->user_length << 8, identity->flags};
}

std::int32_t Acquire(void* principal, void*, std::uint32_t, void* logon_id, void* identity, void* get_key, void*,
                     AbiHandle* credential, AbiTimeStamp* expiry) {
  if (Is("echoes")) {
    *credential = {1, 2};
    *expiry = Echo(principal, logon_id, static_cast<const AbiIdentity*>(identity), get_key);
    return kOk;
  }
  if (Is("prints")) {
    std::puts("{\"seq\":1,\"status\":\"0x00000000\"}");
    std::fflush(stdout);
    if (write(STDOUT_FILENO, "noise\n", 6) < 0) return -1;
  }
  if (Is("unwritten")) return kOk;
  *credential = {1, 2};
  *expiry = {3, 4};
  return kOk;
}

// Token is the first line of the file that the environment names, else a word.
std::string Token() {
  const char* const path = std::getenv("FAKE_ACCOUNTS");
  std::FILE* const file = path == nullptr ? nullptr : std::fopen(path, "r");
  if (file == nullptr) return "token";
  char line[64] = "";
  if (std::fgets(line, sizeof line, file) == nullptr) line[0] = '\0';
  std::fclose(file);
  return line;
}

void Misbehave(AbiDescriptor* input, AbiBuffer& out) {
  if (Is("hangs")) {
    for (;;) pause();
  }
  if (Is("aborts")) std::abort();
  if (Is("exits")) std::exit(0);
  if (Is("segfaults")) raise(SIGSEGV);
  if (Is("overruns")) std::memset(static_cast<char*>(out.data) + out.size, 'x', 8);
  if (Is("underruns")) static_cast<char*>(out.data)[-1] = 'x';
  if (Is("changes_input") && input != nullptr) static_cast<char*>(input->buffers[0].data)[0] ^= 1;
  if (Is("reads_past") && input != nullptr) {
    const volatile char* const past = static_cast<char*>(input->buffers[0].data) + input->buffers[0].size;
    static_cast<char*>(out.data)[0] = *past;
  }
}

std::int32_t Initialize(AbiHandle*, AbiHandle*, void*, std::uint32_t, std::uint32_t, std::uint32_t,
                        AbiDescriptor* input, std::uint32_t, AbiHandle* new_context, AbiDescriptor* output,
                        std::uint32_t* granted, AbiTimeStamp* expiry) {
  AbiBuffer& out = output->buffers[0];
  Misbehave(input, out);
  if (Is("unwritten")) return kOk;
  const std::string token = Token();
  if (out.data == nullptr) out.data = std::malloc(token.size());
  std::memcpy(out.data, token.data(), token.size());
  out.size = static_cast<std::uint32_t>(token.size());
  *new_context = {5, 6};
  *granted = 0x10;
  *expiry = {7, 8};
  return kContinueNeeded;
}

std::int32_t Query(AbiHandle*, std::uint32_t attribute, void* buffer) {
  if (attribute != kNames) return static_cast<std::int32_t>(0x80090302);
  void* const nowhere = reinterpret_cast<void*>(0x1234);
  std::memcpy(buffer, &nowhere, sizeof nowhere);
  return kOk;
}

std::int32_t Forget(AbiHandle*) { return kOk; }

std::int32_t QueryPackage(void*, AbiPackageInfo** info) {
  if (info == nullptr) return static_cast<std::int32_t>(0x80090301);
  struct Block {
    AbiPackageInfo info;
    char16_t name[5];
  };
  Block* const block = static_cast<Block*>(std::malloc(sizeof(Block)));
  *block = {{7, 1, 10, 2888, block->name, nullptr}, u"NTLM"};
  *info = &block->info;
  return kOk;
}

std::int32_t Release(void* buffer) {
  std::free(buffer);
  return kOk;
}

AbiTable MakeTable() {
  AbiTable table = {};
  table.version = 1;
  table.acquire = Acquire;
  table.initialize = Initialize;
  table.query = Query;
  table.delete_context = Forget;
  table.free_credential = Forget;
  table.free_buffer = Release;
  table.query_package = QueryPackage;
  return table;
}

[[gnu::constructor]] void Load() {
  if (Is("crash_at_load")) raise(SIGSEGV);
}

}  // namespace
}  // namespace legwork::host

extern "C" [[gnu::visibility("default")]] const legwork::host::AbiTable* InitSecurityInterfaceW() {
  static const legwork::host::AbiTable table = legwork::host::MakeTable();
  return legwork::host::Is("no_table") ? nullptr : &table;
}
