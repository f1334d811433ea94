#ifndef LEGWORK_TOOLS_PROVIDER_FUNCTIONS_H_
#define LEGWORK_TOOLS_PROVIDER_FUNCTIONS_H_

#include <cstdint>

#include "tools/shim/host/sspi_abi.h"

// The functions of the interface under their documented names; the table (interface.cc) points to them. Each W function
// takes UTF-16LE strings, each A function UTF-8. A pointer that is no pointer is the program's affair, as anywhere; all
// else gets the documented status.
//
// Only these names leave the library (exports.lds).
extern "C" {

// Credentials (credential_functions.cc).
std::int32_t AcquireCredentialsHandleW(void* principal, void* package, std::uint32_t use, void* logon_id,
                                       void* identity, void* get_key, void* get_key_argument,
                                       legwork::host::AbiHandle* credential, legwork::host::AbiTimeStamp* expiry);
std::int32_t AcquireCredentialsHandleA(void* principal, void* package, std::uint32_t use, void* logon_id,
                                       void* identity, void* get_key, void* get_key_argument,
                                       legwork::host::AbiHandle* credential, legwork::host::AbiTimeStamp* expiry);
std::int32_t AddCredentialsW(legwork::host::AbiHandle* credential, void* principal, void* package, std::uint32_t use,
                             void* identity, void* get_key, void* get_key_argument,
                             legwork::host::AbiTimeStamp* expiry);
std::int32_t AddCredentialsA(legwork::host::AbiHandle* credential, void* principal, void* package, std::uint32_t use,
                             void* identity, void* get_key, void* get_key_argument,
                             legwork::host::AbiTimeStamp* expiry);
std::int32_t FreeCredentialsHandle(legwork::host::AbiHandle* credential);
std::int32_t FreeCredentialHandle(legwork::host::AbiHandle* credential);  // an older spelling of the same
std::int32_t QueryCredentialsAttributesW(legwork::host::AbiHandle* credential, std::uint32_t attribute, void* buffer);
std::int32_t QueryCredentialsAttributesA(legwork::host::AbiHandle* credential, std::uint32_t attribute, void* buffer);
std::int32_t QueryCredentialsAttributesExW(legwork::host::AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                           std::uint32_t size);
std::int32_t QueryCredentialsAttributesExA(legwork::host::AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                           std::uint32_t size);
std::int32_t SetCredentialsAttributesW(legwork::host::AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                       std::uint32_t size);
std::int32_t SetCredentialsAttributesA(legwork::host::AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                       std::uint32_t size);
std::int32_t ChangeAccountPasswordW(void* package, void* domain, void* account, void* old_password, void* new_password,
                                    std::uint8_t impersonating, std::uint32_t reserved,
                                    legwork::host::AbiDescriptor* output);
std::int32_t ChangeAccountPasswordA(void* package, void* domain, void* account, void* old_password, void* new_password,
                                    std::uint8_t impersonating, std::uint32_t reserved,
                                    legwork::host::AbiDescriptor* output);

// The handshake (handshake_functions.cc).
std::int32_t InitializeSecurityContextW(legwork::host::AbiHandle* credential, legwork::host::AbiHandle* context,
                                        void* target, std::uint32_t requested, std::uint32_t reserved1,
                                        std::uint32_t data_rep, legwork::host::AbiDescriptor* input,
                                        std::uint32_t reserved2, legwork::host::AbiHandle* new_context,
                                        legwork::host::AbiDescriptor* output, std::uint32_t* granted,
                                        legwork::host::AbiTimeStamp* expiry);
std::int32_t InitializeSecurityContextA(legwork::host::AbiHandle* credential, legwork::host::AbiHandle* context,
                                        void* target, std::uint32_t requested, std::uint32_t reserved1,
                                        std::uint32_t data_rep, legwork::host::AbiDescriptor* input,
                                        std::uint32_t reserved2, legwork::host::AbiHandle* new_context,
                                        legwork::host::AbiDescriptor* output, std::uint32_t* granted,
                                        legwork::host::AbiTimeStamp* expiry);
std::int32_t AcceptSecurityContext(legwork::host::AbiHandle* credential, legwork::host::AbiHandle* context,
                                   legwork::host::AbiDescriptor* input, std::uint32_t requested, std::uint32_t data_rep,
                                   legwork::host::AbiHandle* new_context, legwork::host::AbiDescriptor* output,
                                   std::uint32_t* granted, legwork::host::AbiTimeStamp* expiry);
std::int32_t CompleteAuthToken(legwork::host::AbiHandle* context, legwork::host::AbiDescriptor* token);
std::int32_t ApplyControlToken(legwork::host::AbiHandle* context, legwork::host::AbiDescriptor* input);
std::int32_t DeleteSecurityContext(legwork::host::AbiHandle* context);

// Contexts (context_functions.cc).
std::int32_t QueryContextAttributesW(legwork::host::AbiHandle* context, std::uint32_t attribute, void* buffer);
std::int32_t QueryContextAttributesA(legwork::host::AbiHandle* context, std::uint32_t attribute, void* buffer);
std::int32_t QueryContextAttributesExW(legwork::host::AbiHandle* context, std::uint32_t attribute, void* buffer,
                                       std::uint32_t size);
std::int32_t QueryContextAttributesExA(legwork::host::AbiHandle* context, std::uint32_t attribute, void* buffer,
                                       std::uint32_t size);
std::int32_t SetContextAttributesW(legwork::host::AbiHandle* context, std::uint32_t attribute, void* buffer,
                                   std::uint32_t size);
std::int32_t SetContextAttributesA(legwork::host::AbiHandle* context, std::uint32_t attribute, void* buffer,
                                   std::uint32_t size);
std::int32_t ExportSecurityContext(legwork::host::AbiHandle* context, std::uint32_t flags,
                                   legwork::host::AbiBuffer* packed, void** token);
std::int32_t ImportSecurityContextW(void* package, legwork::host::AbiBuffer* packed, void* token,
                                    legwork::host::AbiHandle* context);
std::int32_t ImportSecurityContextA(void* package, legwork::host::AbiBuffer* packed, void* token,
                                    legwork::host::AbiHandle* context);
std::int32_t ImpersonateSecurityContext(legwork::host::AbiHandle* context);
std::int32_t RevertSecurityContext(legwork::host::AbiHandle* context);
std::int32_t QuerySecurityContextToken(legwork::host::AbiHandle* context, void** token);

// Messages (message_functions.cc).
std::int32_t MakeSignature(legwork::host::AbiHandle* context, std::uint32_t qop, legwork::host::AbiDescriptor* message,
                           std::uint32_t number);
std::int32_t VerifySignature(legwork::host::AbiHandle* context, legwork::host::AbiDescriptor* message,
                             std::uint32_t number, std::uint32_t* qop);
std::int32_t EncryptMessage(legwork::host::AbiHandle* context, std::uint32_t qop, legwork::host::AbiDescriptor* message,
                            std::uint32_t number);
std::int32_t DecryptMessage(legwork::host::AbiHandle* context, legwork::host::AbiDescriptor* message,
                            std::uint32_t number, std::uint32_t* qop);

// Packages and memory (package_functions.cc).
std::int32_t EnumerateSecurityPackagesW(std::uint32_t* count, legwork::host::AbiPackageInfo** packages);
std::int32_t EnumerateSecurityPackagesA(std::uint32_t* count, legwork::host::AbiPackageInfo** packages);
std::int32_t QuerySecurityPackageInfoW(void* name, legwork::host::AbiPackageInfo** info);
std::int32_t QuerySecurityPackageInfoA(void* name, legwork::host::AbiPackageInfo** info);
std::int32_t FreeContextBuffer(void* buffer);

// The tables (interface.cc). Null if the environment is wrong, which is then said on standard error.
const legwork::host::AbiTable* InitSecurityInterfaceW();
const legwork::host::AbiTable* InitSecurityInterfaceA();
const legwork::host::AbiTable* InitSecurityInterfaceExW(std::uint32_t flags);
const legwork::host::AbiTable* InitSecurityInterfaceExA(std::uint32_t flags);

}  // extern "C"

#endif  // LEGWORK_TOOLS_PROVIDER_FUNCTIONS_H_
