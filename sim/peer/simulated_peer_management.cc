// Credentials, packages, passwords and memory: the calls that are about no context.
#include <algorithm>
#include <utility>

#include "model/sec_buffer.h"
#include "sim/peer/identity_check.h"
#include "sim/peer/simulated_peer.h"

namespace legwork {
namespace {

constexpr std::uint16_t kInterfaceVersion = 1;      // SECURITY_SUPPORT_PROVIDER_INTERFACE_VERSION
constexpr std::uint32_t kPasswordInformation = 24;  // octets of DOMAIN_PASSWORD_INFORMATION

PackageDescription Describe(const Package& package) {
  return {
      std::string(package.text), std::string(package.comment), package.capabilities, kInterfaceVersion, package.rpc_id,
      package.max_token};
}

std::string_view TextOf(const std::optional<std::string>& text) { return text ? std::string_view(*text) : ""; }

// NameOf is how NAMES spells whom a credential is for.
std::string NameOf(const Identity& identity) {
  return identity.domain.empty() ? identity.user : identity.domain + "\\" + identity.user;
}

}  // namespace

std::uint32_t SimulatedPeer::NewBlock() {
  blocks_.push_back(true);
  return static_cast<std::uint32_t>(blocks_.size());
}

void SimulatedPeer::FreeBuffer(const CallRequest& request, CallReply& reply) {
  const MemoryArgument& memory = request.memory;
  if (memory.is_null) {
    reply.status = surroundings_.profile.Answer(Question::kFreeNullBuffer);
    return;
  }
  const bool is_out = memory.block != 0 && memory.block <= blocks_.size() && blocks_[memory.block - 1];
  if (!is_out || memory.inside) {
    reply.status = surroundings_.profile.Answer(Question::kFreeUnknownBuffer);
    return;
  }
  blocks_[memory.block - 1] = false;
  reply.status = SecStatus::kOk;
}

void SimulatedPeer::DescribePackages(const CallRequest& request, CallReply& reply) {
  if (request.result_is_null) {
    reply.status = surroundings_.profile.Answer(Question::kNullResult);
    return;
  }
  if (request.call == Call::kEnumerate) {
    for (const Package* package : support_.packages()) {
      if (package->name != PackageName::kScripted) reply.described.push_back(Describe(*package));
    }
  } else {
    const Package* package = nullptr;
    reply.status = support_.QueryPackage(PackageTextOf(request), package);
    if (IsFailure(reply.status)) return;
    reply.described.push_back(Describe(*package));
  }
  reply.described_written = true;
  reply.issued.push_back(NewBlock());
}

// DescribeNamed tells of the package that PACKAGE_INFO or NEGOTIATION_INFO names.
void SimulatedPeer::DescribeNamed(PackageName name, CallReply& reply) {
  for (const Package* package : support_.packages()) {
    if (package->name == name) reply.described.push_back(Describe(*package));
  }
}

void SimulatedPeer::QueryCredential(const CallRequest& request, CallReply& reply) {
  Identity identity;
  reply.status = support_.QueryCredential(request.credential, request.attribute, identity);
  if (IsFailure(reply.status)) return;
  if (request.result_is_null) {
    reply.status = surroundings_.profile.Answer(Question::kNullResult);
    return;
  }
  reply.credential.name = NameOf(identity);
  reply.issued.push_back(NewBlock());
}

void SimulatedPeer::AddCredentials(const CallRequest& request, CallReply& reply) {
  reply.status = CheckIdentity(request, setup_.identity.user, surroundings_.profile);
  if (IsFailure(reply.status)) return;
  reply.status = support_.AddCredentials(request.credential, TakeAcquire(request), reply.expiry);
  reply.expiry_written = !IsFailure(reply.status) && !request.expiry_is_null;
}

void SimulatedPeer::ChangePassword(const CallRequest& request, CallReply& reply) {
  const bool has_place = request.output.buffers.size() == 1 && !request.output.buffers.front().is_null &&
                         BufferTypeOf(request.output.buffers.front().type) == BufferType::kChangePassResponse;
  const PasswordArgument& password = request.password;
  const bool is_complete = password.account && password.old_password && password.new_password;
  if (request.reserved1 != 0 || !has_place || !is_complete) {
    reply.status = surroundings_.profile.Answer(Question::kPasswordArguments);
    return;
  }
  if (request.output.buffers.front().capacity < kPasswordInformation) {
    reply.status = SecStatus::kBufferTooSmall;
    return;
  }
  reply.status =
      support_.ChangePassword(PackageTextOf(request), {TextOf(password.domain), TextOf(password.account),
                                                       TextOf(password.old_password), TextOf(password.new_password)});
  if (IsFailure(reply.status)) return;
  BufferResult& information = reply.output.front();  // no rules: the least length, the history and the ages are 0
  information.content.assign(kPasswordInformation, 0);
  information.size = kPasswordInformation;
  information.changed = true;
}

std::string_view SimulatedPeer::PackageTextOf(const CallRequest& request) {
  return request.package_text.empty() ? PackageText(request.package) : std::string_view(request.package_text);
}

AcquireArguments SimulatedPeer::TakeAcquire(const CallRequest& request) const {
  AcquireArguments arguments;
  arguments.package = PackageTextOf(request);
  arguments.handle_is_null = request.new_handle_is_null;
  arguments.request.use = request.credential_use;
  arguments.request.package_list = request.identity.package_list;
  arguments.request.script = setup_.script;
  arguments.request.identity = setup_.identity;
  arguments.request.identity.logged_on = setup_.identity.present;
  if (request.identity.absent) return arguments;
  const IdentityArgument& given = request.identity;
  const bool anonymous = given.user.empty() && given.domain.empty() && given.password.empty();
  arguments.request.identity = {given.user, given.domain, given.password, true, anonymous, {}};
  return arguments;
}

}  // namespace legwork
