// The KDC and its client: a logon, a ticket, a forwarded TGT and a ticket in a user's name are got, and one message is
// another. An input is
//
//   message 1  how 1  octets
//
// If `how` is 0, the octets are the message; else the message's own parts are changed, by chance that the octets seed.

#include <algorithm>
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
constexpr Ticks kBetween = kTicksPerSecond;

// TamperingPort shows every message, with its number, to somebody who may change it on its way.
class TamperingPort : public KdcPort {
 public:
  using Watcher = std::function<void(std::uint8_t number, Bytes& message)>;

  explicit TamperingPort(KdcPort& kdc) : kdc_(kdc) {}

  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
    Bytes sent = ToBytes(request);
    watcher_(count_++, sent);
    std::optional<Bytes> reply = kdc_.Exchange(realm, sent);
    if (reply) watcher_(count_++, *reply);
    return reply;
  }

  // Watch has messages counted from `first`.
  void Watch(std::uint8_t first, Watcher watcher) {
    count_ = first;
    watcher_ = std::move(watcher);
  }

  std::uint8_t count() const { return count_; }

 private:
  KdcPort& kdc_;
  std::uint8_t count_ = 0;
  Watcher watcher_;
};

// Tickets are what the five exchanges give, in their order.
struct Tickets {
  kerberos::IssuedTicket tgt, service, forwarded, own_tgt, onward;
};

// The number of each exchange's first message.
constexpr std::uint8_t kFirstMessages[] = {0, 4, 6, 8, 12};

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
    Demand(GetAll(), "the first exchanges succeed");
  }

  // GetTampered has the message `chosen` changed. The exchanges before its own are those of the last GetAll.
  void GetTampered(std::uint8_t chosen, const std::function<void(Bytes&, dump::TokenReader&)>& change) {
    const auto own = std::ranges::upper_bound(kFirstMessages, chosen) - 1;
    dump::TokenReader reader(KnownKeys());
    Tickets tickets = tickets_;
    clock_.Advance(kBetween);
    port_.Watch(*own, [&](std::uint8_t number, Bytes& message) {
      if (number < chosen) reader.Read(message);  // for the keys in it
      if (number == chosen) change(message, reader);
    });
    Get(static_cast<std::size_t>(own - kFirstMessages), tickets);
    kdc_.TakeEvents();
  }

  // GetAll tells whether everything was got.
  bool GetAll() {
    clock_.Advance(kBetween);
    port_.Watch(0, [](std::uint8_t, Bytes&) {});
    const bool got = Get(0, tickets_) && port_.count() == kMessages;
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

  // What the exchanges before gave opens what comes, too.
  std::vector<Key> KnownKeys() const {
    std::vector<Key> keys = keys_;
    for (const auto* ticket : {&tickets_.tgt, &tickets_.service, &tickets_.forwarded, &tickets_.own_tgt}) {
      keys.push_back(ticket->session_key);
    }
    return keys;
  }

  // What one exchange gives, the next ones ask with, even if it is not what was meant.
  bool Get(std::size_t first, Tickets& to) {
    if (first < 1 && !LogOn("alice", to.tgt)) return false;
    const bool is_served = first > 1 || client_.GetServiceTicket(to.tgt, "HTTP/front", {}, to.service).issued();
    const bool is_forwarded = first > 2 || client_.GetForwardedTgt(to.tgt, to.forwarded).issued();
    if (!is_served || !is_forwarded) return false;
    if (first < 4 && !LogOn("HTTP/front", to.own_tgt)) return false;
    return client_.GetTicketFor(to.own_tgt, "alice", kRealm, to.service.encoding, "HTTP/back", to.onward).issued();
  }

  VirtualClock clock_;
  Clock client_clock_{clock_};
  RandomStreams random_{7};
  StringToKeyCache key_cache_;
  Directory directory_{key_cache_};
  kdc::Kdc kdc_{directory_, Clock(clock_), random_};
  TamperingPort port_{kdc_};
  kerberos::TicketClient client_{&port_, client_clock_, random_.Stream("client"), key_cache_};
  std::vector<Key> keys_;  // of all accounts
  Tickets tickets_;        // of the last GetAll
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
  exchanges.GetTampered(input[0] % kMessages, [&](Bytes& message, dump::TokenReader& reader) {
    if (input[1] != 0) return ChangeParts(message, reader, random);
    message = ToBytes(octets);
  });
  // Whatever came, the next exchanges are as good as any.
  Demand(exchanges.GetAll(), "the next exchanges succeed");
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
