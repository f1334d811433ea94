/* The binary interface as its description gives it, used from C: layouts, the table, and one handshake by pointer and
 * by name. It exits with the number of what failed.
 *
 *   abi_dlopen_test LIBRARY    by the table that a library gives
 *   abi_link_test              by the functions' names, which the linker binds (LEGWORK_LINKED)
 */
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/provider/sspi.h"

static int failures;

#define CHECK(condition)                                            \
  do {                                                              \
    if (condition) break;                                           \
    fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
    ++failures;                                                     \
  } while (0)

enum { kRoom = 12288 };
static const unsigned char kPattern = 0xA5;

static void CheckLayouts(void) {
  CHECK(sizeof(SecHandle) == 16);
  CHECK(sizeof(SecBuffer) == 16 && offsetof(SecBuffer, BufferType) == 4 && offsetof(SecBuffer, pvBuffer) == 8);
  CHECK(sizeof(SecBufferDesc) == 16 && offsetof(SecBufferDesc, pBuffers) == 8);
  CHECK(sizeof(TimeStamp) == 8);
  CHECK(sizeof(SecPkgInfoW) == 32 && offsetof(SecPkgInfoW, wRPCID) == 6 && offsetof(SecPkgInfoW, Comment) == 24);
  CHECK(sizeof(SEC_CHANNEL_BINDINGS) == 32);
  CHECK(sizeof(SEC_WINNT_AUTH_IDENTITY_W) == 48 && offsetof(SEC_WINNT_AUTH_IDENTITY_W, Flags) == 44);
  CHECK(sizeof(SEC_WINNT_AUTH_IDENTITY_EXW) == 72 && offsetof(SEC_WINNT_AUTH_IDENTITY_EXW, PackageListLength) == 64);
  CHECK(sizeof(SecPkgContext_Sizes) == 16);
  CHECK(sizeof(SecPkgContext_NegotiationInfoW) == 16);
  CHECK(sizeof(SecurityFunctionTableW) == 256);
  CHECK(offsetof(SecurityFunctionTableW, AcquireCredentialsHandleW) == 24);
  CHECK(offsetof(SecurityFunctionTableW, InitializeSecurityContextW) == 48);
  CHECK(offsetof(SecurityFunctionTableW, QueryContextAttributesW) == 88);
  CHECK(offsetof(SecurityFunctionTableW, FreeContextBuffer) == 128);
  CHECK(offsetof(SecurityFunctionTableW, ExportSecurityContext) == 160);
  CHECK(offsetof(SecurityFunctionTableW, DecryptMessage) == 208);
  CHECK(offsetof(SecurityFunctionTableW, QueryCredentialsAttributesExW) == 248);
}

#ifdef LEGWORK_LINKED
/* The table of the linked library, made from the functions' names. */
static SecurityFunctionTableW ByName(void) {
  SecurityFunctionTableW table;
  memset(&table, 0, sizeof table);
  table.dwVersion = 5;
  table.EnumerateSecurityPackagesW = EnumerateSecurityPackagesW;
  table.AcquireCredentialsHandleW = AcquireCredentialsHandleW;
  table.FreeCredentialsHandle = FreeCredentialsHandle;
  table.InitializeSecurityContextW = InitializeSecurityContextW;
  table.AcceptSecurityContext = AcceptSecurityContext;
  table.CompleteAuthToken = CompleteAuthToken;
  table.DeleteSecurityContext = DeleteSecurityContext;
  table.ApplyControlToken = ApplyControlToken;
  table.QueryContextAttributesW = QueryContextAttributesW;
  table.MakeSignature = MakeSignature;
  table.VerifySignature = VerifySignature;
  table.FreeContextBuffer = FreeContextBuffer;
  table.QuerySecurityPackageInfoW = QuerySecurityPackageInfoW;
  table.EncryptMessage = EncryptMessage;
  table.DecryptMessage = DecryptMessage;
  table.QueryContextAttributesExW = QueryContextAttributesExW;
  return table;
}
#endif

static const SEC_WCHAR* Wide(const char* text) {
  static SEC_WCHAR wide[8][64];
  static int next;
  SEC_WCHAR* to = wide[next++ % 8];
  size_t i = 0;
  do {
    to[i] = (unsigned char)text[i];
  } while (text[i++] != '\0');
  return to;
}

