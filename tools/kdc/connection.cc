#include "tools/kdc/connection.h"

#include <algorithm>

#include "tools/kdc/stream_frame.h"

namespace legwork::kdc {
namespace {

ServerClock::duration DurationOf(Ticks ticks) {
  return std::chrono::duration_cast<ServerClock::duration>(std::chrono::nanoseconds(ticks * 100));
}

}  // namespace

void Connection::Take(ByteView octets, Responder& responder, Moment now) {
  if (refused_) return;
  Append(input_, octets);
  AnswerComplete(responder, now);
}

void Connection::AnswerComplete(Responder& responder, Moment now) {
  std::size_t taken = 0;
  while (!refused_ && HasRoom()) {
    const Frame frame = ReadFrame(ByteView(input_).subspan(taken));
    if (frame.state == FrameState::kIncomplete) break;
    deadline_ = now + kPatience;
    if (frame.state == FrameState::kComplete) {
      const Answer answer = responder.Receive(Transport::kStream, frame.message);
      if (answer.reply) Enqueue(*answer.reply, now + DurationOf(answer.delay));
      refused_ = responder.HangsUp();
      taken += frame.size;
    } else {
      Enqueue(responder.RefuseLength(), now);
      refused_ = true;
    }
  }
  input_.erase(input_.begin(), input_.begin() + static_cast<std::ptrdiff_t>(taken));
}

void Connection::Enqueue(ByteView message, Moment due) {
  Waiting& waiting = waiting_.emplace_back(Waiting{due, {}});
  WriteFrame(message, waiting.frame);
  waiting_size_ += waiting.frame.size();
  deadline_ = std::max(deadline_, due + kPatience);
}

ByteView Connection::Output(Moment now) {
  while (!waiting_.empty() && waiting_.front().due <= now) {
    Append(output_, waiting_.front().frame);
    waiting_size_ -= waiting_.front().frame.size();
    waiting_.pop_front();
  }
  return ByteView(output_).subspan(sent_);
}

void Connection::Sent(std::size_t octets, Responder& responder, Moment now) {
  sent_ += octets;
  if (sent_ < output_.size()) return;
  output_.clear();
  sent_ = 0;
  if (waiting_.empty()) deadline_ = now + kPatience;
  AnswerComplete(responder, now);
}

bool Connection::Done(Moment now) const {
  const bool owes_nothing = waiting_.empty() && sent_ == output_.size();
  return now >= deadline_ || (owes_nothing && (closed_ || refused_));
}

Moment Connection::Next() const { return waiting_.empty() ? deadline_ : std::min(deadline_, waiting_.front().due); }

}  // namespace legwork::kdc
