#include "sim/spnego/spnego_initiator.h"

#include <utility>

#include "sim/spnego/kerberos_target.h"
#include "sim/spnego/misbehaviour.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/offered_mechs.h"

namespace legwork::spnego {

void SpnegoInitiator::StepWhole(const LegRequest& request, LegReply& reply) {
  switch (phase_) {
    case Phase::kStart:
      return DoSendInit(request, reply);
    case Phase::kExpectFirstReply:
      return DoReadFirstReply(request, reply);
    case Phase::kExpectReply:
      return DoReadReply(request, reply);
    case Phase::kExpectRawReply:
      return DoPassRaw(request, reply);
    case Phase::kEstablished:
      return DoReauthenticate(request, reply);
    case Phase::kFailed:
      return Fail(SecStatus::kInvalidHandle, reply);
  }
}

// An acceptor that spoke first is heard and then not heeded, as Windows does (windows-observed G02).
void SpnegoInitiator::DoSendInit(const LegRequest& request, LegReply& reply) {
  if (!request.token.empty() && !ReadNegTokenInit(request.token)) return Fail(SecStatus::kInvalidToken, reply);
  if (credential_.OnlyRaw() || habits().raw) return DoSpeakRaw(request, reply);
  const SecStatus status = HasOffers(habits()) ? StartOffered(request) : StartPreferred(request);
  if (IsFailure(status)) return Fail(status, reply);
  WriteInit(request, reply);
  is_optimistic_ = true;
  phase_ = Phase::kExpectFirstReply;
}

// Only one mechanism may be used, or this initiator never learnt SPNEGO.
void SpnegoInitiator::DoSpeakRaw(const LegRequest& request, LegReply& reply) {
  const SecStatus status = StartPreferred(request);
  if (IsFailure(status)) return Fail(status, reply);
  std::swap(reply, inner_reply_);
  phase_ = InnerEstablished() ? Phase::kEstablished : Phase::kExpectRawReply;
}

void SpnegoInitiator::DoReadFirstReply(const LegRequest& request, LegReply& reply) {
  const Result<NegTokenResp> resp = ReadNegTokenResp(request.token);
  const bool lacks_state = resp && !resp->neg_state && !habits().takes_missing_state;
  if (!resp || lacks_state) {  // RFC 4178 section 4.2.2: required here
    return FailWithReject(SecStatus::kInvalidToken, request, reply);
  }
  if (resp->neg_state == NegState::kReject) return FailByReject(request, *resp, reply);
  const MechanismChoice* chosen = selected_;
  if (resp->supported_mech) {
    const bool was_offered = MechTypeList(mech_types_).Contains(*resp->supported_mech);  // SPN-002
    chosen = was_offered ? credential_.FindMechanism(*resp->supported_mech) : nullptr;
    if (chosen == nullptr) return Fail(SecStatus::kInvalidToken, reply);
  }
  is_optimistic_ = false;
  if (chosen == nullptr) return Fail(SecStatus::kInvalidToken, reply);  // nothing was begun, and nothing is named
  mic_.required = resp->neg_state == NegState::kRequestMic || IsSecondChoice(*chosen);  // SPN-003
  const bool must_start = chosen != selected_ || (!resp->response_token && !InnerEstablished());
  if (!must_start) return TakeReply(request, *resp, reply);
  const bool is_too_far = resp->neg_state == NegState::kAcceptCompleted || resp->response_token || resp->mech_list_mic;
  if (is_too_far) return Fail(SecStatus::kInvalidToken, reply);
  StartSelected(*chosen, request, reply);
}

void SpnegoInitiator::DoReadReply(const LegRequest& request, LegReply& reply) {
  const Result<NegTokenResp> resp = ReadNegTokenResp(request.token);
  if (!resp) return FailWithReject(SecStatus::kInvalidToken, request, reply);
  if (resp->neg_state == NegState::kReject) return FailByReject(request, *resp, reply);
  if (resp->neg_state == NegState::kRequestMic) return FailWithReject(SecStatus::kInvalidToken, request, reply);
  // A supportedMech is of no consequence here (MS-SPNG 3.3.5).
  TakeReply(request, *resp, reply);
}

void SpnegoInitiator::DoPassRaw(const LegRequest& request, LegReply& reply) {
  StepRaw(request, reply);
  phase_ = IsFailure(reply.status) ? Phase::kFailed : InnerEstablished() ? Phase::kEstablished : Phase::kExpectRawReply;
}

// ISC-N-080: a call on an established context asks for another authentication.
void SpnegoInitiator::DoReauthenticate(const LegRequest& request, LegReply& reply) {
  reply.status = surroundings_.profile.Answer(Question::kReauthentication);
  if (IsFailure(reply.status)) return;
  Forget();
  DoSendInit(request, reply);
}

bool SpnegoInitiator::MayTry(const MechanismChoice& choice, const LegRequest& request) const {
  return choice.package->name != PackageName::kKerberos || MayBeKerberosTarget(request.target);  // NEG-002
}

SecStatus SpnegoInitiator::Start(const MechanismChoice& choice, const LegRequest& request) {
  selected_ = &choice;
  inner_ = choice.package->make_initiator(*choice.package, surroundings_, *choice.credential);
  return StepInner(request, nullptr);
}

// The first mechanism whose first leg succeeds is preferred; one that fails is not even offered (windows-observed G24).
// If all fail, the most preferred one says why.
SecStatus SpnegoInitiator::StartPreferred(const LegRequest& request) {
  SecStatus failure = SecStatus::kOk;
  for (const MechanismChoice& choice : credential_.choices()) {
    const bool may_try = MayTry(choice, request);
    const SecStatus status =
        may_try ? Start(choice, request) : surroundings_.profile.Answer(Question::kKerberosWithoutTarget);
    if (may_try && !IsFailure(status)) return status;
    if (failure == SecStatus::kOk) failure = status;
  }
  Forget();
  return IsFailure(failure) ? failure : SecStatus::kNoCredentials;
}

// StartOffered begins with the first mechanism of the habits' list. One that the credential lacks is offered without a
// token, or with NegoEx's own.
SecStatus SpnegoInitiator::StartOffered(const LegRequest& request) {
  SecStatus failure = SecStatus::kNoCredentials;
  const std::size_t count = CountOf(habits().offers);
  for (first_offer_ = 0; first_offer_ < count; ++first_offer_) {
    const MechanismChoice* const choice = credential_.FindMechanism(OidOf(habits().offers[first_offer_]));
    if (choice == nullptr) {
      Forget();
      if (habits().offers[first_offer_] != OfferedMech::kNegoEx) return SecStatus::kOk;
      WriteNegoExOffer(surroundings_.random.Stream("spnego.negoex"), inner_reply_.token);
      return SecStatus::kOk;
    }
    if (!MayTry(*choice, request)) continue;
    failure = Start(*choice, request);
    if (!IsFailure(failure)) return failure;
  }
  Forget();
  return failure;
}

// The acceptor has selected, and whatever the initiator sent for a mechanism so far is void (SPN-002).
void SpnegoInitiator::StartSelected(const MechanismChoice& choice, const LegRequest& request, LegReply& reply) {
  const SecStatus status = Start(choice, request);
  if (IsFailure(status)) return Fail(status, reply);
  NegTokenResp resp = ResponseHead();
  resp.response_token = InnerToken();
  Answer(SecStatus::kContinueNeeded, resp, reply);
  phase_ = Phase::kExpectReply;
}

NegTokenResp SpnegoInitiator::ResponseHead() const {
  if (habits().states_nothing) return {};
  return {.neg_state = habits().requests_mic ? NegState::kRequestMic : NegState::kAcceptIncomplete};
}

void SpnegoInitiator::OfferListed(const LegRequest& request, DerWriter& list) const {
  for (std::size_t i = first_offer_; i < CountOf(habits().offers); ++i) {
    const ByteView mechanism = OidOf(habits().offers[i]);
    const MechanismChoice* const choice = credential_.FindMechanism(mechanism);
    if (choice == nullptr || MayTry(*choice, request)) list.PutObjectIdentifier(mechanism);
  }
}

void SpnegoInitiator::OfferOwn(const LegRequest& request, DerWriter& list) const {
  bool is_offered = false;  // what failed before the selected mechanism is not
  for (const MechanismChoice& choice : credential_.choices()) {
    is_offered |= &choice == selected_;
    if (is_offered && MayTry(choice, request)) OfferMechTypes(choice, list);
  }
}

void SpnegoInitiator::WriteInit(const LegRequest& request, LegReply& reply) {
  constexpr std::size_t kListSize = 64;  // octets; enough for all that there are
  mech_types_.clear();
  mech_types_.reserve(kListSize);
  DerWriter writer(mech_types_);
  {
    const DerScope list = writer.Sequence();
    if (HasOffers(habits())) {
      OfferListed(request, writer);
    } else {
      OfferOwn(request, writer);
    }
  }
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_mech_types, mech_types_);
  NegTokenInit init = {.mech_types = MechTypeList(mech_types_)};
  if (!InnerToken().empty() && habits().optimistic) init.mech_token = InnerToken();
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_init, init);
  WriteNegTokenInit(init, reply.token);
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_init_octets, reply.token);
  inner_reply_.token.clear();
  reply.status = SecStatus::kContinueNeeded;
  reply.granted = inner_reply_.granted;
  reply.expiry = inner_reply_.expiry;
}

