#include "tools/dump/testing/scenario_tokens.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/crypto/encryption_type.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::dump::testing {
namespace {

constexpr std::uint32_t kTokenType = 2;  // SECBUFFER_TOKEN

struct Collected {
  std::set<Bytes> tokens;
  std::vector<Key> keys;

  void AddToken(ByteView token) {
    if (!token.empty()) tokens.insert(ToBytes(token));
  }

  void AddKeys(const Directory& directory) {
    for (const auto& account : directory.accounts()) {
      for (const EncryptionType type : account->enctypes) {
        if (FindEncryptionType(static_cast<std::int32_t>(type)) == nullptr) continue;  // an account may have others
        const Key key = directory.LongTermKey(*account, type);
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
      }
    }
  }
};

class ListeningKdc : public KdcPort {
 public:
  ListeningKdc(KdcPort& kdc, Collected& collected) : kdc_(kdc), collected_(collected) {}

  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override {
    collected_.AddToken(request);
    std::optional<Bytes> reply = kdc_.Exchange(realm, request);
    if (reply) collected_.AddToken(*reply);
    return reply;
  }

 private:
  KdcPort& kdc_;
  Collected& collected_;
};

// ListeningPeer keeps the tokens that calls of a peer give out.
class ListeningPeer : public Peer {
 public:
  ListeningPeer(std::unique_ptr<ListeningKdc> kdc, std::unique_ptr<Peer> peer, Collected& collected)
      : kdc_(std::move(kdc)), peer_(std::move(peer)), collected_(collected) {}
  const PeerTraits& traits() const override { return peer_->traits(); }

  void Answer(const CallRequest& request, CallReply& reply) override {
    peer_->Answer(request, reply);
    for (const BufferResult& buffer : reply.output) {
      if (buffer.type == kTokenType) collected_.AddToken(buffer.content);
    }
  }

 private:
  std::unique_ptr<ListeningKdc> kdc_;
  std::unique_ptr<Peer> peer_;
  Collected& collected_;
};

class ListeningFactory : public PeerFactory {
 public:
  explicit ListeningFactory(Collected& collected) : collected_(collected) {}
  const PeerTraits& traits() const override { return sim_.traits(); }

  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override {
    collected_.AddKeys(world.directory);
    std::unique_ptr<ListeningKdc> listening;
    if (kdc != nullptr) listening = std::make_unique<ListeningKdc>(*kdc, collected_);
    std::unique_ptr<Peer> peer = sim_.Make(world, listening.get(), actor);
    return std::make_unique<ListeningPeer>(std::move(listening), std::move(peer), collected_);
  }

 private:
  SimulatedFactory sim_;
  Collected& collected_;
};

}  // namespace

ScenarioTokens RunAllScenarios() {
  Collected collected;
  ListeningFactory factory(collected);
  StringToKeyCache keys;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    if (!parsed.script) continue;
    script::RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &factory;
    request.keys = &keys;
    script::RunScenario(request);
  }
  return {{collected.tokens.begin(), collected.tokens.end()}, std::move(collected.keys)};
}

}  // namespace legwork::dump::testing
