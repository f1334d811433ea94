// Every token of the good scenarios, read by tshark: an implementation that shares no line with ours.

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "model/call.h"
#include "sim/kdc/keytab.h"
#include "sim/peer/simulated_factory.h"
#include "sim/wire/writer.h"
#include "tools/pcap/pcap.h"
#include "tools/pcap/tshark.h"

namespace legwork::pcap {
namespace {

constexpr std::uint32_t kTokenType = 2;  // SECBUFFER_TOKEN

struct SentToken {
  std::string_view scenario;
  Role sender = Role::kInitiator;
  Bytes token;
};

// Collected is what the runs leave behind: their tokens, and the keys of everybody in their worlds.
struct Collected {
  std::string_view scenario;  // that runs now
  std::vector<SentToken> tokens;
  Bytes keytab;

  Collected() {
    Writer writer(keytab);
    kdc::WriteKeytabHeader(writer);
  }

  void AddKeys(const Directory& directory) {
    Writer writer(keytab);
    for (const auto& account : directory.accounts()) kdc::WriteKeytabEntries(writer, directory, *account, 0);
  }
};

// ListeningPeer keeps what the handshake calls of a peer give out.
class ListeningPeer : public Peer {
 public:
  ListeningPeer(std::unique_ptr<Peer> peer, Collected& collected) : peer_(std::move(peer)), collected_(collected) {}
  const PeerTraits& traits() const override { return peer_->traits(); }

  void Answer(const CallRequest& request, CallReply& reply) override {
    peer_->Answer(request, reply);
    if (request.call != Call::kInitialize && request.call != Call::kAccept) return;
    const Role sender = request.call == Call::kInitialize ? Role::kInitiator : Role::kAcceptor;
    for (const BufferResult& buffer : reply.output) {
      if (IsToken(buffer)) collected_.tokens.push_back({collected_.scenario, sender, buffer.content});
    }
  }

 private:
  // Without the frame of RFC 2743, as in DCE style, tshark takes Kerberos from its ports only.
  static bool IsToken(const BufferResult& buffer) {
    return buffer.type == kTokenType && !buffer.content.empty() && DissectorOf(buffer.content) != "kerberos";
  }

  std::unique_ptr<Peer> peer_;
  Collected& collected_;
};

class ListeningFactory : public PeerFactory {
 public:
  explicit ListeningFactory(Collected& collected) : collected_(collected) {}
  const PeerTraits& traits() const override { return sim_.traits(); }

  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override {
    collected_.AddKeys(world.directory);
    return std::make_unique<ListeningPeer>(sim_.Make(world, kdc, actor), collected_);
  }

 private:
  SimulatedFactory sim_;
  Collected& collected_;
};

// HasOddPac: the KDC puts a PAC into tickets that is wrong on purpose.
bool HasOddPac(const script::Script& script) {
  for (const script::Statement& header : script.headers) {
    const script::Attribute* const pac = header.Find("pac");
    if (pac != nullptr && pac->value->text != "full" && pac->value->text != "minimal") return true;
  }
  return false;
}

// IsGood tells whether a scenario's tokens are as its packages made them of what an honest KDC gave, and have a form
// that others know: no fragments, which are a habit.
bool IsGood(const script::Script& script) {
  return script.Header("fault") == nullptr && script.Header("kdc") == nullptr && script.Header("habits") == nullptr &&
         script.Package() != "Scripted" && !HasOddPac(script);
}

Collected RunGoodScenarios() {
  Collected collected;
  ListeningFactory factory(collected);
  StringToKeyCache keys;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    EXPECT_TRUE(parsed.script.has_value()) << scenario.path;
    if (!parsed.script || !IsGood(*parsed.script)) continue;
    collected.scenario = scenario.id;
    script::RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &factory;
    request.keys = &keys;
    EXPECT_EQ(script::RunScenario(request).outcome, script::Outcome::kPass) << scenario.path;
  }
  return collected;
}

Bytes Capture(const std::vector<SentToken>& tokens) {
  std::vector<Packet> packets;
  std::uint16_t conversation = 0;
  std::string_view scenario;
  for (const SentToken& sent : tokens) {
    if (sent.scenario != scenario) ++conversation;
    scenario = sent.scenario;
    packets.push_back({kWorldStart, DissectorOf(sent.token), sent.token, sent.sender, conversation});
  }
  return WriteCapture(packets);
}

// DissectTest runs tshark. Where it is missing the test is skipped and says so, except in continuous integration.
class DissectTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { collected_ = new Collected(RunGoodScenarios()); }
  static void TearDownTestSuite() { delete collected_; }

