#include "tools/shim/host/pins.h"

#include <dlfcn.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <optional>

#include "sim/world/random_streams.h"
#include "tools/shim/fair_limit.h"

namespace legwork::host {
namespace {

constexpr std::int64_t kUnixEpoch = 116'444'736'000'000'000;  // 1970-01-01 in FILETIME ticks
constexpr std::int64_t kTicksASecond = 10'000'000;
constexpr char kHostName[] = "web";

// PinState is what the exported functions below look at. They have no argument that could carry it.
struct PinState {
  Pins pins;
  std::int64_t ticks = 0;  // since 1970; 0: the machine's time
  std::optional<RandomStream> random;
};
PinState& State() {
  static PinState state;
  return state;
}

// kWait is how long a library really waits for what it waits for: the KDC is on this machine, in the process that
// started this one.
constexpr std::chrono::milliseconds kWait{250};

// Pass lets the pinned time go on.
void Pass(std::int64_t milliseconds) { State().ticks += milliseconds * (kTicksASecond / 1000); }

bool Waits(std::int64_t milliseconds) { return State().ticks != 0 && milliseconds > kWait.count(); }

// WaitFairly waits until `wait`, which takes milliseconds, gives another number than 0, or kWait is over.
template <typename Wait>
int WaitFairly(Wait wait) {
  FairLimit limit(kWait, [] { return StalledTime(getpid()) + StalledTime(getppid()); });
  for (;;) {
    const int ready = wait(static_cast<int>(limit.Slice().count()));
    if (ready != 0 || limit.IsOver()) return ready;
  }
}

template <typename Function>
Function Next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::string Redirected(const char* path) {
  const Pins& pins = State().pins;
  const std::string_view asked = path;
  if (pins.redirect_from.empty() || !asked.starts_with(pins.redirect_from)) return path;
  return pins.redirect_to + std::string(asked.substr(pins.redirect_from.size()));
}

bool FillRandom(void* to, std::size_t size) {
  if (!State().random) return false;
  State().random->Fill({static_cast<std::uint8_t*>(to), size});
  return true;
}

}  // namespace

void SetPins(const Pins& pins) { State().pins = pins; }

void SetTime(std::int64_t ticks) {
  if (State().pins.clock && ticks != 0) State().ticks = ticks - kUnixEpoch;
}

void SetSeed(std::uint64_t seed) {
  if (State().pins.random) State().random.emplace(seed, "host.library");
}

}  // namespace legwork::host

namespace host = legwork::host;

extern "C" {

[[gnu::visibility("default")]] FILE* fopen64(const char* path, const char* mode) {
  static const auto next = host::Next<FILE* (*)(const char*, const char*)>("fopen64");
  return next(host::Redirected(path).c_str(), mode);
}

[[gnu::visibility("default")]] FILE* fopen(const char* path, const char* mode) {
  static const auto next = host::Next<FILE* (*)(const char*, const char*)>("fopen");
  return next(host::Redirected(path).c_str(), mode);
}

[[gnu::visibility("default")]] int clock_gettime(clockid_t clock, timespec* now) noexcept {
  static const auto next = host::Next<int (*)(clockid_t, timespec*)>("clock_gettime");
  const std::int64_t ticks = host::State().ticks;
  if (ticks == 0 || clock != CLOCK_REALTIME) return next(clock, now);
  *now = {ticks / host::kTicksASecond, static_cast<long>(ticks % host::kTicksASecond * 100)};
  return 0;
}

[[gnu::visibility("default")]] time_t time(time_t* seconds) noexcept {
  timespec now = {};
  clock_gettime(CLOCK_REALTIME, &now);
  if (seconds != nullptr) *seconds = now.tv_sec;
  return now.tv_sec;
}

[[gnu::visibility("default")]] int gettimeofday(timeval* time, void*) noexcept {
  timespec now = {};
  clock_gettime(CLOCK_REALTIME, &now);
  *time = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

[[gnu::visibility("default")]] int poll(pollfd* descriptors, nfds_t count, int timeout) {
  static const auto next = host::Next<int (*)(pollfd*, nfds_t, int)>("poll");
  if (!host::Waits(timeout)) return next(descriptors, count, timeout);
  const int ready = host::WaitFairly([&](int slice) { return next(descriptors, count, slice); });
  if (ready == 0) host::Pass(timeout);
  return ready;
}

// What poll is called where a library is built with _FORTIFY_SOURCE; the last is the array's size in octets.
[[gnu::visibility("default")]] int __poll_chk(pollfd* descriptors, nfds_t count, int timeout, size_t) {
  return poll(descriptors, count, timeout);
}

[[gnu::visibility("default")]] int select(int count, fd_set* reads, fd_set* writes, fd_set* errors, timeval* timeout) {
  static const auto next = host::Next<int (*)(int, fd_set*, fd_set*, fd_set*, timeval*)>("select");
  const std::int64_t asked = timeout == nullptr ? 0 : timeout->tv_sec * std::int64_t{1000} + timeout->tv_usec / 1000;
  if (!host::Waits(asked)) return next(count, reads, writes, errors, timeout);
  fd_set none;
  FD_ZERO(&none);
  fd_set* const sets[] = {reads, writes, errors};
  const fd_set asked_of[] = {reads ? *reads : none, writes ? *writes : none, errors ? *errors : none};
  const int ready = host::WaitFairly([&](int slice) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (sets[i] != nullptr) *sets[i] = asked_of[i];
    }
    *timeout = {0, slice * 1000};
    return next(count, reads, writes, errors, timeout);
  });
  if (ready == 0) host::Pass(asked);
  return ready;
}

[[gnu::visibility("default")]] int RAND_bytes(unsigned char* to, int size) {
  if (size >= 0 && host::FillRandom(to, static_cast<std::size_t>(size))) return 1;
  static const auto next = host::Next<int (*)(unsigned char*, int)>("RAND_bytes");
  return next != nullptr ? next(to, size) : 0;
}

[[gnu::visibility("default")]] ssize_t getrandom(void* to, size_t size, unsigned int flags) {
  if (host::FillRandom(to, size)) return static_cast<ssize_t>(size);
  static const auto next = host::Next<ssize_t (*)(void*, size_t, unsigned int)>("getrandom");
  return next(to, size, flags);
}

[[gnu::visibility("default")]] int getentropy(void* to, size_t size) {
  if (host::FillRandom(to, size)) return 0;
  static const auto next = host::Next<int (*)(void*, size_t)>("getentropy");
  return next(to, size);
}

[[gnu::visibility("default")]] int gethostname(char* name, size_t size) noexcept {
  if (size < sizeof host::kHostName) {
    errno = ENAMETOOLONG;
    return -1;
  }
  std::memcpy(name, host::kHostName, sizeof host::kHostName);
  return 0;
}

}  // extern "C"
