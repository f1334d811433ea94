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
#include "sim/package/kdc_port.h"
#include "sim/world/world.h"

namespace legwork::script {

// KdcExchange is one request to the KDC as `kdc` expectations speak of it.
struct KdcExchange {
  std::string_view message;  // "AS_REQ", "TGS_REQ"
  std::string target;        // sname of the request: "HTTP/web", "krbtgt/EXAMPLE.COM"
  std::string code;          // "OK", or the error's RFC name: "KDC_ERR_S_PRINCIPAL_UNKNOWN"
};

// KdcRule is a `kdc` header: requests that fit get the error.
struct KdcRule {
  std::string message;  // "TGS_REQ", or "unreachable" for a KDC that never answers
  std::string target;   // "" fits every request
  std::string code;
};

// KdcErrorWords lists the error names that rules and expectations may use.
std::vector<std::string_view> KdcErrorWords();

// Realm is the authority of a scenario: the simulated KDC, the rules laid on it, and a note of what it was asked.
class Realm : public KdcPort {
 public:
  explicit Realm(World& world);
  ~Realm() override;

  void set_name(std::string name) { name_ = std::move(name); }
  const std::string& name() const { return name_; }

  // Domain is the NetBIOS name that goes with the realm: its first label.
  std::string Domain() const;

  void AddRule(KdcRule rule) { rules_.push_back(std::move(rule)); }

  // Open makes the KDC, once all accounts are in the directory.
  void Open();

  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override;

  // TakeExchanges gives what was asked since the last time.
  std::vector<KdcExchange> TakeExchanges();

 private:
  struct Authority;  // the simulated KDC

  World& world_;
  std::string name_ = "EXAMPLE.COM";
  std::vector<KdcRule> rules_;
  std::unique_ptr<Authority> authority_;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_REALM_H_