static CredHandle AcquireOf(const SecurityFunctionTableW* table, const char* package, ULONG use, const char* password) {
  CredHandle credential = {0, 0};
  TimeStamp expiry = {{0, 0}};
  SEC_WINNT_AUTH_IDENTITY_W identity = {Wide("alice"),
                                        5,
                                        Wide("EXAMPLE.COM"),
                                        11,
                                        password == NULL ? NULL : Wide(password),
                                        0,
                                        SEC_WINNT_AUTH_IDENTITY_UNICODE};
  if (password != NULL) identity.PasswordLength = (ULONG)strlen(password);
  CHECK(table->AcquireCredentialsHandleW(NULL, Wide(package), use, NULL, password == NULL ? NULL : &identity, NULL,
                                         NULL, &credential, &expiry) == SEC_E_OK);
  CHECK(credential.dwLower != 0 && expiry.QuadPart > 0);
  return credential;
}

typedef struct {
  CtxtHandle context;
  int has_context;
  SECURITY_STATUS status;
  ULONG granted;
  unsigned char token[kRoom + 64];
  ULONG size;
} End;

static void Leg(const SecurityFunctionTableW* table, CredHandle* credential, End* end, End* peer, int initiates) {
  SecBuffer in = {peer->size, SECBUFFER_TOKEN, peer->token};
  SecBufferDesc input = {SECBUFFER_VERSION, 1, &in};
  SecBuffer out = {kRoom, SECBUFFER_TOKEN, end->token};
  SecBufferDesc output = {SECBUFFER_VERSION, 1, &out};
  PCtxtHandle context = end->has_context ? &end->context : NULL;
  memset(end->token, kPattern, sizeof end->token);
  end->status =
      initiates ? table->InitializeSecurityContextW(credential, context, Wide("HTTP/web.example.com"),
                                                    ISC_REQ_MUTUAL_AUTH | ISC_REQ_CONFIDENTIALITY | ISC_REQ_INTEGRITY,
                                                    0, SECURITY_NATIVE_DREP, peer->size == 0 ? NULL : &input, 0,
                                                    &end->context, &output, &end->granted, NULL)
                : table->AcceptSecurityContext(credential, context, &input, ASC_REQ_CONFIDENTIALITY | ASC_REQ_INTEGRITY,
                                               SECURITY_NATIVE_DREP, &end->context, &output, &end->granted, NULL);
  end->has_context = end->has_context || end->status >= 0;
  end->size = out.cbBuffer;
  CHECK(out.pvBuffer == end->token && out.cbBuffer <= kRoom);
  for (size_t i = kRoom; i < sizeof end->token; ++i) CHECK(end->token[i] == kPattern);
}

static void Shake(const SecurityFunctionTableW* table, CredHandle* outbound, CredHandle* inbound, End* client,
                  End* server) {
  memset(client, 0, sizeof *client);
  memset(server, 0, sizeof *server);
  client->status = server->status = SEC_I_CONTINUE_NEEDED;
  for (int i = 0; i < 8; ++i) {
    if (client->status == SEC_I_CONTINUE_NEEDED) Leg(table, outbound, client, server, 1);
    if (server->status == SEC_I_CONTINUE_NEEDED && client->size != 0) Leg(table, inbound, server, client, 0);
    if (client->status != SEC_I_CONTINUE_NEEDED && server->status != SEC_I_CONTINUE_NEEDED) return;
  }
}

static void CheckMessages(const SecurityFunctionTableW* table, End* from, End* to) {
  SecPkgContext_Sizes sizes;
  unsigned char trailer[256 + 1], text[] = "sealed";
  ULONG qop = 77;
  CHECK(table->QueryContextAttributesW(&from->context, SECPKG_ATTR_SIZES, &sizes) == SEC_E_OK);
  CHECK(sizes.cbSecurityTrailer != 0 && sizes.cbSecurityTrailer <= 256 && sizes.cbMaxSignature <= 256);
  trailer[sizes.cbSecurityTrailer] = kPattern;
  SecBuffer parts[] = {{sizes.cbSecurityTrailer, SECBUFFER_TOKEN, trailer}, {sizeof text, SECBUFFER_DATA, text}};
  SecBufferDesc message = {SECBUFFER_VERSION, 2, parts};
  CHECK(table->EncryptMessage(&from->context, 0, &message, 0) == SEC_E_OK);
  CHECK(strcmp((char*)text, "sealed") != 0 && trailer[sizes.cbSecurityTrailer] == kPattern);
  CHECK(table->DecryptMessage(&to->context, &message, 0, &qop) == SEC_E_OK && qop == 0);
  CHECK(strcmp((char*)text, "sealed") == 0);
  parts[0].cbBuffer = sizes.cbMaxSignature;
  CHECK(table->MakeSignature(&from->context, 0, &message, 1) == SEC_E_OK);
  text[0] ^= 1;
  CHECK(table->VerifySignature(&to->context, &message, 1, &qop) == SEC_E_MESSAGE_ALTERED);
}

