#include "sim/spnego/token_fragments.h"

#include <algorithm>
#include <utility>

namespace legwork::spnego {
namespace {

constexpr std::uint8_t kInitTag = 0x60;  // NegTokenInit in its frame
constexpr std::uint8_t kRespTag = 0xA1;  // NegTokenResp

// WholeSize is what the header says, 0 if the header is none of a Negotiate token or is not all there.
std::size_t WholeSize(ByteView piece) {
  if (piece.size() < 2 || (piece[0] != kInitTag && piece[0] != kRespTag)) return 0;
  if (piece[1] < 0x80) return 2 + std::size_t{piece[1]};
  const std::size_t octets = piece[1] & 0x7F;
  if (octets == 0 || octets > 3 || piece.size() < 2 + octets) return 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < octets; ++i) size = size << 8 | piece[2 + i];
  return 2 + octets + size;
}

}  // namespace

FragmentAssembly::State FragmentAssembly::Take(ByteView piece, ByteView* token) {
  if (!has_begun()) {
    size_ = WholeSize(piece);
    if (size_ <= piece.size() || size_ > kFragmentedTokenMax) {
      *token = piece;
      return State::kWhole;
    }
  }
  if (piece.empty() || piece.size() > size_ - pieces_.size()) return State::kTooMuch;
  Append(pieces_, piece);
  if (pieces_.size() < size_) return State::kMissing;
  whole_ = std::exchange(pieces_, {});
  *token = whole_;
  return State::kWhole;
}

void FragmentQueue::Cut(std::size_t piece_size, Bytes& token) {
  if (token.size() <= piece_size) return;
  piece_size_ = piece_size;
  sent_ = 0;
  rest_.assign(token.begin() + static_cast<std::ptrdiff_t>(piece_size), token.end());
  token.resize(piece_size);
}

void FragmentQueue::TakeNext(Bytes& out) {
  const std::size_t size = std::min(piece_size_, rest_.size() - sent_);
  Append(out, ByteView(rest_).subspan(sent_, size));
  sent_ += size;
  if (empty()) Forget();
}

}  // namespace legwork::spnego
