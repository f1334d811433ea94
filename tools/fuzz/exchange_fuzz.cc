// The KDC and its client: a logon, a ticket, a forwarded TGT and a ticket in a user's name are got, and one message is
// another. An input is
//
//   message 1  how 1  octets
//
// If `how` is 0, the octets are the message; else the message's own parts are changed, by chance that the octets seed.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/fingerprint.h"
#include "sim/crypto/encryption_type.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kdc/kdc.h"
#include "sim/kerberos/ticket_client/ticket_client.h"
#include "sim/package/kdc_port.h"
#include "sim/world/directory.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/token_reader.h"
#include "tools/fuzz/mutate.h"
#include "tools/fuzz/target.h"

namespace legwork::fuzz {
namespace {

constexpr std::string_view kRealm = "EXAMPLE.COM";
constexpr std::size_t kHeadSize = 2;
constexpr std::uint8_t kMessages = 14;
constexpr std::uint8_t kNone = 0xFF;
constexpr Ticks kBetween = kTicksPerSecond;

// TamperingPort counts messages and lets one of them be changed on its way.
class TamperingPort : public KdcPort {
 public:
  explicit TamperingPort(KdcPort& kdc) : kdc_(kdc) {}

  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
    Bytes sent = ToBytes(request);
    Pass(sent);
    std::optional<Bytes> reply = kdc_.Exchange(realm, sent);
    if (reply) Pass(*reply);
    return reply;
  }

  // Begin counts from 0 again; `change` gets the message `chosen`, and `look` every one.
  void Begin(std::uint8_t chosen, std::function<void(Bytes&)> change, std::function<void(ByteView)> look) {
    count_ = 0;
    chosen_ = chosen;
    change_ = std::move(change);
    look_ = std::move(look);
  }

 private:
  void Pass(Bytes& message) {
    look_(message);
    if (count_++ == chosen_) change_(message);
  }

  KdcPort& kdc_;
  std::uint8_t count_ = 0;
  std::uint8_t chosen_ = kNone;
  std::function<void(Bytes&)> change_;
  std::function<void(ByteView)> look_;
};

// Exchanges is a realm whose KDC and clients meet again and again.
class Exchanges {
 public:
  Exchanges() {
    Add("alice").pac = "full";
    Account& front = Add("HTTP/front");
    front.delegates_to = {"HTTP/back"};
    front.pac = "full";
    Add("HTTP/back");
    kdc_.AddRealm(kRealm);
    for (const auto& account : directory_.accounts()) {
      for (const EncryptionType type : account->enctypes) keys_.push_back(directory_.LongTermKey(*account, type));
    }
  }

  // Run tells whether everything was got.
  bool Run(std::uint8_t chosen, const std::function<void(Bytes&, dump::TokenReader&)>& change) {
    dump::TokenReader reader(keys_);
    port_.Begin(
        chosen, [&](Bytes& message) { change(message, reader); }, [&](ByteView message) { reader.Read(message); });
    clock_.Advance(kBetween);
    const bool got = Get();
    kdc_.TakeEvents();
    return got;
  }

 private:
  Account& Add(std::string_view name) {
    Account account;
    account.name = name;
    account.realm = kRealm;
    account.password = std::string(name) + "-pw";
    account.ok_as_delegate = true;
    return directory_.Add(std::move(account));
  }

  bool LogOn(std::string_view name, kerberos::IssuedTicket& tgt) {
    const std::string password = std::string(name) + "-pw";
    return client_.GetTgt({name, kRealm, password}, tgt).issued();
  }

  // What one exchange gives, the next ones ask with, even if it is not what was meant.
  bool Get() {
    kerberos::IssuedTicket tgt, own_tgt, ticket, forwarded, onward;
    if (!LogOn("alice", tgt)) return false;
    bool got = client_.GetServiceTicket(tgt, "HTTP/front", {}, ticket).issued();
    got &= client_.GetForwardedTgt(tgt, forwarded).issued();
    if (!got || !LogOn("HTTP/front", own_tgt)) return false;
    return client_.GetTicketFor(own_tgt, "alice", kRealm, ticket.encoding, "HTTP/back", onward).issued();
  }

  VirtualClock clock_;
  Clock client_clock_{clock_};
  RandomStreams random_{7};
  StringToKeyCache key_cache_;
  Directory directory_{key_cache_};
  kdc::Kdc kdc_{directory_, Clock(clock_), random_};
  TamperingPort port_{kdc_};
  kerberos::TicketClient client_{&port_, client_clock_, random_.Stream("client"), key_cache_};
  std::vector<Key> keys_;
};

void ChangeParts(Bytes& message, dump::TokenReader& reader, RandomStream& random) {
  std::vector<dump::Part> parts = reader.Read(message);
  MutateParts(parts, random);
  dump::Written written = dump::WriteParts(parts);
  if (written.error.empty()) message = std::move(written.token);
}

}  // namespace

void Run(ByteView input) {
  static Exchanges exchanges;  // keys are derived once
  if (input.size() < kHeadSize) return;
  const ByteView octets = input.subspan(kHeadSize);
  RandomStream random(Fingerprint(input), "message");
  exchanges.Run(static_cast<std::uint8_t>(input[0] % kMessages), [&](Bytes& message, dump::TokenReader& reader) {
    if (input[1] != 0) return ChangeParts(message, reader, random);
    message = ToBytes(octets);
  });
  // Whatever came, the next exchanges are as good as any.
  Demand(exchanges.Run(kNone, [](Bytes&, dump::TokenReader&) {}), "the next exchanges succeed");
}

void Mutate(Bytes& input, RandomStream& random) {
  input.resize(std::max(input.size(), kHeadSize));
  if (input[1] == 0 && random.Below(2) == 0) {
    Bytes octets(input.begin() + kHeadSize, input.end());
    MutateOctets(octets, random);
    input.resize(kHeadSize);
    return Append(input, octets);
  }
  input.resize(kHeadSize + 8);
  random.Fill(input);
  input[1] |= 1;
}

}  // namespace legwork::fuzz
