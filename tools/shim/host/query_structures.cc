#include "tools/shim/host/query_structures.h"

#include <cstring>
#include <utility>

#include "model/attribute.h"
#include "tools/shim/host/foreign_text.h"
#include "tools/shim/host/process_memory.h"

// The structures, as abi offsets of a 64-bit system:
//   Sizes            max_token 0, max_signature 4, block_size 8, security_trailer 12
//   Lifespan         start 0, expiry 8
//   SessionKey       length 0, key 8
//   NegotiationInfo  info 0, state 8
//   KeyInfo          signature name 0, encryption name 8, bits 16, two algorithm numbers 20
//   NativeNames      client 0, server 8
//   Names, Authority, ClientSpecifiedTarget, PackageInfo: one pointer
//   DceInfo          service 0, PAC 8
//   StreamSizes      five numbers
//   TargetInformation, Bindings  length 0, octets 8
namespace legwork::host {
namespace {

constexpr std::uint32_t kOctetsMax = 65'536;  // of a key or a blob

struct SizeRow {
  Attribute attribute;
  std::uint32_t size;
};
constexpr SizeRow kSizes[] = {
    {Attribute::kSizes, 16},
    {Attribute::kNames, 8},
    {Attribute::kLifespan, 16},
    {Attribute::kKeyInfo, 32},
    {Attribute::kAuthority, 8},
    {Attribute::kSessionKey, 16},
    {Attribute::kPackageInfo, 8},
    {Attribute::kNegotiationInfo, 16},
    {Attribute::kNativeNames, 16},
    {Attribute::kFlags, 4},
    {Attribute::kStreamSizes, 20},
    {Attribute::kPasswordExpiry, 8},
    {Attribute::kClientSpecifiedTarget, 8},
    {Attribute::kLastClientTokenStatus, 4},
    {Attribute::kDceInfo, 16},
    {Attribute::kTargetInformation, 16},
    {Attribute::kAccessToken, 8},
    {Attribute::kUniqueBindings, 16},
    {Attribute::kEndpointBindings, 16},
};

template <typename T>
T At(const std::uint8_t* structure, std::size_t offset) {
  T value;
  std::memcpy(&value, structure + offset, sizeof value);
  return value;
}

// Structure reads one filled structure and releases what it owns.
class Structure {
 public:
  Structure(const AbiTable& table, bool ansi, const std::uint8_t* bytes, CallReply& reply)
      : table_(table), ansi_(ansi), bytes_(bytes), reply_(reply) {}

  std::uint32_t Number(std::size_t offset) const { return At<std::uint32_t>(bytes_, offset); }
  std::int64_t Time(std::size_t offset) const { return At<std::int64_t>(bytes_, offset); }

  void Text(std::size_t offset, std::string_view name, std::string& text) {
    void* const pointer = At<void*>(bytes_, offset);
    if (pointer == nullptr) return;
    if (!ReadForeignText(pointer, ansi_, text)) return Stray(name);
    Release(pointer);
  }
  // A length at 0, and a pointer to octets at 8.
  void Octets(std::string_view name, Bytes& octets) {
    void* const pointer = At<void*>(bytes_, 8);
    if (pointer == nullptr) return;
    octets.resize(std::min(Number(0), kOctetsMax));
    if (!CopyForeign(pointer, octets.data(), octets.size())) {
      octets.clear();
      return Stray(name);
    }
    Release(pointer);
  }
  void PackageInfo(std::size_t offset, ContextFacts& facts) {
    void* const pointer = At<void*>(bytes_, offset);
    if (pointer == nullptr) return;
    ++members_;
    ReadPackageInfo(table_, ansi_, pointer, facts, reply_);
  }

  // Members that pointed to memory of the package.
  std::uint32_t members() const { return members_; }

 private:
  void Stray(std::string_view name) { reply_.message += std::string(name) + " leads to memory that is no string; "; }
  void Release(void* pointer) {
    ++members_;
    if (table_.free_buffer != nullptr && table_.free_buffer(pointer) < 0) ++reply_.refused_frees;
  }

