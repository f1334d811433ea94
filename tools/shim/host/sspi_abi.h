#ifndef LEGWORK_TOOLS_SHIM_HOST_SSPI_ABI_H_
#define LEGWORK_TOOLS_SHIM_HOST_SSPI_ABI_H_

#include <cstddef>
#include <cstdint>

// The binary interface of the SSPI on 64-bit systems, as sspi.h lays it out: LONG and ULONG have 32 bits, WCHAR has 16,
// ULONG_PTR has 64. Strings are void pointers, because a W table takes char16_t and an A table char.
namespace legwork::host {

struct AbiHandle {  // SecHandle: CredHandle and CtxtHandle
  std::uint64_t lower;
  std::uint64_t upper;
};
struct AbiBuffer {  // SecBuffer
  std::uint32_t size;
  std::uint32_t type;
  void* data;
};
struct AbiDescriptor {  // SecBufferDesc
  std::uint32_t version;
  std::uint32_t count;
  AbiBuffer* buffers;
};
struct alignas(8) AbiTimeStamp {  // TimeStamp
  std::uint32_t low;
  std::uint32_t high;
};
struct AbiPackageInfo {  // SecPkgInfoW, SecPkgInfoA
  std::uint32_t capabilities;
  std::uint16_t version;
  std::uint16_t rpc_id;
  std::uint32_t max_token;
  void* name;
  void* comment;
};
struct AbiIdentity {  // SEC_WINNT_AUTH_IDENTITY_W; lengths in characters
  void* user;
  std::uint32_t user_length;
  void* domain;
  std::uint32_t domain_length;
  void* password;
  std::uint32_t password_length;
  std::uint32_t flags;
};
struct AbiIdentityEx {  // SEC_WINNT_AUTH_IDENTITY_EXW
  std::uint32_t version;
  std::uint32_t length;
  void* user;
  std::uint32_t user_length;
  void* domain;
  std::uint32_t domain_length;
  void* password;
  std::uint32_t password_length;
  std::uint32_t flags;
  void* package_list;
  std::uint32_t package_list_length;
};
inline constexpr std::uint32_t kIdentityAnsi = 1;
inline constexpr std::uint32_t kIdentityUnicode = 2;
inline constexpr std::uint32_t kIdentityVersion = 0x200;

static_assert(sizeof(void*) == 8, "the layouts below are those of 64-bit systems");
static_assert(sizeof(AbiHandle) == 16);
static_assert(sizeof(AbiBuffer) == 16 && offsetof(AbiBuffer, data) == 8);
static_assert(sizeof(AbiDescriptor) == 16 && offsetof(AbiDescriptor, buffers) == 8);
static_assert(sizeof(AbiTimeStamp) == 8);
static_assert(sizeof(AbiPackageInfo) == 32 && offsetof(AbiPackageInfo, name) == 16);
static_assert(sizeof(AbiIdentity) == 48 && offsetof(AbiIdentity, flags) == 44);
static_assert(sizeof(AbiIdentityEx) == 72 && offsetof(AbiIdentityEx, flags) == 52);
static_assert(offsetof(AbiIdentityEx, package_list_length) == 64);

// SecurityFunctionTable, W and A alike. A slot that the version does not cover must not even be read.
struct AbiTable {
  std::uint32_t version;
  std::int32_t (*enumerate)(std::uint32_t* count, AbiPackageInfo** packages);
  std::int32_t (*query_credential)(AbiHandle* credential, std::uint32_t attribute, void* buffer);
  std::int32_t (*acquire)(void* principal, void* package, std::uint32_t use, void* logon_id, void* identity,
                          void* get_key, void* get_key_argument, AbiHandle* credential, AbiTimeStamp* expiry);
  std::int32_t (*free_credential)(AbiHandle* credential);
  void* reserved2;
  std::int32_t (*initialize)(AbiHandle* credential, AbiHandle* context, void* target, std::uint32_t requested,
                             std::uint32_t reserved1, std::uint32_t data_rep, AbiDescriptor* input,
                             std::uint32_t reserved2, AbiHandle* new_context, AbiDescriptor* output,
                             std::uint32_t* granted, AbiTimeStamp* expiry);
  std::int32_t (*accept)(AbiHandle* credential, AbiHandle* context, AbiDescriptor* input, std::uint32_t requested,
                         std::uint32_t data_rep, AbiHandle* new_context, AbiDescriptor* output, std::uint32_t* granted,
                         AbiTimeStamp* expiry);
  std::int32_t (*complete)(AbiHandle* context, AbiDescriptor* token);
  std::int32_t (*delete_context)(AbiHandle* context);
  std::int32_t (*apply_control)(AbiHandle* context, AbiDescriptor* input);
  std::int32_t (*query)(AbiHandle* context, std::uint32_t attribute, void* buffer);
  std::int32_t (*impersonate)(AbiHandle* context);
  std::int32_t (*revert)(AbiHandle* context);
  std::int32_t (*sign)(AbiHandle* context, std::uint32_t qop, AbiDescriptor* message, std::uint32_t number);
  std::int32_t (*verify)(AbiHandle* context, AbiDescriptor* message, std::uint32_t number, std::uint32_t* qop);
  std::int32_t (*free_buffer)(void* buffer);
  std::int32_t (*query_package)(void* name, AbiPackageInfo** info);
  void* reserved3;
  void* reserved4;
  std::int32_t (*export_context)(AbiHandle* context, std::uint32_t flags, AbiBuffer* packed, void** token);
  std::int32_t (*import_context)(void* package, AbiBuffer* packed, void* token, AbiHandle* context);
  std::int32_t (*add_credentials)(AbiHandle* credential, void* principal, void* package, std::uint32_t use,
                                  void* identity, void* get_key, void* get_key_argument, AbiTimeStamp* expiry);
  void* reserved8;
  std::int32_t (*query_token)(AbiHandle* context, void** token);
  std::int32_t (*encrypt)(AbiHandle* context, std::uint32_t qop, AbiDescriptor* message, std::uint32_t number);
  std::int32_t (*decrypt)(AbiHandle* context, AbiDescriptor* message, std::uint32_t number, std::uint32_t* qop);
  std::int32_t (*set_attributes)(AbiHandle* context, std::uint32_t attribute, void* buffer, std::uint32_t size);  // 2
  std::int32_t (*set_credential)(AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                 std::uint32_t size);  // 3
  std::int32_t (*change_password)(void* package, void* domain, void* account, void* old_password, void* new_password,
                                  std::uint8_t impersonating, std::uint32_t reserved, AbiDescriptor* output);  // 4
  std::int32_t (*query_sized)(AbiHandle* context, std::uint32_t attribute, void* buffer, std::uint32_t size);  // 5
  std::int32_t (*query_credential_sized)(AbiHandle* credential, std::uint32_t attribute, void* buffer,
                                         std::uint32_t size);  // 5
};

// The version from which on a table has the slot.
inline constexpr std::uint32_t kSetAttributesVersion = 2;
inline constexpr std::uint32_t kSetCredentialVersion = 3;
inline constexpr std::uint32_t kChangePasswordVersion = 4;
inline constexpr std::uint32_t kQuerySizedVersion = 5;

static_assert(offsetof(AbiTable, acquire) == 24 && offsetof(AbiTable, initialize) == 48);
static_assert(offsetof(AbiTable, accept) == 56 && offsetof(AbiTable, query) == 88);
static_assert(offsetof(AbiTable, sign) == 112 && offsetof(AbiTable, free_buffer) == 128);
static_assert(offsetof(AbiTable, export_context) == 160 && offsetof(AbiTable, encrypt) == 200);
static_assert(offsetof(AbiTable, set_attributes) == 216 && offsetof(AbiTable, change_password) == 232);
static_assert(offsetof(AbiTable, query_credential_sized) == 248 && sizeof(AbiTable) == 256);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_SSPI_ABI_H_
