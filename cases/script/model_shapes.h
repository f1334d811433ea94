#ifndef LEGWORK_CASES_SCRIPT_MODEL_SHAPES_H_
#define LEGWORK_CASES_SCRIPT_MODEL_SHAPES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "cases/script/value_shape.h"

namespace legwork::script {

// Values whose legal words are rows of the model, the world or the token reader.
extern const ValueShape kStatusShape;       // a status pattern, status_pattern.h
extern const ValueShape kExactStatusShape;  // one status by name
extern const ValueShape kFlagsShape;        // names of context flags joined by '|', or 0
extern const ValueShape kPackageShape;
extern const ValueShape kClauseShape;
extern const ValueShape kProfileShape;
extern const ValueShape kCircumstancesShape;
extern const ValueShape kQueryAttributeShape;
extern const ValueShape kCredentialUseShape;
extern const ValueShape kEncryptionTypesShape;
extern const ValueShape kPacShape;
extern const ValueShape kFaultShape;
extern const ValueShape kPeerProfileShape;
extern const ValueShape kTokenKindShape;   // or "nothing", "something"
extern const ValueShape kKdcMessageShape;  // AS_REQ, TGS_REQ, and what expectations add
extern const ValueShape kKdcCodeShape;
extern const ValueShape kKdcRuleShape;  // AS_REQ, TGS_REQ, and what rules add
extern const ValueShape kKdcAnswerShape;
extern const ValueShape kTransportShape;
extern const ValueShape kOutputShape;
extern const ValueShape kInputShape;

// Values of the calls on an established context.
extern const ValueShape kQualityShape;          // WRAP_NO_ENCRYPT, or a number
extern const ValueShape kTransportNumberShape;  // the transport's number, or none
extern const ValueShape kProtectLayoutShape;    // message_layout.h
extern const ValueShape kReadLayoutShape;
extern const ValueShape kDescriptorShape;
extern const ValueShape kExportFlagsShape;  // RESET_NEW, DELETE_OLD, TO_KERNEL joined by |, or a number
extern const ValueShape kFormShape;         // ansi, wide

// Values of the calls about credentials, packages and memory.
extern const ValueShape kIdentityFormShape;         // malformed, null_user, opaque
extern const ValueShape kSessionShape;              // own, other
extern const ValueShape kCredentialAttributeShape;  // NAMES, SSI_PROVIDER, CERT, or a number
extern const ValueShape kMemoryShape;               // kept, inside, again, foreign, null
extern const ValueShape kPasswordOutputShape;       // none, two, token, small
extern const ValueShape kKernelShape;               // virtual, pool_target, pool_buffers

std::optional<std::uint32_t> ParseCredentialAttribute(std::string_view word);

std::uint32_t ReadQuality(std::string_view value);
std::uint32_t ReadExportFlags(std::string_view value);

// Values that are one of a few words.
extern const ValueShape kNullShape;           // null
extern const ValueShape kExpiryShape;         // null, given
extern const ValueShape kNewContextShape;     // null, alias, separate
extern const ValueShape kAlteredShape;        // data, token
extern const ValueShape kConsequenceShape;
extern const ValueShape kPartyShape;          // caller, package
extern const ValueShape kClauseVerdictShape;  // violated, holds
extern const ValueShape kCredentialsShape;    // explicit, default, none, anonymous

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_MODEL_SHAPES_H_
