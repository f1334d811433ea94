#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "tools/shim/host/process_memory.h"

namespace legwork::host {
namespace {

// CopyThroughPipe lets the kernel read the memory where process_vm_readv is forbidden.
bool CopyThroughPipe(const void* from, void* to, std::size_t size) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  bool copied = true;
  for (std::size_t done = 0; copied && done < size;) {
    const std::size_t chunk = std::min<std::size_t>(4096, size - done);
    copied = write(ends[1], static_cast<const char*>(from) + done, chunk) == static_cast<ssize_t>(chunk) &&
             read(ends[0], static_cast<char*>(to) + done, chunk) == static_cast<ssize_t>(chunk);
    done += chunk;
  }
  close(ends[0]);
  close(ends[1]);
  return copied;
}

}  // namespace

std::uint8_t* MapBeforeGuard(std::size_t usable) {
  void* const base = mmap(nullptr, usable + kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (base == MAP_FAILED) return nullptr;
  std::uint8_t* const first = static_cast<std::uint8_t*>(base);
  if (mprotect(first + usable, kPage, PROT_NONE) == 0) return first;
  Unmap(first, usable);
  return nullptr;
}

void Unmap(std::uint8_t* base, std::size_t usable) { munmap(base, usable + kPage); }

bool CopyForeign(const void* from, void* to, std::size_t size) {
  if (size == 0) return true;
  const iovec local = {to, size};
  const iovec remote = {const_cast<void*>(from), size};
  const ssize_t copied = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
  if (copied == -1 && (errno == EPERM || errno == ENOSYS)) return CopyThroughPipe(from, to, size);
  return copied == static_cast<ssize_t>(size);
}

}  // namespace legwork::host
