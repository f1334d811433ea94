#ifndef LEGWORK_SIM_NTLM_AV_PAIR_H_
#define LEGWORK_SIM_NTLM_AV_PAIR_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// AvId names what an AV_PAIR says (MS-NLMP 2.2.2.1). Texts are UTF-16LE whatever the messages' encoding is.
enum class AvId : std::uint16_t {
  kMsvAvEol = 0,
  kMsvAvNbComputerName = 1,
  kMsvAvNbDomainName = 2,
  kMsvAvDnsComputerName = 3,
  kMsvAvDnsDomainName = 4,
  kMsvAvDnsTreeName = 5,
  kMsvAvFlags = 6,             // 4 bytes, AvFlags
  kMsvAvTimestamp = 7,         // 8 bytes, FILETIME
  kMsvAvSingleHost = 8,        // 48 bytes, Single_Host_Data
  kMsvAvTargetName = 9,        // the SPN that the initiator means
  kMsvAvChannelBindings = 10,  // 16 bytes, MD5 of a gss_channel_bindings_struct; zeros: none
};
inline constexpr int kAvIdCount = static_cast<int>(AvId::kMsvAvChannelBindings) + 1;
std::string_view AvIdName(std::uint16_t id);  // "MsvAvTimestamp"; empty for an undocumented id

// The bits of MsvAvFlags.
inline constexpr std::uint32_t kAvFlagConstrained = 0x1;
inline constexpr std::uint32_t kAvFlagMicPresent = 0x2;
inline constexpr std::uint32_t kAvFlagUntrustedSpn = 0x4;

// AvPair is one element of a list:  AvId 2  AvLen 2  Value AvLen   (bytes, little-endian)
struct AvPair {
  std::uint16_t id = 0;
  ByteView value;
};
bool GetAvPair(Reader& in, AvPair* pair);
void PutAvPair(Writer& out, AvId id, ByteView value);
void PutAvEol(Writer& out);

// AvPairs is a list that was read: the first value of each documented id, as views into the input.
class AvPairs {
 public:
  std::optional<ByteView> Find(AvId id) const { return values_[static_cast<std::size_t>(id)]; }

  // Flags is MsvAvFlags, 0 if absent; Timestamp is MsvAvTimestamp.
  std::uint32_t Flags() const;
  std::optional<std::uint64_t> Timestamp() const;

 private:
  friend bool GetAvPairs(Reader& in, AvPairs* pairs);
  std::array<std::optional<ByteView>, kAvIdCount> values_;
};

// GetAvPairs takes a list up to and including its MsvAvEOL, which it must have. Unknown ids are skipped, as MS-NLMP has
// it; a value of documented size must have that size.
bool GetAvPairs(Reader& in, AvPairs* pairs);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_AV_PAIR_H_
