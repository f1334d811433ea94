#include "tools/provider/traffic.h"

#include <algorithm>

#include "model/sec_buffer.h"
#include "sim/base/fingerprint.h"

namespace legwork::provider {
namespace {

// MessageIds tell a message by its TOKEN, and the rest of it by all other elements together, however they are cut.
struct MessageIds {
  std::uint64_t token = 0;
  std::size_t token_size = 0;
  std::uint64_t data = 0;
};

// Joined collects octets that mostly come in one piece, which is then not copied.
class Joined {
 public:
  void Add(ByteView piece) {
    if (piece.empty()) return;
    if (only_.empty()) {
      only_ = piece;
      return;
    }
    if (all_.empty()) all_ = ToBytes(only_);
    all_.insert(all_.end(), piece.begin(), piece.end());
  }
  ByteView View() const { return all_.empty() ? only_ : ByteView(all_); }

 private:
  ByteView only_;
  Bytes all_;
};

// IdsOf reads a caller's elements or a reply's. The padding stands behind the data, as it does in a stream.
template <typename Buffer>
MessageIds IdsOf(const std::vector<Buffer>& message) {
  MessageIds ids;
  Joined rest;
  for (const bool padding : {false, true}) {
    for (const Buffer& buffer : message) {
      const BufferType type = BufferTypeOf(buffer.type);
      if ((type == BufferType::kPadding) != padding) continue;
      if (type != BufferType::kToken) {
        rest.Add(buffer.content);
      } else {
        ids.token = Fingerprint(buffer.content);
        ids.token_size = buffer.content.size();
      }
    }
  }
  ids.data = Fingerprint(rest.View());
  return ids;
}

// IsAlteration says whether one token is the other, cut short or lengthened, or with a few octets changed. Two tokens
// that nobody altered differ more: each has chance in it, but for a NEGOTIATE message, which is too short to count.
bool IsAlteration(ByteView one, ByteView other) {
  constexpr std::size_t kStartMin = 16, kSizeMin = 48, kChangedMax = 4;
  const std::size_t shorter = std::min(one.size(), other.size());
  const bool has_same_start =
      std::equal(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(shorter), other.begin());
  if (one.size() != other.size()) return shorter >= kStartMin && has_same_start;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < shorter; ++i) changed += one[i] != other[i];
  return shorter >= kSizeMin && changed <= kChangedMax;
}

bool Same(const Sender& left, const Sender& right) {
  return left.actor == right.actor && left.context == right.context;
}

}  // namespace

std::size_t Traffic::SenderHash::operator()(const Sender& sender) const {
  return static_cast<std::size_t>((sender.context.lower ^ sender.context.upper * 0x9E3779B97F4A7C15) + sender.actor);
}

bool Traffic::SameSender::operator()(const Sender& left, const Sender& right) const { return Same(left, right); }

void Traffic::Emit(const Sender& sender, const TokenFacts& token, ByteView octets) {
  const auto known = by_id_.find(token.id);
  const bool is_again = known != by_id_.end() && Same(tokens_[known->second - dropped_tokens_].sender, sender) &&
                        !tokens_[known->second - dropped_tokens_].sent;
  if (token.id == 0 || is_again) return;
  const std::uint64_t before = known == by_id_.end() ? 0 : known->second + 1;
  by_id_[token.id] = dropped_tokens_ + tokens_.size();
  tokens_.push_back({.sender = sender, .facts = token, .same_before = before});
  recent_.push_back({token.id, ToBytes(octets)});
  if (recent_.size() > kRecentMax) recent_.pop_front();
  if (tokens_.size() <= kTokensMax) return;
  const auto oldest = by_id_.find(tokens_.front().facts.id);
  if (oldest != by_id_.end() && oldest->second == dropped_tokens_) by_id_.erase(oldest);
  tokens_.pop_front();
  ++dropped_tokens_;
}

// Tokens of the same octets, such as NEGOTIATE messages, are taken one after another, the oldest first.
Traffic::Token* Traffic::Find(std::uint64_t id, std::uint16_t not_of) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return nullptr;
  Token* newest = nullptr;
  Token* waiting = nullptr;
  for (std::uint64_t number = found->second + 1; number > dropped_tokens_;) {
    Token& token = tokens_[number - 1 - dropped_tokens_];
    number = token.same_before;
    if (token.sender.actor == not_of) continue;
    if (newest == nullptr) newest = &token;
    if (token.taken) break;  // and so are those before it: a long session has thousands
    waiting = &token;
  }
  return waiting != nullptr ? waiting : newest;
}

Traffic::Token* Traffic::FindOriginal(ByteView altered, std::uint16_t not_of) {
  for (const Recent& recent : recent_) {
    Token* const token = Find(recent.id, not_of);
    if (token != nullptr && !token->taken && IsAlteration(altered, recent.octets)) return token;
  }
  return nullptr;
}

