#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_PAC_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_PAC_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/key.h"
#include "sim/kerberos/message/bounded_list.h"

// The privilege attribute certificate of a ticket (MS-PAC). Numbers are little-endian:
//
//   PAC    = count (4)  version (4): 0  { type (4)  size (4)  offset (8) }  buffers, each at a multiple of 8 octets
namespace legwork::kerberos {

// PacType is ulType (MS-PAC section 2.4).
enum class PacType : std::uint32_t {
  kLogonInfo = 1,
  kServerSignature = 6,
  kKdcSignature = 7,
  kClientInfo = 10,
  kDelegationInfo = 11,
  kUpnDnsInfo = 12,
  kTicketSignature = 16,
  kAttributes = 17,
  kRequestor = 18,
  kFullSignature = 19,
};

// PacBuffer is one buffer of a PAC. `data` looks into the octets read.
struct PacBuffer {
  std::uint32_t type = 0;
  ByteView data;
};

inline constexpr std::size_t kPacBuffersMax = 32;
using PacBuffers = BoundedList<PacBuffer, kPacBuffersMax>;

// ReadPac wants each buffer inside, behind the list and at a multiple of 8. Whatever lies between them is nobody's.
Result<PacBuffers> ReadPac(ByteView pac);
const PacBuffer* FindPacBuffer(const PacBuffers& buffers, PacType type);

// PacPart is a buffer to be written.
struct PacPart {
  PacType type = PacType::kLogonInfo;
  Bytes data;
};
Bytes WritePac(const std::vector<PacPart>& parts);

// PacSize is the size of the PAC that WritePac would make.
std::size_t PacSize(const std::vector<PacPart>& parts);

// PacSignature ::= type (4)  signature, and two octets more of an RODC, which are left out here (MS-PAC section 2.8).
struct PacSignature {
  std::int32_t type = 0;
  ByteView signature;
};
Result<PacSignature> ReadPacSignature(ByteView data);

// EmptySignature is a signature buffer of the right size for the key, with zeros to be filled in.
Bytes EmptySignature(const Key& key);

// SignBuffer fills the signature of one type with that over `data`; a PAC without the type stays as it is.
void SignBuffer(Bytes& pac, PacType type, const Key& key, ByteView data);

// SignPac fills the full, the server's and the KDC's signature, in this order; those that are there. ResignServer fills
// only the last two.
void SignPac(Bytes& pac, const Key& server_key, const Key& kdc_key);
void ResignServer(Bytes& pac, const Key& server_key, const Key& kdc_key);

// HasGenuineSignature says whether the server's signature is there and was made with the key.
bool HasGenuineSignature(ByteView pac, const Key& server_key);

// HasSignatureOver says whether the signature of this type is there and was made with the key over `data`.
bool HasSignatureOver(ByteView pac, PacType type, const Key& key, ByteView data);

// HasKdcSignatures says whether the KDC's signature is there and right, and also that over the whole PAC if there is
// one.
bool HasKdcSignatures(ByteView pac, const Key& kdc_key);

// ClientInfo names whose PAC it is (MS-PAC section 2.7): client id (8), the ticket's authtime as a FILETIME;
// name length (2), octets; name in UTF-16.
struct ClientInfo {
  std::int64_t client_id = 0;
  std::string name;  // UTF-8
};
Result<ClientInfo> ReadClientInfo(ByteView data);
Bytes WriteClientInfo(const ClientInfo& info);

// The ad-types around a PAC (RFC 4120 section 5.2.6, MS-KILE section 2.2.2).
inline constexpr std::int32_t kAdIfRelevant = 1;
inline constexpr std::int32_t kAdWin2kPac = 128;

// WrapPac is authorization data with the PAC in an AD-IF-RELEVANT, UnwrapPac what is in there; nullopt: no PAC.
Bytes WrapPac(ByteView pac);
std::optional<ByteView> UnwrapPac(ByteView authorization_data);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_PAC_H_
