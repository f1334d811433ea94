#ifndef LEGWORK_SIM_WORLD_LOCAL_CALLS_H_
#define LEGWORK_SIM_WORLD_LOCAL_CALLS_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace legwork {

// LocalCaller is a client for whom the authority of its computer vouches, and what he brings to the handshake.
struct LocalCaller {
  std::string user = {};    // UTF-8
  std::string domain = {};
  std::string target = {};  // whom he means, "" if he does not say
  std::optional<std::array<std::uint8_t, 16>> bindings_hash = {};
  std::array<std::uint8_t, 16> session_key = {};  // which both sides get from the authority
};

// LocalCalls are what the authorities of a world's computers know of handshakes between two of their own processes: an
// acceptor offers a handle, which travels in its token, and the initiator that finds it on its own computer answers it
// there. The token that follows proves nothing and need not.
class LocalCalls {
 public:
  // Offer gives a handle that was never given before, not 0. Of offers that nobody takes up the oldest are forgotten.
  std::uint64_t Offer(std::string_view host) {
    constexpr std::size_t kOffersMax = 64;
    if (offers_.size() == kOffersMax) offers_.erase(offers_.begin());
    offers_[++handles_] = {std::string(host), std::nullopt};
    return handles_;
  }

  // Answer is false if no acceptor of the computer offers the handle, or it was answered before.
  bool Answer(std::string_view host, std::uint64_t handle, LocalCaller caller) {
    const auto found = offers_.find(handle);
    if (found == offers_.end() || found->second.host != host || found->second.caller) return false;
    found->second.caller = std::move(caller);
    return true;
  }

  // Take withdraws the offer, and is nothing unless it was answered.
  std::optional<LocalCaller> Take(std::uint64_t handle) {
    const auto found = offers_.find(handle);
    if (found == offers_.end()) return std::nullopt;
    std::optional<LocalCaller> caller = std::move(found->second.caller);
    offers_.erase(found);
    return caller;
  }

 private:
  struct Offered {
    std::string host;
    std::optional<LocalCaller> caller;
  };

  std::map<std::uint64_t, Offered> offers_;
  std::uint64_t handles_ = 0;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_LOCAL_CALLS_H_
