#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/response_key.h"
#include "sim/wire/utf16.h"

// What implementations do differently, one habit at a time, and handshakes between them.
namespace legwork::ntlm {
namespace {

constexpr ContextFlags kProtection = ContextFlag::kIntegrity | ContextFlag::kConfidentiality;

class NtlmHabitsTest : public testing::Test {
 protected:
  NtlmHabits& ours() { return world_.client.habits.ntlm; }
  NtlmHabits& theirs() { return world_.server.habits.ntlm; }

  Pair& Meet(const Identity& identity = NtlmWorld::Alice()) {
    pair_.emplace(world_, identity);
    pair_->client_request.requested = kProtection;
    return *pair_;
  }

  // Flow says whether messages go both ways, signed and sealed.
  void ExpectFlow() {
    Context* const sides[] = {pair_->initiator.get(), pair_->acceptor.get()};
    for (int i = 0; i < 2; ++i) {
      Message sealed = SealedBy(*sides[i], "sealed text");
      EXPECT_EQ(Decrypt(*sides[1 - i], sealed), SecStatus::kOk);
      EXPECT_EQ(AsText(sealed.data), "sealed text");
      Message signed_message = SignedBy(*sides[i], "signed text");
      EXPECT_EQ(Verify(*sides[1 - i], signed_message), SecStatus::kOk);
    }
  }
  void ExpectLogon(const Identity& identity = NtlmWorld::Alice()) {
    EXPECT_EQ(Meet(identity).Exchange(), SecStatus::kOk);
    ExpectFlow();
  }
  SecStatus Met(const Identity& identity = NtlmWorld::Alice()) { return Meet(identity).Exchange(); }

  AuthenticateMessage Sent() { return ReadAuthenticateMessage(pair_->authenticate.token).value(); }
  AvPairs SentPairs() { return ReadNtlmv2Response(Sent().nt_challenge_response)->av_pairs; }
  ChallengeMessage Asked() { return ReadChallengeMessage(pair_->challenge.token).value(); }

