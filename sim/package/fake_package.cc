#include "sim/package/fake_package.h"

#include <utility>

#include "model/sec_buffer.h"

namespace legwork {
namespace {

constexpr std::uint8_t kSeal = 0x55;
constexpr Ticks kEnd = kWorldStart + 3600 * kTicksPerSecond;

class FakeCredential : public Credential {
 public:
  explicit FakeCredential(const CredentialRequest& request) : identity_(request.identity), script_(request.script) {}
  const Identity& identity() const override { return identity_; }
  Ticks Expiry() const override { return kEnd; }
  const std::vector<ScriptedLeg>& script() const { return script_; }

 private:
  Identity identity_;
  std::vector<ScriptedLeg> script_;
};

MessageBuffer* Find(std::span<MessageBuffer> message, BufferType type) {
  for (MessageBuffer& buffer : message) {
    if (BufferTypeOf(buffer.type) == type) return &buffer;
  }
  return nullptr;
}

class FakeContext : public Context {
 public:
  explicit FakeContext(const FakeCredential& credential) : script_(credential.script()) {}

  void Step(const LegRequest& request, LegReply& reply) override {
    if (next_ >= script_.size()) return;  // INTERNAL_ERROR, as the reply arrives
    const ScriptedLeg& leg = script_[next_++];
    had_token_ = request.has_token;
    reply.status = leg.status;
    reply.token = leg.token;
    reply.granted = leg.granted;
    reply.expiry = kEnd;
    complete_ = leg.complete;
  }
  SecStatus Complete(std::span<MessageBuffer>) override { return complete_; }
  bool established() const override { return next_ == script_.size(); }
  void Describe(ContextFacts& facts) const override {
    facts.sizes.max_signature = 1;
    facts.user = had_token_ ? "heard a token" : "heard nothing";
  }
  SecStatus Sign(std::uint32_t, std::span<MessageBuffer> message, std::uint32_t) override { return Put(message); }
  SecStatus Encrypt(std::uint32_t, std::span<MessageBuffer> message, std::uint32_t) override { return Put(message); }
  SecStatus Verify(std::span<MessageBuffer> message, std::uint32_t, std::uint32_t* qop) override {
    return Look(message, qop);
  }
  SecStatus Decrypt(std::span<MessageBuffer> message, std::uint32_t, std::uint32_t* qop) override {
    MessageBuffer* stream = Find(message, BufferType::kStream);
    return stream == nullptr ? Look(message, qop) : Show(*stream, *Find(message, BufferType::kData));
  }
  bool SupportsIntegrity() const override { return false; }
  SecStatus MakeMechListMic(ByteView, Bytes&) override { return SecStatus::kUnsupportedFunction; }
  SecStatus VerifyMechListMic(ByteView, ByteView) override { return SecStatus::kUnsupportedFunction; }

 private:
  static SecStatus Put(std::span<MessageBuffer> message) {
    MessageBuffer* token = Find(message, BufferType::kToken);
    if (token->bytes.empty()) return SecStatus::kBufferTooSmall;
    token->bytes[0] = kSeal;
    token->used = 1;
    return SecStatus::kOk;
  }
  static SecStatus Show(const MessageBuffer& stream, MessageBuffer& data) {
    data.bytes = stream.bytes;
    data.used = stream.used;
    return SecStatus::kOk;
  }
  static SecStatus Look(std::span<MessageBuffer> message, std::uint32_t* qop) {
    const MessageBuffer* token = Find(message, BufferType::kToken);
    const bool is_whole = token != nullptr && token->used == 1 && token->bytes[0] == kSeal;
    if (is_whole && qop != nullptr) *qop = 0;
    return is_whole ? SecStatus::kOk : SecStatus::kMessageAltered;
  }

  const std::vector<ScriptedLeg>& script_;  // of the credential, which outlives the context
  std::size_t next_ = 0;
  bool had_token_ = false;
  SecStatus complete_ = SecStatus::kOk;
};

std::unique_ptr<Credential> Acquire(const Package&, const Surroundings&, const CredentialRequest& request,
                                    SecStatus& status) {
  status = request.identity.user == "nobody" ? SecStatus::kUnknownCredentials : SecStatus::kOk;
  return IsFailure(status) ? nullptr : std::make_unique<FakeCredential>(request);
}

std::unique_ptr<Context> MakeContext(const Package&, const Surroundings&, Credential& credential) {
  return std::make_unique<FakeContext>(static_cast<FakeCredential&>(credential));
}

}  // namespace

const Package kFakePackage = {.name = PackageName::kOther,
                              .text = "Fake",
                              .comment = "answers what a test dictates",
                              .max_token = 64,
                              .mechanism = {},
                              .mechanism_alias = {},
                              .inner = {},
                              .acquire = Acquire,
                              .make_initiator = MakeContext,
                              .make_acceptor = MakeContext};

}  // namespace legwork
