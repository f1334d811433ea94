#ifndef LEGWORK_SIM_PACKAGE_MESSAGE_SHAPE_H_
#define LEGWORK_SIM_PACKAGE_MESSAGE_SHAPE_H_

#include <cstddef>
#include <span>

#include "model/sec_status.h"
#include "sim/package/package.h"

// Which buffers the message functions need, whatever the mechanism. Sizes are the mechanism's to judge.
namespace legwork {

// No two elements may share memory, whatever the function: a package that writes one would read its own writing in the
// other. Elements that a function fills must not be READONLY.

// CheckSignShape: MakeSignature and VerifySignature need a TOKEN buffer (SIG-003, VER-004).
SecStatus CheckSignShape(std::span<const MessageBuffer> message);
SecStatus CheckVerifyShape(std::span<const MessageBuffer> message);

// CheckEncryptShape: EncryptMessage needs DATA (ENC-010) and a TOKEN to put the trailer into.
SecStatus CheckEncryptShape(std::span<const MessageBuffer> message);

// CheckDecryptShape: DecryptMessage needs DATA (DEC-001), and either TOKEN or STREAM (DEC-008), not both.
SecStatus CheckDecryptShape(std::span<const MessageBuffer> message);

// TellMissing retypes an EMPTY element to MISSING, with the number of octets that an incomplete message still lacks
// (STR-001, BUF-006, BUF-007). Without such an element nothing is told.
void TellMissing(std::span<MessageBuffer> message, std::size_t count);

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_MESSAGE_SHAPE_H_