// A mechanism is the first choice if its name leads the list.
bool SpnegoInitiator::IsSecondChoice(const MechanismChoice& choice) const {
  DerReader rest = MechTypeList(mech_types_).All();
  ByteView first;
  return !MechTypeList::Next(rest, &first) || !choice.Names(first);
}

void SpnegoInitiator::TakeReply(const LegRequest& request, const NegTokenResp& resp, LegReply& reply) {
  const SecStatus status = TakeResponseToken(request, resp);
  if (IsFailure(status)) return FailWithReject(status, request, reply);
  const bool is_no_mic = habits().takes_mic_as_token && resp.mech_list_mic && resp.response_token &&
                         SameBytes(*resp.mech_list_mic, *resp.response_token);  // windows-observed G18
  if (resp.mech_list_mic && !is_no_mic) {
    const bool is_due = InnerEstablished() && SupportsIntegrity() && !mic_.verified;
    if (!is_due || !VerifyMic(*resp.mech_list_mic)) return FailWithReject(SecStatus::kInvalidToken, request, reply);
  }
  if (StateOf(resp) == NegState::kAcceptCompleted) return Finish(reply);
  SendResponse(reply);
}

// A mechanism that is through takes nothing more; one that is not needs something.
SecStatus SpnegoInitiator::TakeResponseToken(const LegRequest& request, const NegTokenResp& resp) {
  inner_reply_.token.clear();
  const bool has_token = resp.response_token && !resp.response_token->empty();
  if (has_token == InnerEstablished()) return SecStatus::kInvalidToken;
  return has_token ? StepInner(request, &*resp.response_token) : SecStatus::kOk;
}

