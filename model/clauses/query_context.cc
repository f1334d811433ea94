// What the page on QueryContextAttributes says.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "querycontextattributes--negotiate";
constexpr std::uint32_t kOnQuery = On({Call::kQuery});

bool StructureIsTheAttributes(const Moment& m) {
  const bool known = m.record.structure_size != 0;
  return !m.record.structure_is_null && (!known || m.record.structure_size >= m.record.structure_needs);
}
bool QueriesEstablished(const Moment& m, Attribute attribute) {
  return IsCatalogued(m) && Asks(m, attribute) && ContextIsEstablished(m) && StructureIsTheAttributes(m) &&
         !IsRefusedAsExpired(m);
}
bool LearnsOfEstablished(const Moment& m, Attribute attribute) { return QueriesEstablished(m, attribute) && IsOk(m); }
bool IsUnsupported(const Moment& m) { return IsStatus(m, SecStatus::kUnsupportedFunction); }

// A name or package that the harness could not read back is no proof against the package.
bool IsUnsupportedOrNameUnread(const Moment& m) { return IsUnsupported(m) || (IsOk(m) && m.record.query.name_id == 0); }
bool IsUnsupportedOrPackageUnread(const Moment& m) {
  return IsUnsupported(m) || (IsOk(m) && m.record.query.package == PackageName::kNone);
}

bool QueriesUnknownOrTooEarly(const Moment& m) {
  if (!IsCatalogued(m) || !ContextIsIntact(m)) return false;
  const bool early = m.phase == Phase::kAwaitsReply && (Asks(m, Attribute::kSizes) || Asks(m, Attribute::kNames));
  const bool unknown = ContextIsEstablished(m) && AttributeName(m.record.attribute).empty();
  return early || unknown;
}
bool AnswersByProfile(const Moment& m) {
  const bool known = !AttributeName(m.record.attribute).empty();
  return IsStatus(m, m.profile.Answer(known ? Question::kQueryIncomplete : Question::kQueryUnknownAttribute));
}
bool IsAnyOutcomeOfAnEarlyQuery(const Moment& m) {  // a failure always; an answer where the attribute is known already
  return Failed(m) || !AttributeName(m.record.attribute).empty();
}

bool QueriesSizes(const Moment& m) { return QueriesEstablished(m, Attribute::kSizes); }
bool SizesServeTheContext(const Moment& m) {
  const bool signs = m.context->granted_known && m.context->granted.Has(ContextFlag::kIntegrity);
  const bool tokens_fit = m.record.query.sizes[0] >= m.context->largest_token;
  return IsOk(m) && m.record.query.sizes[0] != 0 && tokens_fit && (!signs || m.record.query.sizes[1] != 0);
}
bool LearnsSizesWithoutIntegrity(const Moment& m) {
  return LearnsOfEstablished(m, Attribute::kSizes) && m.context->granted_known && !GrantsProtection(*m.context) &&
         !m.context->requested.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect |
                                      ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality);
}
bool SignatureIsZeroBytes(const Moment& m) { return m.record.query.sizes[1] == 0; }
bool QueriesNames(const Moment& m) { return QueriesEstablished(m, Attribute::kNames); }
bool GivesAName(const Moment& m) { return IsOk(m) && m.record.query.name_id != 0; }
bool LearnsLifespan(const Moment& m) { return LearnsOfEstablished(m, Attribute::kLifespan); }
bool LifespanIsConsistent(const Moment& m) {
  if (m.record.query.start > m.record.query.expiry) return false;
  return !m.context->expiry_known || m.context->expiry == m.record.query.expiry;
}
// LifespanIsReversed: an expiry of 0 is how some say that there is none.
bool LifespanIsReversed(const Moment& m) {
  return m.record.query.expiry != 0 && m.record.query.start > m.record.query.expiry;
}
bool LearnsFlags(const Moment& m) { return LearnsOfEstablished(m, Attribute::kFlags) && m.context->granted_known; }
bool FlagsAreTheFinalOnes(const Moment& m) {
  const ContextFlags security = ContextFlag::kDelegate | ContextFlag::kMutualAuth | ContextFlag::kReplayDetect |
                                ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality | ContextFlag::kIntegrity;
  const ContextFlags told = FlagsFromMask(m.record.query.flags, m.role, FlagDirection::kReturn);
  return (told & security) == (m.context->granted & security);
}
bool QueriesPackage(const Moment& m) { return QueriesEstablished(m, Attribute::kPackageInfo); }
// IsDescribedAlike: QuerySecurityPackageInfo tells the same of the package, where it was asked.
bool IsDescribedAlike(const Moment& m) {
  if (m.record.described.count != 1) return true;
  const PackageFacts& package = m.record.described.packages[0];
  const PackageHistory& told = DescriptionOf(m, package.name);
  return !told.is_described || (told.capabilities == package.capabilities && told.max_token == package.max_token);
}
bool TellsThePackage(const Moment& m) {
  const PackageName package = m.record.query.package;
  const bool is_behind_negotiate = package == PackageName::kKerberos || package == PackageName::kNtlm;
  const bool is_used = package == m.package || (IsNegotiate(m) && is_behind_negotiate);
  return IsOk(m) && is_used && IsDescribedAlike(m);
}

