#ifndef LEGWORK_TOOLS_PCAP_PCAP_H_
#define LEGWORK_TOOLS_PCAP_PCAP_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "sim/base/bytes.h"
#include "sim/world/virtual_clock.h"

// Captures for independent dissectors. Layout (little endian; Wireshark's "exported PDU" link type):
//
//   capture = a1b2c3d4 version(2,4) zone(0) accuracy(0) snaplen(2^18) linktype(252) { packet }
//   packet  = seconds microseconds length length pdu
//   pdu     = { tag length value } end-of-tags(0, 0) token
//   tags, lengths and numbers big endian: 12 the dissector's name, padded with zeros to a multiple of four;
//             24 port type (TCP), 25 source port, 26 destination port, all of four octets
//
// The ports keep conversations apart and tell who sends: the acceptor has the lower one, and the dissector of SPNEGO
// goes by that to tell a NegTokenInit2 (MS-SPNG 2.2.1) from a NegTokenInit.
namespace legwork::pcap {

// Packet is one token and the name of the dissector that shall read it: "gssapi" for a token with GSS framing, "spnego"
// for a bare NegTokenResp, "ntlmssp", "kerberos".
struct Packet {
  Ticks time = 0;
  std::string_view dissector;
  ByteView token;
  Role sender = Role::kInitiator;
  std::uint16_t conversation = 0;  // below 16384
};

Bytes WriteCapture(const std::vector<Packet>& packets);

// DissectorOf tells which dissector reads the token, by its first bytes; empty if none does.
std::string_view DissectorOf(ByteView token);

}  // namespace legwork::pcap

#endif  // LEGWORK_TOOLS_PCAP_PCAP_H_
