// Every decoder of tokens on the same octets, and the dump of them, which must make them again.

#include <utility>
#include <vector>

#include "sim/kerberos/context_token.h"
#include "sim/kerberos/extended_error.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/kerberos/message/ap_rep.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/krb_cred.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/pac.h"
#include "sim/kerberos/message/pac_delegation_info.h"
#include "sim/kerberos/message/pac_logon_info.h"
#include "sim/kerberos/message/s4u.h"
#include "sim/kerberos/message/tgt_exchange.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/kerberos/mic_token.h"
#include "sim/kerberos/rc4_token.h"
#include "sim/kerberos/wrap_token.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/package/packed_context.h"
#include "sim/peer/bindings_reader.h"
#include "sim/peer/identity_check.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/spnego/negoex_message.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/gss_frame.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_text.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/token_reader.h"
#include "tools/fuzz/mutate.h"
#include "tools/fuzz/target.h"

namespace legwork::fuzz {
namespace {

// Reads demands of a decoder that fails no more than that it says where.
template <typename T>
void Reads(Result<T> (*read)(ByteView), ByteView input) {
  const Result<T> value = read(input);
  if (!value) Demand(value.error().at <= input.size() && !value.error().what.empty(), "an error has a place");
}

void ReadKerberos(ByteView input) {
  Reads(kerberos::ReadApReq, input);
  Reads(kerberos::ReadApRep, input);
  Reads(kerberos::ReadEncApRepPart, input);
  Reads(kerberos::ReadAuthenticator, input);
  Reads(kerberos::ReadKdcReq, input);
  Reads(kerberos::ReadKdcRep, input);
  Reads(kerberos::ReadEncKdcRepPart, input);
  Reads(kerberos::ReadKrbCred, input);
  Reads(kerberos::ReadEncKrbCredPart, input);
  Reads(kerberos::ReadKrbError, input);
  Reads(kerberos::ReadMethodData, input);
  Reads(kerberos::ReadPaEncTsEnc, input);
  Reads(kerberos::ReadEtypeInfo2, input);
  Reads<kerberos::Ticket>(kerberos::ReadTicket, input);
  Reads(kerberos::ReadEncTicketPart, input);
  Reads(kerberos::ReadContextToken, input);
  Reads(kerberos::ReadGssChecksum, input);
  Reads(kerberos::ReadMicToken, input);
  Reads(kerberos::ReadWrapHeader, input);
  Reads(kerberos::ReadRc4Front, input);
  Reads(kerberos::ReadTgtRequest, input);
  Reads(kerberos::ReadTgtReply, input);
  Reads(kerberos::ReadPaForUser, input);
  Reads(kerberos::ReadPaS4uX509User, input);
  Reads(kerberos::ReadPaPacOptions, input);
  kerberos::ReadExtendedError(input);
}

// A PAC lies in authorization data, its parts in buffers: each is also fed what the others are.
void ReadPacs(ByteView input) {
  Reads(kerberos::ReadPac, input);
  Reads(kerberos::ReadPacSignature, input);
  Reads(kerberos::ReadClientInfo, input);
  Reads(kerberos::ReadSid, input);
  Reads(kerberos::ReadDelegationInfo, input);
  Reads(kerberos::ReadLogonInfo, input);
  const auto pac = kerberos::UnwrapPac(input);
  if (!pac) return;
  const auto buffers = kerberos::ReadPac(*pac);
  if (!buffers) return;
  for (const kerberos::PacBuffer& buffer : *buffers) {
    Reads(kerberos::ReadDelegationInfo, buffer.data);
    Reads(kerberos::ReadLogonInfo, buffer.data);
    Reads(kerberos::ReadClientInfo, buffer.data);
  }
}

// What the API's own callers hand in as octets.
void ReadOfTheApi(ByteView input) {
  Reads(ReadPackedContext, input);
  ReadBindings(input);
  ReadSuppliedCredentials(input);
}

void ReadNtlmAndSpnego(ByteView input) {
  Reads(ntlm::ReadNegotiateMessage, input);
  Reads(ntlm::ReadChallengeMessage, input);
  Reads(ntlm::ReadAuthenticateMessage, input);
  Reads(ntlm::ReadNtlmv2Response, input);
  Reader in(input);
  ntlm::AvPairs pairs;
  ntlm::GetAvPairs(in, &pairs);
  Reads(spnego::ReadNegTokenInit, input);
  Reads(spnego::ReadNegTokenResp, input);
  Reads(spnego::ReadNegoExMessages, input);
  DerReader der(input), inner;
  ByteView mechanism;
  ReadGssFrame(der, &mechanism, &inner);
}

void DumpAndMake(ByteView input) {
  const std::vector<dump::Part> parts = dump::TokenReader({}).Read(input);
  const dump::PartsRead read = dump::ReadParts(dump::PartText(parts), {});
  Demand(read.error.empty(), "a dump can be read");
  Demand(SameBytes(dump::WriteParts(read.parts).token, input), "a dump makes its token again");
}

}  // namespace

void Run(ByteView input) {
  ReadKerberos(input);
  ReadPacs(input);
  ReadNtlmAndSpnego(input);
  ReadOfTheApi(input);
  DumpAndMake(input);
}

void Mutate(Bytes& input, RandomStream& random) {
  if (random.Below(4) == 0) return MutateOctets(input, random);
  std::vector<dump::Part> parts = dump::TokenReader({}).Read(input);
  MutateParts(parts, random);
  const dump::Written written = dump::WriteParts(parts);
  if (written.error.empty()) input = written.token;
}

}  // namespace legwork::fuzz