bool QueriesNegotiationAfter(const Moment& m) {
  return IsNegotiate(m) && QueriesEstablished(m, Attribute::kNegotiationInfo);
}
bool NamesTheMechanismAndIsComplete(const Moment& m) {
  const PackageName package = m.record.query.package;
  return IsOk(m) && m.record.query.state == static_cast<std::uint32_t>(NegotiationState::kComplete) &&
         (package == PackageName::kKerberos || package == PackageName::kNtlm) &&
         (m.context->spoken == PackageName::kNone || m.context->spoken == package);
}
bool QueriesNegotiationBefore(const Moment& m) {
  return IsNegotiate(m) && Asks(m, Attribute::kNegotiationInfo) && ContextIsIntact(m) &&
         m.phase == Phase::kAwaitsReply && !m.context->was_established;
}
bool StateIsBeforeCompletion(const Moment& m) {
  return IsOk(m) && m.record.query.state >= 1 && m.record.query.state <= 4;  // AMB-31
}
bool LearnsKeyThatThePeerTold(const Moment& m) {
  return LearnsOfEstablished(m, Attribute::kSessionKey) && m.peer_context != nullptr &&
         m.peer_context->session_key_id != 0 && m.peer_context->phase == Phase::kEstablished;
}
bool KeyIsThePeers(const Moment& m) { return m.record.query.key_id == m.peer_context->session_key_id; }
bool LearnsPasswordExpiry(const Moment& m) { return LearnsOfEstablished(m, Attribute::kPasswordExpiry); }
bool ExpiryIsGiven(const Moment& m) { return m.record.query.expiry != 0; }

bool LearnsTargetOfAClient(const Moment& m) {
  return LearnsOfEstablished(m, Attribute::kClientSpecifiedTarget) && IsAcceptorMoment(m) &&
         m.peer_context != nullptr && m.peer_context->target_id != 0;
}
bool TargetIsTheClients(const Moment& m) { return m.record.query.name_id == m.peer_context->target_id; }
bool AcceptsAfterItSaidLast(const Moment& m) {
  return IsCatalogued(m) && ContextAwaitsReply(m) && ContextIsIntact(m) && HasInputToken(m) && TokenIsGenuine(m) &&
         m.context->last_client_token >= 0;
}
bool LastWasNotClaimed(const Moment& m) {
  return m.context->last_client_token != static_cast<std::int32_t>(LastClientToken::kYes);
}
bool QueriesAccessTokenOfServer(const Moment& m) {
  return QueriesEstablished(m, Attribute::kAccessToken) && IsAcceptorMoment(m);
}
bool IsATokenOrNoImpersonation(const Moment& m) {
  return IsOk(m) || IsStatus(m, SecStatus::kNoImpersonation) || IsUnsupported(m);
}
bool QueriesSchannel(const Moment& m) {
  return IsCatalogued(m) && ContextIsEstablished(m) && AttributeIsSchannelOnly(m.record.attribute) &&
         !Asks(m, Attribute::kUniqueBindings) && !Asks(m, Attribute::kEndpointBindings);
}
bool QueriesCredssp(const Moment& m) {
  return IsCatalogued(m) && ContextIsEstablished(m) &&
         (Asks(m, Attribute::kCreds2) || Asks(m, Attribute::kSubjectSecurityAttributes));
}
bool QueriesSizesOf(const Moment& m, PackageName package) { return m.package == package && QueriesSizes(m); }
bool QueriesSizesOfKerberos(const Moment& m) { return QueriesSizesOf(m, PackageName::kKerberos); }
bool QueriesSizesOfNtlm(const Moment& m) { return QueriesSizesOf(m, PackageName::kNtlm); }

