/* sspi.h: the part of the Security Support Provider Interface that liblegwork_sspi.so offers, for programs in C on
 * 64-bit Linux. It names what the documentation names and nothing else; a program that has another sspi.h, such as
 * WinPR's, does not need this one.
 *
 * ULONG has 32 bits and SEC_WCHAR 16, as on Windows. Strings of the W functions are UTF-16LE (u"..."), those of the A
 * functions UTF-8.
 */
#ifndef LEGWORK_TOOLS_PROVIDER_SSPI_H_
#define LEGWORK_TOOLS_PROVIDER_SSPI_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SEC_ENTRY

typedef int32_t SECURITY_STATUS; /* SEC_I_* are >= 0, SEC_E_* are < 0 */
typedef uint32_t ULONG;
typedef uint8_t BOOLEAN;
typedef uint16_t SEC_WCHAR;
typedef char SEC_CHAR;

typedef struct {
  uintptr_t dwLower;
  uintptr_t dwUpper;
} SecHandle, CredHandle, CtxtHandle, *PCredHandle, *PCtxtHandle;

typedef struct {
  ULONG cbBuffer;
  ULONG BufferType;
  void* pvBuffer;
} SecBuffer, *PSecBuffer;

typedef struct {
  ULONG ulVersion;
  ULONG cBuffers;
  PSecBuffer pBuffers;
} SecBufferDesc, *PSecBufferDesc;

typedef union {
  struct {
    ULONG LowPart;
    int32_t HighPart;
  };
  int64_t QuadPart; /* 100 ns since 1601-01-01 */
} TimeStamp, *PTimeStamp;

typedef struct {
  ULONG fCapabilities;
  uint16_t wVersion;
  uint16_t wRPCID;
  ULONG cbMaxToken;
  SEC_WCHAR* Name;
  SEC_WCHAR* Comment;
} SecPkgInfoW, *PSecPkgInfoW;

typedef struct {
  ULONG fCapabilities;
  uint16_t wVersion;
  uint16_t wRPCID;
  ULONG cbMaxToken;
  SEC_CHAR* Name;
  SEC_CHAR* Comment;
} SecPkgInfoA, *PSecPkgInfoA;

typedef struct { /* lengths in characters, without a terminator */
  const void* User;
  ULONG UserLength;
  const void* Domain;
  ULONG DomainLength;
  const void* Password;
  ULONG PasswordLength;
  ULONG Flags;
} SEC_WINNT_AUTH_IDENTITY_W, SEC_WINNT_AUTH_IDENTITY_A;

typedef struct {
  ULONG Version;
  ULONG Length;
  const void* User;
  ULONG UserLength;
  const void* Domain;
  ULONG DomainLength;
  const void* Password;
  ULONG PasswordLength;
  ULONG Flags;
  const void* PackageList;
  ULONG PackageListLength;
} SEC_WINNT_AUTH_IDENTITY_EXW, SEC_WINNT_AUTH_IDENTITY_EXA;

#define SEC_WINNT_AUTH_IDENTITY_ANSI 0x1
#define SEC_WINNT_AUTH_IDENTITY_UNICODE 0x2
#define SEC_WINNT_AUTH_IDENTITY_VERSION 0x200

typedef struct { /* offsets from the beginning of the structure */
  ULONG dwInitiatorAddrType;
  ULONG cbInitiatorLength;
  ULONG dwInitiatorOffset;
  ULONG dwAcceptorAddrType;
  ULONG cbAcceptorLength;
  ULONG dwAcceptorOffset;
  ULONG cbApplicationDataLength;
  ULONG dwApplicationDataOffset;
} SEC_CHANNEL_BINDINGS;

typedef struct {
  ULONG cbMaxToken;
  ULONG cbMaxSignature;
  ULONG cbBlockSize;
  ULONG cbSecurityTrailer;
} SecPkgContext_Sizes;

typedef struct {
  SEC_WCHAR* sUserName;
} SecPkgContext_NamesW;

typedef struct {
  SEC_CHAR* sUserName;
} SecPkgContext_NamesA;

typedef struct {
  TimeStamp tsStart;
  TimeStamp tsExpiry;
} SecPkgContext_Lifespan;

typedef struct {
  ULONG SessionKeyLength;
  uint8_t* SessionKey;
} SecPkgContext_SessionKey;

