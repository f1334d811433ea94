#include <windows.h>

#include "tools/shim/host/process_memory.h"

namespace legwork::host {

std::uint8_t* MapBeforeGuard(std::size_t usable) {
  void* const base = VirtualAlloc(nullptr, usable + kPage, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
  if (base == nullptr) return nullptr;
  std::uint8_t* const first = static_cast<std::uint8_t*>(base);
  DWORD before = 0;
  if (VirtualProtect(first + usable, kPage, PAGE_NOACCESS, &before) != 0) return first;
  Unmap(first, usable);
  return nullptr;
}

void Unmap(std::uint8_t* base, std::size_t) { VirtualFree(base, 0, MEM_RELEASE); }

bool CopyForeign(const void* from, void* to, std::size_t size) {
  SIZE_T copied = 0;
  return size == 0 || (ReadProcessMemory(GetCurrentProcess(), from, to, size, &copied) != 0 && copied == size);
}

}  // namespace legwork::host
