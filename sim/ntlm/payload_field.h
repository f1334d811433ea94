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

// CheckPayload accepts a message in which every byte behind the header belongs to exactly one field. MS-NLMP does not
// forbid values that overlap or bytes that no field speaks of, but nobody writes them: being strict here finds them.
// On failure `failed_at` is the offset that makes no sense.
bool CheckPayload(ByteView message, std::size_t header_size, std::span<const PayloadField> fields,
                  std::size_t* failed_at);

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
