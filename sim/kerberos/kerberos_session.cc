#include "sim/kerberos/kerberos_session.h"

#include <algorithm>
#include <array>

#include "model/sec_buffer.h"
#include "sim/crypto/cipher.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/mic_token.h"
#include "sim/kerberos/misbehaviour.h"

namespace legwork::kerberos {
namespace {

KeyUsage SignUsage(Role role) { return role == Role::kInitiator ? kUsageInitiatorSign : kUsageAcceptorSign; }
KeyUsage SealUsage(Role role) { return role == Role::kInitiator ? kUsageInitiatorSeal : kUsageAcceptorSeal; }
Role Other(Role role) { return role == Role::kInitiator ? Role::kAcceptor : Role::kInitiator; }

bool IsReadOnly(const MessageBuffer& buffer) {
  return (buffer.type & (kBufferReadOnly | kBufferReadOnlyWithChecksum)) != 0;
}

// CanReceiveToken: one writable TOKEN, and something to protect.
bool CanReceiveToken(const MessageLayout& layout) {
  return layout.well_formed && layout.token != nullptr && !IsReadOnly(*layout.token) && layout.data_count > 0;
}

// CanBeOpened: TOKEN with data, or STREAM with the one buffer that will look into it (windows-observed E20).
bool CanBeOpened(const MessageLayout& layout) {
  if (!layout.well_formed || layout.data_count == 0) return false;
  if ((layout.token != nullptr) == (layout.stream != nullptr)) return false;
  const MessageBuffer& input = layout.token != nullptr ? *layout.token : *layout.stream;
  if (input.used == 0) return false;
  return layout.stream == nullptr || (layout.data_count == 1 && layout.sealed_count == 1 && !IsReadOnly(input));
}

void EndPadding(const MessageLayout& layout) {
  if (layout.padding != nullptr) layout.padding->used = 0;
}

}  // namespace

void KerberosSession::Start(const SessionSetup& setup, RandomStream& random, const Profile& profile) {
  setup_ = setup;
  profile_ = &profile;
  random_ = &random;
  keys_ = KeySchedule();
  rc4_keys_.reset();
  send_next_ = setup.send_first;
  window_ = SequenceWindow(setup.receive_first, setup.detect_replay, setup.detect_sequence);
}

void KerberosSession::MarkFirst() {
  setup_.send_first = send_next_;
  setup_.receive_first = window_.next();
  window_ = SequenceWindow(setup_.receive_first, setup_.detect_replay, setup_.detect_sequence);
}

bool KerberosSession::CountsNumber(std::uint32_t number) const {
  if (setup_.datagram) return true;
  return number != 0 && IsFailure(profile_->Answer(Question::kOtherMessageNumber));
}

std::uint64_t KerberosSession::TakeSequence(std::uint32_t number) {
  const std::uint64_t own = send_next_++;
  return CountsNumber(number) ? own + (std::uint64_t{number} << 32) : own;
}

// A number that does not count is taken for one of the session's own, among which it is then found to be none.
bool KerberosSession::AcceptSequence(std::uint64_t sequence, std::uint32_t number) {
  if (!CountsNumber(number)) return window_.Accept(sequence);
  return sequence >> 32 == number && window_.Accept(sequence & UINT32_MAX);
}

SecStatus KerberosSession::Sign(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  if (!setup_.integrity) return SecStatus::kQopNotSupported;  // SIG-004
  const MessageLayout layout = FindMessageLayout(message);
  if (!CanReceiveToken(layout)) return SecStatus::kInvalidToken;  // SIG-003
  const SecStatus unencrypted = profile_->Answer(Question::kSignWithoutEncryption);
  if (qop == kWrapNoEncrypt && IsFailure(unencrypted)) return unencrypted;
  const std::size_t size = SignatureSize();
  if (layout.token->bytes.size() < size) return profile_->Answer(Question::kSignatureRoom);
  CollectSigned(layout, covered_);
  layout.token->used = size;
  const ByteSpan out = layout.token->bytes.first(size);
  if (IsRc4()) {
    SignRc4(covered_, number, out);
  } else {
    WriteMic(covered_, TakeSequence(number), out);
  }
  return SecStatus::kOk;
}

SecStatus KerberosSession::Verify(std::span<MessageBuffer> message, std::uint32_t* qop, std::uint32_t number) {
  if (!setup_.integrity) return SecStatus::kQopNotSupported;  // VER-004
  const MessageLayout layout = FindMessageLayout(message);
  if (!layout.well_formed || layout.token == nullptr || layout.token->used == 0 || layout.data_count == 0) {
    return SecStatus::kInvalidToken;  // VER-004
  }
  CollectSigned(layout, covered_);
  const SecStatus status = VerifyMicOf(covered_, Content(*layout.token), number);
  if (status == SecStatus::kOk && qop != nullptr) *qop = 0;
  return status;
}

SecStatus KerberosSession::Encrypt(std::uint32_t qop, std::span<MessageBuffer> message, std::uint32_t number) {
  if (!setup_.integrity && !setup_.confidentiality) return profile_->Answer(Question::kEncryptUnprotected);  // ENC-011
  const MessageLayout layout = FindMessageLayout(message);
  if (!CanReceiveToken(layout)) return SecStatus::kInvalidToken;  // ENC-010
  // Without confidentiality the data stays readable and says so at the other end (DEC-006).
  const bool seals = setup_.confidentiality && qop != kWrapNoEncrypt;
  if (IsRc4()) return WrapRc4(layout, seals, number);
  return seals ? Seal(layout, number) : SignUnsealed(layout, number);
}

SecStatus KerberosSession::Decrypt(std::span<MessageBuffer> message, std::uint32_t* qop, std::uint32_t number) {
  if (!setup_.integrity && !setup_.confidentiality) return profile_->Answer(Question::kEncryptUnprotected);
  const MessageLayout layout = FindMessageLayout(message);
  if (!CanBeOpened(layout)) return SecStatus::kInvalidToken;
  if (IsRc4()) return UnwrapRc4(layout, qop, number);
  const ByteView input = Content(layout.token != nullptr ? *layout.token : *layout.stream);
  const auto header = ReadWrapHeader(input);
  if (!header || (header->flags & ~kSealed) != ReceiveFlags()) return SecStatus::kMessageAltered;

  body_.assign(input.begin() + kMessageHeaderSize, input.end());
  body_.resize(body_.size() + (layout.stream == nullptr ? layout.sealed_size : 0));
  if (layout.stream == nullptr) GatherSealed(layout, ByteSpan(body_).last(layout.sealed_size));
  ByteSpan plaintext;
  if (!TurnBack(*header) ||
      !(header->sealed() ? Open(layout, *header, &plaintext) : OpenUnsealed(layout, *header, &plaintext))) {
    return SecStatus::kMessageAltered;
  }
  if (!AcceptSequence(header->sequence, number)) return SecStatus::kOutOfSequence;
  DeliverSealed(layout, kMessageHeaderSize, plaintext);
  EndPadding(layout);
  if (qop != nullptr) *qop = header->sealed() ? 0 : kWrapNoEncrypt;
  return SecStatus::kOk;
}

void KerberosSession::MakeMic(ByteView message, Bytes& mic, bool is_unnumbered) {
  if (IsRc4()) {
    mic.resize(kRc4MicSize);
    return SignRc4(ByteParts(&message, 1), 0, mic);
  }
  mic.resize(MicTokenSize(setup_.key.type));
  WriteMic(ByteParts(&message, 1), is_unnumbered ? 0 : send_next_++, mic);
}

void KerberosSession::WriteMic(ByteParts message, std::uint64_t sequence, ByteSpan out) {
  MicToken token = {.flags = SendFlags(), .sequence = sequence};
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_mic, token);
  WriteMicToken(Keys().ForChecksum(SignUsage(setup_.role)), token, message, out);
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_mic_octets, out);
}

