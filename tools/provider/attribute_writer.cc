#include "tools/provider/attribute_writer.h"

#include "model/attribute.h"
#include "sim/package/package_table.h"
#include "tools/provider/structure_writer.h"

// The structures stand in the order of their attributes; offsets are those of 64-bit systems.
namespace legwork::provider {
namespace {

constexpr std::uint32_t kCredentialNames = 1;     // SECPKG_CRED_ATTR_NAMES
constexpr std::uint32_t kCredentialProvider = 2;  // SECPKG_CRED_ATTR_SSI_PROVIDER
constexpr std::uint32_t kCredentialCert = 4;      // SECPKG_CRED_ATTR_CERT
constexpr std::uint16_t kPackageVersion = 1;      // SECURITY_SUPPORT_PROVIDER_INTERFACE_VERSION

// PackageOf describes the package that a context's facts name.
PackageDescription PackageOf(PackageName name) {
  PackageDescription description;
  description.name = PackageText(name);
  for (const Package* package : AllPackages()) {
    if (package->name != name) continue;
    description = {std::string(package->text),
                   std::string(package->comment),
                   package->capabilities,
                   kPackageVersion,
                   package->rpc_id,
                   package->max_token};
  }
  return description;
}

void WriteSizes(const ContextFacts& facts, StructureWriter& to) {
  to.Number(0, facts.sizes.max_token);
  to.Number(4, facts.sizes.max_signature);
  to.Number(8, facts.sizes.block_size);
  to.Number(12, facts.sizes.security_trailer);
}

void WriteNames(const ContextFacts& facts, StructureWriter& to) { to.Text(0, facts.user); }

void WriteLifespan(const ContextFacts& facts, StructureWriter& to) {
  to.Time(0, facts.start);
  to.Time(8, facts.expiry);
}

void WriteDceInfo(const ContextFacts& facts, StructureWriter& to) {
  to.Number(0, facts.authorization_service);
  to.Text(8, facts.pac);
}

void WriteStreamSizes(const ContextFacts& facts, StructureWriter& to) {
  for (std::size_t i = 0; i < facts.stream_sizes.size(); ++i) to.Number(4 * i, facts.stream_sizes[i]);
}

void WriteKeyInfo(const ContextFacts& facts, StructureWriter& to) {
  to.Text(0, facts.signature_algorithm);
  to.Text(8, facts.encryption_algorithm);
  to.Number(16, facts.key_bits);
  to.Number(20, facts.signature_algorithm_id);
  to.Number(24, facts.encryption_algorithm_id);
}

void WriteAuthority(const ContextFacts& facts, StructureWriter& to) { to.Text(0, facts.authority); }
void WritePasswordExpiry(const ContextFacts& facts, StructureWriter& to) { to.Time(0, facts.expiry); }

void WriteSessionKey(const ContextFacts& facts, StructureWriter& to) {
  to.Number(0, static_cast<std::uint32_t>(facts.session_key.size()));
  to.Octets(8, facts.session_key);
}

void WritePackageInfo(const ContextFacts& facts, StructureWriter& to) { to.Package(0, PackageOf(facts.package)); }

void WriteNegotiationInfo(const ContextFacts& facts, StructureWriter& to) {
  to.Package(0, PackageOf(facts.package));
  to.Number(8, facts.negotiation_state);
}

void WriteNativeNames(const ContextFacts& facts, StructureWriter& to) {
  to.Text(0, facts.client_name);
  to.Text(8, facts.server_name);
}

void WriteTargetInformation(const ContextFacts& facts, StructureWriter& to) {
  to.Number(0, static_cast<std::uint32_t>(facts.target_information.size()));
  to.Octets(8, facts.target_information);
}

void WriteAccessToken(const ContextFacts& facts, StructureWriter& to) { to.Handle(0, facts.access_token); }

void WriteBindings(const ContextFacts& facts, StructureWriter& to) {
  to.Number(0, static_cast<std::uint32_t>(facts.bindings.size()));
  to.Octets(8, facts.bindings);
}

void WriteTarget(const ContextFacts& facts, StructureWriter& to) { to.Text(0, facts.client_specified_target); }

void WriteLastClientToken(const ContextFacts& facts, StructureWriter& to) { to.Number(0, facts.last_client_token); }

struct AttributeRow {
  Attribute attribute;
  void (*write)(const ContextFacts& facts, StructureWriter& to);
};
constexpr AttributeRow kAttributes[] = {
    {Attribute::kSizes, WriteSizes},
    {Attribute::kNames, WriteNames},
    {Attribute::kLifespan, WriteLifespan},
    {Attribute::kDceInfo, WriteDceInfo},
    {Attribute::kStreamSizes, WriteStreamSizes},
    {Attribute::kKeyInfo, WriteKeyInfo},
    {Attribute::kAuthority, WriteAuthority},
    {Attribute::kPasswordExpiry, WritePasswordExpiry},
    {Attribute::kSessionKey, WriteSessionKey},
    {Attribute::kPackageInfo, WritePackageInfo},
    {Attribute::kNegotiationInfo, WriteNegotiationInfo},
    {Attribute::kNativeNames, WriteNativeNames},
    {Attribute::kTargetInformation, WriteTargetInformation},
    {Attribute::kAccessToken, WriteAccessToken},
    {Attribute::kUniqueBindings, WriteBindings},
    {Attribute::kEndpointBindings, WriteBindings},
    {Attribute::kClientSpecifiedTarget, WriteTarget},
    {Attribute::kLastClientTokenStatus, WriteLastClientToken},
};

}  // namespace

void WriteAttribute(ServedCall& call, void* structure) {
  StructureWriter to(call, structure);
  if (call.request.attribute == static_cast<std::uint32_t>(Attribute::kFlags)) {
    return to.Number(0, call.reply.query_flags);
  }
  for (const AttributeRow& row : kAttributes) {
    if (static_cast<std::uint32_t>(row.attribute) == call.request.attribute) return row.write(call.reply.facts, to);
  }
}

void WriteCredentialAttribute(ServedCall& call, void* structure) {
  StructureWriter to(call, structure);
  const CredentialDescription& credential = call.reply.credential;
  switch (call.request.attribute) {
    case kCredentialNames:
      return to.Text(0, credential.name);
    case kCredentialProvider:
      to.Text(0, credential.provider);
      to.Number(8, 0);
      return to.Octets(16, {});
    case kCredentialCert:
      to.Number(0, static_cast<std::uint32_t>(credential.certificate.size()));
      return to.Octets(8, credential.certificate);
    default:
      return;
  }
}

std::uint32_t CredentialAttributeSize(std::uint32_t attribute) {
  switch (attribute) {
    case kCredentialNames:
      return 8;
    case kCredentialProvider:
      return 24;
    case kCredentialCert:
      return 16;
    default:
      return 0;
  }
}

}  // namespace legwork::provider
