#include "sim/spnego/negoex_context.h"

#include <algorithm>
#include <utility>

#include "sim/base/byte_order.h"
#include "sim/crypto/cipher.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/encryption_type.h"
#include "sim/spnego/misbehaviour.h"
#include "sim/wire/writer.h"

namespace legwork::spnego {
namespace {

// The usages of VERIFY's keys (MS-NEGOEX 3.1.5.9, RFC 3961 section 4).
constexpr KeyUsage kInitiatorVerify = 23;
constexpr KeyUsage kAcceptorVerify = 25;
constexpr std::size_t kGuidSize = 16;
constexpr std::size_t kLengthAt = 20;  // octets into a message: cbMessageLength, which the reader has checked

KeyUsage UsageOf(bool of_initiator) { return of_initiator ? kInitiatorVerify : kAcceptorVerify; }

std::size_t SizeOf(ByteView message) {
  return LoadNumber<std::uint32_t, ByteOrder::kLittle>(&message[kLengthAt]);
}

bool IsSound(const NegoExMessage& nego) {
  return nego.protocol_version == 0 && std::ranges::none_of(nego.extensions, [](const TypedValue& extension) {
           return (extension.type & kCriticalExtension) != 0;
         });
}

}  // namespace

void NegoExContext::Step(const LegRequest& request, LegReply& reply) {
  const bool begins = IsInitiator() && transcript_.empty();
  reply.status = begins ? Begin(request, reply.token) : TakeAll(request);
  if (!begins && !IsFailure(reply.status)) Answer(reply.token);
  reply.granted = inner_reply_.granted;
  reply.expiry = inner_reply_.expiry;
  if (IsFailure(reply.status)) return reply.token.clear();
  reply.status = established() ? SecStatus::kOk : SecStatus::kContinueNeeded;
}

SecStatus NegoExContext::Begin(const LegRequest& request, Bytes& token) {
  random_.Fill(conversation_id_);
  Bytes schemes;
  for (const NegoExScheme& scheme : credential_.schemes()) Append(schemes, scheme.guid);
  PutNego(schemes, token);
  for (const NegoExScheme& scheme : credential_.schemes()) PutMetaData(scheme, token);
  const SecStatus status = Start(credential_.schemes().front(), request);
  if (!IsFailure(status)) Answer(token);
  return status;
}

SecStatus NegoExContext::TakeAll(const LegRequest& request) {
  const auto messages = ReadNegoExMessages(request.token);
  if (!messages) return SecStatus::kInvalidToken;
  ByteView rest = request.token;
  for (const NegoExMessage& message : *messages) {
    const SecStatus status = TakeOne(message, request);
    if (IsFailure(status)) return status;
    const std::size_t size = SizeOf(rest);
    Append(transcript_, rest.first(size));
    rest = rest.subspan(size);
  }
  return has_negotiated_ ? SecStatus::kOk : SecStatus::kInvalidToken;
}

SecStatus NegoExContext::TakeOne(const NegoExMessage& message, const LegRequest& request) {
  if (transcript_.empty()) conversation_id_ = message.conversation_id;
  const bool is_next = message.conversation_id == conversation_id_ && message.sequence_number == next_number_++;
  if (!is_next) return SecStatus::kInvalidToken;
  const bool is_of_initiator = message.type == NegoExType::kInitiatorNego ||
                               message.type == NegoExType::kInitiatorMetaData ||
                               message.type == NegoExType::kApRequest;
  const bool is_of_either = message.type == NegoExType::kVerify || message.type == NegoExType::kAlert;
  if (!is_of_either && is_of_initiator == IsInitiator()) return SecStatus::kInvalidToken;
  switch (message.type) {
    case NegoExType::kInitiatorNego:
      return TakeOffer(message);
    case NegoExType::kAcceptorNego:
      return TakeSelection(message, request);
    case NegoExType::kChallenge:
    case NegoExType::kApRequest:
      return TakeExchange(message, request);
    case NegoExType::kVerify:
      return TakeVerify(message);
    case NegoExType::kInitiatorMetaData:  // these schemes have no use for it
    case NegoExType::kAcceptorMetaData:
    case NegoExType::kAlert:
      return SecStatus::kOk;
  }
  return SecStatus::kInvalidToken;
}

SecStatus NegoExContext::TakeOffer(const NegoExMessage& nego) {
  if (has_negotiated_ || !IsSound(nego)) return SecStatus::kInvalidToken;
  has_negotiated_ = owes_nego_ = true;
  for (std::size_t at = 0; at + kGuidSize <= nego.auth_schemes.size(); at += kGuidSize) {
    const NegoExScheme* const scheme = credential_.Find(nego.auth_schemes.subspan(at, kGuidSize));
    if (scheme == nullptr) continue;
    if (scheme_ == nullptr) scheme_ = scheme;
    Append(common_, scheme->guid);
  }
  return scheme_ != nullptr ? SecStatus::kOk : SecStatus::kInvalidToken;
}

SecStatus NegoExContext::TakeSelection(const NegoExMessage& nego, const LegRequest& request) {
  if (has_negotiated_ || !IsSound(nego) || nego.auth_schemes.size() < kGuidSize) return SecStatus::kInvalidToken;
  has_negotiated_ = true;
  const NegoExScheme* const selected = credential_.Find(nego.auth_schemes.first(kGuidSize));
  if (selected == nullptr) return SecStatus::kInvalidToken;
  if (selected == scheme_) return SecStatus::kOk;
  verify_ = {};  // what was said for the first scheme is void
  return Start(*selected, request);
}

// An acceptor lets an AP_REQUEST be that was made for a scheme which it has not selected.
SecStatus NegoExContext::TakeExchange(const NegoExMessage& message, const LegRequest& request) {
  if (!has_negotiated_) return SecStatus::kInvalidToken;
  if (message.auth_scheme != scheme_->guid) return IsInitiator() ? SecStatus::kInvalidToken : SecStatus::kOk;
  if (IsSchemeThrough()) return SecStatus::kInvalidToken;
  if (inner_ == nullptr) {
    inner_ = scheme_->package->make_acceptor(*scheme_->package, surroundings_, *scheme_->credential);
  }
  return StepInner(request, &message.exchange);
}

SecStatus NegoExContext::TakeVerify(const NegoExMessage& message) {
  const bool is_of_other_scheme = scheme_ == nullptr || message.auth_scheme != scheme_->guid;
  if (is_of_other_scheme && !IsInitiator() && !IsSchemeThrough()) return SecStatus::kOk;  // as in TakeExchange
  Key key;
  if (is_of_other_scheme || verify_.taken || !IsSchemeThrough() || !SessionKey(&key)) return SecStatus::kInvalidToken;
  const auto type = static_cast<std::uint32_t>(RowOf(key.type).checksum_type);
  const DerivedKeys keys(key, UsageOf(!IsInitiator()), KeyPurpose::kChecksum);
  verify_.taken = message.checksum_scheme == kChecksumRfc3961 && message.checksum_type == type &&
                  VerifyChecksum(keys, {ByteView(transcript_)}, message.checksum);
  return verify_.taken ? SecStatus::kOk : SecStatus::kInvalidToken;
}

void NegoExContext::Answer(Bytes& token) {
  if (std::exchange(owes_nego_, false)) {
    PutNego(common_, token);
    PutMetaData(*scheme_, token);
  }
  if (!inner_reply_.token.empty()) PutExchange(token);
  if (IsSchemeThrough() && !verify_.sent) PutVerify(token);
}

SecStatus NegoExContext::Start(const NegoExScheme& scheme, const LegRequest& request) {
  scheme_ = &scheme;
  inner_ = scheme.package->make_initiator(*scheme.package, surroundings_, *scheme.credential);
  return StepInner(request, nullptr);
}

SecStatus NegoExContext::StepInner(const LegRequest& request, const ByteView* token) {
  LegRequest inner_request = request;
  inner_request.has_token = token != nullptr;
  inner_request.token = token != nullptr ? *token : ByteView();
  inner_reply_.token.clear();
  inner_->Step(inner_request, inner_reply_);
  return inner_reply_.status;
}

void NegoExContext::PutNego(ByteView schemes, Bytes& token) {
  NegoExMessage nego;
  nego.type = IsInitiator() ? NegoExType::kInitiatorNego : NegoExType::kAcceptorNego;
  random_.Fill(nego.random);
  nego.auth_schemes = schemes;
  Put(nego, token);
}

void NegoExContext::PutMetaData(const NegoExScheme& scheme, Bytes& token) {
  NegoExMessage meta_data;
  meta_data.type = IsInitiator() ? NegoExType::kInitiatorMetaData : NegoExType::kAcceptorMetaData;
  meta_data.auth_scheme = scheme.guid;
  Put(meta_data, token);
}

void NegoExContext::PutExchange(Bytes& token) {
  NegoExMessage exchange;
  exchange.type = IsInitiator() ? NegoExType::kApRequest : NegoExType::kChallenge;
  exchange.auth_scheme = scheme_->guid;
  exchange.exchange = inner_reply_.token;
  Put(exchange, token);
  inner_reply_.token.clear();
}

void NegoExContext::PutVerify(Bytes& token) {
  Key key;
  if (!SessionKey(&key)) return;
  NegoExMessage verify;
  verify.type = NegoExType::kVerify;
  verify.auth_scheme = scheme_->guid;
  verify.checksum_type = static_cast<std::uint32_t>(RowOf(key.type).checksum_type);
  Bytes checksum(ChecksumSize(key.type));
  const DerivedKeys keys(key, UsageOf(IsInitiator()), KeyPurpose::kChecksum);
  Checksum(keys, {ByteView(transcript_)}, checksum);
  verify.checksum = checksum;
  verify_.sent = true;
  Put(verify, token);
}

void NegoExContext::Put(NegoExMessage& message, Bytes& token) {
  message.conversation_id = conversation_id_;
  message.sequence_number = next_number_++;
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_negoex, message);
  const std::size_t at = token.size();
  Writer out(token);
  WriteNegoExMessage(message, out);
  Append(transcript_, ByteView(token).subspan(at));
}