bool QueriesWithAKnownStructure(const Moment& m) {
  return ContextIsLive(m) && (m.record.structure_is_null || m.record.structure_size != 0);
}
bool StructureHasTexts(const Moment& m) {
  for (const Attribute attribute :
       {Attribute::kNames, Attribute::kKeyInfo, Attribute::kAuthority, Attribute::kProtoInfo, Attribute::kPackageInfo,
        Attribute::kNegotiationInfo, Attribute::kNativeNames, Attribute::kCredentialName,
        Attribute::kClientSpecifiedTarget}) {
    if (Asks(m, attribute)) return true;
  }
  return false;
}
bool QueriesTextsInAKnownForm(const Moment& m) {
  return ContextIsLive(m) && StructureHasTexts(m) && m.record.function_form != StringForm::kUnknown &&
         m.record.structure_form != StringForm::kUnknown;
}
bool FormsAgree(const Moment& m) { return m.record.function_form == m.record.structure_form; }

// A structure of which the harness could read no member at all is no proof against the package.
bool IsUnreadStructure(const Moment& m) {
  const QueryFacts& q = m.record.query;
  return q.name_id == 0 && q.server_name_id == 0 && q.signature_name_id == 0 && q.encryption_name_id == 0 &&
         q.key_bits == 0 && q.blob_id == 0 && q.authorization_service == 0 && !q.has_pac && q.members_allocated == 0;
}
bool IsUnsupportedOrUnread(const Moment& m) { return IsUnsupported(m) || (IsOk(m) && IsUnreadStructure(m)); }

bool QueriesKeyInfo(const Moment& m) { return QueriesEstablished(m, Attribute::kKeyInfo) && ExpectsProtection(m); }
bool TellsAlgorithmsAndSize(const Moment& m) {
  const QueryFacts& query = m.record.query;
  return IsOk(m) && query.signature_name_id != 0 && query.encryption_name_id != 0 && query.key_bits != 0;
}
bool QueriesAuthority(const Moment& m) { return QueriesEstablished(m, Attribute::kAuthority); }
bool TellsTheAuthorityOfBoth(const Moment& m) {
  if (!IsOk(m) || m.record.query.name_id == 0) return false;
  const bool peer_told = KerberosIsSelected(m) && m.peer_context != nullptr && m.peer_context->authority_id != 0;
  return !peer_told || m.peer_context->authority_id == m.record.query.name_id;
}
bool QueriesNativeNames(const Moment& m) {
  return QueriesEstablished(m, Attribute::kNativeNames) && KerberosIsSelected(m);
}
bool TellsBothPrincipals(const Moment& m) {
  const QueryFacts& query = m.record.query;
  if (!IsOk(m) || query.name_id == 0 || query.server_name_id == 0) return false;
  const bool peer_told = m.peer_context != nullptr && m.peer_context->server_name_id != 0;
  return !peer_told ||
         (m.peer_context->client_name_id == query.name_id && m.peer_context->server_name_id == query.server_name_id);
}
bool QueriesTargetInformation(const Moment& m) {
  return QueriesEstablished(m, Attribute::kTargetInformation) && IsInitiatorMoment(m) && m.context->target_id != 0;
}
bool GivesTheMarshalledTarget(const Moment& m) { return IsOk(m) && m.record.query.blob_id != 0; }
bool QueriesDceInfoOfServer(const Moment& m) {
  return QueriesEstablished(m, Attribute::kDceInfo) && IsAcceptorMoment(m);
}
bool TellsServiceAndPac(const Moment& m) {
  return IsOk(m) && m.record.query.authorization_service != 0 && m.record.query.has_pac;
}
bool ClosesNoAccessToken(const Moment& m) { return m.record.closed_tokens == 0; }

