#include "sim/ntlm/av_pair.h"

#include <cassert>

#include "sim/base/byte_order.h"

namespace legwork::ntlm {
namespace {

struct AvIdRow {
  std::string_view name;
  std::optional<std::size_t> size;  // bytes, where the size is fixed
};

// kAvIdRows is in the order of AvId.
constexpr AvIdRow kAvIdRows[kAvIdCount] = {
    {"MsvAvEOL", 0},
    {"MsvAvNbComputerName", std::nullopt},
    {"MsvAvNbDomainName", std::nullopt},
    {"MsvAvDnsComputerName", std::nullopt},
    {"MsvAvDnsDomainName", std::nullopt},
    {"MsvAvDnsTreeName", std::nullopt},
    {"MsvAvFlags", 4},
    {"MsvAvTimestamp", 8},
    {"MsvAvSingleHost", 48},
    {"MsvAvTargetName", std::nullopt},
    {"MsvAvChannelBindings", 16},
};

}  // namespace

std::string_view AvIdName(std::uint16_t id) { return id < kAvIdCount ? kAvIdRows[id].name : std::string_view(); }

bool GetAvPair(Reader& in, AvPair* pair) {
  constexpr std::size_t kHeadSize = 4;  // AvId 2  AvLen 2
  const ByteView rest = in.Rest();
  if (rest.size() < kHeadSize) return in.Fail();
  const auto id = LoadNumber<std::uint16_t, ByteOrder::kLittle>(rest.data());
  const std::size_t size = LoadNumber<std::uint16_t, ByteOrder::kLittle>(rest.data() + 2);
  if (rest.size() - kHeadSize < size) return in.Fail();
  if (id < kAvIdCount && kAvIdRows[id].size.value_or(size) != size) return in.Fail();
  *pair = {id, rest.subspan(kHeadSize, size)};
  return in.Skip(kHeadSize + size);
}

void PutAvPair(Writer& out, AvId id, ByteView value) {
  assert(value.size() <= 0xFFFF);
  out.PutU32Le(static_cast<std::uint32_t>(id) | static_cast<std::uint32_t>(value.size()) << 16);
  out.PutBytes(value);
}

void PutAvEol(Writer& out) { PutAvPair(out, AvId::kMsvAvEol, {}); }

std::uint32_t AvPairs::Flags() const {
  std::uint32_t flags = 0;
  const std::optional<ByteView> value = Find(AvId::kMsvAvFlags);
  if (value) Reader(*value).GetU32Le(&flags);
  return flags;
}

std::optional<std::uint64_t> AvPairs::Timestamp() const {
  const std::optional<ByteView> value = Find(AvId::kMsvAvTimestamp);
  if (!value) return std::nullopt;
  std::uint64_t time = 0;
  Reader(*value).GetU64Le(&time);
  return time;
}

bool GetAvPairs(Reader& in, AvPairs* pairs) {
  AvPair pair;
  while (GetAvPair(in, &pair)) {
    if (pair.id == static_cast<std::uint16_t>(AvId::kMsvAvEol)) return true;
    if (pair.id < kAvIdCount && !pairs->values_[pair.id]) pairs->values_[pair.id] = pair.value;
  }
  return false;
}

}  // namespace legwork::ntlm