typedef struct {
  PSecPkgInfoA PackageInfo;
  ULONG NegotiationState;
} SecPkgContext_NegotiationInfoA;

typedef struct {
  PSecPkgInfoW PackageInfo;
  ULONG NegotiationState;
} SecPkgContext_NegotiationInfoW;

typedef struct {
  ULONG Flags;
} SecPkgContext_Flags;

/* Statuses. */
#define SEC_E_OK ((SECURITY_STATUS)0x00000000)
#define SEC_E_INSUFFICIENT_MEMORY ((SECURITY_STATUS)0x80090300)
#define SEC_E_INVALID_HANDLE ((SECURITY_STATUS)0x80090301)
#define SEC_E_UNSUPPORTED_FUNCTION ((SECURITY_STATUS)0x80090302)
#define SEC_E_TARGET_UNKNOWN ((SECURITY_STATUS)0x80090303)
#define SEC_E_INTERNAL_ERROR ((SECURITY_STATUS)0x80090304)
#define SEC_E_SECPKG_NOT_FOUND ((SECURITY_STATUS)0x80090305)
#define SEC_E_INVALID_TOKEN ((SECURITY_STATUS)0x80090308)
#define SEC_E_LOGON_DENIED ((SECURITY_STATUS)0x8009030C)
#define SEC_E_UNKNOWN_CREDENTIALS ((SECURITY_STATUS)0x8009030D)
#define SEC_E_NO_CREDENTIALS ((SECURITY_STATUS)0x8009030E)
#define SEC_E_MESSAGE_ALTERED ((SECURITY_STATUS)0x8009030F)
#define SEC_E_OUT_OF_SEQUENCE ((SECURITY_STATUS)0x80090310)
#define SEC_E_BUFFER_TOO_SMALL ((SECURITY_STATUS)0x80090321)
#define SEC_E_BAD_BINDINGS ((SECURITY_STATUS)0x80090346)
#define SEC_E_INVALID_PARAMETER ((SECURITY_STATUS)0x8009035D)
#define SEC_I_CONTINUE_NEEDED ((SECURITY_STATUS)0x00090312)
#define SEC_I_COMPLETE_NEEDED ((SECURITY_STATUS)0x00090313)
#define SEC_I_COMPLETE_AND_CONTINUE ((SECURITY_STATUS)0x00090314)

/* Buffer types. */
#define SECBUFFER_VERSION 0
#define SECBUFFER_EMPTY 0
#define SECBUFFER_DATA 1
#define SECBUFFER_TOKEN 2
#define SECBUFFER_PADDING 9
#define SECBUFFER_STREAM 10
#define SECBUFFER_CHANNEL_BINDINGS 14

/* Requests and attributes. From 0x4000 upward ISC and ASC differ. */
#define ISC_REQ_DELEGATE 0x00000001
#define ISC_REQ_MUTUAL_AUTH 0x00000002
#define ISC_REQ_REPLAY_DETECT 0x00000004
#define ISC_REQ_SEQUENCE_DETECT 0x00000008
#define ISC_REQ_CONFIDENTIALITY 0x00000010
#define ISC_REQ_ALLOCATE_MEMORY 0x00000100
#define ISC_REQ_CONNECTION 0x00000800
#define ISC_REQ_INTEGRITY 0x00010000
#define ISC_RET_MUTUAL_AUTH 0x00000002
#define ISC_RET_REPLAY_DETECT 0x00000004
#define ISC_RET_SEQUENCE_DETECT 0x00000008
#define ISC_RET_CONFIDENTIALITY 0x00000010
#define ISC_RET_INTEGRITY 0x00010000
#define ASC_REQ_MUTUAL_AUTH 0x00000002
#define ASC_REQ_REPLAY_DETECT 0x00000004
#define ASC_REQ_SEQUENCE_DETECT 0x00000008
#define ASC_REQ_CONFIDENTIALITY 0x00000010
#define ASC_REQ_ALLOCATE_MEMORY 0x00000100
#define ASC_REQ_CONNECTION 0x00000800
#define ASC_REQ_INTEGRITY 0x00020000

#define SECPKG_CRED_INBOUND 1
#define SECPKG_CRED_OUTBOUND 2
#define SECPKG_CRED_BOTH 3
#define SECURITY_NATIVE_DREP 0x10
#define SECURITY_NETWORK_DREP 0x00

