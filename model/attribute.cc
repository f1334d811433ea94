#include "model/attribute.h"

#include <algorithm>
#include <array>

namespace legwork {
namespace {

constexpr auto kRows = std::to_array<AttributeRow>({
    {0, "SIZES", "SecPkgContext_Sizes", 16},
    {1, "NAMES", "SecPkgContext_Names", 8},
    {2, "LIFESPAN", "SecPkgContext_Lifespan", 16},
    {3, "DCE_INFO", "SecPkgContext_DceInfo", 16},
    {4, "STREAM_SIZES", "SecPkgContext_StreamSizes", 20},
    {5, "KEY_INFO", "SecPkgContext_KeyInfo", 32},
    {6, "AUTHORITY", "SecPkgContext_Authority", 8},
    {7, "PROTO_INFO", "SecPkgContext_ProtoInfo", 16},
    {8, "PASSWORD_EXPIRY", "SecPkgContext_PasswordExpiry", 8},
    {9, "SESSION_KEY", "SecPkgContext_SessionKey", 16},
    {10, "PACKAGE_INFO", "SecPkgContext_PackageInfo", 8},
    {11, "USER_FLAGS", "SecPkgContext_UserFlags", 4},
    {12, "NEGOTIATION_INFO", "SecPkgContext_NegotiationInfo", 16},
    {13, "NATIVE_NAMES", "SecPkgContext_NativeNames", 16},
    {14, "FLAGS", "SecPkgContext_Flags", 4},
    {15, "USE_VALIDATED", ""},
    {16, "CREDENTIAL_NAME", "SecPkgContext_CredentialName", 16},
    {17, "TARGET_INFORMATION", "SecPkgContext_TargetInformation", 16},
    {18, "ACCESS_TOKEN", "SecPkgContext_AccessToken", 8},
    {19, "TARGET", "SecPkgContext_Target", 16},
    {20, "AUTHENTICATION_ID", "SecPkgContext_AuthzID"},
    {21, "LOGOFF_TIME", "SecPkgContext_LogoffTime", 8},
    {22, "NEGO_KEYS", "SecPkgContext_NegoKeys", 32},
    {24, "PROMPTING_NEEDED", "SecPkgContext_CredInfo", 8},
    {25, "UNIQUE_BINDINGS", "SecPkgContext_Bindings", 16},
    {26, "ENDPOINT_BINDINGS", "SecPkgContext_Bindings", 16},
    {27, "CLIENT_SPECIFIED_TARGET", "SecPkgContext_ClientSpecifiedTarget", 8},
    {30, "LAST_CLIENT_TOKEN_STATUS", "SecPkgContext_LastClientTokenStatus", 4},
    {31, "NEGO_PKG_INFO", "SecPkgContext_NegoPackageInfo", 4},
    {32, "NEGO_STATUS", "SecPkgContext_NegoStatus", 4},
    {33, "CONTEXT_DELETED", ""},
    {34, "DTLS_MTU", ""},
    {35, "APPLICATION_PROTOCOL", "SecPkgContext_ApplicationProtocol"},
    {36, "NEGOTIATED_TLS_EXTENSIONS", "SecPkgContext_NegotiatedTlsExtensions"},
    {37, "IS_LOOPBACK", ""},
    {83, "REMOTE_CERT_CONTEXT", ""},
    {84, "LOCAL_CERT_CONTEXT", ""},
    {85, "ROOT_STORE", ""},
    {89, "ISSUER_LIST_EX", ""},
    {90, "CONNECTION_INFO", ""},
    {91, "EAP_KEY_BLOCK", ""},
    {93, "SESSION_INFO", ""},
    {94, "APP_DATA", ""},
    {101, "EAP_PRF_INFO", ""},
    {102, "SUPPORTED_SIGNATURES", ""},
    {105, "EARLY_START", ""},
    {106, "KEYING_MATERIAL_INFO", ""},
    {128, "SUBJECT_SECURITY_ATTRIBUTES", "SecPkgContext_SubjectAttributes"},
    {0x80000086, "CREDS_2", "SecPkgContext_ClientCreds"},
});

// The page also reserves two attributes below the Schannel range, and the channel bindings.
constexpr Attribute kSchannelOnly[] = {
    Attribute::kStreamSizes,       Attribute::kUniqueBindings,      Attribute::kEndpointBindings,
    Attribute::kRemoteCertContext, Attribute::kLocalCertContext,    Attribute::kIssuerListEx,
    Attribute::kConnectionInfo,    Attribute::kEapKeyBlock,         Attribute::kSessionInfo,
    Attribute::kAppData,           Attribute::kSupportedSignatures,
};

}  // namespace

std::span<const AttributeRow> AttributeRows() { return kRows; }

std::string_view AttributeName(std::uint32_t attribute) {
  for (const AttributeRow& row : kRows) {
    if (row.value == attribute) return row.name;
  }
  return {};
}

std::uint32_t StructureSize(std::uint32_t attribute) {
  for (const AttributeRow& row : kRows) {
    if (row.value == attribute) return row.size;
  }
  return 0;
}

std::optional<std::uint32_t> ParseAttribute(std::string_view name) {
  for (const AttributeRow& row : kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

bool AttributeIsSchannelOnly(std::uint32_t attribute) {
  return std::ranges::find(kSchannelOnly, static_cast<Attribute>(attribute)) != std::end(kSchannelOnly);
}

}  // namespace legwork