void KerberosSession::SignRc4(ByteParts message, std::uint32_t number, ByteSpan out) {
  Rc4Token token = Rc4TokenToSend(number);
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_rc4_mic, token);
  WriteRc4Mic(Rc4Keys(), token, message, out);
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_rc4_mic_octets, out);
}

WrapHeaderBytes KerberosSession::HeaderToSend(const WrapHeader& header) {
  WrapHeaderBytes bytes = WriteWrapHeader(header);
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_wrap_header, bytes);
  return bytes;
}

SecStatus KerberosSession::VerifyMic(ByteView message, ByteView mic) {
  const SecStatus status = VerifyMicOf(ByteParts(&message, 1), mic, 0);
  if (status != SecStatus::kOutOfSequence || IsRc4()) return status;
  return ReadMicToken(mic)->sequence == 0 ? SecStatus::kOk : status;
}

std::uint32_t KerberosSession::SignatureSize() const {
  if (!setup_.integrity) return 0;
  return static_cast<std::uint32_t>(IsRc4() ? kRc4MicSize : MicTokenSize(setup_.key.type));
}

std::uint32_t KerberosSession::TrailerSize() const {
  if (IsRc4()) {
    // Without confidentiality the token of an unencrypted message has the same size (RFC 4757 section 7.3).
    if (!setup_.confidentiality && !setup_.integrity) return 0;
    return static_cast<std::uint32_t>(setup_.dce_style ? Rc4FrontSize(0) : kRc4FrontSizeMax);
  }
  if (!setup_.confidentiality) return SignatureSize();
  return static_cast<std::uint32_t>(kMessageHeaderSize + SealedBodySize(setup_.key.type, 0, ExtraCount()));
}

