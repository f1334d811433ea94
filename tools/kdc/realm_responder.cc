#include "tools/kdc/realm_responder.h"

#include <chrono>

#include "sim/wire/file_time.h"

namespace legwork::kdc {

Ticks WallTicks() {
  using Units = std::chrono::duration<std::int64_t, std::ratio<1, kTicksPerSecond>>;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return kFileTimeOfUnixEpoch + std::chrono::duration_cast<Units>(since_epoch).count();
}

Answer RealmResponder::Receive(Transport transport, ByteView request) {
  SetClock();
  Answer answer = kdc_.Receive(transport, request);
  for (const KdcEvent& event : kdc_.TakeEvents()) {
    if (note_) note_(event);
  }
  return answer;
}

Bytes RealmResponder::RefuseLength() {
  SetClock();
  return kdc_.RefuseLength();
}

void RealmResponder::SetClock() { kdc_.set_clock_offset(WallTicks() - world_.Now() + offset_); }

}  // namespace legwork::kdc
