#include "bench/allocation_counter.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace legwork::bench {
namespace {

std::atomic<std::uint64_t> allocations{0};
std::atomic<std::uint64_t> bytes{0};

void* Allocate(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  bytes.fetch_add(size, std::memory_order_relaxed);
  void* const room = std::malloc(size == 0 ? 1 : size);
  if (room == nullptr) std::abort();
  return room;
}

}  // namespace

std::uint64_t AllocationCount() { return allocations.load(std::memory_order_relaxed); }

std::uint64_t AllocatedBytes() { return bytes.load(std::memory_order_relaxed); }

}  // namespace legwork::bench

// The other kinds of operator new call these two.
void* operator new(std::size_t size) { return legwork::bench::Allocate(size); }
void* operator new[](std::size_t size) { return legwork::bench::Allocate(size); }
void operator delete(void* room) noexcept { std::free(room); }
void operator delete[](void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
void operator delete[](void* room, std::size_t) noexcept { std::free(room); }
