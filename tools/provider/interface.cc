#include <mutex>

#include "tools/provider/functions.h"
#include "tools/provider/service.h"

namespace legwork::provider {
namespace {

using host::AbiTable;

constexpr std::uint32_t kTableVersion = 5;  // SECURITY_SUPPORT_PROVIDER_INTERFACE_VERSION_5

// What W and A share.
constexpr AbiTable MakeTable() {
  AbiTable table = {};
  table.version = kTableVersion;
  table.free_credential = FreeCredentialsHandle;
  table.accept = AcceptSecurityContext;
  table.complete = CompleteAuthToken;
  table.delete_context = DeleteSecurityContext;
  table.apply_control = ApplyControlToken;
  table.impersonate = ImpersonateSecurityContext;
  table.revert = RevertSecurityContext;
  table.sign = MakeSignature;
  table.verify = VerifySignature;
  table.free_buffer = FreeContextBuffer;
  table.export_context = ExportSecurityContext;
  table.query_token = QuerySecurityContextToken;
  table.encrypt = EncryptMessage;
  table.decrypt = DecryptMessage;
  return table;
}

constexpr AbiTable MakeWideTable() {
  AbiTable table = MakeTable();
  table.enumerate = EnumerateSecurityPackagesW;
  table.query_credential = QueryCredentialsAttributesW;
  table.acquire = AcquireCredentialsHandleW;
  table.initialize = InitializeSecurityContextW;
  table.query = QueryContextAttributesW;
  table.query_package = QuerySecurityPackageInfoW;
  table.import_context = ImportSecurityContextW;
  table.add_credentials = AddCredentialsW;
  table.set_attributes = SetContextAttributesW;
  table.set_credential = SetCredentialsAttributesW;
  table.change_password = ChangeAccountPasswordW;
  table.query_sized = QueryContextAttributesExW;
  table.query_credential_sized = QueryCredentialsAttributesExW;
  return table;
}

constexpr AbiTable MakeAnsiTable() {
  AbiTable table = MakeTable();
  table.enumerate = EnumerateSecurityPackagesA;
  table.query_credential = QueryCredentialsAttributesA;
  table.acquire = AcquireCredentialsHandleA;
  table.initialize = InitializeSecurityContextA;
  table.query = QueryContextAttributesA;
  table.query_package = QuerySecurityPackageInfoA;
  table.import_context = ImportSecurityContextA;
  table.add_credentials = AddCredentialsA;
  table.set_attributes = SetContextAttributesA;
  table.set_credential = SetCredentialsAttributesA;
  table.change_password = ChangeAccountPasswordA;
  table.query_sized = QueryContextAttributesExA;
  table.query_credential_sized = QueryCredentialsAttributesExA;
  return table;
}

constexpr AbiTable kWideTable = MakeWideTable();
constexpr AbiTable kAnsiTable = MakeAnsiTable();

const AbiTable* IfOpen(const AbiTable& table) {
  Service& service = Service::Instance();
  const std::lock_guard guard(service.lock());
  return service.Open() ? &table : nullptr;
}

}  // namespace
}  // namespace legwork::provider

const legwork::host::AbiTable* InitSecurityInterfaceW() {
  return legwork::provider::IfOpen(legwork::provider::kWideTable);
}

const legwork::host::AbiTable* InitSecurityInterfaceA() {
  return legwork::provider::IfOpen(legwork::provider::kAnsiTable);
}

// The flags choose between WinPR's own packages and the machine's; here is only one choice.
const legwork::host::AbiTable* InitSecurityInterfaceExW(std::uint32_t) { return InitSecurityInterfaceW(); }
const legwork::host::AbiTable* InitSecurityInterfaceExA(std::uint32_t) { return InitSecurityInterfaceA(); }