static void CheckNames(const SecurityFunctionTableW* table, End* server) {
  SecPkgContext_NamesW names = {NULL};
  CHECK(table->QueryContextAttributesW(&server->context, SECPKG_ATTR_NAMES, &names) == SEC_E_OK);
  CHECK(names.sUserName != NULL && names.sUserName[0] != 0);
  CHECK(table->FreeContextBuffer(names.sUserName) == SEC_E_OK);
  CHECK(table->FreeContextBuffer(names.sUserName) == SEC_E_INVALID_HANDLE);
  CHECK(table->FreeContextBuffer(&names) == SEC_E_INVALID_HANDLE);
  unsigned char small[4] = {kPattern, kPattern, kPattern, kPattern};
  CHECK(table->QueryContextAttributesExW(&server->context, SECPKG_ATTR_NAMES, small, sizeof small) < 0);
  for (size_t i = 0; i < sizeof small; ++i) CHECK(small[i] == kPattern);
}

static void CheckPackage(const SecurityFunctionTableW* table, const char* package) {
  CredHandle outbound = AcquireOf(table, package, SECPKG_CRED_OUTBOUND, "alice-pw");
  CredHandle inbound = AcquireOf(table, package, SECPKG_CRED_INBOUND, NULL);
  unsigned char trailer[64], text[] = "late";
  SecBuffer parts[] = {{sizeof trailer, SECBUFFER_TOKEN, trailer}, {sizeof text, SECBUFFER_DATA, text}};
  SecBufferDesc message = {SECBUFFER_VERSION, 2, parts};
  static End client, server;
  Shake(table, &outbound, &inbound, &client, &server);
  CHECK(client.status == SEC_E_OK && server.status == SEC_E_OK);
  CHECK((client.granted & ISC_RET_CONFIDENTIALITY) != 0);
  CheckMessages(table, &client, &server);
  CheckMessages(table, &server, &client);
  CheckNames(table, &server);
  CHECK(table->DeleteSecurityContext(&client.context) == SEC_E_OK);
  CHECK(table->DeleteSecurityContext(&server.context) == SEC_E_OK);
  CHECK(table->EncryptMessage(&client.context, 0, &message, 0) == SEC_E_INVALID_HANDLE);
  CHECK(table->EncryptMessage(&client.context, 0, NULL, 0) < 0);
  CHECK(table->FreeCredentialsHandle(&outbound) == SEC_E_OK);
  CHECK(table->FreeCredentialsHandle(&outbound) == SEC_E_INVALID_HANDLE);
  CHECK(table->FreeCredentialsHandle(&inbound) == SEC_E_OK);
}

static void CheckPackages(const SecurityFunctionTableW* table) {
  ULONG count = 0;
  PSecPkgInfoW packages = NULL, info = NULL;
  CHECK(table->EnumerateSecurityPackagesW(&count, &packages) == SEC_E_OK && count >= 3);
  for (ULONG i = 0; i < count; ++i) {
    CHECK(packages[i].Name != NULL && packages[i].cbMaxToken != 0 && packages[i].cbMaxToken <= kRoom * 8);
    CHECK(table->QuerySecurityPackageInfoW(packages[i].Name, &info) == SEC_E_OK);
    CHECK(info->cbMaxToken == packages[i].cbMaxToken && info->fCapabilities == packages[i].fCapabilities);
    CHECK(table->FreeContextBuffer(info) == SEC_E_OK);
  }
  CHECK(table->FreeContextBuffer(packages) == SEC_E_OK);
  CHECK(table->QuerySecurityPackageInfoW(Wide("Nonesuch"), &info) == SEC_E_SECPKG_NOT_FOUND);
}

