#ifndef LEGWORK_CASES_GENERATE_PLAN_H_
#define LEGWORK_CASES_GENERATE_PLAN_H_

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"

// A generated case before it is a scenario: small numbers that a property library can draw and shrink. Every plan,
// legal or not, writes as a scenario file that parses.
namespace legwork::generate {

// Deed is something a caller may do between the legs of a handshake, rightly or wrongly.
enum class Deed : std::uint8_t {
  kQuery,       // ask for an attribute
  kMisshape,    // a handshake call with an odd argument
  kRepeat,      // the same handshake call once more
  kSign,
  kVerify,
  kEncrypt,
  kDecrypt,
  kComplete,    // CompleteAuthToken that nobody asked for
  kControl,     // ApplyControlToken
  kDelete,
  kFree,        // free the credential while the context lives
  kForget,      // use a handle that was never issued
  kWait,        // let virtual time pass
};
inline constexpr int kDeedCount = static_cast<int>(Deed::kWait) + 1;

// Insertion puts a deed of one actor behind the first `after` legs. `variant` picks among the forms of the deed, taken
// modulo their number, so that 0 is always the plainest.
struct Insertion {
  std::uint8_t after = 0;
  std::uint8_t deed = 0;
  std::uint8_t actor = 0;  // even: the initiator, odd: the acceptor
  std::uint8_t variant = 0;
  friend bool operator==(const Insertion&, const Insertion&) = default;
};

// Spoil is a fault of the transport, see sim/world/fault.h.
struct Spoil {
  std::uint8_t kind = 0;
  std::uint8_t leg = 0;
  std::uint8_t at = 0;
  friend bool operator==(const Spoil&, const Spoil&) = default;
};

struct Plan {
  std::uint8_t package = 0;  // index into PlanPackages()
  std::uint8_t request = 0;  // index into the request masks that the writer knows
  bool wrong_password = false;
  std::uint8_t legs = 0;     // handshake calls, initiator and acceptor in turn
  std::vector<Insertion> insertions;
  std::vector<Spoil> spoils;
  friend bool operator==(const Plan&, const Plan&) = default;
};

// PlanPackages are the packages that plans are made for.
std::span<const PackageName> PlanPackages();

// WriteScenario gives the plan as a scenario file without expectations: it is the oracle that judges it.
std::string WriteScenario(const Plan& plan, std::string_view id, std::uint64_t seed);

// Show is for the property library's messages.
void showValue(const Plan& plan, std::ostream& out);

}  // namespace legwork::generate

#endif  // LEGWORK_CASES_GENERATE_PLAN_H_
