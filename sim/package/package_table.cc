#include "sim/package/package_table.h"

#include "sim/kerberos/kerberos_package.h"
#include "sim/ntlm/ntlm_package.h"
#include "sim/scripted/scripted_package.h"
#include "sim/spnego/negotiate_package.h"

namespace legwork {
namespace {

// What Negotiate chooses from, most preferred first (NEG-001).
constexpr const Package* kNegotiable[] = {&kerberos::kKerberosPackage, &ntlm::kNtlmPackage};
constexpr Package kNegotiatePackage = spnego::MakeNegotiatePackage(kNegotiable);

constexpr const Package* kPackages[] = {
    &kerberos::kKerberosPackage,
    &kNegotiatePackage,
    &ntlm::kNtlmPackage,
    &scripted::kScriptedPackage,
};

}  // namespace

std::span<const Package* const> AllPackages() { return kPackages; }

MisbehaviourList AllMisbehaviours() {
  MisbehaviourList all;
  for (const Package* package : kPackages) {
    if (package->misbehaviours == nullptr) continue;
    const MisbehaviourList own = package->misbehaviours();
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

const Misbehaviour* FindMisbehaviour(std::string_view name) {
  for (const Misbehaviour* row : AllMisbehaviours()) {
    if (row->name == name) return row;
  }
  return nullptr;
}

}  // namespace legwork
