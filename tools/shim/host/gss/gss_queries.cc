#include <string>

#include "model/attribute.h"
#include "tools/shim/host/gss/gss_call.h"
#include "tools/shim/host/gss/gss_mapping.h"

namespace legwork::host {
namespace {

// 1.2.840.113554.1.2.2.5.5, GSS_C_INQ_SSPI_SESSION_KEY: both libraries answer SSPI's own question by it.
constexpr char kSessionKey[] = "\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x05\x05";
constexpr GssOid kSessionKeyOid = {sizeof kSessionKey - 1, kSessionKey};

constexpr std::uint32_t kTokenMax = 65535;  // GSS-API has no bound; the largest that a caller need have room for
constexpr std::uint32_t kProbe = 4096;      // octets of an imagined message

// Inquiry is what gss_inquire_context tells. Names cost the library work, so only those that are wanted are asked for.
struct Inquiry {
  bool wants_source = false, wants_target = false;
  GssName source = nullptr, target = nullptr;
  std::uint32_t lifetime = 0, flags = 0;
  const GssOid* mechanism = nullptr;
  int is_initiator = 0, is_open = 0;
};

GssMajor Inquire(GssCall& call, HeldContext& held, Inquiry& inquiry, GssMinor& minor) {
  return call.gss.inquire_context(&minor, held.context, inquiry.wants_source ? &inquiry.source : nullptr,
                                  inquiry.wants_target ? &inquiry.target : nullptr, &inquiry.lifetime,
                                  &inquiry.mechanism, &inquiry.flags, &inquiry.is_initiator, &inquiry.is_open);
}

// Overhead is what protection adds to a message, as the library reckons it.
GssMajor Overhead(GssCall& call, HeldContext& held, bool seals, std::uint32_t& size, GssMinor& minor) {
  std::uint32_t room = 0;
  const GssMajor major = call.gss.wrap_size_limit(&minor, held.context, seals ? 1 : 0, 0, kProbe, &room);
  size = GssFailed(major) || room > kProbe ? 0 : kProbe - room;
  return major;
}

// QuerySizes: cbMaxSignature and cbSecurityTrailer are no questions of GSS-API, so the host leaves room for what
// protection adds at most, and gives the token its true length afterwards. Only NTLM always adds the same.
void QuerySizes(GssCall& call, HeldContext& held) {
  GssMinor minor = 0;
  std::uint32_t seal = 0, sign = 0;
  GssMajor major = Overhead(call, held, true, seal, minor);
  if (!GssFailed(major)) major = Overhead(call, held, false, sign, minor);
  call.Finish(major, minor, held.role, held.mechanism);
  if (GssFailed(major)) return;
  // Where a flag says that a service is not available (RFC 2743 section 1.2.7), nothing is needed for it.
  constexpr std::uint32_t kSeals = 0x10, kSigns = 0x20;
  const std::uint32_t slack = PackageOf(held.mechanism) == PackageName::kNtlm ? 0 : 64;
  const bool signs = (held.flags & kSigns) != 0, seals = (held.flags & kSeals) != 0;
  call.reply.facts.sizes = {kTokenMax, signs ? sign + slack : 0, 1, seals || signs ? seal + slack : 0};
}

void QuerySessionKey(GssCall& call, HeldContext& held) {
  if (call.gss.inquire_by_oid == nullptr || call.gss.release_buffer_set == nullptr) {
    return call.Unsupported("the library does not tell the session key");
  }
  GssMinor minor = 0;
  GssBufferSet* keys = nullptr;
  const GssMajor major = call.gss.inquire_by_oid(&minor, held.context, &kSessionKeyOid, &keys);
  call.Finish(major, minor, held.role, held.mechanism);
  if (keys != nullptr && keys->count > 0) {
    const auto* const octets = static_cast<const std::uint8_t*>(keys->elements[0].value);
    call.reply.facts.session_key.assign(octets, octets + keys->elements[0].length);
  }
  GssMinor ignored = 0;
  if (keys != nullptr) call.gss.release_buffer_set(&ignored, &keys);
}

void FillFacts(GssCall& call, HeldContext& held, const Inquiry& inquiry) {
  ContextFacts& facts = call.reply.facts;
  switch (static_cast<Attribute>(call.request.attribute)) {
    case Attribute::kNames:
      facts.user = call.Display(inquiry.source);
      return;
    case Attribute::kNativeNames:
      facts.client_name = call.Display(inquiry.source);
      facts.server_name = call.Display(inquiry.target);
      return;
    case Attribute::kLifespan:
      facts.start = call.state.now;
      facts.expiry = call.ExpiryIn(inquiry.lifetime);
      return;
    case Attribute::kFlags:
      call.reply.query_flags = MaskOf(inquiry.flags, held.role);
      return;
    case Attribute::kNegotiationInfo:
      facts.negotiation_state = static_cast<std::uint32_t>(
          inquiry.is_open != 0 ? NegotiationState::kComplete : NegotiationState::kInProgress);
      [[fallthrough]];
    case Attribute::kPackageInfo:
      facts.package = PackageOf(inquiry.mechanism);
      return;
    default:
      return;
  }
}

bool IsInquiry(Attribute attribute) {
  return attribute == Attribute::kNames || attribute == Attribute::kNativeNames || attribute == Attribute::kLifespan ||
         attribute == Attribute::kFlags || attribute == Attribute::kNegotiationInfo ||
         attribute == Attribute::kPackageInfo;
}

void QueryInquiry(GssCall& call, HeldContext& held) {
  const Attribute attribute = static_cast<Attribute>(call.request.attribute);
  Inquiry inquiry;
  inquiry.wants_target = attribute == Attribute::kNativeNames;
  inquiry.wants_source = attribute == Attribute::kNames || inquiry.wants_target;
  GssMinor minor = 0, ignored = 0;
  const GssMajor major = Inquire(call, held, inquiry, minor);
  call.Finish(major, minor, held.role, held.mechanism);
  if (!GssFailed(major)) FillFacts(call, held, inquiry);
  if (inquiry.source != nullptr) call.gss.release_name(&ignored, &inquiry.source);
  if (inquiry.target != nullptr) call.gss.release_name(&ignored, &inquiry.target);
}

}  // namespace

void GssQuery(GssCall& call) {
  HeldContext* const held = call.Context();
  if (held == nullptr) return;
  if (call.request.structure_is_null || call.request.structure_size) {
    return call.Unsupported("GSS-API has no structures of the caller's");
  }
  const Attribute attribute = static_cast<Attribute>(call.request.attribute);
  if (!held->established) return call.Unsupported("GSS-API tells nothing of a context that is not established");
  if (attribute == Attribute::kSizes) return QuerySizes(call, *held);
  if (attribute == Attribute::kSessionKey) return QuerySessionKey(call, *held);
  if (IsInquiry(attribute)) return QueryInquiry(call, *held);
  call.Unsupported("GSS-API has no question for this attribute");
}

void GssExport(GssCall& call) {
  HeldContext* const held = call.Context();
  if (held == nullptr) return;
  if (call.request.export_flags != 2) {
    return call.Unsupported("GSS-API's export always takes the context away, and never resets it");
  }
  GssMinor minor = 0;
  GssBuffer packed;
  const GssMajor major = call.gss.export_context(&minor, &held->context, &packed);
  call.Finish(major, minor, held->role, held->mechanism);
  call.reply.packed = call.Take(packed);
}

void GssImport(GssCall& call) {
  if (call.request.new_handle_is_null) return call.Unsupported("GSS-API always gives a context");
  GssMinor minor = 0;
  HeldContext held;
  held.established = true;
  const GssBuffer packed = GssView(call.request.packed);
  const GssMajor major = call.gss.import_context(&minor, &packed, &held.context);
  call.Finish(major, minor, Role::kInitiator, nullptr);
  if (GssFailed(major)) return;
  Inquiry inquiry;
  if (!GssFailed(Inquire(call, held, inquiry, minor))) {
    held.role = inquiry.is_initiator != 0 ? Role::kInitiator : Role::kAcceptor;
  }
  call.reply.new_handle = {call.state.AddContext(held), 0};
  call.reply.new_handle_written = true;
}

}  // namespace legwork::host
