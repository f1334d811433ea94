#ifndef LEGWORK_SIM_KDC_KDC_FIXTURE_H_
#define LEGWORK_SIM_KDC_KDC_FIXTURE_H_

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/encryption_type.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kdc/kdc.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/ticket_client/issued_ticket.h"
#include "sim/kerberos/ticket_client/ticket_client.h"
#include "sim/package/kdc_port.h"
#include "sim/world/directory.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

inline constexpr std::string_view kRealm = "EXAMPLE.COM";

// RecordingPort passes requests on and keeps the last one and its reply; a test may put another reply in its place.
class RecordingPort : public KdcPort {
 public:
  explicit RecordingPort(KdcPort& kdc) : kdc_(kdc) {}

  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
    last_request.assign(request.begin(), request.end());
    const std::optional<Bytes> reply = kdc_.Exchange(realm, request);
    last_reply = reply.value_or(Bytes());
    return planted_reply ? planted_reply : reply;
  }

  Bytes last_request;
  Bytes last_reply;
  std::optional<Bytes> planted_reply;

 private:
  KdcPort& kdc_;
};

// KdcFixture is a realm with the user alice and the services HTTP/web and HTTP/trusted.
class KdcFixture : public testing::Test {
 protected:
  KdcFixture() {
    Add("alice", "alice-pw");
    Add("HTTP/web", "web-pw");
    Add("HTTP/trusted", "trusted-pw").ok_as_delegate = true;
    kdc_.AddRealm(kRealm);
  }

  Account& Add(std::string_view name, std::string_view password) {
    Account account;
    account.name = name;
    account.realm = kRealm;
    account.domain = "EXAMPLE";
    account.password = password;
    account.enctypes = {EncryptionType::kAes256CtsHmacSha1, EncryptionType::kAes128CtsHmacSha1};
    return directory_.Add(account);
  }

  // Of gives the account to be changed.
  Account& Of(std::string_view name) {
    for (const auto& account : directory_.accounts()) {
      if (account->name == name) return *account;
    }
    return Add(name, "made");
  }

  kerberos::TicketOutcome LogOn(std::string_view user = "alice", std::string_view password = "alice-pw") {
    return client_.GetTgt({user, kRealm, password}, tgt_);
  }

  kerberos::TicketOutcome AskFor(std::string_view server, std::string_view realm = {}) {
    return client_.GetServiceTicket(tgt_, server, realm, ticket_);
  }

  static void ExpectRefused(const kerberos::TicketOutcome& outcome, kerberos::KrbErrorCode error) {
    EXPECT_EQ(outcome.kind, kerberos::TicketOutcome::Kind::kRefused) << outcome.reason;
    EXPECT_EQ(kerberos::KrbErrorText(outcome.error_code), kerberos::KrbErrorText(NumberOf(error)));
  }

  VirtualClock world_clock_;
  Clock client_clock_{world_clock_};
  RandomStreams random_{7};
  StringToKeyCache keys_;
  Directory directory_{keys_};
  Kdc kdc_{directory_, Clock(world_clock_), random_};
  RecordingPort port_{kdc_};
  kerberos::TicketClient client_{&port_, client_clock_, random_.Stream("client"), keys_};
  kerberos::IssuedTicket tgt_;
  kerberos::IssuedTicket ticket_;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_FIXTURE_H_
