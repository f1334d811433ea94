#include "sim/spnego/offered_mechs.h"

#include <algorithm>
#include <array>

#include "sim/spnego/negoex_message.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

// 1.3.6.1.4.1.311.2.2.127, which no mechanism has.
constexpr OidBytes<10> kOidUnknown = {0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x7F};

}  // namespace

ByteView OidOf(OfferedMech mech) {
  switch (mech) {
    case OfferedMech::kNone:
      return {};
    case OfferedMech::kMsKerberos:
      return kOidMsKerberos;
    case OfferedMech::kKerberos:
      return kOidKerberos;
    case OfferedMech::kKerberosU2u:
      return kOidKerberosUserToUser;
    case OfferedMech::kNtlm:
      return kOidNtlmssp;
    case OfferedMech::kNegoEx:
      return kOidNegoEx;
    case OfferedMech::kUnknown:
      return kOidUnknown;
  }
  return {};
}

std::size_t CountOf(const OfferedMechs& offers) {
  return static_cast<std::size_t>(std::ranges::find(offers, OfferedMech::kNone) - offers.begin());
}

void WriteNegoExOffer(RandomStream stream, Bytes& out) {
  NegoExMessage nego;
  nego.type = NegoExType::kInitiatorNego;
  stream.Fill(nego.conversation_id);
  stream.Fill(nego.random);
  Guid scheme;
  stream.Fill(scheme);
  nego.auth_schemes = scheme;
  Writer writer(out);
  WriteNegoExMessage(nego, writer);

  NegoExMessage meta_data;
  meta_data.type = NegoExType::kInitiatorMetaData;
  meta_data.sequence_number = 1;
  meta_data.conversation_id = nego.conversation_id;
  meta_data.auth_scheme = scheme;
  WriteNegoExMessage(meta_data, writer);
}

}  // namespace legwork::spnego
