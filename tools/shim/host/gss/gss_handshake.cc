#include <algorithm>
#include <optional>
#include <string>

#include "model/sec_buffer.h"
#include "tools/shim/host/gss/gss_bindings.h"
#include "tools/shim/host/gss/gss_call.h"
#include "tools/shim/host/gss/gss_credentials.h"
#include "tools/shim/host/gss/gss_mapping.h"
#include "tools/shim/host/gss/gss_names.h"

namespace legwork::host {
namespace {

const BufferArgument* FindBuffer(const DescriptorArgument& descriptor, BufferType type) {
  for (const BufferArgument& buffer : descriptor.buffers) {
    if (BufferTypeOf(buffer.type) == type) return &buffer;
  }
  return nullptr;
}

bool IsPlain(const DescriptorArgument& descriptor, bool is_input) {
  if (descriptor.is_null) return is_input;
  if (descriptor.array_is_null || descriptor.claimed || descriptor.version != 0) return false;
  return std::ranges::all_of(descriptor.buffers, [is_input](const BufferArgument& buffer) {
    const BufferType type = BufferTypeOf(buffer.type);
    const bool known = type == BufferType::kToken || type == BufferType::kEmpty ||
                       (is_input && type == BufferType::kChannelBindings);
    return known && !buffer.claimed && !buffer.shares && (is_input || (buffer.type & kBufferAttributeMask) == 0);
  });
}

std::size_t Count(const DescriptorArgument& descriptor, BufferType type) {
  return static_cast<std::size_t>(std::ranges::count_if(
      descriptor.buffers, [type](const BufferArgument& buffer) { return BufferTypeOf(buffer.type) == type; }));
}

// WhyNot says what of a leg GSS-API has no words for; "" if it has them all.
std::string WhyNot(const CallRequest& request, Role role) {
  const ContextFlags flags = Inexpressible(request.requested, role);
  if (!flags.empty() || UnknownBits(request.requested, role, FlagDirection::kRequest) != 0) {
    const std::uint32_t mask = MaskFromFlags(flags, role, FlagDirection::kRequest) |
                               UnknownBits(request.requested, role, FlagDirection::kRequest);
    return "GSS-API has no flag for " + FlagsText(mask, role, FlagDirection::kRequest);
  }
  const ContextFlags asked = FlagsFromMask(request.requested, role, FlagDirection::kRequest);
  if (role == Role::kInitiator && asked.Has(ContextFlag::kDelegate) && !asked.Has(ContextFlag::kMutualAuth)) {
    return "GSS-API's delegation does not depend on mutual authentication";
  }
  if (request.reserved1 != 0 || request.reserved2 != 0) return "GSS-API has no reserved arguments";
  if (request.data_rep != 0x10) return "GSS-API has no data representation";
  if (!IsPlain(request.input, true) || !IsPlain(request.output, false)) {
    return "GSS-API has no descriptors: one token, and bindings, are all that can be passed";
  }
  if (Count(request.input, BufferType::kToken) > 1) return "GSS-API takes one token";
  if (Count(request.output, BufferType::kToken) != 1) return "GSS-API always gives a token";
  const bool first = request.context.is_null;
  return first && request.new_handle_is_null ? "GSS-API always gives a context" : "";
}

GssBuffer InputToken(const CallRequest& request) {
  const BufferArgument* const token = FindBuffer(request.input, BufferType::kToken);
  return token == nullptr || token->is_null ? GssBuffer{} : GssView(token->content);
}

// PutToken brings the library's token to the caller's buffer, or to memory of the package if the caller asked for that.
void PutToken(GssCall& call, GssBuffer& token) {
  const bool allocates = FlagsFromMask(call.request.requested, Role::kInitiator, FlagDirection::kRequest)
                             .Has(ContextFlag::kAllocateMemory);
  Bytes octets = call.Take(token);
  for (const BufferArgument& buffer : call.request.output.buffers) {
    BufferResult& result = call.reply.output.emplace_back();
    result.type = buffer.type;
    result.is_null = buffer.is_null;
    if (BufferTypeOf(buffer.type) != BufferType::kToken) continue;
    const std::size_t room = buffer.is_null ? 0 : std::max<std::size_t>(buffer.capacity, buffer.content.size());
    if (!allocates && octets.size() > room) {
      return call.Unsupported("GSS-API allocates its tokens: no buffer of the caller's can be too small for one");
    }
    result.size = static_cast<std::uint32_t>(octets.size());
    result.allocated_by_package = allocates && !octets.empty();
    result.is_null = allocates && octets.empty();
    result.changed = !octets.empty() && !allocates;
    result.content = std::move(octets);
  }
}

// PutInput says of each input buffer that it is as it was: GSS-API takes it as constant.
void PutInput(GssCall& call) {
  for (const BufferArgument& buffer : call.request.input.buffers) {
    BufferResult& result = call.reply.input.emplace_back();
    result.type = buffer.type;
    result.size = static_cast<std::uint32_t>(buffer.content.size());
    result.is_null = buffer.is_null;
    result.content = buffer.content;
  }
}

// Leg is what both roles have in common.
struct Leg {
  HeldContext* held = nullptr;
  HeldContext fresh;
  GssBuffer output;
  std::uint32_t flags = 0;
  std::uint32_t lifetime = 0;
  GssMajor major = 0;
  GssMinor minor = 0;
};

// BeginLeg finds or makes the context, and its credential; false if the call ends here.
bool BeginLeg(GssCall& call, Role role, Leg& leg, HeldCredential*& credential) {
  const std::string why = WhyNot(call.request, role);
  if (!why.empty()) return call.Unsupported(why), false;
  leg.held = call.request.context.is_null ? &leg.fresh : call.Context();
  if (leg.held == nullptr) return false;
  if (leg.held->established) return call.Unsupported("GSS-API takes no token for an established context"), false;
  leg.held->role = leg.held == &leg.fresh ? role : leg.held->role;
  if (leg.held->role != role) return call.Unsupported("the context is of the other role"), false;
  const bool later = leg.held != &leg.fresh;
  const HandleArgument own = {false, {leg.held->credential, 0}};
  credential = later && call.request.credential.is_null ? call.state.FindCredential(own) : call.Credential();
  if (credential == nullptr) return call.Unsupported("the credential is gone, and with it the pointer"), false;
  if (!later) leg.held->credential = call.request.credential.value.lower;
  if (leg.held->credential != call.request.credential.value.lower && !call.request.credential.is_null) {
    return call.Unsupported("GSS-API forbids another credential in a later call"), false;
  }
  return true;
}

// EndLeg tells the caller what became of it.
void EndLeg(GssCall& call, Role role, Leg& leg, const HeldCredential& credential) {
  HeldContext& held = *leg.held;
  held.flags = leg.flags;
  held.established = leg.major == 0;
  call.Finish(leg.major, leg.minor, role, MechanismOf(credential.package));
  const bool fails = IsFailure(call.reply.status);
  GssMinor ignored = 0;
  if (fails && held.context != nullptr) call.gss.delete_context(&ignored, &held.context, nullptr);
  if (fails) held.context = nullptr;
  if (!fails || leg.held != &leg.fresh) {
    call.reply.new_handle = call.request.context.value;
    if (leg.held == &leg.fresh) call.reply.new_handle = {call.state.AddContext(held), 0};
    call.reply.new_handle_written = !call.request.new_handle_is_null && !fails;
  }
  call.reply.granted = MaskOf(leg.flags, role);
  const ContextFlags asked = FlagsFromMask(call.request.requested, role, FlagDirection::kRequest);
  if (asked.Has(ContextFlag::kAllocateMemory)) {
    call.reply.granted |= MaskFromFlags(ContextFlag::kAllocateMemory, role, FlagDirection::kReturn);
  }
  call.reply.granted_written = !call.request.granted_is_null && !fails;
  call.reply.expiry = call.ExpiryIn(leg.lifetime);
  call.reply.expiry_written = !call.request.expiry_is_null && !fails;
  PutInput(call);
  PutToken(call, leg.output);
}

}  // namespace

void GssInitialize(GssCall& call) {
  Leg leg;
  HeldCredential* credential = nullptr;
  if (!BeginLeg(call, Role::kInitiator, leg, credential)) return;
  if (credential->use == kUseInbound) return call.Unsupported("GSS-API's credential is for the other direction");
  if (leg.held == &leg.fresh) leg.held->target = call.request.target.value_or("");
  const std::optional<GssChannel> channel = ReadChannel(call.request.input);
  if (!channel) return call.Unsupported("the bindings leave their buffer, and GSS-API takes pointers");
  leg.major = ObtainCredential(call, *credential, leg.minor);
  GssName target = nullptr;
  if (!GssFailed(leg.major)) {
    if (!leg.held->target.empty()) target = TargetName(call, credential->package, leg.held->target);
    const GssBuffer token = InputToken(call.request);
    leg.major = call.gss.initialize(&leg.minor, credential->credential, &leg.held->context, target,
                                    MechanismOf(credential->package),
                                    GssFlagsOf(call.request.requested, Role::kInitiator), 0, channel->bindings(),
                                    &token, &leg.held->mechanism, &leg.output, &leg.flags, &leg.lifetime);
  }
  GssMinor ignored = 0;
  if (target != nullptr) call.gss.release_name(&ignored, &target);
  EndLeg(call, Role::kInitiator, leg, *credential);
}

void GssAccept(GssCall& call) {
  Leg leg;
  HeldCredential* credential = nullptr;
  if (!BeginLeg(call, Role::kAcceptor, leg, credential)) return;
  if (credential->use == kUseOutbound) return call.Unsupported("GSS-API's credential is for the other direction");
  const std::optional<GssChannel> channel = ReadChannel(call.request.input);
  if (!channel) return call.Unsupported("the bindings leave their buffer, and GSS-API takes pointers");
  leg.major = ObtainCredential(call, *credential, leg.minor);
  if (!GssFailed(leg.major)) {
    const GssBuffer token = InputToken(call.request);
    leg.major = call.gss.accept(&leg.minor, &leg.held->context, credential->credential, &token, channel->bindings(),
                                nullptr, &leg.held->mechanism, &leg.output, &leg.flags, &leg.lifetime,
                                &leg.held->delegated);
  }
  EndLeg(call, Role::kAcceptor, leg, *credential);
}

void GssDelete(GssCall& call) {
  HeldContext* const held = call.Context();
  if (held == nullptr) return;
  GssMinor minor = 0, ignored = 0;
  GssMajor major = 0;
  if (held->delegated != nullptr) call.gss.release_cred(&ignored, &held->delegated);
  if (held->context != nullptr) major = call.gss.delete_context(&minor, &held->context, nullptr);
  call.Finish(major, minor, held->role, nullptr);
  call.state.ForgetContext(call.request.context);
}

}  // namespace legwork::host