KeySchedule& KerberosSession::Keys() {
  if (keys_.empty()) keys_ = KeySchedule(setup_.key);  // by the first message: many contexts never see one
  return keys_;
}

std::uint8_t KerberosSession::SendFlags() const {
  return (setup_.role == Role::kAcceptor ? kSentByAcceptor : 0) | (setup_.acceptor_subkey ? kAcceptorSubkey : 0);
}

std::uint8_t KerberosSession::ReceiveFlags() const { return SendFlags() ^ kSentByAcceptor; }

// In DCE style a sealed body is turned by EC octets more than RRC says (MS-KILE section 3.4.5.4.1).
std::size_t KerberosSession::TurnCount(const WrapHeader& header) const {
  const bool turns_extra = setup_.dce_style && header.sealed();
  return std::size_t{header.rotation} + (turns_extra ? header.extra_count : 0);
}

SecStatus KerberosSession::VerifyMicOf(ByteParts message, ByteView mic, std::uint32_t number) {
  if (IsRc4()) {
    const auto token = ReadRc4Mic(Rc4Keys(), mic, message);
    return token ? AcceptRc4(*token, number) : SecStatus::kMessageAltered;
  }
  const auto token = ReadMicToken(mic);
  if (!token || token->flags != ReceiveFlags() ||
      !VerifyMicToken(Keys().ForChecksum(SignUsage(Other(setup_.role))), *token, message)) {
    return SecStatus::kMessageAltered;  // VER-002
  }
  return AcceptSequence(token->sequence, number) ? SecStatus::kOk : SecStatus::kOutOfSequence;
}

SecStatus KerberosSession::Seal(const MessageLayout& layout, std::uint32_t number) {
  const EncryptionTypeRow& row = RowOf(setup_.key.type);
  const std::size_t size = TrailerSize();
  if (layout.token->bytes.size() < size) return SecStatus::kBufferTooSmall;  // ENC-008
  // Turned by the inner header and the tag, the body ends with the encrypted data alone.
  WrapHeader header = {.flags = static_cast<std::uint8_t>(SendFlags() | kSealed),
                       .extra_count = ExtraCount(),
                       .rotation = static_cast<std::uint16_t>(kMessageHeaderSize + row.tag_size),
                       .sequence = TakeSequence(number)};
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_wrap, header);
  body_.resize(SealedBodySize(row.type, layout.sealed_size, header.extra_count));
  ByteSpan plaintext;
  FindSealedPlaintext(row.type, header, body_, &plaintext);
  GatherSealed(layout, plaintext);
  CollectCovered(layout, plaintext, covered_);

  AesBlock confounder;
  random_->Fill(confounder);
  SealBody(Keys().ForEncrypt(SealUsage(setup_.role)), header, ByteView(confounder).first(row.confounder_size), covered_,
           body_);
  TurnRight(body_, TurnCount(header));
  const ByteSpan token = layout.token->bytes.first(size);
  std::ranges::copy(HeaderToSend(header), token.begin());
  std::ranges::copy(ByteView(body_).first(size - kMessageHeaderSize), token.begin() + kMessageHeaderSize);
  ScatterSealed(layout, ByteView(body_).subspan(size - kMessageHeaderSize));
  layout.token->used = size;
  EndPadding(layout);
  return SecStatus::kOk;
}

SecStatus KerberosSession::SignUnsealed(const MessageLayout& layout, std::uint32_t number) {
  const std::size_t checksum_size = RowOf(setup_.key.type).tag_size;
  const std::size_t size = kMessageHeaderSize + checksum_size;
  if (layout.token->bytes.size() < size) return SecStatus::kBufferTooSmall;  // ENC-008
  WrapHeader header = {.flags = SendFlags(),
                       .extra_count = static_cast<std::uint16_t>(checksum_size),
                       .rotation = static_cast<std::uint16_t>(checksum_size),
                       .sequence = TakeSequence(number)};
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_wrap, header);
  const ByteSpan token = layout.token->bytes.first(size);
  CollectSigned(layout, covered_);
  WriteWrapChecksum(Keys().ForChecksum(SealUsage(setup_.role)), header, covered_, token.last(checksum_size));
  std::ranges::copy(HeaderToSend(header), token.begin());
  layout.token->used = size;
  EndPadding(layout);
  return SecStatus::kOk;
}

