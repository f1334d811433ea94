#include "sim/ntlm/ntlm_credential.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "sim/ntlm/payload_field.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

// NumberedName is `prefix` and a decimal number, without allocating.
class NumberedName {
 public:
  NumberedName(std::string_view prefix, std::uint64_t number) {
    char* const digits = std::ranges::copy(prefix, text_.begin()).out;
    end_ = std::to_chars(digits, text_.data() + text_.size(), number).ptr;
  }
  std::string_view view() const { return {text_.data(), end_}; }

 private:
  std::array<char, 48> text_;
  char* end_;
};

}  // namespace

NtlmCredential::NtlmCredential(const Surroundings& surroundings, Identity identity)
    : identity_(std::move(identity)),
      page_(CodePageOf(surroundings.habits.ntlm.oem_code_page)),
      target_(surroundings.host, identity_.domain, page_, surroundings.habits.ntlm),
      accounts_(surroundings.directory),
      policy_{.requires_128_bit = surroundings.habits.ntlm.requires_128_bit},
      streams_(surroundings.random.Child(NumberedName("ntlm.credential.", surroundings.credentials_made++).view())) {}

std::unique_ptr<NtlmCredential> NtlmCredential::Make(const Surroundings& surroundings, Identity identity,
                                                     SecStatus& status) {
  std::unique_ptr<NtlmCredential> credential(new NtlmCredential(surroundings, std::move(identity)));
  status = credential->DeriveKeys() ? SecStatus::kOk : SecStatus::kUnknownCredentials;
  if (IsFailure(status)) credential.reset();
  return credential;
}

bool NtlmCredential::DeriveKeys() {
  const Result<Bytes> user = Utf16LeFromUtf8(identity_.user);
  const Result<Bytes> domain = Utf16LeFromUtf8(identity_.domain);
  const Result<Key> nt_hash = NtHash(identity_.password);
  if (!user || !domain || !nt_hash) return false;
  if (user->size() > kPayloadSizeMax || domain->size() > kPayloadSizeMax) return false;
  user_name_ = *user;
  domain_name_ = *domain;
  nt_hash_ = *nt_hash;
  response_key_ = ResponseKey(Ntowfv2(*nt_hash, user_name_, domain_name_));
  return true;
}

Ntlmv1Keys NtlmCredential::MakeVersion1Keys() const { return {nt_hash_, LmHash(page_, identity_.password)}; }

RandomStream NtlmCredential::MakeStream(Role role) {
  const std::string_view prefix = role == Role::kInitiator ? "initiator." : "acceptor.";
  return streams_.Stream(NumberedName(prefix, contexts_made_++).view());
}

}  // namespace legwork::ntlm
