#include "model/clauses/predicates.h"

#include <algorithm>

#include "model/credential_use.h"

namespace legwork {
namespace {

// kSelections are circumstances that say which way things went, not that something is wrong.
constexpr std::uint32_t kSelections = static_cast<std::uint32_t>(Circumstance::kNtlmSelected) |
                                      static_cast<std::uint32_t>(Circumstance::kKerberosSelected) |
                                      static_cast<std::uint32_t>(Circumstance::kNotTrustedForDelegation) |
                                      static_cast<std::uint32_t>(Circumstance::kGuest) |
                                      static_cast<std::uint32_t>(Circumstance::kConstrainedDelegation) |
                                      static_cast<std::uint32_t>(Circumstance::kKerberosPossible) |
                                      static_cast<std::uint32_t>(Circumstance::kOuterChannel) |
                                      static_cast<std::uint32_t>(Circumstance::kRequires128Bit);

constexpr ContextFlags kIntegrityRequests =
    ContextFlag::kIntegrity | ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect;

bool IsMechanism(const Moment& m, PackageName name, Circumstance stated) {
  if (m.package == name) return true;
  if (m.package != PackageName::kNegotiate) return false;
  return m.record.Is(stated) || (m.context != nullptr && (m.context->Is(stated) || m.context->selected == name));
}

bool DirectionFits(const CredentialHistory& credential, Role role) {
  if ((credential.use & static_cast<std::uint32_t>(CredentialUse::kBoth)) == 0) return false;
  return role == Role::kInitiator ? MayInitiate(credential.use) : MayAccept(credential.use);
}

bool PackagesFit(PackageName a, PackageName b) { return a == b || a == PackageName::kNone || b == PackageName::kNone; }

bool DescriptorIsSound(const DescriptorFacts& descriptor) {
  return descriptor.is_null || (descriptor.version == 0 && descriptor.count <= kBufferFactsMax);
}

}  // namespace

bool Always(const Moment&) { return true; }
bool Never(const Moment&) { return false; }
bool Succeeded(const Moment& m) { return !IsFailure(m.record.status); }
bool Failed(const Moment& m) { return IsFailure(m.record.status); }
bool IsOk(const Moment& m) { return m.record.status == SecStatus::kOk; }
bool IsContinue(const Moment& m) {
  return IsStatus(m, SecStatus::kContinueNeeded) || IsStatus(m, SecStatus::kCompleteAndContinue);
}
bool StatusIsRegistered(const Moment& m) { return !SecStatusName(m.record.status).empty(); }
bool FailedWithRegisteredStatus(const Moment& m) { return Failed(m) && StatusIsRegistered(m); }
bool RefusesMarkedData(const Moment& m) {
  if (!IsStatus(m, SecStatus::kUnsupportedFunction) && !IsStatus(m, SecStatus::kQopNotSupported)) return false;
  const auto is_marked = [](const BufferFacts& buffer) {
    const bool is_plain = buffer.type == static_cast<std::uint32_t>(BufferType::kData);
    return BufferTypeOf(buffer.type) == BufferType::kData && !is_plain;
  };
  const auto* first = m.record.input.buffers.data();
  return std::any_of(first, first + std::min<std::uint32_t>(m.record.input.count, kBufferFactsMax), is_marked);
}
bool RefusesAMalformedMessage(const Moment& m) {
  const DescriptorFacts& message = m.record.input;
  const bool is_malformed = message.is_null || message.version != 0 ||
                            (message.elements_known && message.elements == 0 && message.count != 0);
  return is_malformed && FailedWithRegisteredStatus(m);
}
bool AttributesAreWritten(const Moment& m) { return m.record.granted_written; }
bool FinalAttributesAreKnown(const Moment& m) { return IsOk(m) && m.record.granted_written; }

bool IsInitiatorMoment(const Moment& m) { return m.role == Role::kInitiator; }
bool IsAcceptorMoment(const Moment& m) { return m.role == Role::kAcceptor; }
bool IsCatalogued(const Moment& m) { return IsNegotiate(m) || IsKerberos(m) || IsNtlm(m); }
bool IsSsoPackage(const Moment& m) { return m.package != PackageName::kOther; }
bool IsNegotiate(const Moment& m) { return m.package == PackageName::kNegotiate; }
bool IsKerberos(const Moment& m) { return m.package == PackageName::kKerberos; }
bool IsNtlm(const Moment& m) { return m.package == PackageName::kNtlm; }
bool NtlmIsSelected(const Moment& m) { return IsMechanism(m, PackageName::kNtlm, Circumstance::kNtlmSelected); }
bool KerberosIsSelected(const Moment& m) {
  return IsMechanism(m, PackageName::kKerberos, Circumstance::kKerberosSelected);
}

bool IsFirstLeg(const Moment& m) { return m.context_state == HandleState::kNull; }
bool IsLaterLeg(const Moment& m) { return m.context_state == HandleState::kLive; }
bool ContextIsLive(const Moment& m) { return m.context != nullptr && m.context->deleted_by == 0; }
bool ContextIsIntact(const Moment& m) { return ContextIsLive(m) && !m.context->spoiled; }
bool ContextIsEstablished(const Moment& m) { return ContextIsIntact(m) && m.phase == Phase::kEstablished; }
bool ContextAwaitsReply(const Moment& m) { return ContextIsLive(m) && m.phase == Phase::kAwaitsReply; }

bool AttributesAreInsufficient(const Moment& m) {
  return ContextIsLive(m) && m.phase == Phase::kEstablished && m.context->granted_known &&
         !m.context->granted.HasAll(m.context->required);
}

bool GrantsIntegrity(const ContextHistory& context) {
  return context.granted.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect);
}