  NtlmWorld world_;
  std::optional<Pair> pair_;
};

// LmCompatibilityLevel of the initiator, down, by that of the acceptor.
TEST_F(NtlmHabitsTest, LevelsSayWhoLogsOn) {
  for (std::uint8_t client = 0; client <= 5; ++client) {
    for (std::uint8_t server = 0; server <= 5; ++server) {
      ours().level = client;
      theirs().level = server;
      const bool fits = client >= 3 || server < 5;
      SCOPED_TRACE(testing::Message() << int{client} << " and " << int{server});
      EXPECT_EQ(Met(), fits ? SecStatus::kOk : SecStatus::kLogonDenied);
      if (fits) ExpectFlow();
      EXPECT_EQ(Met(NtlmWorld::Alice("wrong")), SecStatus::kLogonDenied);
    }
  }
}

TEST_F(NtlmHabitsTest, LevelsSayWhichResponses) {
  theirs().level = 0;
  ours().level = 0;
  ExpectLogon();
  EXPECT_EQ(Asked().negotiate_flags & kNegotiateExtendedSessionSecurity, 0u);
  EXPECT_FALSE(SameBytes(Sent().lm_challenge_response, Sent().nt_challenge_response));
  ours().level = 2;
  ours().flags_off = kNegotiateExtendedSessionSecurity;
  ExpectLogon();
  EXPECT_TRUE(SameBytes(Sent().lm_challenge_response, Sent().nt_challenge_response)) << "no LM response";
  ours().flags_off = 0;
  ExpectLogon();
  EXPECT_EQ(ToHex(Sent().lm_challenge_response.subspan(8)), "00000000000000000000000000000000");
  EXPECT_EQ(Sent().nt_challenge_response.size(), kNtlmv1ResponseSize);
}

TEST_F(NtlmHabitsTest, APasswordThatHasNoLmHashLogsOnAllTheSame) {
  ours().level = theirs().level = 0;
  Account account;
  account.name = "carol";
  account.domain = "EXAMPLE";
  account.realm = "EXAMPLE.COM";
  account.password = "a password of more than fourteen letters";
  world_.directory.Add(account);
  ExpectLogon({"carol", "EXAMPLE", account.password, true, false});
  EXPECT_TRUE(SameBytes(Sent().lm_challenge_response, Sent().nt_challenge_response));
}

// windows-observed H13.
TEST_F(NtlmHabitsTest, APasswordOfManyHundredLettersIsAPassword) {
  Account account;
  account.name = "dave";
  account.domain = "EXAMPLE";
  account.realm = "EXAMPLE.COM";
  account.password = std::string(600, 'x');
  world_.directory.Add(account);
  ExpectLogon({"dave", "EXAMPLE", account.password, true, false});
  EXPECT_EQ(Met({"dave", "EXAMPLE", std::string(599, 'x'), true, false}), SecStatus::kLogonDenied);
}

// Every strength, keys exchanged or not, in each version.
TEST_F(NtlmHabitsTest, EveryKeyProtectsMessages) {
  constexpr NegotiateFlags kWeaker[] = {0, kNegotiate128, kNegotiate128 | kNegotiate56};
  for (const std::uint8_t level : {0, 1, 3}) {
    for (const NegotiateFlags weaker : kWeaker) {
      for (const NegotiateFlags exchange : {NegotiateFlags{0}, kNegotiateKeyExch}) {
        for (const NegotiateFlags lm_key : {NegotiateFlags{0}, kNegotiateLmKey, kRequestNonNtSessionKey}) {
          ours() = {.level = level, .flags_on = lm_key, .flags_off = weaker | exchange, .requires_128_bit = false};
          theirs() = {.level = 0, .flags_on = lm_key, .requires_128_bit = false};
          SCOPED_TRACE(testing::Message() << int{level} << " without " << std::hex << (weaker | exchange) << lm_key);
          ExpectLogon();
        }
      }
    }
  }
}

TEST_F(NtlmHabitsTest, LessThan128BitsIsForTheTolerant) {
  ours() = {.flags_off = kNegotiate128, .requires_128_bit = false};
  EXPECT_EQ(Met(), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(pair_->challenge.status, SecStatus::kUnsupportedFunction);
  theirs().requires_128_bit = false;
  ExpectLogon();
  ours().requires_128_bit = true;
  EXPECT_EQ(Met(), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(pair_->authenticate.status, SecStatus::kUnsupportedFunction);
}

TEST_F(NtlmHabitsTest, PolicyMayForbidIt) {
  theirs().blocked = true;
  EXPECT_EQ(Met(), SecStatus::kUnsupportedFunction);
  ours().blocked = true;
  EXPECT_EQ(Met(), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(pair_->negotiate.status, SecStatus::kUnsupportedFunction);
}

TEST_F(NtlmHabitsTest, VersionIsThereOrZerosOrNothing) {
  for (const VersionHabit habit : {VersionHabit::kGiven, VersionHabit::kZeros, VersionHabit::kAbsent}) {
    ours().version = theirs().version = habit;
    ExpectLogon();
    const bool is_given = habit == VersionHabit::kGiven;
    const auto negotiate = ReadNegotiateMessage(pair_->negotiate.token);
    EXPECT_EQ(negotiate->version.has_value(), habit != VersionHabit::kAbsent);
    EXPECT_EQ((negotiate->negotiate_flags & kNegotiateVersion) != 0, is_given);
    EXPECT_EQ(Asked().version.has_value(), habit != VersionHabit::kAbsent);
    EXPECT_EQ((Sent().negotiate_flags & kNegotiateVersion) != 0, is_given);
    EXPECT_TRUE(Sent().mic.has_value()) << "its place is behind that of VERSION";
  }
}

TEST_F(NtlmHabitsTest, NamesMayStandInNegotiate) {
  ours().supplies_names = true;
  ExpectLogon();  // with a MIC over it all
  const auto negotiate = ReadNegotiateMessage(pair_->negotiate.token);
  EXPECT_EQ(AsText(negotiate->domain_name), "EXAMPLE");
  EXPECT_EQ(AsText(negotiate->workstation), "PC");
  constexpr NegotiateFlags kBoth = kNegotiateOemDomainSupplied | kNegotiateOemWorkstationSupplied;
  EXPECT_EQ(negotiate->negotiate_flags & kBoth, kBoth);
  ours().names_workstation = true;
  ExpectLogon();
  EXPECT_EQ(ToHex(Sent().workstation), "50004300");
}

TEST_F(NtlmHabitsTest, OemNamesAreThoseOfTheCodePage) {
  for (const int page : {437, 850}) {
    ours() = {.flags_on = kNegotiateOem, .flags_off = kNegotiateUnicode};
    ours().oem_code_page = theirs().oem_code_page = static_cast<std::uint16_t>(page);
    ExpectLogon({"J\u00FCrgen", "EXAMPLE", "p\u00E4ssw\u00F6rd", true, false});
    EXPECT_EQ(ToHex(Sent().user_name), "4a817267656e");
    EXPECT_EQ(AsText(Asked().target_name), "EXAMPLE");
  }
  EXPECT_EQ(Met({"\u044E\u0437\u0435\u0440", "EXAMPLE", "x", true, false}), SecStatus::kUnknownCredentials);
}

TEST_F(NtlmHabitsTest, AMicIsThereByHabit) {
  ExpectLogon();
  EXPECT_TRUE(Sent().mic.has_value());
  ours().mic = MicHabit::kNever;
  ExpectLogon();
  EXPECT_FALSE(Sent().mic.has_value());
  EXPECT_EQ(SentPairs().Flags() & kAvFlagMicPresent, 0u);
  theirs().requires_mic = true;
  EXPECT_EQ(Met(), SecStatus::kInvalidToken);
  theirs().av_pairs &= ~AvBit(7);
  ours().mic = MicHabit::kAlways;
  ExpectLogon();
  EXPECT_TRUE(Sent().mic.has_value());
}

// failures 38.
TEST_F(NtlmHabitsTest, TheLmResponseIsZerosWhereThereIsATimestamp) {
  ExpectLogon();
  EXPECT_EQ(ToHex(Sent().lm_challenge_response), std::string(48, '0'));
  ours().lmv2_with_timestamp = true;
  ExpectLogon();
  EXPECT_NE(ToHex(Sent().lm_challenge_response), std::string(48, '0'));
  ours().lmv2_with_timestamp = false;
  theirs().av_pairs &= ~AvBit(7);
  ExpectLogon();
  EXPECT_NE(ToHex(Sent().lm_challenge_response), std::string(48, '0'));
}

// An initiator of old sends no NT response: an LMv2 response, or LAN Manager's own.
TEST_F(NtlmHabitsTest, AnLmResponseAloneIsEnough) {
  theirs().av_pairs &= ~AvBit(7);
  ours().mic = MicHabit::kNever;
  for (const std::uint8_t level : {3, 0}) {
    for (const std::uint8_t refusing : {3, 4, 5}) {
      ours().level = level;
      ours().flags_off = kNegotiateKeyExch;
      theirs().level = refusing;
      Meet();
      pair_->Negotiate();
      pair_->Challenge();
      pair_->Authenticate();
      AuthenticateMessage message = Sent();
      message.nt_challenge_response = {};
      const Bytes lm_response = ToBytes(message.lm_challenge_response);
      const Bytes names = ToBytes(message.user_name), domain = ToBytes(message.domain_name);
      message.lm_challenge_response = lm_response;
      message.user_name = names;
      message.domain_name = domain;
      Bytes token;
      Writer out(token);
      WriteAuthenticateMessage(message, out);
      pair_->authenticate.token = token;
      pair_->Accept();
      const bool fits = level == 3 || refusing < 4;
      EXPECT_EQ(pair_->accept.status, fits ? SecStatus::kOk : SecStatus::kLogonDenied) << int{level} << int{refusing};
    }
  }
}

TEST_F(NtlmHabitsTest, PairsAreThereByHabit) {
  ExpectLogon();
  EXPECT_EQ(ToHex(*SentPairs().Find(AvId::kMsvAvChannelBindings)), std::string(32, '0'));
  EXPECT_TRUE(SentPairs().Find(AvId::kMsvAvTargetName).has_value());
  ours().omits_zero_bindings = ours().omits_target_name = ours().sends_single_host = true;
  ExpectLogon();
  EXPECT_FALSE(SentPairs().Find(AvId::kMsvAvChannelBindings) || SentPairs().Find(AvId::kMsvAvTargetName));
  EXPECT_EQ(SentPairs().Find(AvId::kMsvAvSingleHost)->size(), 48u);
}

// failures 42: every subset of the pairs of a challenge, with an unknown one in front.
TEST_F(NtlmHabitsTest, EverySubsetOfPairsWillDo) {
  theirs().unknown_av_id = 0x1234;
  for (std::uint32_t pairs = 0; pairs < 1u << 11; pairs += 2) {
    theirs().av_pairs = pairs;
    ASSERT_EQ(Met(), SecStatus::kOk) << std::hex << pairs;
    ASSERT_EQ(Sent().mic.has_value(), (pairs & AvBit(7)) != 0) << std::hex << pairs;
  }
}

TEST_F(NtlmHabitsTest, ThereMayBeNoTargetInformation) {
  theirs().av_pairs = 0;
  ExpectLogon();
  EXPECT_EQ(Asked().negotiate_flags & kNegotiateTargetInfo, 0u);
  EXPECT_TRUE(Asked().target_info.empty());
  theirs() = {.flags_off = kNegotiateTargetInfo | kRequestTarget};
  ExpectLogon();
  EXPECT_TRUE(Asked().target_info.empty() && Asked().target_name.empty());
}

// failures 35: the MIC is over what was sent, whatever MsvAvFlags the challenge had, and the pair is there once.
TEST_F(NtlmHabitsTest, FlagsOfTheChallengeAreRepeated) {
  for (const std::uint32_t flags : {0u, 2u}) {
    for (const bool has_timestamp : {false, true}) {
      theirs().av_pairs = AvBit(1) | AvBit(2) | AvBit(6) | (has_timestamp ? AvBit(7) : 0);
      theirs().av_flags = flags;
      SCOPED_TRACE(testing::Message() << flags << has_timestamp);
      if (flags == 2 && !has_timestamp) {
        EXPECT_EQ(Met(), SecStatus::kInvalidToken) << "the response says that there is a MIC";
        continue;
      }
      ExpectLogon();
      ASSERT_TRUE(SentPairs().Find(AvId::kMsvAvFlags).has_value());
      EXPECT_EQ(SentPairs().Flags(), has_timestamp ? 2u : 0u);
    }
  }
}

TEST_F(NtlmHabitsTest, AnonymousLogonsMayBeRefused) {
  EXPECT_EQ(Met(NtlmWorld::Anonymous()), SecStatus::kOk);
  theirs().refuses_anonymous = true;
  EXPECT_EQ(Met(NtlmWorld::Anonymous()), SecStatus::kLogonDenied);
}

// NLM-010, CTX-009, windows-observed G22.
TEST_F(NtlmHabitsTest, WhomNobodyKnowsIsAGuestIfThereAreAny) {
  const Identity stranger = {"mallory", "EXAMPLE", "x", true, false};
  Account guest = {.name = "Guest", .realm = "EXAMPLE.COM", .domain = "EXAMPLE", .password = "", .disabled = true};
  guest.guest = true;
  world_.directory.Add(guest);
  EXPECT_EQ(Met(stranger), SecStatus::kLogonDenied) << "the guest's account is disabled";
  guest.disabled = false;
  world_.directory.Add(guest);
  for (const Identity& identity : {stranger, Identity{"Guest", "EXAMPLE", "", true, false}}) {
    EXPECT_EQ(Met(identity), SecStatus::kOk) << identity.user;
    EXPECT_FALSE(pair_->accept.granted.HasAny(ContextFlag::kIntegrity | ContextFlag::kConfidentiality));
    ContextFacts facts;
    pair_->acceptor->Describe(facts);
    EXPECT_NE(facts.user.find("Guest"), std::string::npos);
  }
  EXPECT_EQ(Met({"Guest", "EXAMPLE", "wrong", true, false}), SecStatus::kLogonDenied);
  EXPECT_EQ(Met(NtlmWorld::Alice("wrong")), SecStatus::kLogonDenied) << "who is known is no guest";
  ExpectLogon();
}

// failures 46.
TEST_F(NtlmHabitsTest, ADomainControllerMayCheckTheNames) {
  theirs().checks_own_names = true;
  ExpectLogon();
  ours().level = 1;
  theirs().level = 0;
  EXPECT_EQ(Met(), SecStatus::kLogonDenied) << "version 1 repeats none";
}

// failures 43: only the user's letters are raised, as Windows raises them, and the domain's are not.
TEST_F(NtlmHabitsTest, NamesOfAllScriptsLogOn) {
  constexpr std::string_view kNames[] = {"\u00DCs\u00E9r", "\u044E\u0437\u0435\u0440",
                                         "\U0001D11E",     "stra\u00DFe",
                                         "\u0131stanbul",  "\u0130zmir",
                                         "\u00FFves",      "\u01CEn",
                                         "\uFF55ser"};
  for (const std::string_view name : kNames) {
    Account account;
    account.name = name;
    account.domain = "D\u00D6MAIN";
    account.realm = "DOMAIN.EXAMPLE";
    account.password = name;
    world_.directory.Add(account);
    SCOPED_TRACE(name);
    ExpectLogon({std::string(name), "D\u00D6MAIN", std::string(name), true, false});
    EXPECT_EQ(Met({std::string(name), "D\u00D6MAIN", "x", true, false}), SecStatus::kLogonDenied);
  }
}

}  // namespace
}  // namespace legwork::ntlm
