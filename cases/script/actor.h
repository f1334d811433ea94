#ifndef LEGWORK_CASES_SCRIPT_ACTOR_H_
#define LEGWORK_CASES_SCRIPT_ACTOR_H_

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/token_reader.h"
#include "model/call_record.h"
#include "sim/base/bytes.h"
#include "sim/package/misbehaviour.h"
#include "sim/peer/peer.h"
#include "sim/world/channel.h"

namespace legwork::script {

// CredentialSlot is a credential handle that an actor holds under a name.
struct CredentialSlot {
  SecHandle handle;
  bool live = false;
  bool automatic = false;  // acquired because a step needed it; freed at the end of the session
};

// ProtectedMessage is a signed or sealed message on its way to the peer.
struct ProtectedMessage {
  Bytes token;
  Bytes data;
  Bytes clear;             // what the peer should read
  bool sealed = false;
  bool in_dce_style = false;          // which has pieces, and no message that is one whole
  std::uint32_t number = 0;           // the MessageSeqNo that was passed
  std::vector<BufferArgument> parts;  // the elements as they came out
};

// ContextSlot is a context handle that an actor holds under a name, and what belongs to its exchange. Slots of the same
// name at two actors talk to each other.
struct ContextSlot {
  std::string name;
  SecHandle handle;             // after a delete: the stale one
  bool live = false;
  bool ever = false;            // `handle` was issued once
  bool established = false;
  std::uint32_t requested = 0;  // repeated on later legs until a step says otherwise
  std::uint32_t required = 0;
  std::uint32_t granted = 0;
  int handshake_calls = 0;
  std::optional<Bytes> held;    // an output token that waits for CompleteAuthToken or `send`
  DescriptorArgument held_output;  // the descriptor it came in
  bool has_input = false;
  Bytes last_input;             // the token consumed last, for input=again
  PackageName selected = PackageName::kNone;  // as the tokens tell
  MessageSizes sizes;
  bool sizes_known = false;
  std::deque<ProtectedMessage> inbox;
  std::optional<ProtectedMessage> last_verified;
  bool garbles_next = false;  // the next token was put on the wire as no token should be
};

// Link is the way between an initiator's and an acceptor's slot of one name.
struct Link {
  std::unique_ptr<ChannelTap> tap;
  std::unique_ptr<Channel> channel;
  std::string first;  // actor whose tokens travel kForward
};

// Actor is one party of a scenario: how it was declared, its implementation of the API, and what it holds.
struct Actor {
  ActorSetup setup;
  Misconduct misconduct;              // what the scenario makes it do wrong
  std::string peer_name;              // whom it talks to
  std::optional<std::string> target;  // UTF-8
  IdentityArgument identity;          // what Acquire is given
  std::uint32_t credential_use = 0;
  std::uint16_t index = 0;
  std::unique_ptr<Peer> peer;
  bool ended = false;
  std::int64_t last_ended_at = 0;     // of its last call, FILETIME ticks
  std::uint32_t open_tokens = 0;      // access tokens that it was given and does not close
  std::uint32_t closed_tokens = 0;    // access tokens of ACCESS_TOKEN that it closes
  std::vector<std::uint32_t> kept_blocks;  // memory of the package that it has not given back, youngest last
  std::uint32_t freed_block = 0;           // what it gave back last, by a step of its own
  std::map<std::string, CredentialSlot, std::less<>> credentials;
  std::map<std::string, ContextSlot, std::less<>> contexts;
};

// The name of the credential and context that steps mean if they name none.
inline constexpr std::string_view kMainSlot = "main";

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_ACTOR_H_