bool GrantsProtection(const ContextHistory& context) {
  return GrantsIntegrity(context) || context.granted.Has(ContextFlag::kConfidentiality);
}

bool ExpectsIntegrity(const Moment& m) {
  if (!MessageIsSound(m)) return false;
  if (m.context->granted_known) return GrantsIntegrity(*m.context);
  return m.peer_context != nullptr && m.context->requested.HasAny(kIntegrityRequests) &&
         m.peer_context->requested.HasAny(kIntegrityRequests);
}

bool ExpectsProtection(const Moment& m) {
  return m.context->granted_known ? MessageIsSound(m) && GrantsProtection(*m.context) : ExpectsIntegrity(m);
}

bool TakesBitsOfTheOtherFunction(const Moment& m) {
  constexpr std::uint32_t kInitiators = 0x10000, kAcceptors = 0x20000;
  const std::uint32_t own = m.role == Role::kInitiator ? kInitiators : kAcceptors;
  const std::uint32_t other = m.role == Role::kInitiator ? kAcceptors : kInitiators;
  const CallRecord& call = m.record;
  const bool asks_for_own = (call.requested & own) != 0 && (call.requested & other) == 0;
  return asks_for_own && (call.granted & own) == 0 && (call.granted & other) != 0;
}
bool BeginsWithoutAToken(const Moment& m) {
  const BufferFacts* const element = m.record.output.Find(BufferType::kToken);
  const bool begins = IsCatalogued(m) && IsFirstLeg(m) && IsInitiatorMoment(m) && Succeeded(m) && !IsOk(m);
  const bool has_nothing = element != nullptr && element->is_null_after && m.record.output_token.size == 0;
  return begins && has_nothing && !m.requested.Has(ContextFlag::kDatagram);
}
bool RefusesUnknownProtection(const Moment& m) {
  return !m.context->granted_known &&
         (IsStatus(m, SecStatus::kQopNotSupported) || IsStatus(m, SecStatus::kUnsupportedFunction));
}

bool AsksForCompletion(const Moment& m) {
  return IsStatus(m, SecStatus::kCompleteNeeded) || IsStatus(m, SecStatus::kCompleteAndContinue);
}
bool CompletesALeg(const Moment& m) {
  return m.record.call == Call::kComplete && m.context != nullptr && m.context->role == Role::kAcceptor &&
         (m.phase == Phase::kMustComplete || m.phase == Phase::kMustCompleteThenAwait);
}

bool CredentialIsSound(const Moment& m) {
  if (m.credential_state == HandleState::kNull) return m.context_state == HandleState::kLive;
  return m.credential_state == HandleState::kLive && DirectionFits(*m.credential, m.role) &&
         PackagesFit(m.credential->package, m.package);
}

bool HandlesAreSound(const Moment& m) {
  if (!CredentialIsSound(m) || m.record.new_handle_is_null) return false;
  if (m.context_state == HandleState::kNull) return true;
  return m.context_state == HandleState::kLive && m.allowed && !m.context->spoiled;
}

bool ArgumentsAreSound(const Moment& m) {
  const CallRecord& r = m.record;
  return r.reserved1 == 0 && r.reserved2 == 0 && (r.data_rep == 0 || r.data_rep == 0x10) && !PassesUndefinedFlags(m) &&
         DescriptorIsSound(r.input) && DescriptorIsSound(r.output) && HasOutputElement(m);
}

