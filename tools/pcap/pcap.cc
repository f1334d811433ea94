#include "tools/pcap/pcap.h"

#include <algorithm>

#include "sim/wire/file_time.h"
#include "sim/wire/writer.h"

namespace legwork::pcap {
namespace {

constexpr std::uint32_t kMagic = 0xA1B2C3D4;
constexpr std::uint32_t kSnapLength = 1u << 18;
constexpr std::uint32_t kLinkTypeExportedPdu = 252;
constexpr std::uint16_t kTagDissectorName = 12;
constexpr std::uint16_t kTagPortType = 24;
constexpr std::uint16_t kTagSourcePort = 25;
constexpr std::uint16_t kTagDestinationPort = 26;
constexpr std::uint32_t kTcp = 2;
constexpr std::uint32_t kAcceptorPort = 80;
constexpr std::uint32_t kFirstInitiatorPort = 49152;

void PutNumber(Writer& writer, std::uint16_t tag, std::uint32_t value) {
  writer.PutU16Be(tag);
  writer.PutU16Be(4);
  writer.PutU32Be(value);
}

void PutPorts(Writer& writer, const Packet& packet) {
  const std::uint32_t initiator = kFirstInitiatorPort + packet.conversation;
  const bool from_initiator = packet.sender == Role::kInitiator;
  PutNumber(writer, kTagPortType, kTcp);
  PutNumber(writer, kTagSourcePort, from_initiator ? initiator : kAcceptorPort);
  PutNumber(writer, kTagDestinationPort, from_initiator ? kAcceptorPort : initiator);
}

Bytes WritePdu(const Packet& packet) {
  Bytes pdu;
  Writer writer(pdu);
  const std::size_t padded = (packet.dissector.size() + 3) / 4 * 4;
  writer.PutU16Be(kTagDissectorName);
  writer.PutU16Be(static_cast<std::uint16_t>(padded));
  writer.PutBytes(AsBytes(packet.dissector));
  writer.PutZeros(padded - packet.dissector.size());
  PutPorts(writer, packet);
  writer.PutU32Be(0);
  writer.PutBytes(packet.token);
  return pdu;
}

}  // namespace

Bytes WriteCapture(const std::vector<Packet>& packets) {
  Bytes capture;
  Writer writer(capture);
  writer.PutU32Le(kMagic);
  writer.PutU16Le(2);
  writer.PutU16Le(4);
  writer.PutU32Le(0);
  writer.PutU32Le(0);
  writer.PutU32Le(kSnapLength);
  writer.PutU32Le(kLinkTypeExportedPdu);
  for (const Packet& packet : packets) {
    const Bytes pdu = WritePdu(packet);
    const Ticks since_epoch = packet.time - kFileTimeOfUnixEpoch;
    writer.PutU32Le(static_cast<std::uint32_t>(since_epoch / kTicksPerSecond));
    writer.PutU32Le(static_cast<std::uint32_t>(since_epoch % kTicksPerSecond / 10));
    writer.PutU32Le(static_cast<std::uint32_t>(pdu.size()));
    writer.PutU32Le(static_cast<std::uint32_t>(pdu.size()));
    writer.PutBytes(pdu);
  }
  return capture;
}

std::string_view DissectorOf(ByteView token) {
  constexpr std::string_view kNtlmSignature = "NTLMSSP";
  if (AsText(token).substr(0, kNtlmSignature.size()) == kNtlmSignature) return "ntlmssp";
  if (token.empty()) return {};
  switch (token[0]) {
    case 0x60: return "gssapi";    // RFC 2743 3.1 framing
    case 0xA0:
    case 0xA1: return "spnego";    // RFC 4178 4.2, a NegotiationToken without framing
    case 0x6E:
    case 0x6F:
    case 0x7E: return "kerberos";  // AP-REQ, AP-REP, KRB-ERROR without framing (RFC 4120 5.5, 5.9)
  }
  return {};
}

}  // namespace legwork::pcap
