#ifndef LEGWORK_MODEL_CALL_H_
#define LEGWORK_MODEL_CALL_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace legwork {

// Call names a function of the SSPI, or one of the two things a harness sees besides calls: a token handed to the
// transport (kSend) and the end of an actor's session (kEnd), when whatever the actor still owes is judged.
enum class Call : std::uint8_t {
  kAcquire,         // AcquireCredentialsHandle
  kInitialize,      // InitializeSecurityContext
  kAccept,          // AcceptSecurityContext
  kComplete,        // CompleteAuthToken
  kApplyControl,    // ApplyControlToken
  kQuery,           // QueryContextAttributes
  kSetAttributes,   // SetContextAttributes
  kSign,            // MakeSignature
  kVerify,          // VerifySignature
  kEncrypt,         // EncryptMessage
  kDecrypt,         // DecryptMessage
  kExport,          // ExportSecurityContext
  kImport,          // ImportSecurityContext
  kImpersonate,     // ImpersonateSecurityContext
  kRevert,          // RevertSecurityContext
  kQueryToken,      // QuerySecurityContextToken
  kDelete,          // DeleteSecurityContext
  kQueryCredential, // QueryCredentialsAttributes
  kAddCredentials,  // AddCredentials
  kFree,            // FreeCredentialsHandle
  kFreeBuffer,      // FreeContextBuffer
  kEnumerate,       // EnumerateSecurityPackages
  kQueryPackage,    // QuerySecurityPackageInfo
  kChangePassword,  // ChangeAccountPassword
  kSend,
  kEnd,
};
inline constexpr int kCallCount = static_cast<int>(Call::kEnd) + 1;

// CallWord is the word of the scenario language ("initialize"); CallFunction the documented function name.
std::string_view CallWord(Call call);
std::string_view CallFunction(Call call);
std::optional<Call> ParseCallWord(std::string_view word);

enum class Role : std::uint8_t { kInitiator, kAcceptor };

// PackageName is the security package a handle belongs to, as named to AcquireCredentialsHandle.
enum class PackageName : std::uint8_t { kNone, kNegotiate, kKerberos, kNtlm, kScripted, kOther };

// PackageText is the documented spelling ("Negotiate"); kNone and kOther have none and give "-".
std::string_view PackageText(PackageName package);
PackageName ParsePackageName(std::string_view text);

}  // namespace legwork

#endif  // LEGWORK_MODEL_CALL_H_