Traffic::Taken Traffic::Take(std::uint16_t actor, const TokenFacts& token, ByteView octets) {
  Taken taken;
  Token* const known = Find(token.id, actor);
  Token* const found = known != nullptr ? known : FindOriginal(octets, actor);
  if (found == nullptr) return taken;
  taken.origin = known == nullptr ? TokenOrigin::kAltered : found->taken ? TokenOrigin::kReplayed : TokenOrigin::kPeer;
  if (!found->sent) taken.sent_by = found->sender;
  taken.sent = found->facts;
  taken.from = found->sender;
  found->sent = found->taken = true;
  return taken;
}

bool Traffic::IsOf(const Sender& sender, std::uint64_t id) const {
  const auto found = by_id_.find(id);
  return found != by_id_.end() && Same(tokens_[found->second - dropped_tokens_].sender, sender);
}

std::optional<TokenFacts> Traffic::SendLast(const Sender& sender) {
  for (auto token = tokens_.rbegin(); token != tokens_.rend(); ++token) {
    if (!Same(token->sender, sender)) continue;
    if (token->sent) return std::nullopt;
    token->sent = true;
    return token->facts;
  }
  return std::nullopt;
}

std::vector<Traffic::Waiting> Traffic::TakeUnsent() {
  std::vector<Waiting> waiting;
  for (Token& token : tokens_) {
    if (!token.sent) waiting.push_back({token.sender, token.facts});
    token.sent = true;
  }
  return waiting;
}

void Traffic::Protect(const Sender& sender, const std::vector<BufferResult>& message, std::uint32_t number,
                      bool seals) {
  const MessageIds ids = IdsOf(message);
  if (ids.token == 0) return;
  const bool is_new_size = std::ranges::find(token_sizes_, ids.token_size) == token_sizes_.end();
  if (is_new_size && token_sizes_.size() < kTokenSizesMax) token_sizes_.push_back(ids.token_size);
  std::shared_ptr<Stream>& stream = streams_[sender];
  if (stream == nullptr) stream = std::make_shared<Stream>();
  const std::size_t home = ids.token % kMessagesMax;
  const bool is_home_free = messages_[home].token_id == 0 || messages_[home].taken;
  messages_[is_home_free ? home : home ^ 1] = {sender, ids.token, ids.data, number, stream->emitted++, stream, seals};
}

Traffic::Message* Traffic::FindMessage(std::uint64_t token_id, std::uint16_t not_of) {
  const std::size_t home = token_id % kMessagesMax;
  for (const std::size_t place : {home, home ^ 1}) {
    if (messages_[place].token_id == token_id && messages_[place].sender.actor != not_of) return &messages_[place];
  }
  return nullptr;
}

// FindStreamed looks for the message of which all octets stand in one STREAM element, TOKEN first.
Traffic::Message* Traffic::FindStreamed(ByteView octets, std::uint16_t not_of) {
  for (const std::size_t size : token_sizes_) {
    if (octets.size() < size) continue;
    Message* const found = FindMessage(Fingerprint(octets.first(size)), not_of);
    if (found != nullptr && found->data_id == Fingerprint(octets.subspan(size))) return found;
  }
  return nullptr;
}

// OriginOf says how the message stands in its order. What came by unseen may have been in front of it.
MessageOrigin Traffic::OriginOf(const Message& message) {
  Stream& stream = *message.stream;
  if (stream.spoiled) return MessageOrigin::kUnknown;
  if (message.taken) return MessageOrigin::kReplayed;
  if (message.place < stream.expected) return MessageOrigin::kUnknown;
  if (message.place > stream.expected && !stream.doubtful) return MessageOrigin::kEarly;
  const bool in_order = message.place == stream.expected;
  stream.expected = message.place + 1;
  stream.doubtful = false;
  return in_order ? MessageOrigin::kInOrder : MessageOrigin::kUnknown;
}

Traffic::TakenMessage Traffic::TakeMessage(std::uint16_t actor, const DescriptorArgument& message, bool unseals) {
  const MessageIds ids = IdsOf(message.buffers);
  TakenMessage taken;
  const auto stream = std::ranges::find_if(message.buffers, [](const BufferArgument& buffer) {
    return BufferTypeOf(buffer.type) == BufferType::kStream;
  });
  Message* found = ids.token == 0 ? nullptr : FindMessage(ids.token, actor);
  if (stream != message.buffers.end()) found = FindStreamed(stream->content, actor);
  if (found == nullptr) {
    for (auto& [sender, others] : streams_) others->doubtful = others->doubtful || sender.actor != actor;
    return taken;
  }
  if (!found->sent) taken.sent_by = found->sender;
  taken.number = found->number;
  taken.is_known = true;
  Stream& way = *found->stream;
  way.spoiled = way.spoiled || found->is_sealed != unseals;
  const bool is_whole = stream != message.buffers.end() || found->data_id == ids.data;
  taken.origin = is_whole ? OriginOf(*found) : MessageOrigin::kAltered;
  found->sent = true;
  found->taken = found->taken || (is_whole && taken.origin != MessageOrigin::kEarly);
  return taken;
}

}  // namespace legwork::provider
