#include "sim/spnego/spnego_acceptor.h"

#include "sim/spnego/misbehaviour.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/offered_mechs.h"
#include "sim/wire/gss_frame.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

constexpr std::string_view kNtlmSignature("NTLMSSP\0", 8);  // MS-NLMP section 2.2.1
constexpr std::uint8_t kFrameTag = 0x60;                    // InitialContextToken, RFC 2743 section 3.1

// IsFramed says whether the token at least begins as a token of some mechanism does.
bool IsFramed(ByteView token) { return token[0] == kFrameTag; }

// IsForAcceptors says whether an initiator's token has what is an acceptor's alone to say.
bool IsForAcceptors(const NegTokenResp& resp, const SpnegoHabits& habits) {
  return resp.supported_mech || (resp.neg_state == NegState::kRequestMic && !habits.takes_request_mic);
}

}  // namespace

void SpnegoAcceptor::StepWhole(const LegRequest& request, LegReply& reply) {
  switch (phase_) {
    case Phase::kExpectInit:
      return DoReadInit(request, reply);
    case Phase::kExpectResponse:
      return DoReadResponse(request, reply);
    case Phase::kExpectMic:
      return DoReadMic(request, reply);
    case Phase::kExpectRawToken:
      return DoPassRaw(request, reply);
    case Phase::kEstablished:
      return DoRefuseMore(reply);
    case Phase::kFailed:
      return Fail(SecStatus::kInvalidHandle, reply);
  }
}

void SpnegoAcceptor::DoReadInit(const LegRequest& request, LegReply& reply) {
  if (request.token.empty()) return SendHints(reply);
  if (const MechanismChoice* const raw = RawMechanism(request.token); raw != nullptr) {
    Start(*raw);
    return DoPassRaw(request, reply);
  }
  const Result<NegTokenInit> init = ReadNegTokenInit(request.token);
  if (!init && !IsFramed(request.token)) {
    return FailWithReject(surroundings_.profile.Answer(Question::kNegotiateGarbage), request, reply);
  }
  if (!init) return FailWithReject(SecStatus::kInvalidToken, request, reply);  // hints are not heeded (MS-SPNG 3.2.5)
  mech_types_ = ToBytes(init->mech_types.encoding());
  const bool is_selected = habits().prefers_own_order ? SelectByOwnOrder() : Select();
  if (!is_selected) return FailWithReject(SecStatus::kInvalidToken, request, reply);
  mic_.required = !is_preferred_ || habits().wants_mic;
  const bool is_usable = init->mech_token && is_preferred_;  // the token is for the first mechanism of the list
  if (is_usable) return TakeToken(request, *init->mech_token, init->mech_list_mic, FirstReply(), reply);
  Send(SecStatus::kContinueNeeded, FirstReply(), reply);
  phase_ = Phase::kExpectResponse;
}

void SpnegoAcceptor::DoReadResponse(const LegRequest& request, LegReply& reply) {
  const Result<NegTokenResp> resp = ReadNegTokenResp(request.token);
  if (!resp) return FailWithReject(SecStatus::kInvalidToken, request, reply);
  if (resp->neg_state == NegState::kReject) return Fail(surroundings_.profile.Answer(Question::kSpnegoReject), reply);
  if (IsForAcceptors(*resp, habits()) || !resp->response_token) {
    return FailWithReject(SecStatus::kInvalidToken, request, reply);
  }
  TakeToken(request, *resp->response_token, resp->mech_list_mic, LaterReply(NegState::kAcceptIncomplete), reply);
}

void SpnegoAcceptor::DoReadMic(const LegRequest& request, LegReply& reply) {
  const Result<NegTokenResp> resp = ReadNegTokenResp(request.token);
  if (resp && resp->neg_state == NegState::kReject) {
    return Fail(surroundings_.profile.Answer(Question::kSpnegoReject), reply);
  }
  const bool is_mic_alone = resp && !IsForAcceptors(*resp, habits()) && !resp->response_token && resp->mech_list_mic;
  if (!is_mic_alone || !VerifyMic(*resp->mech_list_mic)) {
    return FailWithReject(SecStatus::kInvalidToken, request, reply);
  }
  Finish(LaterReply(NegState::kAcceptCompleted), reply);
}

void SpnegoAcceptor::DoPassRaw(const LegRequest& request, LegReply& reply) {
  StepRaw(request, reply);
  phase_ = IsFailure(reply.status) ? Phase::kFailed : InnerEstablished() ? Phase::kEstablished : Phase::kExpectRawToken;
}

