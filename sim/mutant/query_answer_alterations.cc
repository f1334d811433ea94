#include "model/attribute.h"
#include "sim/mutant/groups.h"

// Bugs of QueryContextAttributes, attribute by attribute: what it tells, and where it refuses.
namespace legwork::mutant {
namespace {

constexpr std::uint32_t Number(Attribute attribute) { return static_cast<std::uint32_t>(attribute); }

bool Asks(const Deed& deed, Attribute attribute) {
  return deed.Is(Call::kQuery) && deed.request.attribute == Number(attribute);
}
bool Tells(const Deed& deed, Attribute attribute) { return deed.Queried(Number(attribute)); }

void MisnameRefusal(Deed& deed) {
  if (deed.Is(Call::kQuery) && !deed.Succeeded()) deed.reply.status = SecStatus::kInternalError;
}

void TellSignatureSizeAlways(Deed& deed) {
  if (Tells(deed, Attribute::kSizes)) deed.reply.facts.sizes.max_signature = 16;
}

void TellOtherFlags(Deed& deed) {
  if (Tells(deed, Attribute::kFlags)) deed.reply.query_flags ^= 0x10;  // CONFIDENTIALITY, on both sides
}

void TellNoPackage(Deed& deed) {
  if (Tells(deed, Attribute::kPackageInfo)) deed.reply.facts.package = PackageName::kNone;
}

void TellNoPasswordExpiry(Deed& deed) {
  if (Tells(deed, Attribute::kPasswordExpiry)) deed.reply.facts.expiry = 0;
}

void TellAnotherTarget(Deed& deed) {
  if (Tells(deed, Attribute::kClientSpecifiedTarget)) deed.reply.facts.client_specified_target += ".elsewhere";
}

void TellLastTokenEarly(Deed& deed) {
  if (!Tells(deed, Attribute::kLastClientTokenStatus)) return;
  deed.reply.facts.last_client_token = static_cast<std::uint32_t>(LastClientToken::kYes);
}

void RefuseAccessToken(Deed& deed) {
  if (Asks(deed, Attribute::kAccessToken)) deed.reply.status = SecStatus::kInternalError;
}

void AnswerForOthers(Deed& deed) {
  if (deed.Is(Call::kQuery) && deed.Gave(SecStatus::kUnsupportedFunction)) deed.reply.status = SecStatus::kOk;
}

void RefuseSizes(Deed& deed) {
  if (Asks(deed, Attribute::kSizes)) deed.reply.status = SecStatus::kUnsupportedFunction;
}

constexpr Mutant kRows[] = {
    {"misnames_early_query", "QCA-003", "queries/early", "a query that comes too early is an internal error",
     MisnameRefusal},
    {"misnames_unknown_attribute", "QCA-003", "queries/unknown_attribute", "an unknown attribute is an internal error",
     MisnameRefusal},
    {"signature_size_always", "QCA-005", "queries/sizes_without_integrity",
     "cbMaxSignature is 16 although nothing is signed", TellSignatureSizeAlways},
    {"flags_differ", "QCA-009", "queries/what_the_client_meant", "FLAGS tells others than the handshake granted",
     TellOtherFlags},
    {"no_package_info", "QCA-010", "queries/what_the_client_meant", "PACKAGE_INFO names no package", TellNoPackage},
    {"no_password_expiry", "QCA-017", "queries/what_the_client_meant", "PASSWORD_EXPIRY is 0", TellNoPasswordExpiry},
    {"target_differs", "QCA-019", "queries/what_the_client_meant", "the server hears of another target",
     TellAnotherTarget},
    {"last_token_early", "QCA-020", "queries/last_client_token", "the client's last token is told of before it came",
     TellLastTokenEarly},
    {"no_access_token", "QCA-022", "queries/what_the_client_meant", "asking for the access token is an internal error",
     RefuseAccessToken},
    {"answers_for_schannel", "QCA-024", "queries/of_other_packages", "an attribute of Schannel is answered",
     AnswerForOthers},
    {"answers_for_credssp", "QCA-025", "queries/of_other_packages", "an attribute of CredSSP is answered",
     AnswerForOthers},
    {"refuses_kerberos_sizes", "QCA-K-001", "kerberos/mutual_auth", "SIZES is not supported on Kerberos", RefuseSizes},
    {"refuses_ntlm_sizes", "QCA-L-001", "ntlm/sizes", "SIZES is not supported on NTLM", RefuseSizes},
};

}  // namespace

std::span<const Mutant> QueryAnswerMutants() { return kRows; }

}  // namespace legwork::mutant