  void SetUp() override {
    if (HasTshark()) return;
    const char* const ci = getenv("CI");
    if (ci != nullptr && std::string(ci) == "true") FAIL() << "tshark is not installed (package tshark)";
    GTEST_SKIP() << "tshark is not installed (package tshark)";
  }

  static std::vector<Frame> Dissected(const std::vector<SentToken>& tokens, ByteView keytab) {
    std::vector<Frame> frames;
    EXPECT_EQ(Dissect(testing::TempDir(), Capture(tokens), keytab, frames), "");
    EXPECT_EQ(frames.size(), tokens.size());
    frames.resize(tokens.size());
    return frames;
  }

  static std::string Where(std::size_t i) {
    return std::string(collected_->tokens[i].scenario) + ", frame " + std::to_string(i + 1) + ": ";
  }

  static inline Collected* collected_ = nullptr;
};

TEST_F(DissectTest, EveryTokenIsKnownAndWellFormed) {
  const std::vector<Frame> frames = Dissected(collected_->tokens, collected_->keytab);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const Frame& frame = frames[i];
    EXPECT_TRUE(frame.IsKnown()) << Where(i) << frame.protocols;
    EXPECT_EQ(frame.marks, "") << Where(i) << frame.protocols;
  }
}

TEST_F(DissectTest, TheKeytabOpensEveryTicketAndNothingElseDoes) {
  const std::vector<Frame> frames = Dissected(collected_->tokens, collected_->keytab);
  std::size_t tickets = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_EQ(frames[i].open_tickets, frames[i].tickets) << Where(i);
    tickets += frames[i].tickets;
  }
  EXPECT_GT(tickets, 30u);
  for (const Frame& frame : Dissected(collected_->tokens, Collected().keytab)) EXPECT_EQ(frame.open_tickets, 0u);
}

// S4U_DELEGATION_INFO in the PACs of services that act for a user is what the scenario says of them.
TEST_F(DissectTest, TheWayOfADelegatedTicketIsRead) {
  std::vector<std::string> told;
  const std::vector<Frame> frames = Dissected(collected_->tokens, collected_->keytab);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (collected_->tokens[i].scenario != "kerberos/delegation_info" || frames[i].tickets == 0) continue;
    told.push_back(frames[i].delegated_to + " by " + frames[i].delegated_by);
  }
  const std::vector<std::string> wanted = {" by ", "HTTP/back by HTTP/front@EXAMPLE.COM",
                                           "HTTP/rear.far.com by HTTP/front@EXAMPLE.COM|HTTP/back@EXAMPLE.COM"};
  EXPECT_EQ(told, wanted);
}

// tshark is no strict judge: it reads what there is of a mechanism's token inside a NegTokenResp. So each token is cut
// in several places, one of them inside the first header.
TEST_F(DissectTest, EveryTokenIsMarkedWhenItIsCut) {
  std::vector<bool> marked(collected_->tokens.size());
  for (const std::size_t quarters : {0, 1, 2, 3}) {
    std::vector<SentToken> cut = collected_->tokens;
    for (SentToken& sent : cut) sent.token.resize(quarters == 0 ? 3 : sent.token.size() * quarters / 4);
    const std::vector<Frame> frames = Dissected(cut, collected_->keytab);
    for (std::size_t i = 0; i < frames.size(); ++i) marked[i] = marked[i] || !frames[i].marks.empty();
  }
  for (std::size_t i = 0; i < marked.size(); ++i) EXPECT_TRUE(marked[i]) << Where(i);
}

TEST_F(DissectTest, OtherOctetsAreNotKnown) {
  const std::vector<Frame> frames = Dissected({{"other", Role::kInitiator, Bytes(40, 0x41)}}, collected_->keytab);
  EXPECT_FALSE(frames[0].IsKnown()) << frames[0].protocols;
}

}  // namespace
}  // namespace legwork::pcap