const Rc4TokenKeys& KerberosSession::Rc4Keys() {
  if (!rc4_keys_) rc4_keys_.emplace(setup_.key);
  return *rc4_keys_;
}

// A number of the caller's is told in the sender's four octets, which have room for it.
Rc4Token KerberosSession::Rc4TokenToSend(std::uint32_t number) {
  const std::uint32_t sender = setup_.role == Role::kAcceptor ? kRc4Acceptor : kRc4Initiator;
  return {.sequence = static_cast<std::uint32_t>(send_next_++), .sender = sender ^ (CountsNumber(number) ? number : 0)};
}

SecStatus KerberosSession::AcceptRc4(const Rc4Token& token, std::uint32_t number) {
  const std::uint32_t sender = setup_.role == Role::kAcceptor ? kRc4Initiator : kRc4Acceptor;
  // Our own token sent back is none of the peer's.
  if (number == 0 && token.sender == ~sender) return SecStatus::kMessageAltered;
  const bool is_due = token.sender == (sender ^ (CountsNumber(number) ? number : 0));
  return is_due && window_.Accept(token.sequence) ? SecStatus::kOk : SecStatus::kOutOfSequence;
}

// Outside DCE style the plaintext is padded by one octet, for which the caller must have brought a buffer.
SecStatus KerberosSession::WrapRc4(const MessageLayout& layout, bool seals, std::uint32_t number) {
  const std::size_t pad_size = setup_.dce_style ? 0 : 1;
  if (pad_size != 0 && layout.padding == nullptr) return SecStatus::kInvalidToken;
  const std::size_t framed_size = setup_.dce_style ? 0 : layout.sealed_size + pad_size;
  const std::size_t size = Rc4FrontSize(framed_size);
  const bool has_room = layout.token->bytes.size() >= size && (pad_size == 0 || !layout.padding->bytes.empty());
  if (!has_room) return SecStatus::kBufferTooSmall;  // ENC-008
  body_.assign(layout.sealed_size + pad_size, kRc4Pad);
  GatherSealed(layout, ByteSpan(body_).first(layout.sealed_size));
  CollectCovered(layout, body_, covered_);
  covered_.push_back(ByteView(body_).subspan(layout.sealed_size));
  std::array<std::uint8_t, kRc4ConfounderSize> confounder;
  random_->Fill(confounder);
  Rc4Token token = Rc4TokenToSend(number);
  token.sealed = seals;
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_rc4_wrap, token);
  ByteSpan front = layout.token->bytes.first(size);
  SealRc4(Rc4Keys(), token, framed_size, confounder, covered_, front, body_);
  Misbehave(misconduct_, &KerberosMisbehaviour::alter_rc4_front, front);
  layout.token->used = size;
  ScatterSealed(layout, ByteView(body_).first(layout.sealed_size));
  EndPadding(layout);
  if (pad_size == 0) return SecStatus::kOk;
  layout.padding->bytes[0] = body_.back();
  layout.padding->used = pad_size;
  return SecStatus::kOk;
}

SecStatus KerberosSession::UnwrapRc4(const MessageLayout& layout, std::uint32_t* qop, std::uint32_t number) {
  const ByteView input = Content(layout.token != nullptr ? *layout.token : *layout.stream);
  const auto front = ReadRc4Front(input);
  if (!front || (layout.stream == nullptr && front->size != input.size())) return SecStatus::kMessageAltered;
  const std::size_t pad_size = setup_.dce_style ? 0 : 1;
  // Parts without the padding in its buffer are no whole message.
  const bool has_padding = layout.stream == nullptr && layout.padding != nullptr && layout.padding->used == pad_size;
  body_.assign(input.begin() + front->size, input.end());
  if (layout.stream == nullptr) {
    body_.resize(layout.sealed_size);
    GatherSealed(layout, body_);
    if (has_padding) Append(body_, Content(*layout.padding));
  }
  const bool fits_frame = setup_.dce_style ? front->framed_size == 0 : front->framed_size == body_.size();
  if (!fits_frame || body_.size() < pad_size) return SecStatus::kMessageAltered;
  const std::size_t data_size = body_.size() - pad_size;
  if (layout.stream == nullptr && layout.sealed_size != data_size) return SecStatus::kMessageAltered;
  CollectCovered(layout, ByteView(body_).first(data_size), covered_);
  covered_.push_back(ByteView(body_).subspan(data_size));
  const auto token = OpenRc4(Rc4Keys(), *front, covered_, body_);
  if (!token || (pad_size != 0 && body_.back() != kRc4Pad)) return SecStatus::kMessageAltered;
  if (const SecStatus status = AcceptRc4(*token, number); status != SecStatus::kOk) return status;
  DeliverSealed(layout, front->size, ByteView(body_).first(data_size));
  EndPadding(layout);
  if (qop != nullptr) *qop = front->sealed ? 0 : kWrapNoEncrypt;
  return SecStatus::kOk;
}