/* What a program may pass by mistake has a status, too. */
static void CheckMistakes(const SecurityFunctionTableW* table) {
  CredHandle outbound = AcquireOf(table, "NTLM", SECPKG_CRED_OUTBOUND, "alice-pw");
  CredHandle bad[] = {{0, 0}, {~(uintptr_t)0, ~(uintptr_t)0}, {1, 2}, {outbound.dwLower, outbound.dwUpper + 1}};
  static SEC_WCHAR huge[70000];
  static const SEC_WCHAR broken[] = {0xD800, 'x', 0};
  unsigned char token[64];
  SecBuffer out = {sizeof token, SECBUFFER_TOKEN, token};
  SecBufferDesc output = {SECBUFFER_VERSION, 1, &out}, no_array = {SECBUFFER_VERSION, 1, NULL};
  CtxtHandle context = {0, 0};
  SECURITY_STATUS status;
  for (size_t i = 0; i + 1 < sizeof huge / sizeof *huge; ++i) huge[i] = 'n';
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    CHECK(table->FreeCredentialsHandle(&bad[i]) == SEC_E_INVALID_HANDLE);
    CHECK(table->DeleteSecurityContext(&bad[i]) == SEC_E_INVALID_HANDLE);
    CHECK(table->InitializeSecurityContextW(&bad[i], NULL, NULL, 0, 0, 0x10, NULL, 0, &context, &output, NULL, NULL) ==
          SEC_E_INVALID_HANDLE);
  }
  CHECK(table->FreeCredentialsHandle(NULL) == SEC_E_INVALID_HANDLE);
  CHECK(table->DeleteSecurityContext(NULL) == SEC_E_INVALID_HANDLE);
  CHECK(table->AcquireCredentialsHandleW(NULL, NULL, 2, NULL, NULL, NULL, NULL, &bad[0], NULL) ==
        SEC_E_SECPKG_NOT_FOUND);
  CHECK(table->AcquireCredentialsHandleW(NULL, huge, 2, NULL, NULL, NULL, NULL, &bad[0], NULL) ==
        SEC_E_SECPKG_NOT_FOUND);
  CHECK(table->AcquireCredentialsHandleW(NULL, broken, 2, NULL, NULL, NULL, NULL, &bad[0], NULL) ==
        SEC_E_SECPKG_NOT_FOUND);
  SEC_WINNT_AUTH_IDENTITY_W identity = {broken, 2, NULL, 0, NULL, 0, SEC_WINNT_AUTH_IDENTITY_UNICODE};
  CHECK(table->AcquireCredentialsHandleW(NULL, Wide("NTLM"), 2, NULL, &identity, NULL, NULL, &bad[0], NULL) < 0);
  status =
      table->InitializeSecurityContextW(&outbound, NULL, huge, 0, 0, 0x10, NULL, 0, &context, &no_array, NULL, NULL);
  if (status >= 0) table->DeleteSecurityContext(&context);
  out.cbBuffer = 1;
  CHECK(table->InitializeSecurityContextW(&outbound, NULL, NULL, 0, 0, 0x10, NULL, 0, &context, &output, NULL, NULL) ==
        SEC_E_BUFFER_TOO_SMALL);
  CHECK(table->FreeCredentialsHandle(&outbound) == SEC_E_OK);
}

/* TableOf gives NULL, and says why, if there is none. */
static const SecurityFunctionTableW* TableOf(const char* library) {
#ifdef LEGWORK_LINKED
  static SecurityFunctionTableW by_name;
  by_name = ByName();
  (void)library;
  return &by_name;
#else
  PSecurityFunctionTableW (*init)(void) = NULL;
  void* loaded = library == NULL ? NULL : dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (loaded != NULL) *(void**)&init = dlsym(loaded, "InitSecurityInterfaceW");
  if (init == NULL) fprintf(stderr, "%s\n", library == NULL ? "a library must be named" : dlerror());
  return init == NULL ? NULL : init();
#endif
}

int main(int count, char** arguments) {
  const SecurityFunctionTableW* table = TableOf(count > 1 ? arguments[1] : NULL);
  CheckLayouts();
  CHECK(table != NULL && table->dwVersion == 5);
  if (failures != 0) return failures;
  CHECK(table->Reserved2 == NULL && table->Reserved3 == NULL && table->Reserved4 == NULL && table->Reserved8 == NULL);
  CheckPackages(table);
  CheckPackage(table, "NTLM");
  CheckPackage(table, "Kerberos");
  CheckPackage(table, "Negotiate");
  CheckMistakes(table);
  return failures;
}
