#ifndef LEGWORK_SIM_SPNEGO_TOKEN_FRAGMENTS_H_
#define LEGWORK_SIM_SPNEGO_TOKEN_FRAGMENTS_H_

#include <cstddef>

#include "sim/base/bytes.h"

namespace legwork::spnego {

inline constexpr std::size_t kFragmentedTokenMax = 256 * 1024;  // bytes: nobody is made to wait for more

// FragmentAssembly puts a token together that comes in pieces, the first of which holds the whole header of the token's
// outermost element (MS-SPNG 3.1.5.7 to 3.1.5.9).
class FragmentAssembly {
 public:
  enum class State : std::uint8_t {
    kWhole,    // `token` is all there is: it never was in pieces, or now is complete
    kMissing,  // more must come
    kTooMuch,  // the piece is longer than what was missing, or empty
  };

  // Take takes the next piece. `token` shows the whole one, good until the next call.
  State Take(ByteView piece, ByteView* token);

  bool has_begun() const { return !pieces_.empty(); }
  void Forget() { pieces_.clear(); }

 private:
  Bytes pieces_;
  std::size_t size_ = 0;  // of the whole token, bytes
  Bytes whole_;
};

// FragmentQueue holds what is left of a token that goes out in pieces (MS-SPNG 3.1.5.4 to 3.1.5.6).
class FragmentQueue {
 public:
  // Cut leaves the first piece of `token` in its place and keeps the rest; a token that is short enough stays whole.
  void Cut(std::size_t piece_size, Bytes& token);

  // TakeNext appends the next piece to `out`.
  void TakeNext(Bytes& out);

  bool empty() const { return sent_ == rest_.size(); }
  void Forget() { *this = {}; }

 private:
  Bytes rest_;
  std::size_t sent_ = 0;
  std::size_t piece_size_ = 0;
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_TOKEN_FRAGMENTS_H_
