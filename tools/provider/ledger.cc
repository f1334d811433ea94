#include "tools/provider/ledger.h"

#include <cstdlib>
#include <iterator>

namespace legwork::provider {

void* Ledger::Allocate(std::size_t size, std::uint16_t actor, std::uint32_t block) {
  const std::size_t octets = size == 0 ? 1 : size;
  void* const memory = std::calloc(1, octets);
  if (memory == nullptr) return nullptr;
  const auto begin = reinterpret_cast<std::uintptr_t>(memory);
  ForgetBelow(begin, octets);
  entries_[begin] = {octets, actor, block, true};
  ++out_;
  return memory;
}

// ForgetBelow drops what the ledger remembers of this memory: it is somebody else's now. An entry that is out can only
// be in the way if the program freed it with free().
void Ledger::ForgetBelow(std::uintptr_t begin, std::size_t size) {
  auto entry = entries_.upper_bound(begin);
  if (entry != entries_.begin() && begin - std::prev(entry)->first < std::prev(entry)->second.size) --entry;
  while (entry != entries_.end() && entry->first < begin + size) {
    if (entry->second.is_out) --out_;
    entry = entries_.erase(entry);
  }
  if (entries_.size() < kRememberedMax + out_) return;
  std::erase_if(entries_, [](const auto& remembered) { return !remembered.second.is_out; });
}

Ledger::Found Ledger::Find(const void* address) const {
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  auto entry = entries_.upper_bound(at);
  if (entry == entries_.begin()) return {};
  --entry;
  const auto& [begin, known] = *entry;
  if (at - begin >= known.size) return {};
  return {known.actor, known.block, at != begin, known.is_out};
}

bool Ledger::TakeBack(void* memory) {
  const auto found = entries_.find(reinterpret_cast<std::uintptr_t>(memory));
  if (found == entries_.end() || !found->second.is_out) return false;
  found->second.is_out = false;
  --out_;
  std::free(memory);
  return true;
}

}  // namespace legwork::provider
