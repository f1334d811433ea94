#include "model/attribute.h"
#include "model/package_capability.h"
#include "sim/mutant/groups.h"

// Bugs in what a package says of itself, where its contexts show otherwise.
namespace legwork::mutant {
namespace {

constexpr std::uint32_t kSmallToken = 16;  // octets: less than any token of a handshake has

bool Describes(const Deed& deed) { return deed.Is(Call::kQueryPackage) || deed.Is(Call::kEnumerate); }
bool Tells(const Deed& deed, Attribute attribute) { return deed.Queried(static_cast<std::uint32_t>(attribute)); }

void Deny(Deed& deed, PackageCapability capability) {
  if (!Describes(deed)) return;
  for (PackageDescription& package : deed.reply.described) {
    package.capabilities &= ~static_cast<std::uint32_t>(capability);
  }
}

void DenyPrivacy(Deed& deed) { Deny(deed, PackageCapability::kPrivacy); }
void DenyMutualAuthentication(Deed& deed) { Deny(deed, PackageCapability::kMutualAuth); }

// DenySealing denies in the attributes, too, what EncryptMessage does all the same.
void DenySealing(Deed& deed) {
  DenyPrivacy(deed);
  if (!deed.IsHandshake()) return;
  const Role role = deed.Is(Call::kAccept) ? Role::kAcceptor : Role::kInitiator;
  deed.reply.granted &= ~MaskFromFlags(ContextFlag::kConfidentiality, role, FlagDirection::kReturn);
}

void PretendClientOnly(Deed& deed) {
  if (!Describes(deed)) return;
  for (PackageDescription& package : deed.reply.described) {
    package.capabilities |= static_cast<std::uint32_t>(PackageCapability::kClientOnly);
  }
}

void TellAnotherRpcId(Deed& deed) {
  if (!Describes(deed)) return;
  for (PackageDescription& package : deed.reply.described) package.rpc_id = 77;
}

void TellAnotherName(Deed& deed) {
  if (!deed.Is(Call::kQueryPackage)) return;
  for (PackageDescription& package : deed.reply.described) package.name += '2';
}

void ListOneTooFew(Deed& deed) {
  if (deed.Is(Call::kEnumerate)) deed.reply.described.pop_back();
}

void ListWithoutCapabilities(Deed& deed) {
  if (!deed.Is(Call::kEnumerate)) return;
  for (PackageDescription& package : deed.reply.described) package.capabilities = 0;
}

void TellSmallTokens(Deed& deed) {
  if (!Describes(deed)) return;
  for (PackageDescription& package : deed.reply.described) package.max_token = kSmallToken;
}

void TellSmallTokensOfContext(Deed& deed) {
  if (Tells(deed, Attribute::kSizes)) deed.reply.facts.sizes.max_token = kSmallToken;
}

void DescribeContextOtherwise(Deed& deed) {
  if (!Tells(deed, Attribute::kPackageInfo)) return;
  for (PackageDescription& package : deed.reply.described) package.capabilities = 0;
}

void TellAnotherPackage(Deed& deed) {
  if (Tells(deed, Attribute::kPackageInfo)) deed.reply.facts.package = PackageName::kOther;
}

void TellTheOtherMechanism(Deed& deed) {
  if (!Tells(deed, Attribute::kNegotiationInfo)) return;
  PackageName& package = deed.reply.facts.package;
  package = package == PackageName::kNtlm ? PackageName::kKerberos : PackageName::kNtlm;
}

constexpr Mutant kRows[] = {
    {"denies_privacy_capability", "QSP-005", "ntlm/described", "the package seals and says that it cannot",
     DenyPrivacy},
    {"seals_in_secret", "QSP-005", "kerberos/described",
     "EncryptMessage works, though neither package nor attributes say so", DenySealing},
    {"denies_mutual_capability", "QSP-005", "kerberos/described",
     "MUTUAL_AUTH is granted by a package that says it cannot", DenyMutualAuthentication},
    {"claims_client_only", "QSP-005", "ntlm/described", "the package accepts and says that it is for clients only",
     PretendClientOnly},
    {"other_name", "QSP-001", "ntlm/described", "the package is described under another name", TellAnotherName},
    {"other_rpc_id", "QSP-003", "kerberos/described", "wRPCID is nobody's registration", TellAnotherRpcId},
    {"lists_one_too_few", "ESP-001", "ntlm/described", "EnumerateSecurityPackages leaves out the last package",
     ListOneTooFew},
    {"lists_no_capabilities", "ESP-001", "kerberos/described",
     "EnumerateSecurityPackages tells other capabilities than QuerySecurityPackageInfo", ListWithoutCapabilities},
    {"small_max_token", "QSP-004", "kerberos/described", "cbMaxToken of the package is 16, its tokens are longer",
     TellSmallTokens},
    {"small_max_token_of_context", "QCA-004", "ntlm/described", "cbMaxToken of SIZES is 16, the tokens were longer",
     TellSmallTokensOfContext},
    {"package_info_differs", "QCA-010", "ntlm/described",
     "PACKAGE_INFO tells other capabilities than QuerySecurityPackageInfo", DescribeContextOtherwise},
    {"other_package_info", "QCA-010", "queries/what_the_client_meant", "PACKAGE_INFO names another package",
     TellAnotherPackage},
    {"other_mechanism", "QCA-011", "negotiate/kerberos", "NEGOTIATION_INFO names the mechanism that was not chosen",
     TellTheOtherMechanism},
};

}  // namespace

std::span<const Mutant> DescriptionMutants() { return kRows; }

}  // namespace legwork::mutant