void SpnegoAcceptor::DoRefuseMore(LegReply& reply) {
  reply.status = surroundings_.profile.Answer(Question::kAcceptEstablished);
}

// SPN-004: an acceptor that is called without a token says what it has. The initiator does not heed it.
void SpnegoAcceptor::SendHints(LegReply& reply) {
  if (has_spoken_first_ || habits().hints == HintsHabit::kRefused) return Fail(SecStatus::kInvalidToken, reply);
  if (credential_.choices().empty()) return Fail(SecStatus::kNoCredentials, reply);
  Bytes mech_types;
  DerWriter writer(mech_types);
  {
    const DerScope list = writer.Sequence();
    const OfferedMechs& offers = habits().offers;
    for (std::size_t i = 0; i < CountOf(offers); ++i) writer.PutObjectIdentifier(OidOf(offers[i]));
    if (!HasOffers(habits())) {
      for (const MechanismChoice& choice : credential_.choices()) OfferMechTypes(choice, writer);
    }
  }
  NegTokenInit init = {.mech_types = MechTypeList(mech_types)};
  if (habits().hints == HintsHabit::kNamed) init.hints = NegHints{.name = kHintName};
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_hints, init);
  WriteNegTokenInit(init, reply.token);
  reply.status = SecStatus::kContinueNeeded;
  reply.expiry = credential_.Expiry();
  has_spoken_first_ = true;
}

// The mechanism whose own token this is, null if it is none of them.
const MechanismChoice* SpnegoAcceptor::RawMechanism(ByteView token) const {
  if (AsText(token).starts_with(kNtlmSignature)) return credential_.FindPackage(PackageName::kNtlm);
  DerReader in(token), inner;
  ByteView mechanism;
  return ReadGssFrame(in, &mechanism, &inner) ? credential_.FindMechanism(mechanism) : nullptr;
}

void SpnegoAcceptor::Start(const MechanismChoice& choice) {
  selected_ = &choice;
  inner_ = choice.package->make_acceptor(*choice.package, surroundings_, *choice.credential);
}

// SelectMechanism begins with the mechanism of this name, if it has one. A mechanism of two names counts as one, so the
// second name of the first mechanism asks for no MIC.
bool SpnegoAcceptor::SelectMechanism(ByteView mechanism) {
  const MechanismChoice* const choice = credential_.FindMechanism(mechanism);
  if (choice == nullptr) return false;
  Start(*choice);
  supported_mech_ = mechanism;
  DerReader rest = MechTypeList(mech_types_).All();
  ByteView first;
  is_preferred_ = MechTypeList::Next(rest, &first) && choice->Names(first);
  return true;
}

// The initiator's order decides, as on Windows. False if there is nothing in common.
bool SpnegoAcceptor::Select() {
  DerReader rest = MechTypeList(mech_types_).All();
  for (ByteView mechanism; MechTypeList::Next(rest, &mechanism);) {
    if (SelectMechanism(mechanism)) return true;
  }
  return false;
}

bool SpnegoAcceptor::SelectByOwnOrder() {
  const MechTypeList offered(mech_types_);
  for (std::size_t i = 0; i < CountOf(habits().offers); ++i) {
    const ByteView mechanism = OidOf(habits().offers[i]);
    if (offered.Contains(mechanism) && SelectMechanism(mechanism)) return true;
  }
  if (HasOffers(habits())) return false;
  for (const MechanismChoice& choice : credential_.choices()) {
    DerReader rest = offered.All();
    for (ByteView mechanism; MechTypeList::Next(rest, &mechanism);) {
      if (choice.Names(mechanism)) return SelectMechanism(mechanism);
    }
  }
  return false;
}

// The name is the one that was offered, MS-Kerberos too (windows-observed G04).
NegTokenResp SpnegoAcceptor::FirstReply() const {
  NegTokenResp resp = {.neg_state = mic_.required ? NegState::kRequestMic : NegState::kAcceptIncomplete};
  resp.supported_mech = supported_mech_;
  const bool is_misspelt = SameBytes(supported_mech_, kOidMsKerberos);
  if (is_misspelt && habits().names_kerberos_truly) resp.supported_mech = kOidKerberos;
  return resp;
}

NegTokenResp SpnegoAcceptor::LaterReply(NegState state) const {
  NegTokenResp resp = {.neg_state = state};
  if (habits().names_mech_always) resp.supported_mech = supported_mech_;
  return resp;
}

