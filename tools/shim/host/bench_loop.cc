#include "tools/shim/host/bench_loop.h"

#include "model/sec_buffer.h"
#include "tools/shim/codec/words.h"
#include "tools/shim/host/bench_rounds.h"
#include "tools/shim/host/foreign_text.h"

namespace legwork::host {
namespace {

constexpr std::uint32_t kInitiatorAsks = 0x2 | 0x10 | 0x10000;  // MUTUAL_AUTH, CONFIDENTIALITY, ISC_REQ_INTEGRITY
constexpr std::uint32_t kAcceptorAsks = 0x10 | 0x20000;         // CONFIDENTIALITY, ASC_REQ_INTEGRITY
constexpr int kLegsMax = 8;
constexpr std::uint32_t kTokenToken = static_cast<std::uint32_t>(BufferType::kToken);
constexpr std::int32_t kContinue = static_cast<std::int32_t>(SecStatus::kContinueNeeded);
constexpr std::int32_t kComplete = static_cast<std::int32_t>(SecStatus::kCompleteNeeded);
constexpr std::int32_t kNoFunction = static_cast<std::int32_t>(SecStatus::kUnsupportedFunction);
constexpr std::int32_t kCompleteAndContinue = static_cast<std::int32_t>(SecStatus::kCompleteAndContinue);

// Side is one role's credential, context and output token.
struct Side {
  AbiHandle credential = {};
  AbiHandle context = {};
  bool has_context = false;
  bool done = false;
  Bytes memory = Bytes(16384);
  std::uint32_t size = 0;
};

class Loop {
 public:
  Loop(const AbiTable& table, const BenchRequest& request, BenchReply& reply) : table_(table), reply_(reply) {
    package_ = EncodeText(PackageText(request.package), false);
    target_ = EncodeText("HTTP/web", false);
    user_ = EncodeText(request.user, false);
    domain_ = EncodeText(request.domain, false);
    password_ = EncodeText(request.password, false);
  }

  bool Begin() {
    AbiIdentity identity = {user_.bytes.data(),     user_.characters,     domain_.bytes.data(), domain_.characters,
                            password_.bytes.data(), password_.characters, kIdentityUnicode};
    return Acquire(kUseOutbound, &identity, initiator_) && Acquire(kUseInbound, nullptr, acceptor_);
  }
  void End() {
    table_.free_credential(&initiator_.credential);
    table_.free_credential(&acceptor_.credential);
  }

  // Handshake is one from the first call to both deletions; false, with the reason, if it failed.
  bool Handshake() {
    bool good = true;
    for (int leg = 0; good && leg < kLegsMax && !(initiator_.done && acceptor_.done); ++leg) {
      Side& side = leg % 2 == 0 ? initiator_ : acceptor_;
      Side& other = leg % 2 == 0 ? acceptor_ : initiator_;
      good = side.done || Step(side, other, leg % 2 == 0);
    }
    good = good && initiator_.done && acceptor_.done;
    Delete(initiator_);
    Delete(acceptor_);
    if (good) ++reply_.handshakes;
    if (!good && reply_.failure.empty()) reply_.failure = "the handshake does not end";
    return good;
  }

 private:
  bool Acquire(std::uint32_t use, AbiIdentity* identity, Side& side) {
    AbiTimeStamp expiry;
    return Succeeded("AcquireCredentialsHandle", table_.acquire(nullptr, package_.bytes.data(), use, nullptr, identity,
                                                                nullptr, nullptr, &side.credential, &expiry));
  }

  bool Succeeded(std::string_view function, std::int32_t status) {
    if (status >= 0) return true;
    reply_.failure = std::string(function) + " answers " + SecStatusText(static_cast<SecStatus>(status));
    return false;
  }

  bool Step(Side& side, Side& other, bool initiates) {
    AbiBuffer in = {other.size, kTokenToken, other.memory.data()};
    AbiBuffer out = {static_cast<std::uint32_t>(side.memory.size()), kTokenToken, side.memory.data()};
    AbiDescriptor input = {0, 1, &in}, output = {0, 1, &out};
    AbiHandle* const context = side.has_context ? &side.context : nullptr;
    AbiTimeStamp expiry;
    std::uint32_t granted = 0;
    const std::int32_t status =
        initiates ? table_.initialize(&side.credential, context, target_.bytes.data(), kInitiatorAsks, 0, 0x10,
                                      side.has_context ? &input : nullptr, 0, &side.context, &output, &granted, &expiry)
                  : table_.accept(&side.credential, context, &input, kAcceptorAsks, 0x10, &side.context, &output,
                                  &granted, &expiry);
    if (!Succeeded(initiates ? "InitializeSecurityContext" : "AcceptSecurityContext", status)) return false;
    side.has_context = true;
    const bool completes = status == kComplete || status == kCompleteAndContinue;
    if (completes && table_.complete == nullptr) return Succeeded("CompleteAuthToken", kNoFunction);
    if (completes && !Succeeded("CompleteAuthToken", table_.complete(&side.context, &output))) return false;
    side.done = status != kContinue && status != kCompleteAndContinue;
    side.size = out.size;
    reply_.tokens += out.size != 0;
    reply_.bytes += out.size;
    return true;
  }

  void Delete(Side& side) {
    if (side.has_context) table_.delete_context(&side.context);
    side.has_context = side.done = false;
    side.size = 0;
  }

  const AbiTable& table_;
  BenchReply& reply_;
  CallerText package_, target_, user_, domain_, password_;
  Side initiator_, acceptor_;
};

}  // namespace

BenchReply RunBench(const Library& library, const BenchRequest& request) {
  BenchReply reply;
  if (library.wide == nullptr) {
    reply.failure = "the library has no W function table";
    return reply;
  }
  Loop loop(*library.wide, request, reply);
  RunRounds(request, loop, reply);
  return reply;
}

}  // namespace legwork::host
