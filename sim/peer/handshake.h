#ifndef LEGWORK_SIM_PEER_HANDSHAKE_H_
#define LEGWORK_SIM_PEER_HANDSHAKE_H_

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/package/package.h"
#include "sim/package/security_support.h"

namespace legwork {

// HandshakePlan is what two sides want of each other.
struct HandshakePlan {
  std::string package = "Kerberos";      // pszPackage of both
  CredentialRequest initiator;           // use OUTBOUND or BOTH
  CredentialRequest acceptor;            // use INBOUND or BOTH
  std::string target;                    // pszTargetName; "": NULL
  std::uint32_t initiator_requests = 0;  // ISC_REQ bits
  std::uint32_t acceptor_requests = 0;   // ASC_REQ bits
  std::size_t message_size = 0;          // octets of the messages afterwards; 0: none are sent
  bool initiator_goes_on = false;        // its first leg has no token, and it is called again before the acceptor is
};

// HandshakeCounts tell how a handshake went. `status` is SEC_E_OK, or the first failure.
struct HandshakeCounts {
  SecStatus status = SecStatus::kOk;
  std::uint32_t legs = 0;      // calls of ISC and ASC
  std::uint32_t tokens = 0;    // tokens that were not empty
  std::uint64_t bytes = 0;     // octets of tokens
  std::uint32_t messages = 0;  // protected messages that arrived
};

// HandshakeDriver is a correct caller on both ends, with nothing in between: no descriptors, records or oracle. It is
// for measuring and for tools; it keeps its buffers and allocates nothing of its own from the second handshake on.
class HandshakeDriver {
 public:
  // Both sides outlive it. They may be one and the same.
  HandshakeDriver(SecuritySupport& initiator, SecuritySupport& acceptor, HandshakePlan plan);
  ~HandshakeDriver();
  HandshakeDriver(const HandshakeDriver&) = delete;
  HandshakeDriver& operator=(const HandshakeDriver&) = delete;

  // Acquire gets the side its credential, in place of the one it may have; it serves any number of handshakes.
  SecStatus Acquire(Role role);

  // Run performs one handshake: legs until both sides are done, the messages of the plan, both contexts deleted.
  HandshakeCounts Run();

  // The same in parts. Connect leaves two contexts behind, whatever came of it, which Disconnect deletes; in between
  // ExchangeMessages sends one signed and one sealed message of plan.message_size octets each way.
  void Connect();
  void ExchangeMessages();
  void EncryptMessage();  // the initiator's, which nobody reads
  void Disconnect();
  const HandshakeCounts& counts() const { return counts_; }

  // The sides and their contexts, which are null unless connected, for whoever sends messages of its own.
  SecuritySupport& support(Role role) { return SideOf(role).support; }
  const HandleArgument& context(Role role) { return SideOf(role).arguments.context; }

  // AlterTokens has every token that is not empty shown to `alter` before the other side gets it, with its number among
  // them, from 0; null ends that.
  using Alter = std::function<void(std::uint32_t number, Bytes& token)>;
  void AlterTokens(Alter alter) { alter_ = std::move(alter); }

  // KeepTokens has a copy of every token put into `tokens`, which outlives the driver; null ends that.
  void KeepTokens(std::vector<Bytes>* tokens) { kept_tokens_ = tokens; }

 private:
  struct Side {
    SecuritySupport& support;
    Role role;
    HandleArgument credential;
    HandshakeArguments arguments;
    HandshakeResult result;
    bool is_done = false;
  };

  Side& SideOf(Role role) { return role == Role::kInitiator ? initiator_ : acceptor_; }
  void Free(Side& side);
  void Begin(Side& side);
  void Step(Side& side, const Side& peer);
  SecStatus CompleteIfAsked(Side& side);
  void SendMessages(Side& sender, Side& receiver);
  void PutMessage(std::size_t token_size);
  void Delete(Side& side);
  bool failed() const { return IsFailure(counts_.status); }

  HandshakePlan plan_;
  Side initiator_;
  Side acceptor_;
  HandshakeCounts counts_;
  std::vector<Bytes>* kept_tokens_ = nullptr;
  Alter alter_;
  Bytes signature_;                       // memory of the TOKEN element
  Bytes data_;                            // memory of the DATA element
  std::array<MessageBuffer, 2> message_;  // DATA, TOKEN
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_HANDSHAKE_H_
