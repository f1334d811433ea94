#ifndef LEGWORK_SIM_KERBEROS_REPLAY_CACHE_H_
#define LEGWORK_SIM_KERBEROS_REPLAY_CACHE_H_

#include <cstdint>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// ReplayCache remembers the authenticators that an acceptor has taken (RFC 4120 section 3.2.3), as long as their time
// would still pass. An authenticator is known by the last octets of its ciphertext, which are its integrity tag: two
// that were made in the same microsecond differ in their confounder, so none is taken for the other.
class ReplayCache {
 public:
  // `lifetime` is how long after its arrival an authenticator could be accepted again: twice the clock skew.
  explicit ReplayCache(Ticks lifetime) : lifetime_(lifetime) {}

  // Insert remembers an authenticator and says whether it is new. `cipher` has at least kTagSize octets. Time does not
  // run backwards from call to call.
  static constexpr std::size_t kTagSize = 16;
  bool Insert(ByteView cipher, Ticks now);

  std::size_t size() const { return young_.used + old_.used; }

 private:
  // Two generations: what came during the last lifetime at least is in one of them.
  struct Tag {
    std::uint64_t high = 0, low = 0;  // both zero: a free place
    friend bool operator==(const Tag&, const Tag&) = default;
  };
  struct Table {
    std::vector<Tag> places;  // a power of two of them, at most half in use
    std::size_t used = 0;
  };
  static Tag TagOf(ByteView cipher);
  static Tag* Find(Table& table, const Tag& tag);
  static void Grow(Table& table);
  static void Forget(Table& table);
  void Age(Ticks now);

  Ticks lifetime_;
  Ticks young_since_ = 0;
  Table young_;
  Table old_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_REPLAY_CACHE_H_
