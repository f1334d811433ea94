#ifndef LEGWORK_MODEL_CLAUSES_PREDICATES_H_
#define LEGWORK_MODEL_CLAUSES_PREDICATES_H_

#include <cstdint>
#include <initializer_list>

#include "model/attribute.h"
#include "model/clause.h"
#include "model/moment.h"

namespace legwork {

// On gives Clause::calls for the calls named.
constexpr std::uint32_t On(std::initializer_list<Call> calls) {
  std::uint32_t bits = 0;
  for (const Call call : calls) bits |= 1u << static_cast<int>(call);
  return bits;
}
inline constexpr std::uint32_t kOnHandshake = On({Call::kInitialize, Call::kAccept});
inline constexpr std::uint32_t kOnProtect = On({Call::kSign, Call::kEncrypt});
inline constexpr std::uint32_t kOnUnprotect = On({Call::kVerify, Call::kDecrypt});
inline constexpr std::uint32_t kOnMessage = kOnProtect | kOnUnprotect;
inline constexpr std::uint32_t kOnContext =
    kOnMessage | On({Call::kInitialize, Call::kAccept, Call::kComplete, Call::kApplyControl, Call::kQuery,
                     Call::kSetAttributes, Call::kExport, Call::kImpersonate, Call::kRevert, Call::kQueryToken});

// What came back.
bool Always(const Moment& moment);
bool Never(const Moment& moment);
bool Succeeded(const Moment& moment);  // any status that is no failure
bool Failed(const Moment& moment);
bool IsOk(const Moment& moment);
bool IsContinue(const Moment& moment);          // CONTINUE_NEEDED or COMPLETE_AND_CONTINUE
bool StatusIsRegistered(const Moment& moment);  // AMB-22: an open list takes it
bool FailedWithRegisteredStatus(const Moment& moment);
// RefusesMarkedData: the message has DATA elements with attribute bits (READONLY and its kin), which a package may
// lack.
bool RefusesMarkedData(const Moment& moment);
// RefusesAMalformedMessage: pMessage is NULL, of another version, or without the array that it counts; the pages name
// no status for what is no list of elements at all, so that any refusal will do.
bool RefusesAMalformedMessage(const Moment& moment);
bool AttributesAreWritten(const Moment& moment);
bool FinalAttributesAreKnown(const Moment& moment);  // SEC_E_OK, and *pfContextAttr written

// Who acts, and with what.
bool IsInitiatorMoment(const Moment& moment);
bool IsAcceptorMoment(const Moment& moment);
bool IsCatalogued(const Moment& moment);  // Negotiate, Kerberos or NTLM
bool IsSsoPackage(const Moment& moment);  // these, a scripted one, or one that no record names: not a foreign package
bool IsNegotiate(const Moment& moment);
bool IsKerberos(const Moment& moment);
bool IsNtlm(const Moment& moment);
bool NtlmIsSelected(const Moment& moment);  // NTLM itself, or stated to stand behind Negotiate
bool KerberosIsSelected(const Moment& moment);

// Where the context stands.
bool IsFirstLeg(const Moment& moment);  // phContext was NULL
bool IsLaterLeg(const Moment& moment);  // phContext was a live context
bool ContextIsLive(const Moment& moment);
bool ContextIsIntact(const Moment& moment);       // live, and nobody has broken the order on it
bool ContextIsEstablished(const Moment& moment);  // intact, and in the phase of that name
bool ContextAwaitsReply(const Moment& moment);
bool AttributesAreInsufficient(const Moment& moment);  // final attributes known to lack a bit that the caller requires
bool GrantsIntegrity(const ContextHistory& context);   // INTEGRITY, or what implies it (CTX-006, CTX-007)
bool GrantsProtection(const ContextHistory& context);  // integrity or confidentiality

// ExpectsIntegrity: granted or, where the package left *pfContextAttr alone, requested on both sides. ExpectsProtection
// likewise.
bool ExpectsIntegrity(const Moment& moment);
bool ExpectsProtection(const Moment& moment);

// TakesBitsOfTheOtherFunction: INTEGRITY was asked for, and the bit came that means it at the other function, where the
// two functions differ (0x10000 of ISC, 0x20000 of ASC).
bool TakesBitsOfTheOtherFunction(const Moment& moment);

// BeginsWithoutAToken: an initiator's first call has to emit a token, and went on with nothing in the TOKEN element.
bool BeginsWithoutAToken(const Moment& moment);

// RefusesUnknownProtection: the attributes were never written, so refusing for lack of quality may be right.
bool RefusesUnknownProtection(const Moment& moment);
bool AsksForCompletion(const Moment& moment);  // a COMPLETE code, which the pages list and AMB-12 disputes
bool CompletesALeg(const Moment& moment);      // CompleteAuthToken of an acceptor's leg that asked for it

// What the caller passed. A call is sound when no argument breaks a rule, so the package has no excuse in it.
bool CredentialIsSound(const Moment& moment);
bool HandlesAreSound(const Moment& moment);
bool ArgumentsAreSound(const Moment& moment);  // all but the handles
bool HandshakeIsSound(const Moment& moment);   // handles, arguments, order, and a token that came as it was emitted
bool TokenIsGenuine(const Moment& moment);
bool HasInputToken(const Moment& moment);
bool HasOutputElement(const Moment& moment);
bool TokenIsCut(const Moment& moment);  // what came out is the beginning of a token, and no fragments were asked for
bool RoomMayBeShort(const Moment& moment);  // the status complains of room, and the package did not allocate
bool PassesUndefinedFlags(const Moment& moment);

// IsOnlyTrouble: the call is sound and this is the one failure circumstance that the harness arranged.
bool IsOnlyTrouble(const Moment& moment, Circumstance circumstance);
bool NothingIsArranged(const Moment& moment);  // no failure circumstance is stated, whatever the call's arguments
bool HasNoTrouble(const Moment& moment);       // sound, and no failure circumstance stated

// Tokens on their way.
bool RelayIsVisible(const Moment& moment);    // the records would show a token that was sent or delivered
bool LastTokenWentOut(const Moment& moment);  // the context's last token, if it has one
bool IsPeersNextMessage(const Moment& moment);  // a live context's other end can have made one, under the same keys
bool LastTokenWasEmpty(const ContextHistory& context);
bool TokenBelongsElsewhere(const Moment& moment);           // its kind is another mechanism's than the package's
bool HasKind(const TokenFacts& token, TokenKind kind);      // itself or inside a SPNEGO token
bool SendsTokenOf(const Moment& moment, SecStatus status);  // the context's last one, which came with that status
bool WasCompleted(const Moment& moment);                    // nothing of the context waits for CompleteAuthToken

bool PeerHasLeft(const Moment& moment);  // its token said so: there is nobody to tell anything

// Memory that a package handed out (model/memory_facts.h), by the call that handed it out.
bool HoldsBlocksOf(const Moment& moment, Call issuer);   // the actor has had some
bool BlocksAreFreed(const Moment& moment, Call issuer);  // and given all of them back

// Which status a failure circumstance must give.
bool IsStatus(const Moment& moment, SecStatus status);

// Who is at fault.
Party CallerIsAtFault(const Moment& moment);
Party PackageIsAtFault(const Moment& moment);
Party PackageIfItSucceeded(const Moment& moment);  // the caller asked, the package should have refused

// DescriptionOf is what the actor has heard of the package, and Description of the one that the call is about.
const PackageHistory& DescriptionOf(const Moment& moment, PackageName package);
const PackageHistory& Description(const Moment& moment);

// Messages.
// IsRefusedAsExpired: the session is called over, and no record says that it lasts; the pages put that refusal and
// others in no order.
bool IsRefusedAsExpired(const Moment& moment);
bool MessageIsSound(const Moment& moment);         // nothing about pMessage excuses a refusal, whatever it describes
bool NumberIsKnown(const Moment& moment);          // the harness knows what MessageSeqNo should be
bool NumberIsTheTransports(const Moment& moment);  // and that it was passed
bool NumbersDiffer(const Moment& moment);          // the peer is known to have passed another one
// ExpectedNumberIsKnown: of the peer's next message, by the transport or by what the peer passed where both count;
// nothing that failed before has put the caller's count in doubt.
bool ExpectedNumberIsKnown(const Moment& moment);
bool NumberIsTheExpected(const Moment& moment);  // and that it was passed
bool IsDatagram(const Moment& moment);
// IsSecondCallOfDatagrams: the first call of a datagram context sent nothing, so there is no reply to give (DGM-001).
bool IsSecondCallOfDatagrams(const Moment& moment);
// ReadsUnderAnotherNumber: the peer's next message, unchanged, with a number that is not the one it carries. On a
// connection 0 is none at all, so that the package may count by itself.
bool ReadsUnderAnotherNumber(const Moment& moment);
bool NumberIsIgnoredAsSeen(const Moment& moment);  // success on a connection, as Windows was seen to do (E12)
bool ConsequenceIsKnown(const Moment& moment);

// Queries.
bool Asks(const Moment& moment, Attribute attribute);

}  // namespace legwork

#endif  // LEGWORK_MODEL_CLAUSES_PREDICATES_H_
