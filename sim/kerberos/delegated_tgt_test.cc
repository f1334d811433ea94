#include "sim/kerberos/delegated_tgt.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/krb_cred.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kerberos {
namespace {

Key KeyOfOctet(std::uint8_t octet) {
  Key key;
  const Bytes octets(32, octet);
  EXPECT_TRUE(MakeKey(18, octets, &key));
  return key;
}

IssuedTicket MakeTgt() {
  const Bytes cipher(40, 0x77);
  Ticket ticket;
  ticket.realm = "EXAMPLE.COM";
  ticket.sname = ServiceName("krbtgt/EXAMPLE.COM");
  ticket.enc_part = {.etype = 18, .kvno = std::nullopt, .cipher = cipher};
  IssuedTicket tgt;
  DerWriter out(tgt.encoding);
  WriteTicket(out, ticket);
  tgt.session_key = KeyOfOctet(0x21);
  tgt.flags = 0x60000000;
  tgt.auth_time = tgt.start_time = kWorldStart;
  tgt.end_time = kWorldStart + 3600 * kTicksPerSecond;
  tgt.client = "alice";
  tgt.client_realm = "EXAMPLE.COM";
  tgt.server = "krbtgt/EXAMPLE.COM";
  tgt.server_realm = "EXAMPLE.COM";
  return tgt;
}

struct DelegatedTgt : testing::Test {
  DelegatedTgt() { WriteDelegatedTgt(session, tgt, {kWorldStart, 1}, random, scratch, krb_cred); }

  KeySchedule session = KeySchedule(KeyOfOctet(0x42));
  RandomStream random = RandomStream(1, "confounder");
  Scratch scratch;
  IssuedTicket tgt = MakeTgt();
  IssuedTicket read;
  Bytes krb_cred;
};

TEST_F(DelegatedTgt, RoundTrips) {
  ASSERT_TRUE(ReadDelegatedTgt(session.key(), krb_cred, scratch, &read));
  EXPECT_EQ(read.encoding, tgt.encoding);
  EXPECT_EQ(read.session_key, tgt.session_key);
  EXPECT_EQ(read.flags, tgt.flags);
  EXPECT_EQ(read.auth_time, tgt.auth_time);
  EXPECT_EQ(read.start_time, tgt.start_time);
  EXPECT_EQ(read.end_time, tgt.end_time);
  EXPECT_EQ(read.renew_till, tgt.renew_till);
  EXPECT_EQ(read.client, tgt.client);
  EXPECT_EQ(read.client_realm, tgt.client_realm);
  EXPECT_EQ(read.server, tgt.server);
  EXPECT_EQ(read.server_realm, tgt.server_realm);
}

// The form of RFC 6448, made of the sealed one.
TEST_F(DelegatedTgt, IsReadWithoutEncryption) {
  const auto sealed = ReadKrbCred(krb_cred);
  ASSERT_TRUE(static_cast<bool>(sealed));
  Bytes plaintext, open;
  ASSERT_TRUE(Open(DerivedKeys(session.key(), kUsageKrbCred, KeyPurpose::kDecrypt), sealed->enc_part, plaintext));
  KrbCred cred = *sealed;
  cred.enc_part = {.etype = 0, .kvno = std::nullopt, .cipher = plaintext};
  DerWriter out(open);
  WriteKrbCred(out, cred);
  ASSERT_TRUE(ReadDelegatedTgt(KeyOfOctet(0x43), open, scratch, &read));
  EXPECT_EQ(read.session_key, tgt.session_key);
  EXPECT_EQ(read.client, tgt.client);
  for (std::size_t size = 0; size < open.size(); ++size) {
    EXPECT_FALSE(ReadDelegatedTgt(session.key(), ByteView(open).first(size), scratch, &read)) << size;
  }
}

TEST_F(DelegatedTgt, NeedsTheKey) { EXPECT_FALSE(ReadDelegatedTgt(KeyOfOctet(0x43), krb_cred, scratch, &read)); }

TEST_F(DelegatedTgt, EveryTruncationAndTrailingByteIsRejected) {
  for (std::size_t size = 0; size < krb_cred.size(); ++size) {
    EXPECT_FALSE(ReadDelegatedTgt(session.key(), ByteView(krb_cred).first(size), scratch, &read)) << size;
  }
  krb_cred.push_back(0);
  EXPECT_FALSE(ReadDelegatedTgt(session.key(), krb_cred, scratch, &read));
}

}  // namespace
}  // namespace legwork::kerberos