bool NegoExContext::SessionKey(Key* key) const {
  ContextFacts facts;
  inner_->Describe(facts);
  const bool is_long = facts.session_key.size() == RowOf(EncryptionType::kAes256CtsHmacSha1).key_size;
  const EncryptionType type = is_long ? EncryptionType::kAes256CtsHmacSha1 : EncryptionType::kAes128CtsHmacSha1;
  return MakeKey(static_cast<std::int32_t>(type), facts.session_key, key);
}

void NegoExContext::Describe(ContextFacts& facts) const {
  if (inner_ != nullptr) inner_->Describe(facts);
}

SecStatus NegoExContext::Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return inner_ != nullptr ? inner_->Sign(qop, message, number) : SecStatus::kInvalidHandle;
}

SecStatus NegoExContext::Verify(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return inner_ != nullptr ? inner_->Verify(message, number, qop) : SecStatus::kInvalidHandle;
}

SecStatus NegoExContext::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  return inner_ != nullptr ? inner_->Encrypt(qop, message, number) : SecStatus::kInvalidHandle;
}

SecStatus NegoExContext::Decrypt(std::span<MessageBuffer> message, std::uint32_t number, std::uint32_t* qop) {
  return inner_ != nullptr ? inner_->Decrypt(message, number, qop) : SecStatus::kInvalidHandle;
}

SecStatus NegoExContext::MakeMechListMic(ByteView mech_list, Bytes& mic) {
  return inner_ != nullptr ? inner_->MakeMechListMic(mech_list, mic) : SecStatus::kInvalidHandle;
}

SecStatus NegoExContext::VerifyMechListMic(ByteView mech_list, ByteView mic) {
  return inner_ != nullptr ? inner_->VerifyMechListMic(mech_list, mic) : SecStatus::kInvalidHandle;
}

SecStatus NegoExContext::Export(bool reset, Bytes& packed) const {
  if (!established()) return SecStatus::kUnsupportedFunction;
  packed.push_back(static_cast<std::uint8_t>(scheme_->package->name));
  return inner_->Export(reset, packed);
}

}  // namespace legwork::spnego