// Behind the first reply the state may be missing; then it is what the rest of the token shows.
NegState SpnegoInitiator::StateOf(const NegTokenResp& resp) const {
  if (resp.neg_state) return *resp.neg_state;
  const bool is_through = InnerEstablished() && InnerToken().empty() && (mic_.verified || !mic_.required);
  return is_through ? NegState::kAcceptCompleted : NegState::kAcceptIncomplete;
}

void SpnegoInitiator::Finish(LegReply& reply) {
  const bool owes_token = !InnerEstablished() || !InnerToken().empty();
  const bool owes_mic = mic_.required && SupportsIntegrity() && !(mic_.sent && mic_.verified);
  if (owes_token || owes_mic) return Fail(SecStatus::kInvalidToken, reply);
  reply.status = SecStatus::kOk;
  reply.granted = inner_reply_.granted;
  reply.expiry = inner_reply_.expiry;
  Conclude();
  phase_ = Phase::kEstablished;
}

// A mechanism that is through with its last token adds the MIC, wanted or not (windows-observed G06), unless the habits
// have it wait until it is.
bool SpnegoInitiator::SendsMic() const {
  if (!InnerEstablished() || !SupportsIntegrity() || mic_.sent) return false;
  if (habits().initiator_mic == MicHabit::kNever) return false;
  return habits().initiator_mic != MicHabit::kWhenDue || mic_.required || mic_.verified;
}

void SpnegoInitiator::SendResponse(LegReply& reply) {
  NegTokenResp resp = ResponseHead();
  Bytes mic;
  if (SendsMic()) {
    if (!MakeMic(mic)) return Fail(SecStatus::kInternalError, reply);
    resp.mech_list_mic = mic;
  }
  if (!InnerToken().empty()) resp.response_token = InnerToken();
  if (!resp.mech_list_mic && !resp.response_token)
    return Fail(SecStatus::kInvalidToken, reply);  // nothing is left to say
  Answer(SecStatus::kContinueNeeded, resp, reply);
  phase_ = Phase::kExpectReply;
}

// The mechanism's own error, if the acceptor sent it along, says more than the rejection.
void SpnegoInitiator::FailByReject(const LegRequest& request, const NegTokenResp& resp, LegReply& reply) {
  SecStatus status = surroundings_.profile.Answer(Question::kSpnegoReject);
  if (resp.response_token && !InnerEstablished()) {
    const SecStatus told = StepInner(request, &*resp.response_token);
    if (IsFailure(told) && told != SecStatus::kInvalidToken) status = told;
  }
  Fail(status, reply);
}

void SpnegoInitiator::Misstate(NegTokenResp& resp) {
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_response, resp);
}

void SpnegoInitiator::Misshape(Bytes& token) {
  Misbehave(surroundings_.misconduct, &SpnegoMisbehaviour::alter_response_octets, token);
}

// A caller that asked for errors to be told rejects what it cannot take, with the mechanism's error token if there is
// one (ISC-N-020). Without that a client says nothing (windows-observed G12).
void SpnegoInitiator::FailWithReject(SecStatus status, const LegRequest& request, LegReply& reply) {
  Fail(status, reply);
  if (!request.requested.Has(ContextFlag::kExtendedError)) return;
  NegTokenResp resp = {.neg_state = NegState::kReject};
  if (!InnerToken().empty()) resp.response_token = InnerToken();
  WriteNegTokenResp(resp, reply.token);
}

void SpnegoInitiator::Fail(SecStatus status, LegReply& reply) {
  phase_ = Phase::kFailed;
  reply.status = status;
  reply.token.clear();
}

}  // namespace legwork::spnego
