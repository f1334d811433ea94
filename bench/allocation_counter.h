#ifndef LEGWORK_BENCH_ALLOCATION_COUNTER_H_
#define LEGWORK_BENCH_ALLOCATION_COUNTER_H_

#include <cstdint>

namespace legwork::bench {

// AllocationCount is how often this program has asked for memory since it started, by operator new of any kind. A
// program that links this has the counting operators in place of the library's; threads count together.
std::uint64_t AllocationCount();

// AllocatedBytes is how many octets that was in all, whether they were given back or not.
std::uint64_t AllocatedBytes();

}  // namespace legwork::bench

#endif  // LEGWORK_BENCH_ALLOCATION_COUNTER_H_
