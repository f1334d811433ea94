#include "tools/provider/structure_writer.h"

#include <cstring>

#include "tools/provider/text.h"

namespace legwork::provider {

template <typename T>
void StructureWriter::Put(std::size_t offset, T value) {
  std::memcpy(to_ + offset, &value, sizeof value);
}

void StructureWriter::Number(std::size_t offset, std::uint32_t value) { Put(offset, value); }
void StructureWriter::Time(std::size_t offset, std::int64_t value) { Put(offset, value); }
void StructureWriter::Handle(std::size_t offset, std::uint64_t value) { Put(offset, value); }

void* StructureWriter::Copied(ByteView octets) {
  void* const memory = call_.New(octets.size());
  if (memory != nullptr && !octets.empty()) std::memcpy(memory, octets.data(), octets.size());
  return memory;
}

void StructureWriter::Text(std::size_t offset, std::string_view text) {
  Put(offset, Copied(Encoded(text, call_.request.ansi)));
}

void StructureWriter::Octets(std::size_t offset, ByteView octets) {
  Put(offset, octets.empty() ? nullptr : Copied(octets));
}

void StructureWriter::Package(std::size_t offset, const PackageDescription& package) {
  Put(offset, NewPackages(call_, {&package, 1}));
}

AbiPackageInfo* NewPackages(ServedCall& call, std::span<const PackageDescription> packages) {
  Bytes strings;
  std::vector<std::size_t> places;
  for (const PackageDescription& package : packages) {
    for (std::string_view text : {std::string_view(package.name), std::string_view(package.comment)}) {
      places.push_back(strings.size());
      Append(strings, Encoded(text, call.request.ansi));
    }
  }
  const std::size_t array = packages.size() * sizeof(AbiPackageInfo);
  auto* const block = static_cast<std::uint8_t*>(call.New(array + strings.size()));
  if (block == nullptr) return nullptr;
  std::uint8_t* const texts = block + array;
  if (!strings.empty()) std::memcpy(texts, strings.data(), strings.size());
  auto* const infos = reinterpret_cast<AbiPackageInfo*>(block);
  for (std::size_t i = 0; i < packages.size(); ++i) {
    const PackageDescription& package = packages[i];
    infos[i] = {package.capabilities, package.version,       package.rpc_id,
                package.max_token,    texts + places[2 * i], texts + places[2 * i + 1]};
  }
  return infos;
}

}  // namespace legwork::provider
