#include "model/call.h"

#include <algorithm>
#include <array>

namespace legwork {
namespace {

struct CallRow {
  Call call;
  std::string_view word;
  std::string_view function;
};

// kCalls is in the order of Call, so a call is its own index.
constexpr auto kCalls = std::to_array<CallRow>({
    {Call::kAcquire, "acquire", "AcquireCredentialsHandle"},
    {Call::kInitialize, "initialize", "InitializeSecurityContext"},
    {Call::kAccept, "accept", "AcceptSecurityContext"},
    {Call::kComplete, "complete", "CompleteAuthToken"},
    {Call::kApplyControl, "apply_control", "ApplyControlToken"},
    {Call::kQuery, "query", "QueryContextAttributes"},
    {Call::kSetAttributes, "set_attributes", "SetContextAttributes"},
    {Call::kSign, "sign", "MakeSignature"},
    {Call::kVerify, "verify", "VerifySignature"},
    {Call::kEncrypt, "encrypt", "EncryptMessage"},
    {Call::kDecrypt, "decrypt", "DecryptMessage"},
    {Call::kExport, "export", "ExportSecurityContext"},
    {Call::kImport, "import", "ImportSecurityContext"},
    {Call::kImpersonate, "impersonate", "ImpersonateSecurityContext"},
    {Call::kRevert, "revert", "RevertSecurityContext"},
    {Call::kQueryToken, "query_token", "QuerySecurityContextToken"},
    {Call::kDelete, "delete", "DeleteSecurityContext"},
    {Call::kQueryCredential, "query_credential", "QueryCredentialsAttributes"},
    {Call::kAddCredentials, "add_credentials", "AddCredentials"},
    {Call::kFree, "free", "FreeCredentialsHandle"},
    {Call::kFreeBuffer, "free_buffer", "FreeContextBuffer"},
    {Call::kEnumerate, "enumerate", "EnumerateSecurityPackages"},
    {Call::kQueryPackage, "query_package", "QuerySecurityPackageInfo"},
    {Call::kChangePassword, "change_password", "ChangeAccountPassword"},
    {Call::kSend, "send", "send"},
    {Call::kEnd, "end", "end"},
});
static_assert(kCalls.size() == kCallCount);

constexpr std::string_view kPackageTexts[] = {"-", "Negotiate", "Kerberos", "NTLM", "Scripted", "-"};

char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ToLower, ToLower);
}

const CallRow* RowOf(Call call) {
  const auto index = static_cast<std::size_t>(call);
  return index < kCalls.size() ? &kCalls[index] : nullptr;
}

}  // namespace

std::string_view CallWord(Call call) {
  const CallRow* row = RowOf(call);
  return row != nullptr ? row->word : "unknown";
}

std::string_view CallFunction(Call call) {
  const CallRow* row = RowOf(call);
  return row != nullptr ? row->function : "unknown";
}

std::optional<Call> ParseCallWord(std::string_view word) {
  for (const CallRow& row : kCalls) {
    if (row.word == word) return row.call;
  }
  return std::nullopt;
}

std::string_view PackageText(PackageName package) {
  const auto index = static_cast<std::size_t>(package);
  return index < std::size(kPackageTexts) ? kPackageTexts[index] : "-";
}

PackageName ParsePackageName(std::string_view text) {
  if (text.empty() || text == "-") return PackageName::kNone;
  for (const PackageName package :
       {PackageName::kNegotiate, PackageName::kKerberos, PackageName::kNtlm, PackageName::kScripted}) {
    if (EqualIgnoringCase(text, PackageText(package))) return package;
  }
  return PackageName::kOther;
}

}  // namespace legwork
