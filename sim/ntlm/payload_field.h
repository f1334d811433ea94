#ifndef LEGWORK_SIM_NTLM_PAYLOAD_FIELD_H_
#define LEGWORK_SIM_NTLM_PAYLOAD_FIELD_H_

#include <cstdint>
#include <span>

#include "sim/base/bytes.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// PayloadField says where in its message a value of variable size lies (MS-NLMP 2.2.1):
//
//   Len 2  MaxLen 2  BufferOffset 4       bytes, little-endian; the offset counts from the first byte of the message
//
// MaxLen is ignored on receipt, and so is the offset of an empty value. Payloads may lie in any order.
struct PayloadField {
  std::uint16_t len = 0;
  std::uint16_t max_len = 0;
  std::uint32_t buffer_offset = 0;
};
inline constexpr std::size_t kPayloadSizeMax = 0xFFFF;  // bytes of one value

bool GetPayloadField(Reader& in, PayloadField* field);
void PutPayloadField(Writer& out, const PayloadField& field);

// PayloadStart is the lowest offset of a value that is not empty, the size of the message if there is none: what lies
// in front of it is header. MS-NLMP lets Version and MIC be absent, and only this tells.
std::size_t PayloadStart(ByteView message, std::span<const PayloadField> fields);

// CheckPayload accepts a message whose values lie behind the header, inside the message and outside each other. Bytes
// that no field speaks of may lie between and behind them: all that MS-NLMP 2.2 says of a payload is that offsets
// refer to it, and implementations are about that leave some (gss-ntlmssp behind names that are not ASCII). It does
// not forbid values that overlap either, but nobody writes them: being strict there finds them. On failure `failed_at`
// is the offset that makes no sense.
bool CheckPayload(ByteView message, std::size_t header_size, std::span<const PayloadField> fields,
                  std::size_t* failed_at);

// IgnoreUnless makes a field empty that counts only under a flag (MS-NLMP 2.2.1: "ignored on receipt" without it).
void IgnoreUnless(bool flag, PayloadField& field);

// TrailingOf are the bytes behind header and values, which no field speaks of. It may be asked after CheckPayload.
ByteView TrailingOf(ByteView message, std::size_t header_size, std::span<const PayloadField> fields);

// PayloadOf may be asked after CheckPayload.
ByteView PayloadOf(ByteView message, const PayloadField& field);

// PayloadLayout hands out places for the values of a message that is being written, in the order of the calls.
class PayloadLayout {
 public:
  explicit PayloadLayout(std::size_t header_size) : next_(header_size) {}

  // Place wants a value of at most kPayloadSizeMax bytes.
  PayloadField Place(ByteView value);

 private:
  std::size_t next_;  // bytes from the start of the message
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_PAYLOAD_FIELD_H_
