#include "cases/script/attribute_rows.h"

#include "cases/script/model_shapes.h"

namespace legwork::script {
namespace {

constexpr AttributeRow kContext = {
    "context", &kTextShape,
    "name of the context (main), or a wrong handle: null, zero, all_ones, stale, credential, of:ACTOR"};
constexpr AttributeRow kCredential = {
    "credential", &kTextShape,
    "name of the credential (main), or a wrong handle: null, zero, all_ones, stale, context, of:ACTOR"};
constexpr AttributeRow kGiven = {"given", &kCircumstancesShape, "what the scenario arranged, for the oracle"};
constexpr AttributeRow kOverlaps = {"overlaps", nullptr, "begins before the actor's last call has returned"};
constexpr AttributeRow kConsequence = {"consequence", &kConsequenceShape,
                                       "the caller goes on as after a success, or not"};
constexpr AttributeRow kUnframed = {"unframed", nullptr, "the receiver cannot tell where the token ends"};
constexpr AttributeRow kAsStructures = {"as_structures", nullptr, "the SecBuffer is sent in place of its content"};
constexpr AttributeRow kReadOnlyToken = {"readonly", nullptr, "the type of the input token has the READONLY bit"};
constexpr AttributeRow kMissing = {"missing", nullptr, "pInput has a MISSING element that points to memory"};
constexpr AttributeRow kUnsent = {"unsent", nullptr, "the token is not handed to the transport"};
constexpr AttributeRow kUnfreed = {"unfreed", nullptr, "memory that the package allocated is not given back"};
constexpr AttributeRow kFreedFirst = {"freed_first", nullptr, "the token is sent from memory that was given back"};
constexpr AttributeRow kSlot = {"context", &kNameShape, "name of the contexts that are looked at (main)"};

constexpr AttributeRow kPrincipal[] = {
    {"password", &kTextShape, "the account's password"},
    {"key", &kEncryptionTypesShape, "its encryption types, by default aes256-cts|aes128-cts"},
    {"domain", &kTextShape, "NetBIOS domain, by default the realm's first label"},
    {"disabled", nullptr, "logons are refused"},
    {"guest", nullptr, "NTLM: whom the directory does not know logs on as this account, without protection"},
    {"not_delegated", nullptr, "its tickets must not be forwarded"},
    {"ok_as_delegate", nullptr, "trusted for delegation"},
    {"no_preauth", nullptr, "the KDC asks for no pre-authentication"},
    {"expired", nullptr, "the password has expired"},
    {"alias", &kTextShape, "other names it answers to, joined by |"},
    {"salt", &kTextShape, "salt of its keys, by default the realm and the name"},
    {"iterations", &kNumberShape, "of its keys' derivation, by default what the type says"},
    {"kvno", &kNumberShape, "version of its keys (1)"},
    {"delegates_to", &kTextShape, "services it may address in its clients' names, joined by |"},
    {"accepts_from", &kTextShape, "accounts that may address it in their clients' names, joined by |"},
    {"protocol_transition", nullptr, "it may ask for tickets to itself in anybody's name"},
    {"old_password", &kTextShape, "its passwords of the key versions before, the latest first, joined by |"},
    {"offers", &kEncryptionTypesShape, "the encryption types that its clients ask for, by default all"},
    {"protected_user", nullptr, "of the group Protected Users: AES only, four hours, no delegation"},
    {"pac", &kPacShape, "the PAC in its tickets and in those to it, by default the policy's"},
    {"pac_size", &kNumberShape, "octets to which groups fill that PAC up, to 262144"},
    {"user_to_user", nullptr, "the KDC gives tickets for it under the session key of its TGT only"},
};

constexpr AttributeRow kActor[] = {
    {"as", &kTextShape, "the account it runs as"},
    {"domain", &kTextShape, "the account's domain as the actor spells it, by default the realm"},
    {"password", &kTextShape, "the password it believes in, by default the true one"},
    {"credentials", &kCredentialsShape, "passed to Acquire (explicit, initiators) or not (default, acceptors)"},
    {"target", &kTextShape, "TargetName of every leg"},
    {"package", &kPackageShape, "its package, if not the scenario's"},
    {"package_list", &kTextShape, "PackageList of the identity: ntlm, !ntlm, …"},
    {"use", &kCredentialUseShape, "fCredentialUse, by default what the role needs"},
    {"clock", &kClockOffsetShape, "how far its clock is off"},
    {"peer", &kNameShape, "whom it talks to, by default the first actor of the other role"},
    {"host", &kTextShape, "the computer it runs on, by default the one that all others share, without local calls"},
    {"impersonates", &kTextShape, "the user for whom the account acts; implies credentials=default"},
    {"habits", &kPeerProfileShape, "the implementation whose habits it has, by default what the documents say"},
};

constexpr AttributeRow kAnswer[] = {
    {"leg", &kNumberShape, "which handshake call of the actor, from 1, in order"},
    {"status", &kExactStatusShape, "what it answers"},
    {"token", &kBytesShape, "the output token; without it none"},
    {"granted", &kFlagsShape, "the context attributes"},
    {"complete", &kExactStatusShape, "what CompleteAuthToken answers after this leg"},
    {"fails_messages", nullptr, "message functions fail afterwards"},
};

constexpr AttributeRow kFault[] = {
    {"from", &kNameShape, "the actor whose tokens it befalls (client), or who misbehaves (the first that can)"},
    {"leg", &kNumberShape, "which of its tokens, from 1; 0 for each"},
    {"context", &kNameShape, "of which exchange (main)"},
    {"at", &kNumberShape, "octet, or bit for flip, from 0"},
    {"with", &kNumberShape, "the other octet of swap"},
    {"by", &kTextShape, "a duration, or microseconds: of delay, or how far a clock jumps"},
    {"bytes", &kTextShape, "hexadecimal octets"},
    {"field", &kTextShape, "path of the field whose octets are meant, or its end: ticket/enc-part/cipher"},
};

constexpr AttributeRow kKdc[] = {
    {"for", &kTextShape, "the service that is asked for"},
};

constexpr AttributeRow kKdcRule[] = {
    {"for", &kTextShape, "the service that is asked for"},
    {"client", &kTextShape, "who asks"},
    {"over", &kTransportShape, "only what comes over this transport; clients begin with udp"},
    {"times", &kNumberShape, "after so many requests the rule is over"},
    {"by", &kDurationShape, "how late the answer is (3s for slow, else 0s)"},
    {"clock", &kClockOffsetShape, "policy: how far the KDC's clock is off"},
    {"lifetime", &kDurationShape, "policy: the longest life of a ticket (10h)"},
    {"renewable", &kDurationShape, "policy: how long a ticket can be renewed (7d)"},
    {"datagram", &kNumberShape, "policy: octets of a reply that go into a datagram (1465)"},
    {"no_forwarding", nullptr, "policy: no ticket can be forwarded"},
    {"pac", &kPacShape, "policy: the PAC in all tickets (none)"},
    {"pac_size", &kNumberShape, "policy: octets to which groups fill that PAC up, to 262144"},
};

// Whose credentials are meant, for `acquire` and `add_credentials`.
constexpr AttributeRow kUse = {"use", &kCredentialUseShape, "fCredentialUse"};
constexpr AttributeRow kPackageText = {"package", &kTextShape, "what is passed as pszPackage, known or not"};
constexpr AttributeRow kUser = {"user", &kTextShape, "user of pAuthData"};
constexpr AttributeRow kDomain = {"domain", &kTextShape, "domain of pAuthData"};
constexpr AttributeRow kPassword = {"password", &kTextShape, "password of pAuthData"};
constexpr AttributeRow kLongDomain = {"long_domain", &kNumberShape, "domain of pAuthData, of so many characters"};
constexpr AttributeRow kPackageList = {"package_list", &kTextShape, "PackageList of pAuthData"};
constexpr AttributeRow kDefault = {"default", nullptr, "pAuthData NULL"};
constexpr AttributeRow kForm = {"form", &kIdentityFormShape, "what pAuthData is, if not an identity"};
constexpr AttributeRow kFlags = {"flags", &kNumberShape, "Flags of pAuthData, by default its encoding"};
constexpr AttributeRow kTerminated = {"terminated", nullptr, "the lengths of pAuthData count the terminator"};
constexpr AttributeRow kPrincipalName = {"principal", &kTextShape, "pszPrincipal, by default NULL"};
constexpr AttributeRow kSession = {"session", &kSessionShape, "pvLogonID, by default NULL"};
constexpr AttributeRow kKeyFunction = {"key_function", nullptr, "pGetKeyFn is not NULL"};
constexpr AttributeRow kAnsi = {"ansi", nullptr, "the A function"};
constexpr AttributeRow kNullExpiry = {"expiry", &kNullShape, "ptsExpiry NULL"};
constexpr AttributeRow kKept = {"unfreed", nullptr, "memory that the package hands out is not given back"};
constexpr AttributeRow kNullResult = {"result", &kNullShape, "the pointer for the result NULL"};

constexpr AttributeRow kAcquire[] = {
    {"as", &kNameShape, "name for the credential (main)"},
    kUse,
    kPackageText,
    kUser,
    kDomain,
    kPassword,
    kLongDomain,
    kPackageList,
    kDefault,
    kForm,
    kFlags,
    kTerminated,
    kPrincipalName,
    kSession,
    kKeyFunction,
    kAnsi,
    {"new_credential", &kNullShape, "phCredential NULL"},
    kNullExpiry,
    kGiven,
};

constexpr AttributeRow kAddCredentials[] = {
    kCredential, kUse,  kPackageText, kUser,          kDomain,  kPassword,    kLongDomain, kPackageList, kDefault,
    kForm,       kFlags, kTerminated, kPrincipalName, kSession, kKeyFunction, kAnsi,       kNullExpiry,  kGiven,
};

constexpr AttributeRow kQueryCredential[] = {
    {"attribute", &kCredentialAttributeShape, "ulAttribute (NAMES)"}, kCredential, kNullResult, kAnsi, kKept, kGiven,
};

constexpr AttributeRow kChangePassword[] = {
    kPackageText,
    {"domain", &kTextShape, "pszDomainName, by default NULL"},
    {"account", &kTextShape, "pszAccountName, by default NULL"},
    {"old", &kTextShape, "pszOldPassword, by default NULL"},
    {"new", &kTextShape, "pszNewPassword, by default NULL"},
    {"impersonating", nullptr, "bImpersonating"},
    {"reserved", &kNumberShape, "dwReserved"},
    {"output", &kPasswordOutputShape, "pOutput, by default one CHANGE_PASS_RESPONSE element"},
    kAnsi,
    kGiven,
};

constexpr AttributeRow kQueryPackage[] = {kPackageText, kNullResult, kAnsi, kKept, kGiven};
constexpr AttributeRow kEnumerate[] = {kNullResult, kAnsi, kKept, kGiven};

constexpr AttributeRow kFreeBuffer[] = {
    {"memory", &kMemoryShape, "pvContextBuffer: what an `unfreed` step kept, inside it, what was freed last, or none"},
};

constexpr AttributeRow kSetAttributes[] = {
    kContext,
    {"attribute", &kNumberShape, "ulAttribute (0)"},
    {"size", &kNumberShape, "cbBuffer (0)"},
    kGiven,
    kOverlaps,
};
constexpr AttributeRow kFree[] = {
    kCredential,
    {"keeps_password", nullptr, "the identity that made the credential still holds its password"},
};

constexpr AttributeRow kInitialize[] = {
    {"req", &kFlagsShape, "fContextReq, kept for later legs"},
    {"needs", &kFlagsShape, "context attributes without which this caller does not go on, kept for later legs"},
    {"target", &kTextShape, "TargetName of this leg; none for NULL"},
    kGiven,
    kContext,
    kCredential,
    {"new_context", &kNewContextShape, "phNewContext: NULL, the same as phContext (later legs), or other memory"},
    {"input", &kInputShape, "pInput, by default the token under way"},
    {"bindings", &kBytesShape, "application data of a CHANNEL_BINDINGS buffer"},
    {"bindings_first", nullptr, "the CHANNEL_BINDINGS buffer stands before the token"},
    {"misfit", nullptr, "the bindings say that more application data follows than does"},
    {"output", &kOutputShape, "pOutput, by default a TOKEN buffer large enough"},
    {"granted", &kNullShape, "pfContextAttr NULL"},
    {"expiry", &kExpiryShape, "whether ptsExpiry is NULL; by default given to ISC, null to ASC"},
    {"drep", &kNumberShape, "TargetDataRep"},
    kUnfreed,
    kFreedFirst,
    {"also", &kExactStatusShape, "what a foreign implementation may answer too, where the pages name both"},
    {"supplied", &kTextShape, "a PKG_PARAMS buffer: user, domain and password joined by |"},
    {"kernel", &kKernelShape, "the caller is in the kernel, and where its memory comes from"},
    {"reserved1", &kNumberShape, "Reserved1"},
    {"reserved2", &kNumberShape, "Reserved2"},
    kReadOnlyToken,
    kMissing,
    kUnsent,
    kUnframed,
    kAsStructures,
    kOverlaps,
};

constexpr AttributeRow kAccept[] = {
    {"req", &kFlagsShape, "fContextReq, kept for later legs"},
    {"needs", &kFlagsShape, "context attributes without which this caller does not go on, kept for later legs"},
    kGiven,
    kContext,
    kCredential,
    {"new_context", &kNewContextShape, "phNewContext: NULL, the same as phContext (later legs), or other memory"},
    {"input", &kInputShape, "pInput, by default the token under way"},
    {"bindings", &kBytesShape, "application data of a CHANNEL_BINDINGS buffer"},
    {"bindings_first", nullptr, "the CHANNEL_BINDINGS buffer stands before the token"},
    {"misfit", nullptr, "the bindings say that more application data follows than does"},
    {"output", &kOutputShape, "pOutput, by default a TOKEN buffer large enough"},
    {"granted", &kNullShape, "pfContextAttr NULL"},
    {"expiry", &kExpiryShape, "whether ptsExpiry is NULL; by default given to ISC, null to ASC"},
    {"drep", &kNumberShape, "TargetDataRep"},
    kUnfreed,
    kFreedFirst,
    {"also", &kExactStatusShape, "what a foreign implementation may answer too, where the pages name both"},
    {"kernel", &kKernelShape, "the caller is in the kernel, and where its memory comes from"},
    kReadOnlyToken,
    kMissing,
    kUnsent,
    kUnframed,
    kAsStructures,
    kOverlaps,
};

constexpr AttributeRow kComplete[] = {
    kContext,  {"token", &kBytesShape, "the message, by default the token that waits"},
    kGiven,    kUnsent,
    kOverlaps, {"no_buffers", nullptr, "pToken describes nothing"},
};

constexpr AttributeRow kSend[] = {kContext, kGiven, kUnframed, kAsStructures};

constexpr AttributeRow kSendData[] = {
    kContext,
    {"protected", nullptr, "the data bears a signature or a seal of another layer"},
};

constexpr AttributeRow kExport[] = {
    {"flags", &kExportFlagsShape, "fFlags (0)"},
    {"as", &kNameShape, "name for the packed context (main)"},
    kContext,
    kGiven,
    kOverlaps,
    kKept,
};

constexpr AttributeRow kImport[] = {
    {"packed", &kNameShape, "name of the packed context (main)"},
    {"package", &kTextShape, "what is passed as pszPackage, known or not"},
    {"context", &kNameShape, "name for the context (main)"},
    {"altered", nullptr, "one bit of the packed context is turned"},
    {"cut", nullptr, "its last octet is missing"},
    {"new_context", &kNullShape, "phContext NULL"},
    kGiven,
    kOverlaps,
};

constexpr AttributeRow kContextCall[] = {kContext, kGiven, kOverlaps};

constexpr AttributeRow kImpersonate[] = {kContext, kGiven, kOverlaps, kConsequence};

constexpr AttributeRow kQueryToken[] = {
    kContext,
    kGiven,
    kOverlaps,
    {"unclosed", nullptr, "the access token is never closed"},
};

constexpr AttributeRow kQuery[] = {
    {"attribute", &kQueryAttributeShape, "ulAttribute (SIZES)"},
    {"structure", &kNullShape, "pBuffer NULL"},
    {"structure_size", &kNumberShape, "octets at pBuffer, by default those of the attribute's structure"},
    {"ansi", nullptr, "the A function"},
    {"form", &kFormShape, "of the structure's texts, by default the function's"},
    kKept,
    {"closed", nullptr, "the access token that comes back is closed"},
    kContext,
    kGiven,
    kOverlaps,
};

constexpr AttributeRow kNumber = {"number", &kNumberShape, "MessageSeqNo (0)"};
constexpr AttributeRow kTransport = {"transport", &kTransportNumberShape,
                                     "the number that the transport has for the message, or that it keeps none"};
constexpr AttributeRow kDescriptor = {"descriptor", &kDescriptorShape, "pMessage as no caller should pass it"};
constexpr AttributeRow kClaims = {"claims", &kNumberShape, "cbBuffer of the DATA buffers, whatever memory they have"};
constexpr AttributeRow kOverlap = {"overlap", nullptr, "all buffers point to the memory of the first"};
constexpr AttributeRow kNoToken = {"no_token", nullptr, "without a TOKEN buffer"};
constexpr AttributeRow kNoData = {"no_data", nullptr, "without a DATA buffer"};

constexpr AttributeRow kProtect[] = {
    {"message", &kTextShape, "the text"},
    {"qop", &kQualityShape, "fQOP"},
    {"layout", &kProtectLayoutShape, "which buffers there are, in which order (token_data)"},
    {"token_size", &kNumberShape, "size of the TOKEN buffer, by default what SIZES says"},
    kNumber,
    kTransport,
    {"to", &kNameShape, "name of the peer's context that the message goes to, by default this one's"},
    kNoToken,
    kNoData,
    kDescriptor,
    kClaims,
    kOverlap,
    kContext,
    kGiven,
    {"unsent", nullptr, "the message stays where it is"},
    kOverlaps,
};

constexpr AttributeRow kUnprotect[] = {
    {"altered", &kAlteredShape, "one bit of this part is turned; the true message stays for later"},
    {"again", nullptr, "the message read last"},
    {"early", nullptr, "the message after the next"},
    {"of", &kNameShape, "name of the context that the message came for, by default this one"},
    {"cut", &kNumberShape, "only so many octets of the first buffer have arrived; the whole message stays for later"},
    {"empty", nullptr, "an EMPTY buffer stands behind the others"},
    {"layout", &kReadLayoutShape, "how it is passed: a sealed one as stream, others as token and data"},
    kNumber,
    kTransport,
    kNoToken,
    kNoData,
    kDescriptor,
    kClaims,
    kOverlap,
    kContext,
    kGiven,
    kOverlaps,
    kConsequence,
};

constexpr AttributeRow kSends[] = {
    {"size", &kNumberShape, "octets"},
    {"inner", &kTextShape, "kind of the mechanism's token inside"},
    {"ticket_for", &kTextShape, "sname of the ticket"},
    {"delegated_to", &kTextShape, "S4U2proxyTarget in the ticket's PAC; nobody if that names none"},
    {"delegated_by", &kTextShape, "S4UTransitedServices in the ticket's PAC, joined by |; nobody if it has none"},
    {"ap_options", &kTextShape, "ap-options of an AP-REQ"},
    {"code", &kTextShape, "error of a KRB-ERROR by its RFC name"},
    {"mech_types", &kTextShape, "offered mechanisms"},
    {"supported_mech", &kTextShape, "chosen mechanism"},
    {"neg_state", &kTextShape, "negState"},
    {"mech_list_mic", &kYesNoShape, "whether there is a mechListMIC"},
    {"ntlm_flags", &kTextShape, "NegotiateFlags that must be set"},
    {"user", &kTextShape, "UserName of an AUTHENTICATE message"},
    {"domain", &kTextShape, "DomainName of an AUTHENTICATE message"},
    {"mic", &kYesNoShape, "whether an AUTHENTICATE message has a MIC"},
};

constexpr AttributeRow kReturns[] = {
    {"lacks", &kFlagsShape, "context attributes that must be clear"},
};

constexpr AttributeRow kReports[] = {
    {"user", &kTextShape, "NAMES"},
    {"package", &kTextShape, "NEGOTIATION_INFO, PACKAGE_INFO"},
    {"state", &kTextShape, "NEGOTIATION_INFO: complete, optimistic, in_progress"},
    {"target", &kTextShape, "CLIENT_SPECIFIED_TARGET"},
    {"client", &kTextShape, "NATIVE_NAMES"},
    {"signature", &kTextShape, "KEY_INFO"},
    {"encryption", &kTextShape, "KEY_INFO"},
    {"pac", &kTextShape, "DCE_INFO: the client's name"},
    {"target_info", &kYesNoShape, "whether TARGET_INFORMATION holds octets"},
    {"access_token", &kYesNoShape, "whether ACCESS_TOKEN is not NULL"},
    {"last_token", &kTextShape, "LAST_CLIENT_TOKEN_STATUS: yes, no, maybe"},
    {"server", &kTextShape, "NATIVE_NAMES"},
    {"authority", &kTextShape, "AUTHORITY"},
    {"max_token", &kNumberShape, "SIZES, octets"},
    {"max_signature", &kNumberShape, "SIZES, octets"},
    {"block_size", &kNumberShape, "SIZES, octets"},
    {"trailer", &kNumberShape, "SIZES, octets"},
    {"key_size", &kNumberShape, "SESSION_KEY, octets"},
    {"key_bits", &kNumberShape, "KEY_INFO"},
};

constexpr AttributeRow kPairCheck[] = {kSlot};

constexpr AttributeRow kMessagesFlow[] = {
    kSlot,
    {"signed", nullptr, "signed only, none sealed"},
};

constexpr AttributeRow kActorCheck[] = {
    kSlot,
    {"actor", &kNameShape, "the actor, where one is meant"},
};

constexpr AttributeRow kClauseCheck[] = {
    {"id", &kClauseShape, "the clause"},
    {"party", &kPartyShape, "who is at fault (package)"},
};

}  // namespace

std::span<const AttributeRow> AttributesOfPrincipal() { return kPrincipal; }
std::span<const AttributeRow> AttributesOfActor() { return kActor; }
std::span<const AttributeRow> AttributesOfAnswer() { return kAnswer; }
std::span<const AttributeRow> AttributesOfFault() { return kFault; }
std::span<const AttributeRow> AttributesOfKdc() { return kKdc; }
std::span<const AttributeRow> AttributesOfKdcRule() { return kKdcRule; }
std::span<const AttributeRow> AttributesOfAcquire() { return kAcquire; }
std::span<const AttributeRow> AttributesOfAddCredentials() { return kAddCredentials; }
std::span<const AttributeRow> AttributesOfQueryCredential() { return kQueryCredential; }
std::span<const AttributeRow> AttributesOfChangePassword() { return kChangePassword; }
std::span<const AttributeRow> AttributesOfQueryPackage() { return kQueryPackage; }
std::span<const AttributeRow> AttributesOfEnumerate() { return kEnumerate; }
std::span<const AttributeRow> AttributesOfFreeBuffer() { return kFreeBuffer; }
std::span<const AttributeRow> AttributesOfSetAttributes() { return kSetAttributes; }
std::span<const AttributeRow> AttributesOfSendData() { return kSendData; }
std::span<const AttributeRow> AttributesOfFree() { return kFree; }
std::span<const AttributeRow> AttributesOfInitialize() { return kInitialize; }
std::span<const AttributeRow> AttributesOfAccept() { return kAccept; }
std::span<const AttributeRow> AttributesOfComplete() { return kComplete; }
std::span<const AttributeRow> AttributesOfContextCall() { return kContextCall; }
std::span<const AttributeRow> AttributesOfSend() { return kSend; }
std::span<const AttributeRow> AttributesOfImpersonate() { return kImpersonate; }
std::span<const AttributeRow> AttributesOfExport() { return kExport; }
std::span<const AttributeRow> AttributesOfImport() { return kImport; }
std::span<const AttributeRow> AttributesOfQueryToken() { return kQueryToken; }
std::span<const AttributeRow> AttributesOfQuery() { return kQuery; }
std::span<const AttributeRow> AttributesOfProtect() { return kProtect; }
std::span<const AttributeRow> AttributesOfUnprotect() { return kUnprotect; }
std::span<const AttributeRow> AttributesOfSends() { return kSends; }
std::span<const AttributeRow> AttributesOfReturns() { return kReturns; }
std::span<const AttributeRow> AttributesOfReports() { return kReports; }
std::span<const AttributeRow> AttributesOfPairCheck() { return kPairCheck; }
std::span<const AttributeRow> AttributesOfMessagesFlow() { return kMessagesFlow; }
std::span<const AttributeRow> AttributesOfActorCheck() { return kActorCheck; }
std::span<const AttributeRow> AttributesOfClauseCheck() { return kClauseCheck; }

}  // namespace legwork::script