// MembersOfVariableSize counts the texts and octet strings that the query told, where their structure has such members.
std::uint32_t MembersOfVariableSize(const QueryFacts& query, Attribute attribute) {
  const auto one_if = [](bool is_there) { return is_there ? 1u : 0u; };
  switch (attribute) {
    case Attribute::kNames:
    case Attribute::kAuthority:
      return one_if(query.name_id != 0);
    case Attribute::kNativeNames:
      return one_if(query.name_id != 0) + one_if(query.server_name_id != 0);
    case Attribute::kKeyInfo:
      return one_if(query.signature_name_id != 0) + one_if(query.encryption_name_id != 0);
    case Attribute::kSessionKey:
      return one_if(query.key_id != 0);
    case Attribute::kPackageInfo:
    case Attribute::kNegotiationInfo:
      return one_if(query.package != PackageName::kNone);
    case Attribute::kTargetInformation:
      return one_if(query.blob_id != 0);
    default:
      return 0;
  }
}
std::uint32_t MembersTold(const Moment& m) {
  return MembersOfVariableSize(m.record.query, static_cast<Attribute>(m.record.attribute));
}
// Who does not count members tells none at all.
bool TellsMembers(const Moment& m) {
  return m.record.call == Call::kQuery && IsCatalogued(m) && IsOk(m) && ContextIsEstablished(m) &&
         m.record.query.members_allocated != 0 && MembersTold(m) != 0;
}
bool IsEndOfQueriedBlocks(const Moment& m) {
  return m.record.call == Call::kEnd && m.context == nullptr && m.credential == nullptr &&
         HoldsBlocksOf(m, Call::kQuery);
}
bool OwnsBlocksOrTellsMembers(const Moment& m) { return TellsMembers(m) || IsEndOfQueriedBlocks(m); }
bool MembersAreAllocatedAndFreed(const Moment& m) {
  if (m.record.call == Call::kQuery) return m.record.query.members_allocated >= MembersTold(m);
  return BlocksAreFreed(m, Call::kQuery);
}
Party PackageAtTheQuery(const Moment& m) { return m.record.call == Call::kQuery ? kPackage : kCaller; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "QCA-001",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "pBuffer points to the structure of the attribute, in the caller's memory.",
     .calls = kOnQuery,
     .applies = QueriesWithAKnownStructure,
     .holds = StructureIsTheAttributes},
    {.id = "QCA-002",
     .page = kPage,
     .party = kBoth,
     .level = kMust,
     .rule = "Members of variable size are allocated by the package and freed by the caller.",
     .calls = kOnQuery | On({Call::kEnd}),
     .applies = OwnsBlocksOrTellsMembers,
     .holds = MembersAreAllocatedAndFreed,
     .fault = PackageAtTheQuery},
    {.id = "QCA-003",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "An unknown attribute, or an early query, is answered as the profile says (AMB-23).",
     .calls = kOnQuery,
     .applies = QueriesUnknownOrTooEarly,
     .holds = AnswersByProfile,
     .tolerated = IsAnyOutcomeOfAnEarlyQuery},
    {.id = "QCA-004",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "SIZES tells the sizes that this context's message functions need.",
     .calls = kOnQuery,
     .applies = QueriesSizes,
     .holds = SizesServeTheContext,
     .tolerated = IsUnsupported},
    {.id = "QCA-005",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "cbMaxSignature is 0 where integrity was neither requested nor granted.",
     .calls = kOnQuery,
     .applies = LearnsSizesWithoutIntegrity,
     .holds = SignatureIsZeroBytes,
     .tolerated = NtlmIsSelected},
    {.id = "QCA-006",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "cbBlockSize is the preferred granularity of messages.",
     .unobservable = "a preference: other lengths can be padded"},
    {.id = "QCA-007",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "NAMES tells the user that the context stands for.",
     .calls = kOnQuery,
     .applies = QueriesNames,
     .holds = GivesAName,
     .tolerated = IsUnsupportedOrNameUnread},
    {.id = "QCA-008",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "LIFESPAN starts before it expires, and expires when ptsExpiry said.",
     .calls = kOnQuery,
     .applies = LearnsLifespan,
     .holds = LifespanIsConsistent,
     .certain = LifespanIsReversed},
    {.id = "QCA-009",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "FLAGS tells the final attributes of the handshake.",
     .calls = kOnQuery,
     .applies = LearnsFlags,
     .holds = FlagsAreTheFinalOnes},
    {.id = "QCA-010",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "PACKAGE_INFO tells the package in use, as QuerySecurityPackageInfo does.",
     .calls = kOnQuery,
     .applies = QueriesPackage,
     .holds = TellsThePackage,
     .tolerated = IsUnsupportedOrPackageUnread},
    {.id = "QCA-011",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "After completion NEGOTIATION_INFO is COMPLETE and names the mechanism, not Negotiate.",
     .calls = kOnQuery,
     .applies = QueriesNegotiationAfter,
     .holds = NamesTheMechanismAndIsComplete,
     .tolerated = IsUnsupportedOrPackageUnread},
    {.id = "QCA-012",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "NEGOTIATION_INFO can be asked before completion, and is then not COMPLETE.",
     .calls = kOnQuery,
     .applies = QueriesNegotiationBefore,
     .holds = StateIsBeforeCompletion,
     .tolerated = IsUnsupported},
    {.id = "QCA-013",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "Both ends of one context report the same SESSION_KEY.",
     .calls = kOnQuery,
     .applies = LearnsKeyThatThePeerTold,
     .holds = KeyIsThePeers},
    {.id = "QCA-014",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "KEY_INFO tells algorithms and effective key size.",
     .calls = kOnQuery,
     .applies = QueriesKeyInfo,
     .holds = TellsAlgorithmsAndSize,
     .tolerated = IsUnsupportedOrUnread},
    {.id = "QCA-015",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "AUTHORITY tells the authenticating authority: of one Kerberos context, the same at both ends.",
     .calls = kOnQuery,
     .applies = QueriesAuthority,
     .holds = TellsTheAuthorityOfBoth,
     .tolerated = IsUnsupportedOrUnread},
    {.id = "QCA-016",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "NATIVE_NAMES tells both principals of the outbound ticket, the same at both ends.",
     .calls = kOnQuery,
     .applies = QueriesNativeNames,
     .holds = TellsBothPrincipals,
     .tolerated = IsUnsupportedOrUnread},
    {.id = "QCA-017",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "PASSWORD_EXPIRY tells when the password, or the Kerberos ticket, expires.",
     .calls = kOnQuery,
     .applies = LearnsPasswordExpiry,
     .holds = ExpiryIsGiven,
     .tolerated = Always},
    {.id = "QCA-018",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "TARGET_INFORMATION tells the credential's target in marshalled form.",
     .calls = kOnQuery,
     .applies = QueriesTargetInformation,
     .holds = GivesTheMarshalledTarget,
     .tolerated = IsUnsupportedOrUnread},
    {.id = "QCA-019",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "CLIENT_SPECIFIED_TARGET tells the server what the client named as its target (AMB-16).",
     .calls = kOnQuery,
     .applies = LearnsTargetOfAClient,
     .holds = TargetIsTheClients},
    {.id = "QCA-020",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "LAST_CLIENT_TOKEN_STATUS Yes is followed by no further client token.",
     .calls = On({Call::kAccept}),
     .applies = AcceptsAfterItSaidLast,
     .holds = LastWasNotClaimed},
    {.id = "QCA-021",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The handle that ACCESS_TOKEN returns is not closed by the caller.",
     .calls = On({Call::kEnd}),
     .applies = Always,
     .holds = ClosesNoAccessToken},
    {.id = "QCA-022",
     .page = kPage,
     .party = kPackage,
     .level = kMay,
     .rule = "A server's ACCESS_TOKEN may be NULL, or the query SEC_E_NO_IMPERSONATION.",
     .calls = kOnQuery,
     .applies = QueriesAccessTokenOfServer,
     .holds = IsATokenOrNoImpersonation},
    {.id = "QCA-023",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "DCE_INFO tells a server the authorization service and the PAC.",
     .calls = kOnQuery,
     .applies = QueriesDceInfoOfServer,
     .holds = TellsServiceAndPac,
     .tolerated = IsUnsupportedOrUnread},
    {.id = "QCA-024",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "Schannel keeps its attributes to itself: here they fail.",
     .calls = kOnQuery,
     .applies = QueriesSchannel,
     .holds = Failed},
    {.id = "QCA-025",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "CREDS_2 and SUBJECT_SECURITY_ATTRIBUTES are the CredSSP server's: here they fail (AMB-32).",
     .calls = kOnQuery,
     .applies = QueriesCredssp,
     .holds = Failed},
    {.id = "QCA-026",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The A function goes with the A structure, the W function with the W structure.",
     .calls = kOnQuery,
     .applies = QueriesTextsInAKnownForm,
     .holds = FormsAgree},
    {.id = "QCA-K-001",
     .page = "querycontextattributes--kerberos",
     .party = kPackage,
     .level = kNote,
     .rule = "Kerberos has the same attributes under the same rules: SIZES is answered.",
     .calls = kOnQuery,
     .applies = QueriesSizesOfKerberos,
     .holds = IsOk},
    {.id = "QCA-L-001",
     .page = "querycontextattributes--ntlm",
     .party = kPackage,
     .level = kNote,
     .rule = "NTLM has the same attributes under the same rules: SIZES is answered.",
     .calls = kOnQuery,
     .applies = QueriesSizesOfNtlm,
     .holds = IsOk},
});

}  // namespace

std::span<const Clause> QueryContextClauses() { return kRows; }

}  // namespace legwork
