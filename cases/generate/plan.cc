#include "cases/generate/plan.h"

#include <ostream>

namespace legwork::generate {
namespace {

constexpr PackageName kPackages[] = {PackageName::kNtlm, PackageName::kKerberos, PackageName::kNegotiate};

constexpr std::string_view kRequests[] = {
    "0", "INTEGRITY", "CONFIDENTIALITY|INTEGRITY", "MUTUAL_AUTH", "MUTUAL_AUTH|REPLAY_DETECT|SEQUENCE_DETECT",
    "MUTUAL_AUTH|CONFIDENTIALITY|INTEGRITY|REPLAY_DETECT|SEQUENCE_DETECT", "REPLAY_DETECT", "SEQUENCE_DETECT",
    "DELEGATE", "DELEGATE|MUTUAL_AUTH", "CONNECTION", "EXTENDED_ERROR|MUTUAL_AUTH", "STREAM", "IDENTIFY|MUTUAL_AUTH",
    "NO_INTEGRITY|INTEGRITY", "USE_SESSION_KEY|INTEGRITY",
};

constexpr std::string_view kAttributes[] = {"SIZES", "NAMES", "LIFESPAN", "FLAGS", "PACKAGE_INFO", "NEGOTIATION_INFO",
                                            "SESSION_KEY", "KEY_INFO", "NATIVE_NAMES", "AUTHORITY", "STREAM_SIZES"};

// What a misshapen handshake call says in addition. `=` of the row it is appended to stands behind it.
constexpr std::string_view kMisshapes[] = {
    "output=size:0", "output=none", "output=size:1", "output=size:16", "output=type:DATA", "output=allocate",
    "input=none", "input=empty", "input=again", "input=hex:6000", "input=text:NTLMSSP", "context=zero",
    "context=all_ones", "context=credential", "credential=zero", "credential=all_ones", "credential=null",
    "new_context=null", "new_context=separate", "expiry=given", "expiry=null", "drep=0",
};

constexpr std::string_view kForgotten[] = {"context=zero", "context=all_ones", "context=credential", "context=stale"};
constexpr std::string_view kWaits[] = {"1s", "10m", "8h", "30h"};

struct SpoilForm {
  std::string_view fault;
  bool has_place;
};
constexpr SpoilForm kSpoils[] = {{"truncate", true}, {"flip", true},   {"duplicate", false}, {"drop", false},
                                 {"empty", false},   {"reorder", false}, {"truncate", true},  {"flip", true}};

template <std::size_t kSize>
std::string Pick(const std::string_view (&forms)[kSize], std::uint8_t variant) {
  return std::string(forms[variant % kSize]);
}

bool IsInitiator(const Insertion& insertion) { return insertion.actor % 2 == 0; }

// Any status is fine: a plan expects nothing, the oracle judges.
std::string Step(bool initiator, const std::string& call) {
  return std::string(initiator ? "client" : "server") + "  " + call + "  = *\n";
}

std::string HandshakeCall(bool initiator, const Plan& plan, bool first) {
  if (!initiator) return "accept";
  return first ? "initialize  req=" + Pick(kRequests, plan.request) : "initialize";
}

std::string WriteDeed(const Insertion& insertion) {
  const bool initiator = IsInitiator(insertion);
  const auto step = [&](const std::string& call) { return Step(initiator, call); };
  const std::string handshake = initiator ? "initialize" : "accept";
  switch (static_cast<Deed>(insertion.deed % kDeedCount)) {
    case Deed::kQuery: return step("query  attribute=" + Pick(kAttributes, insertion.variant));
    case Deed::kMisshape: return step(handshake + "  " + Pick(kMisshapes, insertion.variant));
    case Deed::kRepeat: return step(handshake);
    case Deed::kSign: return step("sign  message=" + std::string(insertion.variant % 2 == 0 ? "hello" : "again"));
    case Deed::kVerify: return step(insertion.variant % 3 == 1   ? "verify  altered=data"
                                    : insertion.variant % 3 == 2 ? "verify  again"
                                                                 : "verify");
    case Deed::kEncrypt: return step("encrypt  message=hello");
    case Deed::kDecrypt: return step(insertion.variant % 3 == 1   ? "decrypt  altered=data"
                                     : insertion.variant % 3 == 2 ? "decrypt  again"
                                                                  : "decrypt");
    case Deed::kComplete: return step("complete");
    case Deed::kControl: return step("apply_control");
    case Deed::kDelete: return step("delete");
    case Deed::kFree: return step("free");
    case Deed::kForget: return step("query  attribute=SIZES  " + Pick(kForgotten, insertion.variant));
    case Deed::kWait:
      return std::string(initiator ? "client" : "server") + "  wait  " + Pick(kWaits, insertion.variant) + "\n";
  }
  return {};
}

std::string WriteHeaders(const Plan& plan, std::string_view id, std::uint64_t seed) {
  std::string text = "# Generated from seed " + std::to_string(seed) + ": only what the package does is judged.\n";
  text += "scenario   " + std::string(id) + "\npackage    " + std::string(PackageText(kPackages[plan.package % 3])) +
          "\nseed       " + std::to_string(seed) + "\nobserve\n\n";
  text += "realm      EXAMPLE.COM\nprincipal  alice  password=alice-pw  ok_as_delegate\n"
          "principal  HTTP/web.example.com  password=web-pw  ok_as_delegate\n\n";
  text += "initiator  client  as=alice  domain=EXAMPLE  target=HTTP/web.example.com" +
          std::string(plan.wrong_password ? "  password=wrong" : "") + "\n";
  text += "acceptor   server  as=HTTP/web.example.com\n";
  for (const Spoil& spoil : plan.spoils) {
    const SpoilForm& form = kSpoils[spoil.kind % std::size(kSpoils)];
    text += "fault      " + std::string(form.fault) + "  from=" + (spoil.leg % 2 == 0 ? "client" : "server") +
            "  leg=" + std::to_string(1 + spoil.leg / 2);
    if (form.has_place) text += "  at=" + std::to_string(spoil.at);
    text += "\n";
  }
  return text + "\n";
}

}  // namespace

std::span<const PackageName> PlanPackages() { return kPackages; }

std::string WriteScenario(const Plan& plan, std::string_view id, std::uint64_t seed) {
  std::string text = WriteHeaders(plan, id, seed);
  bool wrote_step = false;
  for (int leg = 0; leg <= 7; ++leg) {
    for (const Insertion& insertion : plan.insertions) {
      if (insertion.after == leg) {
        text += WriteDeed(insertion);
        wrote_step = true;
      }
    }
    if (leg < plan.legs) {
      text += Step(leg % 2 == 0, HandshakeCall(leg % 2 == 0, plan, leg == 0));
      wrote_step = true;
    }
  }
  // A scenario has at least one step.
  return wrote_step ? text : text + "client  acquire  = *\n";
}

void showValue(const Plan& plan, std::ostream& out) { out << WriteScenario(plan, "generated/shown", 0); }

}  // namespace legwork::generate