// RRC may be any number, one greater than the body too (RFC 4121 section 4.2.5). It stands under no checksum: a changed
// one turns the body wrongly, so that the message does not pass (DEC-005), or comes to the same.
bool KerberosSession::TurnBack(const WrapHeader& header) {
  if (body_.empty()) return false;
  TurnLeft(body_, TurnCount(header) % body_.size());
  return true;
}

bool KerberosSession::Open(const MessageLayout& layout, const WrapHeader& header, ByteSpan* plaintext) {
  if (!FindSealedPlaintext(setup_.key.type, header, body_, plaintext)) return false;
  if (layout.stream == nullptr && plaintext->size() != layout.sealed_size) return false;
  CollectCovered(layout, *plaintext, covered_);
  return OpenBody(Keys().ForDecrypt(SealUsage(Other(setup_.role))), header, covered_, body_);
}

bool KerberosSession::OpenUnsealed(const MessageLayout& layout, const WrapHeader& header, ByteSpan* plaintext) {
  const std::size_t checksum_size = RowOf(setup_.key.type).tag_size;
  if (header.extra_count != checksum_size || body_.size() < checksum_size) return false;
  *plaintext = ByteSpan(body_).first(body_.size() - checksum_size);
  if (layout.stream == nullptr && plaintext->size() != layout.sealed_size) return false;
  CollectCovered(layout, *plaintext, covered_);
  return VerifyWrapChecksum(Keys().ForChecksum(SealUsage(Other(setup_.role))), header, covered_,
                            ByteView(body_).last(checksum_size));
}

void KerberosSession::Write(bool reset, Writer& out) const {
  std::uint8_t services = 0;
  std::uint8_t bit = 1;
  for (const bool set :
       {setup_.role == Role::kAcceptor, setup_.acceptor_subkey, setup_.detect_replay, setup_.detect_sequence,
        setup_.integrity, setup_.confidentiality, setup_.dce_style, setup_.datagram}) {
    if (set) services |= bit;
    bit = static_cast<std::uint8_t>(bit << 1);
  }
  out.PutU8(services);
  out.PutU32Le(static_cast<std::uint32_t>(setup_.key.type));
  out.PutU8(static_cast<std::uint8_t>(setup_.key.size));
  out.PutBytes(setup_.key.View());
  out.PutU64Le(setup_.send_first);
  out.PutU64Le(setup_.receive_first);
  out.PutU64Le(reset ? setup_.send_first : send_next_);
  (reset ? SequenceWindow() : window_).Write(out);
}

bool KerberosSession::Read(Reader& in, RandomStream& random, const Profile& profile) {
  std::uint8_t services = 0, key_size = 0;
  std::uint32_t type = 0;
  std::uint64_t send_next = 0;
  ByteView key;
  SessionSetup setup;
  Reader ahead = in;
  if (!ahead.GetU8(&services) || !ahead.GetU32Le(&type) || !ahead.GetU8(&key_size) || !ahead.GetBytes(key_size, &key) ||
      !ahead.GetU64Le(&setup.send_first) || !ahead.GetU64Le(&setup.receive_first) || !ahead.GetU64Le(&send_next) ||
      !MakeKey(static_cast<std::int32_t>(type), key, &setup.key)) {
    return in.Fail();
  }
  setup.role = (services & 1) != 0 ? Role::kAcceptor : Role::kInitiator;
  std::uint8_t bit = 2;
  for (bool* service : {&setup.acceptor_subkey, &setup.detect_replay, &setup.detect_sequence, &setup.integrity,
                        &setup.confidentiality, &setup.dce_style, &setup.datagram}) {
    *service = (services & bit) != 0;
    bit = static_cast<std::uint8_t>(bit << 1);
  }
  SequenceWindow window(setup.receive_first, setup.detect_replay, setup.detect_sequence);
  if (!window.Read(ahead)) return in.Fail();
  in = ahead;
  Start(setup, random, profile);
  send_next_ = send_next;
  window_ = window;
  return true;
}

}  // namespace legwork::kerberos
