#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KEY_USAGE_NUMBERS_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KEY_USAGE_NUMBERS_H_

#include "sim/crypto/derived_keys.h"

// Key usage numbers: RFC 4120 section 7.5.1, and RFC 4121 section 2 for the GSS-API ones.
namespace legwork::kerberos {

inline constexpr KeyUsage kUsagePaEncTimestamp = 1;         // under the client's long-term key
inline constexpr KeyUsage kUsageTicket = 2;                 // under the service's long-term key
inline constexpr KeyUsage kUsageAsRepPart = 3;              // under the client's long-term key
inline constexpr KeyUsage kUsageTgsReqAuthDataSession = 4;  // under the TGS session key
inline constexpr KeyUsage kUsageTgsReqAuthDataSubkey = 5;   // under the authenticator's subkey
inline constexpr KeyUsage kUsageTgsReqChecksum = 6;         // over the request's body, under the TGS session key
inline constexpr KeyUsage kUsageTgsReqAuthenticator = 7;    // under the TGS session key
inline constexpr KeyUsage kUsageTgsRepPartSession = 8;      // under the TGS session key
inline constexpr KeyUsage kUsageTgsRepPartSubkey = 9;       // under the authenticator's subkey
inline constexpr KeyUsage kUsageApReqChecksum = 10;         // under the session key
inline constexpr KeyUsage kUsageApReqAuthenticator = 11;    // under the session key
inline constexpr KeyUsage kUsageApRepPart = 12;             // under the session key
inline constexpr KeyUsage kUsageKrbPriv = 13;
inline constexpr KeyUsage kUsageKrbCred = 14;
inline constexpr KeyUsage kUsageKrbSafe = 15;
inline constexpr KeyUsage kUsageForUser = 17;  // MS-SFU section 2.2.1, and PAC signatures (MS-PAC section 2.8)
inline constexpr KeyUsage kUsageAcceptorSeal = 22;
inline constexpr KeyUsage kUsageAcceptorSign = 23;
inline constexpr KeyUsage kUsageInitiatorSeal = 24;
inline constexpr KeyUsage kUsageInitiatorSign = 25;
inline constexpr KeyUsage kUsageS4uRequest = 26;  // MS-SFU section 2.2.2
inline constexpr KeyUsage kUsageS4uReply = 27;
inline constexpr KeyUsage kUsageAsReq = 56;  // RFC 6806 section 11: over an AS request, under the reply's key

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KEY_USAGE_NUMBERS_H_
