#include "tools/fuzz/tampered_meeting.h"

#include <algorithm>
#include <utility>

#include "model/context_flags.h"
#include "sim/crypto/encryption_type.h"
#include "tools/dump/key_ring.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/token_reader.h"

namespace legwork::fuzz {
namespace {

constexpr std::size_t kMessageSize = 40;

constexpr bench::MeetingKind kKinds[] = {
    {.name = "kerberos", .package = "Kerberos", .target = "HTTP/web", .message_size = kMessageSize},
    {.name = "ntlm", .package = "NTLM", .target = "HTTP/web", .message_size = kMessageSize},
    {.name = "negotiate_kerberos", .package = "Negotiate", .target = "HTTP/web", .message_size = kMessageSize},
    {.name = "negotiate_ntlm", .package = "Negotiate", .target = "", .message_size = kMessageSize},
    {.name = "kerberos_dce_style",
     .package = "Kerberos",
     .target = "HTTP/web",
     .message_size = kMessageSize,
     .style = ContextFlag::kUseDceStyle},
    {.name = "kerberos_sha2",
     .package = "Kerberos",
     .target = "HTTP/web",
     .message_size = kMessageSize,
     .key_type = EncryptionType::kAes256CtsHmacSha384},
    {.name = "kerberos_rc4_dce_style",
     .package = "Kerberos",
     .target = "HTTP/web",
     .message_size = kMessageSize,
     .style = ContextFlag::kUseDceStyle,
     .key_type = EncryptionType::kRc4Hmac},
    // Outside DCE style the messages of RC4 want a buffer more than the driver has.
    {.name = "negotiate_rc4", .package = "Negotiate", .target = "HTTP/web", .key_type = EncryptionType::kRc4Hmac},
    {.name = "kerberos_user_to_user",
     .package = "Kerberos",
     .target = "HTTP/web",
     .message_size = kMessageSize,
     .style = ContextFlag::kUseSessionKey,
     .user_to_user = true},
    {.name = "ntlm_datagram",
     .package = "NTLM",
     .target = "HTTP/web",
     .message_size = kMessageSize,
     .style = ContextFlag::kDatagram},
    {.name = "kerberos_datagram",
     .package = "Kerberos",
     .target = "HTTP/web",
     .message_size = kMessageSize,
     .style = ContextFlag::kDatagram,
     .initiator_goes_on = true},
};

constexpr SecStatus kFailures[] = {
    SecStatus::kInvalidToken,   SecStatus::kLogonDenied,         SecStatus::kMessageAltered,
    SecStatus::kOutOfSequence,  SecStatus::kTargetUnknown,       SecStatus::kWrongPrincipal,
    SecStatus::kTimeSkew,       SecStatus::kContextExpired,      SecStatus::kUnsupportedFunction,
    SecStatus::kNoCredentials,  SecStatus::kNoKerbKey,           SecStatus::kBadBindings,
    SecStatus::kInvalidHandle,  SecStatus::kKdcUnknownEtype,     SecStatus::kNoAuthenticatingAuthority,
    SecStatus::kBufferTooSmall, SecStatus::kCryptoSystemInvalid, SecStatus::kSecurityQosFailed,
    SecStatus::kQopNotSupported,
};

}  // namespace

std::span<const bench::MeetingKind> MeetingKinds() { return kKinds; }

bool IsDocumentedFailure(SecStatus status) {
  return !IsFailure(status) || std::ranges::find(kFailures, status) != std::end(kFailures);
}

std::vector<Key> AcceptorKeys() {
  std::vector<Key> keys;
  dump::AddPassword("HTTP/web@EXAMPLE.COM:HTTP/web-pw", keys);
  return keys;
}

TamperedMeeting::TamperedMeeting(const bench::MeetingKind& kind)
    : kind_(kind), meeting_(kind_), keys_(AcceptorKeys()) {
  meeting_.Run();
}

SecStatus TamperedMeeting::Run() {
  const SecStatus status = meeting_.Run().status;
  meeting_.driver().AlterTokens(nullptr);
  return status;
}

SecStatus TamperedMeeting::Meet(std::uint32_t leg, const std::function<void(Bytes&)>& change) {
  meeting_.driver().AlterTokens([&](std::uint32_t now, Bytes& token) {
    if (now == leg) change(token);
  });
  return Run();
}

SecStatus TamperedMeeting::MeetParts(std::uint32_t leg, const std::function<void(std::vector<dump::Part>&)>& change) {
  dump::TokenReader reader(keys_);
  meeting_.driver().AlterTokens([&](std::uint32_t now, Bytes& token) {
    std::vector<dump::Part> parts = reader.Read(token);  // also for the keys in it
    if (now != leg) return;
    change(parts);
    dump::Written written = dump::WriteParts(parts);
    if (written.error.empty()) token = std::move(written.token);
  });
  return Run();
}

std::vector<Bytes> TamperedMeeting::Tokens() {
  std::vector<Bytes> tokens;
  meeting_.driver().KeepTokens(&tokens);
  meeting_.Run();
  meeting_.driver().KeepTokens(nullptr);
  return tokens;
}

}  // namespace legwork::fuzz
