#include "sim/spnego/fake_mechanism.h"

#include <string_view>

#include "sim/base/text.h"
#include "sim/wire/gss_frame.h"

namespace legwork::spnego {
namespace {

class FakeCredential final : public Credential {
 public:
  explicit FakeCredential(const Identity& identity) : identity_(identity) {}
  const Identity& identity() const override { return identity_; }
  Ticks Expiry() const override { return kWorldStart + kTicksPerSecond; }

 private:
  Identity identity_;
};

class FakeContext final : public Context {
 public:
  FakeContext(const FakeMechanism& mechanism, Role role)
      : mechanism_(mechanism), role_(role), next_(role == Role::kInitiator ? 1 : 0) {}

  void Step(const LegRequest& request, LegReply& reply) override {
    reply.granted = request.requested;
    reply.expiry = kWorldStart + kTicksPerSecond;
    reply.status = Take(request, reply);
    if (IsFailure(reply.status)) return;
    if (next_ <= mechanism_.token_count) Append(reply.token, FakeToken(mechanism_, next_));
    is_established_ = next_ >= mechanism_.token_count;
    reply.status = is_established_ ? SecStatus::kOk : SecStatus::kContinueNeeded;
  }
  bool established() const override { return is_established_; }
  void Describe(ContextFacts& facts) const override {
    facts.user = "fake user";
    facts.package = mechanism_.name;
    facts.session_key = Bytes(16, 0x4B);
  }

  SecStatus Sign(std::uint32_t, std::span<MessageBuffer>, std::uint32_t) override { return SecStatus::kOk; }
  SecStatus Verify(std::span<MessageBuffer>, std::uint32_t, std::uint32_t*) override { return SecStatus::kOk; }
  SecStatus Encrypt(std::uint32_t, std::span<MessageBuffer>, std::uint32_t) override { return SecStatus::kOk; }
  SecStatus Decrypt(std::span<MessageBuffer>, std::uint32_t, std::uint32_t*) override { return SecStatus::kOk; }

  bool SupportsIntegrity() const override { return mechanism_.signs; }
  SecStatus MakeMechListMic(ByteView mech_list, Bytes& mic) override {
    mic = ToBytes(AsBytes(MicText(role_, mech_list)));
    if (mechanism_.corrupts_mic) mic.back() ^= 1;
    return SecStatus::kOk;
  }
  SecStatus VerifyMechListMic(ByteView mech_list, ByteView mic) override {
    const Role other = role_ == Role::kInitiator ? Role::kAcceptor : Role::kInitiator;
    return AsText(mic) == MicText(other, mech_list) ? SecStatus::kOk : SecStatus::kMessageAltered;
  }
  void AfterMechListMic() override { ++mechanism_.mic_rounds; }

 private:
  // Takes the token that is due, and moves to the number of this side's next one.
  SecStatus Take(const LegRequest& request, LegReply& reply) {
    const bool is_initiators_first = role_ == Role::kInitiator && !has_begun_;
    const bool is_acceptors_first = role_ == Role::kAcceptor && !has_begun_;
    has_begun_ = true;
    if (is_initiators_first) {
      mechanism_.targets.emplace_back(request.target);
      return request.token.empty() ? mechanism_.first_leg : SecStatus::kInvalidToken;
    }
    if (AsText(request.token) == ErrorText()) return SecStatus::kTimeSkew;
    if (!SameBytes(request.token, FakeToken(mechanism_, next_ + 1))) return SecStatus::kInvalidToken;
    next_ += 2;
    if (!is_acceptors_first || !IsFailure(mechanism_.accepting)) return SecStatus::kOk;
    if (mechanism_.sends_error_token) Append(reply.token, AsBytes(ErrorText()));
    return mechanism_.accepting;
  }
  std::string ErrorText() const { return std::string(mechanism_.text) + " error TIME_SKEW"; }
  static std::string MicText(Role role, ByteView mech_list) {
    return (role == Role::kInitiator ? "initiator " : "acceptor ") + ToHex(mech_list);
  }

  const FakeMechanism& mechanism_;
  Role role_;
  int next_;  // number of the token this side sends next, behind the one it takes first
  bool has_begun_ = false;
  bool is_established_ = false;
};

const FakeMechanism& Of(const Package& package) { return static_cast<const FakeMechanism&>(package); }

std::unique_ptr<Credential> Acquire(const Package& package, const Surroundings&, const CredentialRequest& request,
                                    SecStatus& status) {
  status = Of(package).acquired;
  return IsFailure(status) ? nullptr : std::make_unique<FakeCredential>(request.identity);
}

std::unique_ptr<Context> MakeInitiator(const Package& package, const Surroundings&, Credential&) {
  return std::make_unique<FakeContext>(Of(package), Role::kInitiator);
}

std::unique_ptr<Context> MakeAcceptor(const Package& package, const Surroundings&, Credential&) {
  return std::make_unique<FakeContext>(Of(package), Role::kAcceptor);
}

}  // namespace

FakeMechanism::FakeMechanism(PackageName package_name, ByteView oid, ByteView alias, int count) : token_count(count) {
  name = package_name;
  text = PackageText(package_name);
  mechanism = oid;
  mechanism_alias = alias;
  acquire = Acquire;
  make_initiator = MakeInitiator;
  make_acceptor = MakeAcceptor;
}

Bytes FakeToken(const FakeMechanism& mechanism, int number) {
  const std::string text = " " + std::to_string(number);
  Bytes token;
  if (mechanism.name == PackageName::kNtlm) {
    token = ToBytes(AsBytes(std::string("NTLMSSP\0", 8) + text));
  } else {
    DerWriter writer(token);
    const DerScope frame = OpenGssFrame(writer, mechanism.mechanism);
    writer.PutBytes(AsBytes(text));
  }
  return token;
}

}  // namespace legwork::spnego
