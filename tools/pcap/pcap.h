#ifndef LEGWORK_TOOLS_PCAP_PCAP_H_
#define LEGWORK_TOOLS_PCAP_PCAP_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/world/virtual_clock.h"

// Captures for independent dissectors. Layout (little endian; Wireshark's "exported PDU" link type):
//
//   capture = a1b2c3d4 version(2,4) zone(0) accuracy(0) snaplen(2^18) linktype(252) { packet }
//   packet  = seconds microseconds length length pdu
//   pdu     = tag(12, big endian) length(big endian) dissector-name padding end-of-tags(0, 0) token
namespace legwork::pcap {

// Packet is one token and the name of the dissector that shall read it: "gssapi" for a token with GSS framing, "spnego"
// for a bare NegTokenResp, "ntlmssp", "kerberos".
struct Packet {
  Ticks time = 0;
  std::string_view dissector;
  ByteView token;
};

Bytes WriteCapture(const std::vector<Packet>& packets);

// DissectorOf tells which dissector reads the token, by its first bytes; empty if none does.
std::string_view DissectorOf(ByteView token);

}  // namespace legwork::pcap

#endif  // LEGWORK_TOOLS_PCAP_PCAP_H_
