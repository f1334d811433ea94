#ifndef LEGWORK_MODEL_SEC_BUFFER_H_
#define LEGWORK_MODEL_SEC_BUFFER_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace legwork {

// BufferType is SecBuffer.BufferType without its attribute bits (BUF-003).
enum class BufferType : std::uint32_t {
  kEmpty = 0,
  kData = 1,
  kToken = 2,
  kPkgParams = 3,
  kMissing = 4,
  kExtra = 5,
  kStreamTrailer = 6,
  kStreamHeader = 7,
  kPadding = 9,
  kStream = 10,
  kTarget = 13,
  kChannelBindings = 14,
  kChangePassResponse = 15,
  kChannelBindingsResult = 30,
};

inline constexpr std::uint32_t kBufferAttributeMask = 0xF0000000;
inline constexpr std::uint32_t kBufferReadOnly = 0x80000000;
inline constexpr std::uint32_t kBufferReadOnlyWithChecksum = 0x10000000;

constexpr BufferType BufferTypeOf(std::uint32_t type) { return static_cast<BufferType>(type & ~kBufferAttributeMask); }

struct BufferTypeRow {
  std::uint32_t value;
  std::string_view name;  // without its prefix: "TOKEN"
};
std::span<const BufferTypeRow> BufferTypeRows();
std::string_view BufferTypeName(std::uint32_t type);
std::optional<std::uint32_t> ParseBufferType(std::string_view name);

// BufferFacts is what a harness saw of one SecBuffer before and after a call; never its bytes.
struct BufferFacts {
  std::uint32_t type = 0;  // with attribute bits, before the call
  std::uint32_t type_after = 0;
  std::uint32_t size = 0;  // cbBuffer before the call, bytes
  std::uint32_t size_after = 0;
  bool is_null = false;  // pvBuffer before the call
  bool is_null_after = false;
  bool allocated_by_package = false;
  bool guards_intact = true;  // no byte outside [pvBuffer, pvBuffer + size) changed
  bool changed = false;       // some byte inside changed
  std::uint32_t memory = 0;   // bytes really behind pvBuffer, if memory_known (BUF-001)
  bool memory_known = false;
  bool overlaps = false;  // its memory is, in part, another element's
  std::uint32_t unwritten = 0;  // octets at the end of what cbBuffer counts after the call that nobody has written
  std::uint32_t block = 0;    // the package's block that pvBuffer points to after the call (memory_facts.h)
};

// DescriptorFacts is one SecBufferDesc argument. Elements beyond kBufferFactsMax are counted but not described.
inline constexpr int kBufferFactsMax = 6;
struct DescriptorFacts {
  bool is_null = true;
  std::uint32_t version = 0;
  std::uint32_t count = 0;     // cBuffers
  std::uint32_t elements = 0;  // really at pBuffers, if elements_known (BFD-002)
  bool elements_known = false;
  std::array<BufferFacts, kBufferFactsMax> buffers = {};

  // Find gives the first described element of the type, attribute bits ignored; nullptr if there is none.
  const BufferFacts* Find(BufferType type) const;
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_SEC_BUFFER_H_
