#ifndef LEGWORK_SIM_PACKAGE_HANDLE_TABLE_H_
#define LEGWORK_SIM_PACKAGE_HANDLE_TABLE_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "model/call_record.h"

namespace legwork {

// HandleTable gives values handles and finds them again. A handle is its slot (lower word, tagged by the table's kind,
// so that a credential is never taken for a context, HND-001) and how often the slot was used (upper word), so that no
// handle is ever issued twice. Slots are used again: a table grows with what lives at once, not with what ever lived.
template <typename T>
class HandleTable {
 public:
  // `tag` tells the tables of one actor apart; it fills the lowest eight bits of the lower word and is not zero.
  explicit HandleTable(std::uint8_t tag) : tag_(tag) {}

  SecHandle Add(T value) {
    if (free_.empty()) {
      free_.push_back(slots_.size());
      slots_.emplace_back();
    }
    const std::size_t index = free_.back();
    free_.pop_back();
    Slot& slot = slots_[index];
    ++slot.uses;
    slot.live = true;
    slot.value = std::move(value);
    return {(static_cast<std::uint64_t>(index) + 1) << 8 | tag_, slot.uses};
  }

  // Find gives null for anything that is not a live handle of this table.
  T* Find(const SecHandle& handle) {
    Slot* slot = SlotOf(handle);
    return slot != nullptr && slot->live && slot->uses == handle.upper ? &slot->value : nullptr;
  }

  // Remove gives false if the handle is not live.
  bool Remove(const SecHandle& handle) {
    if (Find(handle) == nullptr) return false;
    Slot* slot = SlotOf(handle);
    slot->live = false;
    slot->value = T();
    free_.push_back(static_cast<std::size_t>(slot - slots_.data()));
    return true;
  }

  // WasIssued says whether the handle was live once and is no more.
  bool WasIssued(const SecHandle& handle) {
    Slot* slot = SlotOf(handle);
    return slot != nullptr && handle.upper > 0 && handle.upper <= slot->uses && Find(handle) == nullptr;
  }

  std::size_t live() const { return slots_.size() - free_.size(); }

 private:
  struct Slot {
    std::uint64_t uses = 0;
    bool live = false;
    T value = T();
  };

  Slot* SlotOf(const SecHandle& handle) {
    if ((handle.lower & 0xFF) != tag_) return nullptr;
    const std::uint64_t index = (handle.lower >> 8) - 1;
    return index < slots_.size() ? &slots_[index] : nullptr;
  }

  std::uint8_t tag_;
  std::vector<Slot> slots_;
  std::vector<std::size_t> free_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_HANDLE_TABLE_H_
