#include "sim/kerberos/replay_cache.h"

#include <cassert>
#include <utility>

namespace legwork::kerberos {
namespace {

constexpr std::size_t kPlacesMin = 16;

std::uint64_t Load(ByteView octets) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | octets[i];
  return value;
}

}  // namespace

bool ReplayCache::Insert(ByteView cipher, Ticks now) {
  Age(now);
  const Tag tag = TagOf(cipher);
  if (const Tag* known = Find(old_, tag); known != nullptr && *known == tag) return false;
  if (const Tag* known = Find(young_, tag); known != nullptr && *known == tag) return false;
  Add(young_, tag);
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

void ReplayCache::Add(Table& table, const Tag& tag) {
  if (2 * (table.used + 1) > table.places.size()) Grow(table);
  *Find(table, tag) = tag;
  ++table.used;
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

void ReplayCache::Age(Ticks now) {
  if (now - young_since_ < lifetime_) return;
  const bool old_is_dead = now - young_since_ >= 2 * lifetime_;
  old_ = old_is_dead ? Table{} : std::move(young_);
  young_ = Table{};
  young_since_ = now;
}

}  // namespace legwork::kerberos
