#ifndef LEGWORK_MODEL_TARGET_NAME_H_
#define LEGWORK_MODEL_TARGET_NAME_H_

#include <cstdint>
#include <string_view>

namespace legwork {

// TargetForm is the shape of pszTargetName, which decides what a package can make of it (NEG-002, KRB-004).
enum class TargetForm : std::uint8_t {
  kAbsent,     // NULL
  kEmpty,      // ""
  kSpn,        // service/host, service/host:port, service/host/name, each with an optional @REALM
  kUpn,        // user@realm
  kHostBased,  // service@host, the GSS form that Windows does not recognise; told from a UPN by a known service name
  kAccount,    // DOMAIN\user or a bare account name
};

TargetForm TargetFormOf(std::string_view target);

// SpnIsFullyQualified says whether an SPN's host has a dot (ISC-K-002).
bool SpnIsFullyQualified(std::string_view spn);

}  // namespace legwork

#endif  // LEGWORK_MODEL_TARGET_NAME_H_
