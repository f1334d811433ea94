#include "sim/kerberos/replay_cache.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace legwork::kerberos {
namespace {

constexpr std::size_t kPlacesMin = 16;

// Whichever octet counts most: a tag is compared with nothing but other tags.
std::uint64_t Load(ByteView octets) {
  std::uint64_t value;
  std::memcpy(&value, octets.data(), sizeof value);
  return value;
}

}  // namespace

bool ReplayCache::Insert(ByteView cipher, Ticks now) {
  Age(now);
  const Tag tag = TagOf(cipher);
  if (const Tag* known = Find(old_, tag); known != nullptr && *known == tag) return false;
  if (2 * (young_.used + 1) > young_.places.size()) Grow(young_);
  Tag* const place = Find(young_, tag);
  if (*place == tag) return false;
  *place = tag;
  ++young_.used;
  return true;
}

ReplayCache::Tag ReplayCache::TagOf(ByteView cipher) {
  assert(cipher.size() >= kTagSize);
  const ByteView last = cipher.last(kTagSize);
  const Tag tag = {Load(last), Load(last.subspan(8))};
  return tag == Tag{} ? Tag{0, 1} : tag;
}

// Find gives the place of a tag or the free one where it belongs; null if the table has no places yet.
ReplayCache::Tag* ReplayCache::Find(Table& table, const Tag& tag) {
  if (table.places.empty()) return nullptr;
  const std::size_t mask = table.places.size() - 1;
  for (std::size_t at = tag.low & mask;; at = (at + 1) & mask) {
    Tag& place = table.places[at];
    if (place == tag || place == Tag{}) return &place;
  }
}

void ReplayCache::Grow(Table& table) {
  Table larger;
  larger.places.resize(table.places.empty() ? kPlacesMin : 2 * table.places.size());
  for (const Tag& tag : table.places) {
    if (tag != Tag{}) *Find(larger, tag) = tag;
  }
  larger.used = table.used;
  table = std::move(larger);
}

// A table keeps its places, which the next generation will need again.
void ReplayCache::Forget(Table& table) {
  if (table.used != 0) std::ranges::fill(table.places, Tag{});
  table.used = 0;
}

void ReplayCache::Age(Ticks now) {
  if (now - young_since_ < lifetime_) return;
  if (now - young_since_ >= 2 * lifetime_) Forget(young_);
  std::swap(old_, young_);
  Forget(young_);
  young_since_ = now;
}

}  // namespace legwork::kerberos
