#include "cases/script/model_shapes.h"

#include <algorithm>

#include "cases/script/call_request.h"
#include "cases/script/circumstances.h"
#include "cases/script/message_layout.h"
#include "cases/script/realm.h"
#include "cases/script/status_pattern.h"
#include "model/attribute.h"
#include "model/call.h"
#include "model/call_record.h"
#include "model/clause_set.h"
#include "model/context_flags.h"
#include "model/credential_use.h"
#include "model/profile.h"
#include "model/token_facts.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kdc/pac_kind.h"
#include "sim/package/package_table.h"
#include "sim/peer/peer_profile.h"
#include "sim/world/fault.h"

namespace legwork::script {
namespace {

using Words = std::vector<std::string_view>;
using BadPart = std::optional<std::string_view>;

BadPart Unless(bool fine, std::string_view value) { return fine ? std::nullopt : BadPart(value); }

// AmongWords and AlternativesAmongWords make a shape's check from its list.
template <Words (*List)()>
BadPart AmongWords(std::string_view value) {
  Words words = List();
  return Unless(std::find(words.begin(), words.end(), value) != words.end(), value);
}

template <Words (*List)()>
BadPart AlternativesAmongWords(std::string_view value) {
  return FirstNotAmong(value, List());
}

Words FlagWords() {
  Words words;
  auto add = [&words](std::string_view name) {
    bool known = name.empty() || std::find(words.begin(), words.end(), name) != words.end();
    if (!known) words.push_back(name);
  };
  for (const ContextFlagRow& row : ContextFlagRows()) {
    add(row.request_name);
    add(row.return_name);
  }
  words.push_back("0");
  return words;
}

// WrongFlag lets numbers through, which stand for bits that no row names.
BadPart WrongFlag(std::string_view value) {
  Words words = FlagWords();
  for (std::string_view part : SplitAlternatives(value)) {
    bool number = part.starts_with("0x") && ReadNumber(part).has_value();
    if (!number && std::find(words.begin(), words.end(), part) == words.end()) return part;
  }
  return std::nullopt;
}

Words PackageWords() {
  Words words;
  for (PackageName name :
       {PackageName::kNegotiate, PackageName::kKerberos, PackageName::kNtlm, PackageName::kScripted}) {
    words.push_back(PackageText(name));
  }
  return words;
}

Words ClauseWords() {
  Words words;
  for (const Clause& clause : AllClauses()) words.push_back(clause.id);
  return words;
}

Words ProfileWords() {
  Words words;
  for (const Profile& profile : ProfileRows()) words.push_back(profile.name);
  return words;
}

Words ExactStatusWords() {
  Words words;
  for (const SecStatusRow& row : SecStatusRows()) words.push_back(row.name);
  return words;
}

Words QueryAttributeWords() {
  Words words;
  for (const legwork::AttributeRow& row : AttributeRows()) words.push_back(row.name);
  return words;
}

BadPart WrongQueryAttribute(std::string_view value) {
  return Unless(ParseAttribute(value).has_value() || ReadNumber(value).has_value(), value);
}

Words CredentialUseWords() {
  Words words;
  for (const CredentialUseRow& row : CredentialUseRows()) words.push_back(row.name);
  return words;
}

BadPart WrongCredentialUse(std::string_view value) {
  return ReadNumber(value) ? std::nullopt : FirstNotAmong(value, CredentialUseWords());
}

Words EncryptionTypeWords() {
  Words words;
  for (const EncryptionTypeRow& row : EncryptionTypes()) words.push_back(row.alias);
  for (const RefusedEncryptionType& row : RefusedEncryptionTypes()) words.push_back(row.alias);
  return words;
}

Words PacWords() {
  Words words;
  for (const kdc::PacKind& row : kdc::PacKinds()) words.push_back(row.name);
  return words;
}

Words FaultWords() {
  Words words;
  for (const FaultRow& row : FaultRows()) words.push_back(row.name);
  for (const Misbehaviour* row : AllMisbehaviours()) words.push_back(row->name);
  return words;
}

Words PeerProfileWords() {
  Words words;
  for (const PeerProfile& row : PeerProfiles()) words.push_back(row.name);
  return words;
}

Words TokenKindWords() {
  Words words = {"nothing", "something"};
  for (int kind = 0; kind <= static_cast<int>(TokenKind::kScripted); ++kind) {
    if (kind != static_cast<int>(TokenKind::kNone)) words.push_back(TokenKindName(static_cast<TokenKind>(kind)));
  }
  return words;
}

Words KdcMessageWords() { return {"AS_REQ", "TGS_REQ", "nothing"}; }

Words KdcRuleWords() { return {"AS_REQ", "TGS_REQ", "policy", "unreachable"}; }
Words TransportWords() { return {"udp", "tcp"}; }

Words OutputWords() {
  return {"none", "no_buffers", "audit", "size:N", "null:N", "allocate", "type:NAME", "version:N", "count:N"};
}
Words InputWords() {
  return {"none", "again", "empty", "null", "no_buffers", "of:CONTEXT", "hex:…", "text:…", "zeros:N"};
}

BadPart WrongInput(std::string_view value) {
  bool word = value == "none" || value == "again" || value == "null" || value == "no_buffers";
  bool other = value.starts_with("of:") && value.size() > 3;
  return Unless(word || other || ReadBytes(value).has_value(), value);
}

constexpr std::string_view kNoEncryptWord = "WRAP_NO_ENCRYPT";
constexpr std::uint32_t kNoEncrypt = 0x80000001;  // SECQOP_WRAP_NO_ENCRYPT

Words QualityWords() { return {kNoEncryptWord}; }
BadPart WrongQuality(std::string_view value) { return Unless(value == kNoEncryptWord || ReadNumber(value), value); }

Words TransportNumberWords() { return {"none"}; }
BadPart WrongTransportNumber(std::string_view value) { return Unless(value == "none" || ReadNumber(value), value); }

BadPart WrongDescriptor(std::string_view value) { return Unless(IsDescriptorWord(value), value); }

struct ExportFlagRow {
  std::string_view name;
  std::uint32_t value;
};
constexpr ExportFlagRow kExportFlags[] = {
    {"RESET_NEW", kExportResetNew}, {"DELETE_OLD", kExportDeleteOld}, {"TO_KERNEL", kExportToKernel}};

Words ExportFlagWords() {
  Words words;
  for (const ExportFlagRow& row : kExportFlags) words.push_back(row.name);
  return words;
}
BadPart WrongExportFlag(std::string_view value) {
  return ReadNumber(value) ? std::nullopt : FirstNotAmong(value, ExportFlagWords());
}

Words FormWords() { return {"ansi", "wide"}; }
Words NullWords() { return {"null"}; }
Words ExpiryWords() { return {"null", "given"}; }
Words NewContextWords() { return {"null", "alias", "separate"}; }
Words AlteredWords() { return {"data", "token"}; }
Words ConsequenceWords() { return {"trusted", "dropped"}; }
Words PartyWords() { return {"caller", "package"}; }
Words ClauseVerdictWords() { return {"violated", "holds"}; }
Words CredentialsWords() { return {"explicit", "default", "none", "anonymous"}; }

Words IdentityFormWords() { return {"malformed", "null_user", "opaque"}; }
Words SessionWords() { return {"own", "other"}; }
Words MemoryWords() { return {"kept", "inside", "again", "foreign", "null"}; }
Words PasswordOutputWords() { return {"none", "two", "token", "small"}; }
Words KernelWords() { return {"virtual", "pool_target", "pool_buffers"}; }
Words CredentialAttributeWords() { return {"NAMES", "SSI_PROVIDER", "CERT"}; }
BadPart WrongCredentialAttribute(std::string_view value) {
  return Unless(ParseCredentialAttribute(value).has_value() || ReadNumber(value).has_value(), value);
}

}  // namespace

const ValueShape kStatusShape = {"a status, SEC_E_*, SEC_I_*, or several joined by |", WrongStatusPart, StatusWords};
const ValueShape kExactStatusShape = {"the name of a status", AmongWords<ExactStatusWords>, ExactStatusWords};
const ValueShape kFlagsShape = {"names of context flags joined by |, or 0", WrongFlag, FlagWords};
const ValueShape kPackageShape = {"the name of a package", AmongWords<PackageWords>, PackageWords};
const ValueShape kClauseShape = {"the id of a clause", AmongWords<ClauseWords>};
const ValueShape kProfileShape = {"the name of a profile", AmongWords<ProfileWords>, ProfileWords};
const ValueShape kCircumstancesShape = {"circumstances joined by |", AlternativesAmongWords<CircumstanceWords>,
                                        CircumstanceWords};
const ValueShape kQueryAttributeShape = {"the name or number of an attribute", WrongQueryAttribute,
                                         QueryAttributeWords};
const ValueShape kCredentialUseShape = {"credential uses joined by |", WrongCredentialUse, CredentialUseWords};
const ValueShape kEncryptionTypesShape = {"encryption types joined by |, strongest first",
                                          AlternativesAmongWords<EncryptionTypeWords>, EncryptionTypeWords};
const ValueShape kPacShape = {"a PAC of the KDC's table", AmongWords<PacWords>, PacWords};
const ValueShape kFaultShape = {"the name of a fault", AmongWords<FaultWords>, FaultWords};
const ValueShape kPeerProfileShape = {"the name of a peer (`legwork list peers`)", AmongWords<PeerProfileWords>,
                                      PeerProfileWords};
const ValueShape kTokenKindShape = {"the kind of a token, or nothing", AmongWords<TokenKindWords>, TokenKindWords};
const ValueShape kKdcMessageShape = {"a request to the KDC", AmongWords<KdcMessageWords>, KdcMessageWords};
const ValueShape kKdcCodeShape = {"OK or an error of RFC 4120", AmongWords<KdcErrorWords>, KdcErrorWords};
const ValueShape kKdcRuleShape = {"a request to the KDC, policy or unreachable", AmongWords<KdcRuleWords>,
                                  KdcRuleWords};
const ValueShape kKdcAnswerShape = {"an error of RFC 4120 or a misdeed of the KDC", AmongWords<KdcAnswerWords>,
                                    KdcAnswerWords};
const ValueShape kTransportShape = {"udp or tcp", AmongWords<TransportWords>, TransportWords};
const ValueShape kOutputShape = {
    "the shape of pOutput", [](std::string_view value) { return Unless(ReadOutputShape(value).has_value(), value); },
    OutputWords};
const ValueShape kInputShape = {"the shape of pInput", WrongInput, InputWords};
const ValueShape kQualityShape = {"WRAP_NO_ENCRYPT or a number", WrongQuality, QualityWords};
const ValueShape kTransportNumberShape = {"a number or none", WrongTransportNumber, TransportNumberWords};
const ValueShape kProtectLayoutShape = {"the layout of a message", AmongWords<ProtectLayoutWords>, ProtectLayoutWords};
const ValueShape kReadLayoutShape = {"the layout of a message that is read", AmongWords<ReadLayoutWords>,
                                     ReadLayoutWords};
const ValueShape kDescriptorShape = {"the shape of pMessage", WrongDescriptor, DescriptorWords};
const ValueShape kExportFlagsShape = {"flags of an export joined by |, or a number", WrongExportFlag, ExportFlagWords};
const ValueShape kFormShape = {"ansi or wide", AmongWords<FormWords>, FormWords};
const ValueShape kNullShape = {"null", AmongWords<NullWords>, NullWords};
const ValueShape kExpiryShape = {"null or given", AmongWords<ExpiryWords>, ExpiryWords};
const ValueShape kNewContextShape = {"null, alias or separate", AmongWords<NewContextWords>, NewContextWords};
const ValueShape kAlteredShape = {"data or token", AmongWords<AlteredWords>, AlteredWords};
const ValueShape kConsequenceShape = {"trusted or dropped", AmongWords<ConsequenceWords>,
                                      ConsequenceWords};
const ValueShape kPartyShape = {"caller or package", AmongWords<PartyWords>, PartyWords};
const ValueShape kClauseVerdictShape = {"violated or holds", AmongWords<ClauseVerdictWords>, ClauseVerdictWords};
const ValueShape kCredentialsShape = {"explicit, default, none or anonymous", AmongWords<CredentialsWords>,
                                      CredentialsWords};

std::uint32_t ReadQuality(std::string_view value) {
  return value == kNoEncryptWord ? kNoEncrypt : static_cast<std::uint32_t>(ReadNumber(value).value_or(0));
}

std::uint32_t ReadExportFlags(std::string_view value) {
  if (const std::optional<std::uint64_t> number = ReadNumber(value)) return static_cast<std::uint32_t>(*number);
  std::uint32_t flags = 0;
  for (std::string_view part : SplitAlternatives(value)) {
    for (const ExportFlagRow& row : kExportFlags) {
      if (row.name == part) flags |= row.value;
    }
  }
  return flags;
}

const ValueShape kIdentityFormShape = {"malformed, null_user or opaque", AmongWords<IdentityFormWords>,
                                       IdentityFormWords};
const ValueShape kSessionShape = {"own or other", AmongWords<SessionWords>, SessionWords};
const ValueShape kCredentialAttributeShape = {"the name or number of an attribute of credentials",
                                              WrongCredentialAttribute, CredentialAttributeWords};
const ValueShape kMemoryShape = {"kept, inside, again, foreign or null", AmongWords<MemoryWords>, MemoryWords};
const ValueShape kPasswordOutputShape = {"none, two, token or small", AmongWords<PasswordOutputWords>,
                                         PasswordOutputWords};
const ValueShape kKernelShape = {"virtual, pool_target or pool_buffers", AmongWords<KernelWords>, KernelWords};

std::optional<std::uint32_t> ParseCredentialAttribute(std::string_view word) {
  if (word == "NAMES") return 1;  // SECPKG_CRED_ATTR_*
  if (word == "SSI_PROVIDER") return 2;
  return word == "CERT" ? std::optional<std::uint32_t>(4) : std::nullopt;
}

}  // namespace legwork::script
