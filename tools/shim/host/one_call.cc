#include "tools/shim/host/one_call.h"

#include <cstddef>
#include <cstring>

#include "tools/shim/host/foreign_text.h"

namespace legwork::host {
namespace {

template <typename T>
T Patterned() {
  T value;
  std::memset(&value, GuardedArena::kPattern, sizeof value);
  return value;
}

template <typename T>
bool StillPatterned(const T& value) {
  const T pattern = Patterned<T>();
  return std::memcmp(&value, &pattern, sizeof value) == 0;
}

template <typename T>
T* LendFor(GuardedArena& arena) {
  return reinterpret_cast<T*>(arena.Lend(sizeof(T), false).data);
}

}  // namespace

void OneCall::Unsupported(std::string_view why) {
  reply.outcome = CallReply::Outcome::kUnsupported;
  reply.message = why;
}

AbiHandle* OneCall::Handle(const HandleArgument& argument) {
  if (argument.is_null) return nullptr;
  AbiHandle* const handle = LendFor<AbiHandle>(arena);
  *handle = {argument.value.lower, argument.value.upper};
  return handle;
}

GuardedBlock OneCall::LendString(std::string_view text, bool ansi, std::uint32_t* characters) {
  const CallerText encoded = EncodeText(text, ansi);
  const GuardedBlock block = arena.Lend(static_cast<std::uint32_t>(encoded.bytes.size()), true);
  std::memcpy(block.data, encoded.bytes.data(), encoded.bytes.size());
  if (characters != nullptr) *characters = encoded.characters;
  return block;
}

void* OneCall::Text(std::string_view text) { return LendString(text, request.ansi, nullptr).data; }

void* OneCall::PackageText() {
  return Text(request.package_text.empty() ? legwork::PackageText(request.package)
                                           : std::string_view(request.package_text));
}

// IdentityMembers are those of both structures. Without an identity they are NULL: a package list alone, for the
// account that the process runs as. Lengths that do not match count the terminator, too.
AbiIdentityEx OneCall::IdentityMembers() {
  const IdentityArgument& identity = request.identity;
  const bool ansi = request.ansi || identity.ansi;
  const std::uint32_t flags = identity.flags.value_or(ansi ? kIdentityAnsi : kIdentityUnicode);
  AbiIdentityEx ex = {kIdentityVersion, sizeof(AbiIdentityEx), nullptr, 0, nullptr, 0, nullptr, 0, flags, nullptr, 0};
  if (!identity.absent) {
    ex.user = LendString(identity.user, ansi, &ex.user_length).data;
    ex.domain = LendString(identity.domain, ansi, &ex.domain_length).data;
    ex.password = LendString(identity.password, ansi, &ex.password_length).data;
  }
  if (!identity.package_list.empty()) {
    ex.package_list = LendString(identity.package_list, ansi, &ex.package_list_length).data;
  }
  if (!identity.lengths_match) {
    for (std::uint32_t* length : {&ex.user_length, &ex.domain_length, &ex.password_length}) ++*length;
  }
  const bool is_malformed = !identity.absent && identity.form == IdentityForm::kMalformed;
  if (is_malformed && identity.flaw == IdentityFlaw::kLength) ex.length = offsetof(AbiIdentityEx, user_length);
  if (is_malformed && identity.flaw == IdentityFlaw::kNullUser) ex.user = nullptr;
  return ex;
}

void* OneCall::Identity() {
  const IdentityArgument& identity = request.identity;
  if (identity.absent && identity.package_list.empty()) return nullptr;
  const AbiIdentityEx ex = IdentityMembers();
  const bool is_malformed_ex = identity.form == IdentityForm::kMalformed && identity.flaw == IdentityFlaw::kLength;
  if (!identity.package_list.empty() || identity.form == IdentityForm::kIdentityEx || is_malformed_ex) {
    AbiIdentityEx* const passed = LendFor<AbiIdentityEx>(arena);
    *passed = ex;
    return passed;
  }
  AbiIdentity* const passed = LendFor<AbiIdentity>(arena);
  *passed = {ex.user, ex.user_length, ex.domain, ex.domain_length, ex.password, ex.password_length, ex.flags};
  return passed;
}

AbiHandle* OneCall::NewHandle(AbiHandle* context) {
  if (request.new_handle_is_null) return nullptr;
  new_handle_ = request.new_handle_aliases && context != nullptr ? context : LendFor<AbiHandle>(arena);
  handle_before_ = *new_handle_;
  return new_handle_;
}

std::uint32_t* OneCall::Granted() {
  return request.granted_is_null ? nullptr : granted_ = LendFor<std::uint32_t>(arena);
}

AbiTimeStamp* OneCall::Expiry() { return request.expiry_is_null ? nullptr : expiry_ = LendFor<AbiTimeStamp>(arena); }

std::uint32_t* OneCall::Qop() { return qop_ = LendFor<std::uint32_t>(arena); }

// An aliased handle counts as written when it changed, or when it is the pattern no longer.
void OneCall::Finish(std::int32_t status) {
  reply.status = static_cast<SecStatus>(status);
  if (new_handle_ != nullptr && std::memcmp(new_handle_, &handle_before_, sizeof handle_before_) != 0) {
    reply.new_handle_written = true;
    reply.new_handle = {new_handle_->lower, new_handle_->upper};
  }
  if (granted_ != nullptr && !StillPatterned(*granted_)) {
    reply.granted_written = true;
    reply.granted = *granted_;
  }
  if (expiry_ != nullptr && !StillPatterned(*expiry_)) {
    reply.expiry_written = true;
    reply.expiry = static_cast<std::int64_t>(std::uint64_t{expiry_->high} << 32 | expiry_->low);
  }
  if (qop_ != nullptr && !StillPatterned(*qop_)) {
    reply.qop_written = true;
    reply.qop_out = *qop_;
  }
}

}  // namespace legwork::host
