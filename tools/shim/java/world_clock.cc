// libworld_clock.so, loaded before a program by LD_PRELOAD, shifts its time of day: LEGWORK_CLOCK_FILE names a file of
// eight octets, the shift in nanoseconds, which may change at any time. Clocks that begin anywhere are left alone, so
// that whoever waits for a while waits for a while; libfaketime stops a Java machine while it starts.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;

const volatile std::int64_t* OpenShift() {
  static const std::int64_t none = 0;
  const char* const name = getenv("LEGWORK_CLOCK_FILE");
  const int file = name == nullptr ? -1 : open(name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return &none;
  void* const memory = mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  return memory == MAP_FAILED ? &none : static_cast<const volatile std::int64_t*>(memory);
}

// Now is the shifted time of day. It stays a function of the kernel's clock alone, so that threads need no lock.
std::int64_t Now(clockid_t clock) {
  static const volatile std::int64_t* const shift = OpenShift();
  timespec time = {};
  syscall(SYS_clock_gettime, clock, &time);
  return time.tv_sec * kNanoseconds + time.tv_nsec + *shift;
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) {
    return static_cast<int>(syscall(SYS_clock_gettime, clock, time));
  }
  const std::int64_t now = Now(clock);
  *time = {now / kNanoseconds, now % kNanoseconds};
  return 0;
}

int gettimeofday(timeval* time, void*) {
  const std::int64_t now = Now(CLOCK_REALTIME);
  *time = {now / kNanoseconds, now % kNanoseconds / 1000};
  return 0;
}

time_t time(time_t* result) {
  const time_t now = Now(CLOCK_REALTIME) / kNanoseconds;
  if (result != nullptr) *result = now;
  return now;
}

}  // extern "C"
