#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_PA_DATA_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_PA_DATA_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/bounded_list.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// Pre-authentication data types (RFC 4120 section 7.5.2).
inline constexpr std::int32_t kPaTgsReq = 1;         // an encoded AP-REQ
inline constexpr std::int32_t kPaEncTimestamp = 2;   // an encoded EncryptedData over PaEncTsEnc
inline constexpr std::int32_t kPaEtypeInfo2 = 19;    // what WriteEtypeInfo2 writes
inline constexpr std::int32_t kPaForUser = 129;      // MS-SFU section 2.2.1
inline constexpr std::int32_t kPaS4uX509User = 130;  // MS-SFU section 2.2.2
inline constexpr std::int32_t kPaFxCookie = 133;     // RFC 6113 section 5.2
inline constexpr std::int32_t kPaFxFast = 136;       // RFC 6113 section 5.4
inline constexpr std::int32_t kPaPacRequest = 128;   // MS-KILE section 2.2.3
inline constexpr std::int32_t kPaPacOptions = 167;   // MS-KILE section 2.2.10
inline constexpr std::int32_t kPaReqEncPaRep = 149;  // RFC 6806 section 11: asked for with nothing, given as a Checksum

// PaData looks at octets of others.
//
//   PA-DATA ::= SEQUENCE { padata-type [1] Int32, padata-value [2] OCTET STRING }
struct PaData {
  std::int32_t padata_type = 0;
  ByteView padata_value;
};

bool ReadPaData(DerReader& in, PaData* data);
void WritePaData(DerWriter& out, const PaData& data);

inline constexpr std::size_t kPaDataMax = 16;
using PaDataList = BoundedList<PaData, kPaDataMax>;

// FindPaData gives the first value of the type, or null.
const PaData* FindPaData(const PaDataList& list, std::int32_t type);

// MethodData is e-data of KDC_ERR_PREAUTH_REQUIRED: SEQUENCE OF PA-DATA.
Result<PaDataList> ReadMethodData(ByteView encoding);
void WriteMethodData(DerWriter& out, const PaDataList& list);

// PaEncTsEnc is the client's time, which PA-ENC-TIMESTAMP encrypts.
//
//   PA-ENC-TS-ENC ::= SEQUENCE { patimestamp [0] KerberosTime, pausec [1] Microseconds OPTIONAL }
struct PaEncTsEnc {
  std::int64_t patimestamp = 0;  // FILETIME ticks of a whole second
  std::optional<std::int32_t> pausec;
};

Result<PaEncTsEnc> ReadPaEncTsEnc(ByteView plaintext);
void WritePaEncTsEnc(DerWriter& out, const PaEncTsEnc& timestamp);

// EtypeInfo2Entry tells a client how to make its key (RFC 4120 section 5.2.7.5).
//
//   ETYPE-INFO2-ENTRY ::= SEQUENCE {
//     etype [0] Int32, salt [1] KerberosString OPTIONAL, s2kparams [2] OCTET STRING OPTIONAL }
struct EtypeInfo2Entry {
  std::int32_t etype = 0;
  std::optional<std::string_view> salt;  // absent: the default one of RFC 4120 section 4
  std::optional<ByteView> s2kparams;     // for AES: the iterations, four octets, most significant first
};

inline constexpr std::size_t kEtypeInfo2Max = 8;
using EtypeInfo2 = BoundedList<EtypeInfo2Entry, kEtypeInfo2Max>;

// EtypeInfo2 is never empty.
Result<EtypeInfo2> ReadEtypeInfo2(ByteView encoding);
void WriteEtypeInfo2(DerWriter& out, const EtypeInfo2& info);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_PA_DATA_H_