#define SECPKG_ATTR_SIZES 0
#define SECPKG_ATTR_NAMES 1
#define SECPKG_ATTR_LIFESPAN 2
#define SECPKG_ATTR_SESSION_KEY 9
#define SECPKG_ATTR_PACKAGE_INFO 10
#define SECPKG_ATTR_NEGOTIATION_INFO 12
#define SECPKG_ATTR_FLAGS 14

/* Functions. Strings are void pointers where the W and the A function differ in nothing else. */
SECURITY_STATUS SEC_ENTRY EnumerateSecurityPackagesW(ULONG* pcPackages, PSecPkgInfoW* ppPackageInfo);
SECURITY_STATUS SEC_ENTRY EnumerateSecurityPackagesA(ULONG* pcPackages, PSecPkgInfoA* ppPackageInfo);
SECURITY_STATUS SEC_ENTRY QuerySecurityPackageInfoW(const SEC_WCHAR* pszPackageName, PSecPkgInfoW* ppPackageInfo);
SECURITY_STATUS SEC_ENTRY QuerySecurityPackageInfoA(const SEC_CHAR* pszPackageName, PSecPkgInfoA* ppPackageInfo);
SECURITY_STATUS SEC_ENTRY FreeContextBuffer(void* pvContextBuffer);

SECURITY_STATUS SEC_ENTRY AcquireCredentialsHandleW(const SEC_WCHAR* pszPrincipal, const SEC_WCHAR* pszPackage,
                                                    ULONG fCredentialUse, void* pvLogonId, const void* pAuthData,
                                                    void* pGetKeyFn, void* pvGetKeyArgument, PCredHandle phCredential,
                                                    PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY AcquireCredentialsHandleA(const SEC_CHAR* pszPrincipal, const SEC_CHAR* pszPackage,
                                                    ULONG fCredentialUse, void* pvLogonId, const void* pAuthData,
                                                    void* pGetKeyFn, void* pvGetKeyArgument, PCredHandle phCredential,
                                                    PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY AddCredentialsW(PCredHandle hCredentials, const SEC_WCHAR* pszPrincipal,
                                          const SEC_WCHAR* pszPackage, ULONG fCredentialUse, const void* pAuthData,
                                          void* pGetKeyFn, void* pvGetKeyArgument, PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY AddCredentialsA(PCredHandle hCredentials, const SEC_CHAR* pszPrincipal,
                                          const SEC_CHAR* pszPackage, ULONG fCredentialUse, const void* pAuthData,
                                          void* pGetKeyFn, void* pvGetKeyArgument, PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY FreeCredentialsHandle(PCredHandle phCredential);
SECURITY_STATUS SEC_ENTRY QueryCredentialsAttributesW(PCredHandle phCredential, ULONG ulAttribute, void* pBuffer);
SECURITY_STATUS SEC_ENTRY QueryCredentialsAttributesA(PCredHandle phCredential, ULONG ulAttribute, void* pBuffer);
SECURITY_STATUS SEC_ENTRY QueryCredentialsAttributesExW(PCredHandle phCredential, ULONG ulAttribute, void* pBuffer,
                                                        ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY QueryCredentialsAttributesExA(PCredHandle phCredential, ULONG ulAttribute, void* pBuffer,
                                                        ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY SetCredentialsAttributesW(PCredHandle phCredential, ULONG ulAttribute, void* pBuffer,
                                                    ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY SetCredentialsAttributesA(PCredHandle phCredential, ULONG ulAttribute, void* pBuffer,
                                                    ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY ChangeAccountPasswordW(const SEC_WCHAR* pszPackageName, const SEC_WCHAR* pszDomainName,
                                                 const SEC_WCHAR* pszAccountName, const SEC_WCHAR* pszOldPassword,
                                                 const SEC_WCHAR* pszNewPassword, BOOLEAN bImpersonating,
                                                 ULONG dwReserved, PSecBufferDesc pOutput);
SECURITY_STATUS SEC_ENTRY ChangeAccountPasswordA(const SEC_CHAR* pszPackageName, const SEC_CHAR* pszDomainName,
                                                 const SEC_CHAR* pszAccountName, const SEC_CHAR* pszOldPassword,
                                                 const SEC_CHAR* pszNewPassword, BOOLEAN bImpersonating,
                                                 ULONG dwReserved, PSecBufferDesc pOutput);

SECURITY_STATUS SEC_ENTRY InitializeSecurityContextW(PCredHandle phCredential, PCtxtHandle phContext,
                                                     const SEC_WCHAR* pszTargetName, ULONG fContextReq, ULONG Reserved1,
                                                     ULONG TargetDataRep, PSecBufferDesc pInput, ULONG Reserved2,
                                                     PCtxtHandle phNewContext, PSecBufferDesc pOutput,
                                                     ULONG* pfContextAttr, PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY InitializeSecurityContextA(PCredHandle phCredential, PCtxtHandle phContext,
                                                     const SEC_CHAR* pszTargetName, ULONG fContextReq, ULONG Reserved1,
                                                     ULONG TargetDataRep, PSecBufferDesc pInput, ULONG Reserved2,
                                                     PCtxtHandle phNewContext, PSecBufferDesc pOutput,
                                                     ULONG* pfContextAttr, PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY AcceptSecurityContext(PCredHandle phCredential, PCtxtHandle phContext, PSecBufferDesc pInput,
                                                ULONG fContextReq, ULONG TargetDataRep, PCtxtHandle phNewContext,
                                                PSecBufferDesc pOutput, ULONG* pfContextAttr, PTimeStamp ptsExpiry);
SECURITY_STATUS SEC_ENTRY CompleteAuthToken(PCtxtHandle phContext, PSecBufferDesc pToken);
SECURITY_STATUS SEC_ENTRY ApplyControlToken(PCtxtHandle phContext, PSecBufferDesc pInput);
SECURITY_STATUS SEC_ENTRY DeleteSecurityContext(PCtxtHandle phContext);

SECURITY_STATUS SEC_ENTRY QueryContextAttributesW(PCtxtHandle phContext, ULONG ulAttribute, void* pBuffer);
SECURITY_STATUS SEC_ENTRY QueryContextAttributesA(PCtxtHandle phContext, ULONG ulAttribute, void* pBuffer);
SECURITY_STATUS SEC_ENTRY QueryContextAttributesExW(PCtxtHandle phContext, ULONG ulAttribute, void* pBuffer,
                                                    ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY QueryContextAttributesExA(PCtxtHandle phContext, ULONG ulAttribute, void* pBuffer,
                                                    ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY SetContextAttributesW(PCtxtHandle phContext, ULONG ulAttribute, void* pBuffer,
                                                ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY SetContextAttributesA(PCtxtHandle phContext, ULONG ulAttribute, void* pBuffer,
                                                ULONG cbBuffer);
SECURITY_STATUS SEC_ENTRY ExportSecurityContext(PCtxtHandle phContext, ULONG fFlags, PSecBuffer pPackedContext,
                                                void** pToken);
SECURITY_STATUS SEC_ENTRY ImportSecurityContextW(const SEC_WCHAR* pszPackage, PSecBuffer pPackedContext, void* Token,
                                                 PCtxtHandle phContext);
SECURITY_STATUS SEC_ENTRY ImportSecurityContextA(const SEC_CHAR* pszPackage, PSecBuffer pPackedContext, void* Token,
                                                 PCtxtHandle phContext);
SECURITY_STATUS SEC_ENTRY ImpersonateSecurityContext(PCtxtHandle phContext);
SECURITY_STATUS SEC_ENTRY RevertSecurityContext(PCtxtHandle phContext);
SECURITY_STATUS SEC_ENTRY QuerySecurityContextToken(PCtxtHandle phContext, void** Token);

SECURITY_STATUS SEC_ENTRY MakeSignature(PCtxtHandle phContext, ULONG fQOP, PSecBufferDesc pMessage, ULONG MessageSeqNo);
SECURITY_STATUS SEC_ENTRY VerifySignature(PCtxtHandle phContext, PSecBufferDesc pMessage, ULONG MessageSeqNo,
                                          ULONG* pfQOP);
SECURITY_STATUS SEC_ENTRY EncryptMessage(PCtxtHandle phContext, ULONG fQOP, PSecBufferDesc pMessage,
                                         ULONG MessageSeqNo);
SECURITY_STATUS SEC_ENTRY DecryptMessage(PCtxtHandle phContext, PSecBufferDesc pMessage, ULONG MessageSeqNo,
                                         ULONG* pfQOP);

/* The function table, version 5. */
typedef struct {
  ULONG dwVersion;
  SECURITY_STATUS (*EnumerateSecurityPackagesW)(ULONG*, PSecPkgInfoW*);
  SECURITY_STATUS (*QueryCredentialsAttributesW)(PCredHandle, ULONG, void*);
  SECURITY_STATUS(*AcquireCredentialsHandleW)
  (const SEC_WCHAR*, const SEC_WCHAR*, ULONG, void*, const void*, void*, void*, PCredHandle, PTimeStamp);
  SECURITY_STATUS (*FreeCredentialsHandle)(PCredHandle);
  void* Reserved2;
  SECURITY_STATUS(*InitializeSecurityContextW)
  (PCredHandle, PCtxtHandle, const SEC_WCHAR*, ULONG, ULONG, ULONG, PSecBufferDesc, ULONG, PCtxtHandle, PSecBufferDesc,
   ULONG*, PTimeStamp);
  SECURITY_STATUS(*AcceptSecurityContext)
  (PCredHandle, PCtxtHandle, PSecBufferDesc, ULONG, ULONG, PCtxtHandle, PSecBufferDesc, ULONG*, PTimeStamp);
  SECURITY_STATUS (*CompleteAuthToken)(PCtxtHandle, PSecBufferDesc);
  SECURITY_STATUS (*DeleteSecurityContext)(PCtxtHandle);
  SECURITY_STATUS (*ApplyControlToken)(PCtxtHandle, PSecBufferDesc);
  SECURITY_STATUS (*QueryContextAttributesW)(PCtxtHandle, ULONG, void*);
  SECURITY_STATUS (*ImpersonateSecurityContext)(PCtxtHandle);
  SECURITY_STATUS (*RevertSecurityContext)(PCtxtHandle);
  SECURITY_STATUS (*MakeSignature)(PCtxtHandle, ULONG, PSecBufferDesc, ULONG);
  SECURITY_STATUS (*VerifySignature)(PCtxtHandle, PSecBufferDesc, ULONG, ULONG*);
  SECURITY_STATUS (*FreeContextBuffer)(void*);
  SECURITY_STATUS (*QuerySecurityPackageInfoW)(const SEC_WCHAR*, PSecPkgInfoW*);
  void* Reserved3;
  void* Reserved4;
  SECURITY_STATUS (*ExportSecurityContext)(PCtxtHandle, ULONG, PSecBuffer, void**);
  SECURITY_STATUS (*ImportSecurityContextW)(const SEC_WCHAR*, PSecBuffer, void*, PCtxtHandle);
  SECURITY_STATUS(*AddCredentialsW)
  (PCredHandle, const SEC_WCHAR*, const SEC_WCHAR*, ULONG, const void*, void*, void*, PTimeStamp);
  void* Reserved8;
  SECURITY_STATUS (*QuerySecurityContextToken)(PCtxtHandle, void**);
  SECURITY_STATUS (*EncryptMessage)(PCtxtHandle, ULONG, PSecBufferDesc, ULONG);
  SECURITY_STATUS (*DecryptMessage)(PCtxtHandle, PSecBufferDesc, ULONG, ULONG*);
  SECURITY_STATUS (*SetContextAttributesW)(PCtxtHandle, ULONG, void*, ULONG);
  SECURITY_STATUS (*SetCredentialsAttributesW)(PCredHandle, ULONG, void*, ULONG);
  SECURITY_STATUS(*ChangeAccountPasswordW)
  (const SEC_WCHAR*, const SEC_WCHAR*, const SEC_WCHAR*, const SEC_WCHAR*, const SEC_WCHAR*, BOOLEAN, ULONG,
   PSecBufferDesc);
  SECURITY_STATUS (*QueryContextAttributesExW)(PCtxtHandle, ULONG, void*, ULONG);
  SECURITY_STATUS (*QueryCredentialsAttributesExW)(PCredHandle, ULONG, void*, ULONG);
} SecurityFunctionTableW, *PSecurityFunctionTableW;

/* NULL if a LEGWORK_ variable of the environment is wrong; standard error then says which. */
PSecurityFunctionTableW SEC_ENTRY InitSecurityInterfaceW(void);

#ifdef __cplusplus
}
#endif

#endif /* LEGWORK_TOOLS_PROVIDER_SSPI_H_ */