bool HandshakeIsSound(const Moment& m) {
  if (!HandlesAreSound(m) || !ArgumentsAreSound(m) || m.phase == Phase::kEstablished) return false;
  if (m.context != nullptr && m.context->has_tampered_input) return false;
  if (IsInitiatorMoment(m)) return IsFirstLeg(m) != HasInputToken(m) && TokenIsGenuine(m);
  return HasInputToken(m) && TokenIsGenuine(m);
}

bool TokenIsGenuine(const Moment& m) {
  const TokenOrigin origin = m.record.input_token.origin;
  return !HasInputToken(m) || origin == TokenOrigin::kPeer || (origin == TokenOrigin::kUnknown && m.input != nullptr);
}

bool HasInputToken(const Moment& m) { return m.record.input_token.size != 0; }
bool TokenIsCut(const Moment& m) {
  const ContextFlags asked = m.context != nullptr ? m.context->requested | m.requested : m.requested;
  return m.record.output_token.is_cut && !asked.Has(ContextFlag::kFragmentToFit);
}
bool HasOutputElement(const Moment& m) { return m.record.output.Find(BufferType::kToken) != nullptr; }

bool RoomMayBeShort(const Moment& m) {
  if (m.requested.Has(ContextFlag::kAllocateMemory)) return false;
  return IsStatus(m, SecStatus::kBufferTooSmall) || IsStatus(m, SecStatus::kInsufficientMemory) ||
         IsStatus(m, SecStatus::kIncompleteMessage);
}

bool PassesUndefinedFlags(const Moment& m) {
  return UnknownBits(m.record.requested, m.role, FlagDirection::kRequest) != 0;
}

bool IsOnlyTrouble(const Moment& m, Circumstance circumstance) {
  return (m.record.circumstances & ~kSelections) == static_cast<std::uint32_t>(circumstance) && HandshakeIsSound(m) &&
         !RoomMayBeShort(m);
}

bool NothingIsArranged(const Moment& m) { return (m.record.circumstances & ~kSelections) == 0; }

bool HasNoTrouble(const Moment& m) {
  const std::uint32_t earlier = m.context != nullptr ? m.context->circumstances : 0;
  return ((m.record.circumstances | earlier) & ~kSelections) == 0 && HandshakeIsSound(m) && !RoomMayBeShort(m);
}

bool RelayIsVisible(const Moment& m) {
  if (m.session.sends != 0) return true;
  return m.record.peer < m.session.actors.size() && m.record.peer != m.record.actor &&
         m.session.actors[m.record.peer].records != 0;
}

bool LastTokenWentOut(const Moment& m) {
  if (m.context == nullptr || m.context->last_token == kNowhere) return true;
  const TokenHistory& token = m.session.tokens[m.context->last_token];
  return token.sent || token.delivered;
}

// Who said something that nobody took has no other end yet; who said nothing on record may have one all the same. Of an
// end that is gone there are the messages that it made, and none of the context that came after it.
bool IsPeersNextMessage(const Moment& m) {
  const ContextHistory& own = *m.context;
  if (own.began_anew) return false;
  if (m.peer_context == nullptr) return own.last_token == kNowhere;
  const ContextHistory& peer = *m.peer_context;
  if (peer.began_anew) return false;
  if (own.imported || peer.imported) return true;  // one moved away from the end that the other knows
  const bool is_peers_peer = peer.peer_context != kNowhere && &m.session.contexts[peer.peer_context] == m.context;
  return is_peers_peer && (peer.deleted_by == 0 || peer.made_messages > own.read_messages);
}

bool LastTokenWasEmpty(const ContextHistory& context) { return context.legs != 0 && context.last_token == kNowhere; }

bool SendsTokenOf(const Moment& m, SecStatus status) {
  return m.context != nullptr && m.context->last_status == status && m.context->last_token != kNowhere &&
         m.session.tokens[m.context->last_token].id == m.record.input_token.id;
}
bool WasCompleted(const Moment& m) {
  return m.phase != Phase::kMustComplete && m.phase != Phase::kMustCompleteThenAwait;
}
bool HasKind(const TokenFacts& token, TokenKind kind) { return token.kind == kind || token.inner == kind; }

bool TokenBelongsElsewhere(const Moment& m) {
  switch (m.record.input_token.kind) {
    case TokenKind::kNegTokenInit:
    case TokenKind::kNegTokenInit2:
    case TokenKind::kNegTokenResp:
      return IsKerberos(m) || IsNtlm(m);
    case TokenKind::kApReq:
    case TokenKind::kApRep:
    case TokenKind::kKrbError:
      return IsNtlm(m);
    case TokenKind::kNtlmNegotiate:
    case TokenKind::kNtlmChallenge:
    case TokenKind::kNtlmAuthenticate:
      return IsKerberos(m);
    default:
      return false;
  }
}

