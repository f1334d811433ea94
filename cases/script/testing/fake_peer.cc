#include "cases/script/testing/fake_peer.h"

#include "model/sec_buffer.h"

namespace legwork::script {
namespace {

constexpr Ticks kExpiry = kWorldStart + 36'000 * kTicksPerSecond;

class FakePeer : public Peer {
 public:
  FakePeer(FakePeerFactory& factory, std::string actor) : factory_(factory), actor_(std::move(actor)) {}

  const PeerTraits& traits() const override { return factory_.traits(); }

  void Answer(const CallRequest& request, CallReply& reply) override {
    factory_.requests[actor_].push_back(request);
    bool handshake = request.call == Call::kInitialize || request.call == Call::kAccept;
    if (handshake) return AnswerHandshake(request, reply);
    if (factory_.statuses.contains(request.call)) reply.status = factory_.statuses[request.call];
    if (request.call == Call::kDelete && ++deletes_ > 1) reply.status = factory_.second_delete;
    if (request.call == Call::kQuery) reply.facts = factory_.facts;
    if (request.call == Call::kAcquire) GiveHandle(0x1000, reply);
    reply.expiry = kExpiry;
    reply.expiry_written = !request.expiry_is_null;
    if (request.call == Call::kComplete) Echo(request, reply);
  }

 private:
  void AnswerHandshake(const CallRequest& request, CallReply& reply) {
    std::deque<FakeAnswer>& answers = factory_.answers[actor_];
    FakeAnswer answer = answers.empty() ? FakeAnswer{} : answers.front();
    if (!answers.empty()) answers.pop_front();
    reply.outcome = answer.outcome;
    reply.status = answer.status;
    if (IsFailure(answer.status)) return;
    if (request.context.is_null) GiveHandle(0x2000, reply);
    reply.expiry = kExpiry;
    reply.expiry_written = !request.expiry_is_null;
    reply.granted = answer.granted;
    reply.granted_written = true;
    BufferResult token;
    token.type = static_cast<std::uint32_t>(BufferType::kToken);
    token.content.assign(answer.token.begin(), answer.token.end());
    token.changed = !token.content.empty();
    token.guards_intact = !factory_.overruns;
    token.size = static_cast<std::uint32_t>(token.content.size());
    reply.output.push_back(std::move(token));
  }

  void GiveHandle(std::uint64_t base, CallReply& reply) {
    reply.new_handle = {base, ++handles_};
    reply.new_handle_written = true;
  }

  static void Echo(const CallRequest& request, CallReply& reply) {
    for (const BufferArgument& buffer : request.input.buffers) {
      BufferResult result;
      result.type = buffer.type;
      result.content = buffer.content;
      reply.input.push_back(std::move(result));
    }
  }

  FakePeerFactory& factory_;
  std::string actor_;
  std::uint64_t handles_ = 0;
  int deletes_ = 0;
};

}  // namespace

FakePeerFactory::FakePeerFactory() {
  traits_.subject = "fake";
  traits_.packages = {PackageName::kNegotiate, PackageName::kKerberos, PackageName::kNtlm, PackageName::kScripted};
  traits_.simulated = traits_.controls_clock = traits_.controls_random = traits_.uses_world_kdc =
      traits_.knows_world_accounts = true;
}

std::unique_ptr<Peer> FakePeerFactory::Make(World&, KdcPort*, const ActorSetup& actor) {
  setups.push_back(actor);
  return std::make_unique<FakePeer>(*this, actor.name);
}

}  // namespace legwork::script
