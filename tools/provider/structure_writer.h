#ifndef LEGWORK_TOOLS_PROVIDER_STRUCTURE_WRITER_H_
#define LEGWORK_TOOLS_PROVIDER_STRUCTURE_WRITER_H_

#include <cstdint>
#include <string_view>

#include "sim/peer/peer.h"
#include "tools/provider/served_call.h"

namespace legwork::provider {

// StructureWriter fills a structure that the caller supplied. Offsets are in octets and are those of abi on 64-bit
// systems. What a pointer leads to is a block of the package each.
class StructureWriter {
 public:
  StructureWriter(ServedCall& call, void* to) : call_(call), to_(static_cast<std::uint8_t*>(to)) {}

  void Number(std::size_t offset, std::uint32_t value);
  void Time(std::size_t offset, std::int64_t value);
  void Handle(std::size_t offset, std::uint64_t value);
  void Text(std::size_t offset, std::string_view text);  // an empty text has its zero
  void Octets(std::size_t offset, ByteView octets);      // null if there are none
  void Package(std::size_t offset, const PackageDescription& package);

 private:
  template <typename T>
  void Put(std::size_t offset, T value);
  void* Copied(ByteView octets);

  ServedCall& call_;
  std::uint8_t* to_;
};

// NewPackages gives an array of SecPkgInfo with all its strings in one block (QSP-002, ESP-002); null if there is no
// memory for it.
AbiPackageInfo* NewPackages(ServedCall& call, std::span<const PackageDescription> packages);

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_STRUCTURE_WRITER_H_
