#ifndef LEGWORK_TOOLS_PCAP_TSHARK_H_
#define LEGWORK_TOOLS_PCAP_TSHARK_H_

#include <cstddef>
#include <string>
#include <vector>

#include "sim/base/bytes.h"

// Wireshark's command line as an independent reader of tokens.
namespace legwork::pcap {

// Frame is what tshark says of one packet of a capture.
struct Frame {
  std::string protocols;         // names joined by ':', "exported_pdu:gss-api:spnego:ntlmssp"
  std::string kerberos_types;    // numbers of the Kerberos messages in it (RFC 4120 7.5.7), joined by '|'
  std::string marks;             // what it complains of; empty if the frame is well formed
  std::size_t tickets = 0;       // tickets in it, those in decrypted parts included
  std::size_t open_tickets = 0;  // those whose encrypted part a key opened
  std::string delegated_to;      // S4U2proxyTarget in the PACs that a key opened, joined by '|'
  std::string delegated_by;      // S4UTransitedServices there, joined by '|'

  // IsKnown tells whether it holds a token of Kerberos, SPNEGO or NTLMSSP.
  bool IsKnown() const;
};

// HasTshark tells whether tshark is installed.
bool HasTshark();

// Dissect has tshark read a capture (pcap.h) with the keys of a keytab (sim/kdc/keytab.h). Its files are written into
// `folder`, which also stands in for the home folder, so that no preferences of a user count. It gives one sentence
// that says why there is no answer, or "" and one frame for each packet, in order.
[[nodiscard]] std::string Dissect(const std::string& folder, ByteView capture, ByteView keytab,
                                  std::vector<Frame>& frames);

}  // namespace legwork::pcap

#endif  // LEGWORK_TOOLS_PCAP_TSHARK_H_
