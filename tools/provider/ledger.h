#ifndef LEGWORK_TOOLS_PROVIDER_LEDGER_H_
#define LEGWORK_TOOLS_PROVIDER_LEDGER_H_

#include <cstddef>
#include <cstdint>
#include <map>

namespace legwork::provider {

// Ledger is the memory that the library handed to the program. It comes from the C library's allocator, so that tools
// which watch that one see it too; a program that gives it back with free() leaves its entry here, and owes it to the
// end.
class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  // Allocate gives zeroed memory for an actor's block, as the peer numbers it (model/memory_facts.h); null if there is
  // none.
  void* Allocate(std::size_t size, std::uint16_t actor, std::uint32_t block);

  // Found is what the ledger knows of an address. Memory that was given back is remembered until it is handed out
  // again.
  struct Found {
    std::uint16_t actor = 0;  // 0: no memory of the library
    std::uint32_t block = 0;
    bool inside = false;  // not at the block's beginning
    bool is_out = false;
  };
  Found Find(const void* address) const;

  // TakeBack frees memory that is out; false if the address is not where such memory begins.
  bool TakeBack(void* memory);

  std::size_t out() const { return out_; }

 private:
  struct Entry {
    std::size_t size = 0;
    std::uint16_t actor = 0;
    std::uint32_t block = 0;
    bool is_out = false;
  };

  static constexpr std::size_t kRememberedMax = 1 << 16;

  void ForgetBelow(std::uintptr_t begin, std::size_t size);

  std::map<std::uintptr_t, Entry> entries_;  // by address
  std::size_t out_ = 0;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_LEDGER_H_
