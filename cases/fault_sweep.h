#ifndef LEGWORK_CASES_FAULT_SWEEP_H_
#define LEGWORK_CASES_FAULT_SWEEP_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/runner.h"
#include "cases/script/script.h"
#include "sim/peer/peer_factory.h"

namespace legwork {

// SweepPoint is one generic fault that befalls one token of a scenario, or one field of it.
struct SweepPoint {
  std::string fault;
  std::string from;   // the actor whose token it is
  std::uint32_t leg = 1;
  std::string field;  // path (cases/script/token_fields.h); "" for the whole token
};

// SweepFinding is a point at which something happened that must not.
struct SweepFinding {
  SweepPoint point;
  std::string what;
};

// FaultSweep spoils a scenario that goes well in every way in which the transport can: every generic fault, on every
// token, at every field. What it looks for: a violated must of the package, a crash, and a handshake that both sides
// take for established although one of them got other octets in a field than were sent.
class FaultSweep {
 public:
  // Factory and script outlive the sweep.
  FaultSweep(const script::Script& script, PeerFactory& factory, StringToKeyCache& keys);

  // PointsOf lists all points; empty if the scenario does not go well, or makes trouble itself.
  const std::vector<SweepPoint>& points() const { return points_; }

  // Try gives what is wrong about a point, "" if nothing is.
  std::string Try(const SweepPoint& point);

 private:
  void FindPoints();
  void AddPoints(const std::string& from, std::uint32_t leg, ByteView token);

  const script::Script& script_;
  PeerFactory& factory_;
  StringToKeyCache& keys_;
  std::vector<SweepPoint> points_;
};

// WhyHarmless tells why a token whose field was altered may be accepted all the same; "" if it may not.
std::string_view WhyHarmless(const SweepPoint& point);

}  // namespace legwork

#endif  // LEGWORK_CASES_FAULT_SWEEP_H_
