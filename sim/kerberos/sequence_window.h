#ifndef LEGWORK_SIM_KERBEROS_SEQUENCE_WINDOW_H_
#define LEGWORK_SIM_KERBEROS_SEQUENCE_WINDOW_H_

#include <cstdint>

#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::kerberos {

// SequenceWindow judges the sequence numbers of authentic messages in one direction (RFC 4121 section 4.2.1 with the
// two services of RFC 2743 section 1.2.3). Numbers are 64 bits wide and count from the peer's first one.
//
// With sequence detection only the next number is good (ISC-N-026, VER-003). A number that was refused leaves the
// window as it was, so the message that is due can still arrive.
//
// With replay detection alone messages may overtake each other, and each is good once (ISC-N-025). What is older than
// the last kRemembered numbers cannot be told from a replay and is refused too.
class SequenceWindow {
 public:
  static constexpr std::uint64_t kRemembered = 64;

  SequenceWindow() = default;
  SequenceWindow(std::uint64_t first, bool detect_replay, bool detect_sequence)
      : first_(first), detect_replay_(detect_replay), detect_sequence_(detect_sequence) {}

  // Accept says whether a message with this number is good, and remembers it if so.
  bool Accept(std::uint64_t number);

  std::uint64_t next() const { return first_ + next_; }  // the lowest number above all accepted ones

  // Write appends what has been accepted; Read takes it for a window of the same first number and services.
  void Write(Writer& out) const;
  bool Read(Reader& in);

 private:
  bool AcceptOnce(std::uint64_t distance);

  std::uint64_t first_ = 0;   // the peer's first number; distances are counted from it, so wrapping needs no care
  std::uint64_t next_ = 0;    // distance of the lowest number above all accepted ones
  std::uint64_t before_ = 0;  // bit i: the number i + 1 below next_ was accepted
  bool detect_replay_ = false;
  bool detect_sequence_ = false;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_SEQUENCE_WINDOW_H_
