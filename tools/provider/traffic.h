#ifndef LEGWORK_TOOLS_PROVIDER_TRAFFIC_H_
#define LEGWORK_TOOLS_PROVIDER_TRAFFIC_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/call_record.h"
#include "sim/base/bytes.h"
#include "sim/peer/peer.h"

namespace legwork::provider {

// Sender is the end that something came from.
struct Sender {
  std::uint16_t actor = 0;
  SecHandle context;
};

// Traffic knows what came out of one side and went into the other. A library sees no transport: what the other side's
// call takes was sent, in between.
class Traffic {
 public:
  // Emit notes an output token.
  void Emit(const Sender& sender, const TokenFacts& token, ByteView octets);

  // Taken is what is to be said of an input token.
  struct Taken {
    TokenOrigin origin = TokenOrigin::kUnknown;
    std::optional<Sender> sent_by;  // it had not been sent before: this is who sent it
    TokenFacts sent;                // and what: the token itself, or what an altered one was
    std::optional<Sender> from;     // whose it is, if that is known
  };
  Taken Take(std::uint16_t actor, const TokenFacts& token, ByteView octets);

  // IsOf says whether a token of these octets came out of the context itself.
  bool IsOf(const Sender& sender, std::uint64_t id) const;

  // SendLast gives the last token of a context that nobody took, and counts it as sent.
  std::optional<TokenFacts> SendLast(const Sender& sender);

  // Unsent gives every token that nobody took, in the order in which they came out, and counts them as sent.
  struct Waiting {
    Sender sender;
    TokenFacts token;
  };
  std::vector<Waiting> TakeUnsent();

  // Protect notes a protected message, as its buffers are after the call that signed or sealed it.
  void Protect(const Sender& sender, const std::vector<BufferResult>& message, std::uint32_t number, bool seals);

  // Forget drops what is kept for the messages a context may still send. Those under way are still known.
  void Forget(const Sender& sender) { streams_.erase(sender); }

  // TakenMessage is what is to be said of a message given to Verify or Decrypt.
  struct TakenMessage {
    MessageOrigin origin = MessageOrigin::kUnknown;
    std::optional<Sender> sent_by;
    std::uint32_t number = 0;  // MessageSeqNo that the sender passed, if `is_known`
    bool is_known = false;
  };
  // What was sealed is no signed message, nor the other way round: nothing is known of what comes of taking one for the
  // other, nor of what comes behind it.
  TakenMessage TakeMessage(std::uint16_t actor, const DescriptorArgument& message, bool unseals);

 private:
  struct Token {
    Sender sender;
    TokenFacts facts;
    bool sent = false;
    bool taken = false;
    std::uint64_t same_before = 0;  // number, plus 1, of the token before it that has the same octets
  };
  struct Stream {  // the messages of one context
    std::uint64_t emitted = 0;
    std::uint64_t expected = 0;
    bool doubtful = false;  // a message was taken that nobody knows: it may have been the expected one
    bool spoiled = false;   // a message was taken for what it is not
  };
  struct Message {
    Sender sender;
    std::uint64_t token_id = 0;
    std::uint64_t data_id = 0;
    std::uint32_t number = 0;
    std::uint64_t place = 0;  // among the messages of its context
    std::shared_ptr<Stream> stream;
    bool is_sealed = false;
    bool sent = false;
    bool taken = false;
  };
  struct SenderHash {
    std::size_t operator()(const Sender& sender) const;
  };
  struct SameSender {
    bool operator()(const Sender& left, const Sender& right) const;
  };

  // Only the latest are kept, so that a server may run for ever.
  static constexpr std::size_t kTokensMax = 16384;
  // Messages have a place by their TOKEN's id, and its neighbour; the newest one stays.
  static constexpr std::size_t kMessagesMax = 1024;
  // TOKEN elements of one mechanism have one size; a stream is cut after each that was seen.
  static constexpr std::size_t kTokenSizesMax = 8;

  // Recent is a token that may still come, altered on the way.
  struct Recent {
    std::uint64_t id = 0;
    Bytes octets;
  };
  static constexpr std::size_t kRecentMax = 8;

  Token* Find(std::uint64_t id, std::uint16_t not_of);
  Token* FindOriginal(ByteView altered, std::uint16_t not_of);
  Message* FindMessage(std::uint64_t token_id, std::uint16_t not_of);
  Message* FindStreamed(ByteView octets, std::uint16_t not_of);
  static MessageOrigin OriginOf(const Message& message);

  std::deque<Token> tokens_;
  std::uint64_t dropped_tokens_ = 0;                        // in front of tokens_
  std::unordered_map<std::uint64_t, std::uint64_t> by_id_;  // token id: its number since the beginning
  std::deque<Recent> recent_;
  std::vector<Message> messages_ = std::vector<Message>(kMessagesMax);
  std::vector<std::size_t> token_sizes_;
  std::unordered_map<Sender, std::shared_ptr<Stream>, SenderHash, SameSender> streams_;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_TRAFFIC_H_
