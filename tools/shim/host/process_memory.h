#ifndef LEGWORK_TOOLS_SHIM_HOST_PROCESS_MEMORY_H_
#define LEGWORK_TOOLS_SHIM_HOST_PROCESS_MEMORY_H_

#include <cstddef>
#include <cstdint>

// What the host asks of the operating system's memory; process_memory_linux.cc and process_memory_windows.cc answer it.
namespace legwork::host {

inline constexpr std::size_t kPage = 4096;

// MapBeforeGuard gives `usable` octets, a multiple of kPage, with a page behind them that cannot be touched. Null if
// there is no memory. Unmap takes it back.
std::uint8_t* MapBeforeGuard(std::size_t usable);
void Unmap(std::uint8_t* base, std::size_t usable);

// CopyForeign copies from an address that a library gave; false if not all of it can be read.
[[nodiscard]] bool CopyForeign(const void* from, void* to, std::size_t size);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_PROCESS_MEMORY_H_