  const AbiTable& table_;
  bool ansi_;
  const std::uint8_t* bytes_;
  CallReply& reply_;
  std::uint32_t members_ = 0;
};

void ReadKeyInfo(Structure& structure, ContextFacts& facts) {
  structure.Text(0, "sSignatureAlgorithmName", facts.signature_algorithm);
  structure.Text(8, "sEncryptAlgorithmName", facts.encryption_algorithm);
  facts.key_bits = structure.Number(16);
  facts.signature_algorithm_id = structure.Number(20);
  facts.encryption_algorithm_id = structure.Number(24);
}

void ReadNativeNames(Structure& structure, ContextFacts& facts) {
  structure.Text(0, "sClientName", facts.client_name);
  structure.Text(8, "sServerName", facts.server_name);
}

void ReadDceInfo(Structure& structure, ContextFacts& facts) {
  facts.has_dce_info = true;
  facts.authorization_service = structure.Number(0);
  structure.Text(8, "pPac", facts.pac);
}

void ReadStreamSizes(const Structure& structure, ContextFacts& facts) {
  for (std::size_t i = 0; i < facts.stream_sizes.size(); ++i) facts.stream_sizes[i] = structure.Number(4 * i);
}

void ReadLifespan(Structure& structure, ContextFacts& facts) {
  facts.start = structure.Time(0);
  facts.expiry = structure.Time(8);
}

void ReadMembers(Structure& structure, std::uint32_t attribute, ContextFacts& facts) {
  switch (static_cast<Attribute>(attribute)) {
    case Attribute::kSizes:
      facts.sizes = {structure.Number(0), structure.Number(4), structure.Number(8), structure.Number(12)};
      return;
    case Attribute::kNames:
      return structure.Text(0, "sUserName", facts.user);
    case Attribute::kLifespan:
      return ReadLifespan(structure, facts);
    case Attribute::kKeyInfo:
      return ReadKeyInfo(structure, facts);
    case Attribute::kAuthority:
      return structure.Text(0, "sAuthorityName", facts.authority);
    case Attribute::kSessionKey:
      return structure.Octets("SessionKey", facts.session_key);
    case Attribute::kPackageInfo:
      return structure.PackageInfo(0, facts);
    case Attribute::kNegotiationInfo:
      facts.negotiation_state = structure.Number(8);
      return structure.PackageInfo(0, facts);
    case Attribute::kNativeNames:
      return ReadNativeNames(structure, facts);
    case Attribute::kClientSpecifiedTarget:
      return structure.Text(0, "sTargetName", facts.client_specified_target);
    case Attribute::kLastClientTokenStatus:
      facts.last_client_token = structure.Number(0);
      return;
    case Attribute::kPasswordExpiry:
      facts.expiry = facts.password_expiry = structure.Time(0);
      return;
    case Attribute::kDceInfo:
      return ReadDceInfo(structure, facts);
    case Attribute::kStreamSizes:
      return ReadStreamSizes(structure, facts);
    case Attribute::kTargetInformation:
      return structure.Octets("MarshalledTargetInfo", facts.target_information);
    case Attribute::kAccessToken:
      facts.has_access_token = true;
      facts.access_token = static_cast<std::uint64_t>(structure.Time(0));
      return;
    case Attribute::kUniqueBindings:
    case Attribute::kEndpointBindings:
      return structure.Octets("Bindings", facts.bindings);
    default:
      return;
  }
}

}  // namespace

std::uint32_t QuerySize(std::uint32_t attribute) {
  for (const SizeRow& row : kSizes) {
    if (static_cast<std::uint32_t>(row.attribute) == attribute) return row.size;
  }
  return 0;
}

void ReadQuery(const AbiTable& table, bool ansi, std::uint32_t attribute, const std::uint8_t* bytes, CallReply& reply) {
  Structure structure(table, ansi, bytes, reply);
  ReadMembers(structure, attribute, reply.facts);
  reply.members_allocated = structure.members();
}

bool DescribePackage(const void* pointer, bool ansi, CallReply& reply) {
  AbiPackageInfo info;
  if (!CopyForeign(pointer, &info, sizeof info)) {
    reply.message += "PackageInfo leads to memory that cannot be read; ";
    return false;
  }
  PackageDescription description;
  if (!ReadForeignText(info.name, ansi, description.name)) {
    reply.message += "the package's Name leads to memory that is no string; ";
  }
  if (info.comment != nullptr && !ReadForeignText(info.comment, ansi, description.comment)) {
    reply.message += "the package's Comment leads to memory that is no string; ";
  }
  description.capabilities = info.capabilities;
  description.version = info.version;
  description.rpc_id = info.rpc_id;
  description.max_token = info.max_token;
  reply.described.push_back(std::move(description));
  return true;
}

void ReadPackageInfo(const AbiTable& table, bool ansi, void* pointer, ContextFacts& facts, CallReply& reply) {
  if (DescribePackage(pointer, ansi, reply)) {
    const PackageDescription& description = reply.described.back();
    facts.sizes.max_token = description.max_token;
    if (!description.name.empty()) facts.package = ParsePackageName(description.name);
    if (table.free_buffer != nullptr && table.free_buffer(pointer) < 0) ++reply.refused_frees;
  }
}

}  // namespace legwork::host