bool IsStatus(const Moment& m, SecStatus status) { return m.record.status == status; }

Party CallerIsAtFault(const Moment&) { return Party::kCaller; }
Party PackageIsAtFault(const Moment&) { return Party::kPackage; }
Party PackageIfItSucceeded(const Moment& m) { return Succeeded(m) ? Party::kPackage : Party::kCaller; }

bool Asks(const Moment& m, Attribute attribute) {
  return m.record.call == Call::kQuery && m.record.attribute == static_cast<std::uint32_t>(attribute);
}

bool IsRefusedAsExpired(const Moment& m) {
  const bool lasts = m.context != nullptr && m.context->expiry_known && m.record.began_at < m.context->expiry;
  return IsStatus(m, SecStatus::kContextExpired) && (!lasts || m.record.Is(Circumstance::kContextExpired));
}

bool MessageIsSound(const Moment& m) {
  const DescriptorFacts& message = m.record.input;
  if (message.is_null) return true;
  if (!DescriptorIsSound(message) || (message.elements_known && message.count != message.elements)) return false;
  std::uint32_t tokens = 0;
  for (std::uint32_t i = 0; i < message.count && i < kBufferFactsMax; ++i) {
    const BufferFacts& buffer = message.buffers[i];
    if (buffer.overlaps || (buffer.memory_known && !buffer.is_null && buffer.size > buffer.memory)) return false;
    tokens += BufferTypeOf(buffer.type) == BufferType::kToken ? 1 : 0;
  }
  return tokens <= 1;
}

const PackageHistory& DescriptionOf(const Moment& m, PackageName package) {
  return m.actor.packages[static_cast<std::size_t>(package)];
}
const PackageHistory& Description(const Moment& m) { return DescriptionOf(m, m.package); }

bool NumberIsKnown(const Moment& m) { return m.record.numbering != Numbering::kUnknown; }
bool NumberIsTheTransports(const Moment& m) {
  const bool kept = m.record.numbering == Numbering::kKept;
  return m.record.message_number == (kept ? m.record.transport_number : 0);
}
bool NumbersDiffer(const Moment& m) {
  return m.record.protected_number_known && m.record.message_number != m.record.protected_number;
}
// A side that passes 0 may keep no numbers, whatever the other does.
bool ExpectedNumberIsKnown(const Moment& m) {
  const bool both_count = m.record.protected_number != 0 && m.record.message_number != 0;
  const bool is_the_peers =
      m.record.protected_number_known && m.record.message_origin == MessageOrigin::kInOrder && both_count;
  return ContextIsLive(m) && (NumberIsKnown(m) || (is_the_peers && m.context->failed_messages == 0));
}
bool NumberIsTheExpected(const Moment& m) { return NumberIsKnown(m) ? NumberIsTheTransports(m) : !NumbersDiffer(m); }
bool IsDatagram(const Moment& m) {
  return m.context != nullptr && m.context->granted_known && m.context->granted.Has(ContextFlag::kDatagram);
}
bool IsSecondCallOfDatagrams(const Moment& m) {
  return m.context != nullptr && m.context->legs == 1 && m.context->requested.Has(ContextFlag::kDatagram);
}
bool ReadsUnderAnotherNumber(const Moment& m) {
  return IsCatalogued(m) && ContextIsEstablished(m) && ExpectsProtection(m) && NumbersDiffer(m) &&
         m.record.message_origin == MessageOrigin::kInOrder && m.context->granted.Has(ContextFlag::kSequenceDetect) &&
         (IsDatagram(m) || (m.record.protected_number != 0 && m.record.message_number != 0 &&
                            IsFailure(m.profile.Answer(Question::kOtherMessageNumber))));
}
bool NumberIsIgnoredAsSeen(const Moment& m) { return IsOk(m) && !IsDatagram(m); }
bool ConsequenceIsKnown(const Moment& m) { return ContextIsLive(m) && m.record.consequence != Consequence::kUnknown; }

bool PeerHasLeft(const Moment& m) {
  constexpr int kReject = 2;
  return m.record.input_token.neg_state == kReject || HasKind(m.record.input_token, TokenKind::kKrbError);
}

bool HoldsBlocksOf(const Moment& m, Call issuer) {
  return std::ranges::any_of(m.session.blocks, [&](const BlockHistory& block) {
    return block.actor == m.record.actor && block.issuer == issuer;
  });
}

bool BlocksAreFreed(const Moment& m, Call issuer) {
  return std::ranges::none_of(m.session.blocks, [&](const BlockHistory& block) {
    return block.actor == m.record.actor && block.issuer == issuer && block.freed_by == 0;
  });
}

}  // namespace legwork
