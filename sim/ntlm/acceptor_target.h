#ifndef LEGWORK_SIM_NTLM_ACCEPTOR_TARGET_H_
#define LEGWORK_SIM_NTLM_ACCEPTOR_TARGET_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/package/habits.h"
#include "sim/wire/code_page.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// AcceptorTarget is what an acceptor says of itself in its ChallengeMessage: TargetName and TargetInfo. It is written
// once; only the timestamp differs from challenge to challenge.
class AcceptorTarget {
 public:
  // `host` is the NetBIOS computer name, `domain` the NetBIOS domain or the Kerberos realm of the account that the
  // acceptor runs as; without one the acceptor speaks for itself, as a server outside every domain. The habits say
  // which pairs there are; a name that the code page lacks has no OEM form.
  AcceptorTarget(std::string_view host, std::string_view domain, const CodePage& page, const NtlmHabits& habits = {});

  // type is TARGET_TYPE_DOMAIN or TARGET_TYPE_SERVER.
  NegotiateFlags type() const { return type_; }
  ByteView name_unicode() const { return name_unicode_; }
  ByteView name_oem() const { return name_oem_; }

  // InfoAt is TargetInfo with MsvAvTimestamp, where it has one, at `time` (FILETIME), appended to `out`: nothing at all
  // if the habits leave no pair.
  void InfoAt(std::uint64_t time, Bytes& out) const;

 private:
  NegotiateFlags type_;
  Bytes name_oem_;
  Bytes name_unicode_;
  Bytes info_;  // with a timestamp of zeros in front of its MsvAvEOL
  bool has_timestamp_ = false;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_ACCEPTOR_TARGET_H_