// Send is Answer with the habits of an acceptor.
void SpnegoAcceptor::Send(SecStatus status, NegTokenResp resp, LegReply& reply) {
  const bool omits_state = is_first_reply_ ? habits().omits_first_state : habits().omits_later_states;
  if (omits_state) resp.neg_state.reset();
  if (habits().repeats_token_as_mic && InnerEstablished() && resp.response_token)
    resp.mech_list_mic = resp.response_token;
  is_first_reply_ = false;
  Answer(status, resp, reply);
}

void SpnegoAcceptor::TakeToken(const LegRequest& request, ByteView token, const std::optional<ByteView>& mic,
                               NegTokenResp resp, LegReply& reply) {
  const SecStatus status = StepInner(request, &token);
  if (IsFailure(status)) return FailWithReject(status, request, reply);
  if (!InnerToken().empty()) resp.response_token = InnerToken();
  if (InnerEstablished()) return AnswerEstablished(request, mic, resp, reply);
  if (mic) return FailWithReject(SecStatus::kInvalidToken, request, reply);  // nothing can have signed it yet
  Send(SecStatus::kContinueNeeded, resp, reply);
  phase_ = Phase::kExpectResponse;
}

// A MIC is due in return for one, or where one was asked for; some send theirs all the same (windows-observed G08).
bool SpnegoAcceptor::SendsMic() const {
  if (!SupportsIntegrity() || habits().acceptor_mic == MicHabit::kNever) return false;
  return mic_.required || mic_.verified || habits().acceptor_mic == MicHabit::kAlways;
}

// The mechanism is through. A MIC that came is verified and answered; one that must come is waited for, with this
// side's own in front, because the initiator may just now become able to verify it.
void SpnegoAcceptor::AnswerEstablished(const LegRequest& request, const std::optional<ByteView>& mic, NegTokenResp resp,
                                       LegReply& reply) {
  if (mic && (!SupportsIntegrity() || !VerifyMic(*mic))) {
    inner_reply_.token.clear();  // no error token
    return FailWithReject(SecStatus::kInvalidToken, request, reply);
  }
  Bytes own_mic;
  const bool sends_mic = SendsMic();
  if (sends_mic) {
    if (!MakeMic(own_mic)) return Fail(SecStatus::kInternalError, reply);
    resp.mech_list_mic = own_mic;
  }
  const bool awaits_mic = SupportsIntegrity() && !mic_.verified && (mic_.required || sends_mic);
  if (!awaits_mic) return Finish(resp, reply);
  Send(SecStatus::kContinueNeeded, resp, reply);
  phase_ = Phase::kExpectMic;
}

void SpnegoAcceptor::Finish(NegTokenResp resp, LegReply& reply) {
  resp.neg_state = NegState::kAcceptCompleted;
  Send(SecStatus::kOk, resp, reply);
  Conclude();
  phase_ = Phase::kEstablished;
}

// The rejection goes out with the mechanism's error token, if there is one, or if the caller asked for errors to be
// told (ASC-N-013).
void SpnegoAcceptor::FailWithReject(SecStatus status, const LegRequest& request, LegReply& reply) {
  Fail(status, reply);
  const bool has_error_token = !InnerToken().empty();
  if (!has_error_token && !request.requested.Has(ContextFlag::kExtendedError)) return;
  NegTokenResp resp = {.neg_state = NegState::kReject};
  if (has_error_token) resp.response_token = InnerToken();
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_rejection, resp);
  WriteNegTokenResp(resp, reply.token);
}

// The reply that names a mechanism is the first.
void SpnegoAcceptor::Misstate(NegTokenResp& resp) {
  const bool is_first = resp.supported_mech.has_value();
  const bool is_last = resp.neg_state == NegState::kAcceptCompleted;
  Misconduct* const misconduct = surroundings_.misconduct;
  if (is_first) Misbehave(misconduct, &SpnegoMisbehaviour::alter_first_reply, resp);
  if (!is_first) Misbehave(misconduct, &SpnegoMisbehaviour::alter_later_reply, resp);
  if (is_last) Misbehave(misconduct, &SpnegoMisbehaviour::alter_last_reply, resp);
}

void SpnegoAcceptor::Misshape(Bytes& token) {
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_reply_octets, token);
}

void SpnegoAcceptor::Fail(SecStatus status, LegReply& reply) {
  phase_ = Phase::kFailed;
  reply.status = status;
  reply.token.clear();
}

}  // namespace legwork::spnego
