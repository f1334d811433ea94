#ifndef LEGWORK_CASES_SCRIPT_REALM_H_
#define LEGWORK_CASES_SCRIPT_REALM_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/kdc/kdc_policy.h"
#include "sim/package/kdc_port.h"
#include "sim/world/world.h"

namespace legwork::kdc {
class Kdc;
}

namespace legwork::script {

// KdcExchange is one request to the KDC as `kdc` expectations speak of it.
struct KdcExchange {
  std::string_view message;  // "AS_REQ", "TGS_REQ"
  std::string target;        // sname of the request: "HTTP/web", "krbtgt/EXAMPLE.COM"
  std::string code;          // "OK", or the error's RFC name: "KDC_ERR_S_PRINCIPAL_UNKNOWN"
};

// KdcRule is a `kdc` header: requests that fit get the error, or the misdeed is done to them.
struct KdcRule {
  std::string message;                // "TGS_REQ", or "unreachable" for a KDC that never answers
  std::string target;                 // "" fits every request
  std::string client;                 // "" fits every client
  std::string transport;              // "udp", "tcp", "" for both
  std::string answer;                 // an error's RFC name, or a misdeed's name
  std::optional<std::int64_t> delay;  // ticks
  std::uint32_t times = 0;            // 0: for ever
};

// KdcErrorWords lists the error names that rules and expectations may use; KdcAnswerWords what a rule may order.
std::vector<std::string_view> KdcErrorWords();
std::vector<std::string_view> KdcAnswerWords();

// Realm is the authority of a scenario: the simulated KDC of one realm or several, the rules laid on it, and a note of
// what it was asked.
class Realm : public KdcPort {
 public:
  explicit Realm(World& world);
  ~Realm() override;

  // set_name names the realm of what is declared from now on, which the KDC then serves.
  void set_name(std::string name);
  const std::string& name() const { return name_; }

  // Domain is the NetBIOS name that goes with the realm: its first label.
  std::string Domain() const;

  void AddRule(KdcRule rule) { rules_.push_back(std::move(rule)); }
  kdc::KdcPolicy& policy() { return policy_; }
  std::int64_t clock_offset() const { return clock_offset_; }
  void set_clock_offset(std::int64_t ticks) { clock_offset_ = ticks; }

  // Open makes the KDC, once all accounts are in the directory. authority() may be asked for afterwards.
  void Open();
  kdc::Kdc& authority();

  // Exchange sends the request as clients do: in a datagram, and again over a stream if the reply would not fit. A late
  // reply moves the world's clock.
  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override;

  // TakeExchanges gives what was asked since the last time.
  std::vector<KdcExchange> TakeExchanges();

 private:
  struct Authority;  // the simulated KDC

  World& world_;
  std::string name_ = "EXAMPLE.COM";
  std::vector<std::string> names_;  // as declared; empty: only name_
  std::vector<KdcRule> rules_;
  kdc::KdcPolicy policy_;
  std::int64_t clock_offset_ = 0;
  std::unique_ptr<Authority> authority_;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_REALM_H_
