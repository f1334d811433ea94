#include "tools/shim/host/library.h"

#include <algorithm>
#include <string_view>

#include "tools/shim/host/foreign_text.h"
#include "tools/shim/host/module.h"
#include "tools/shim/host/process_memory.h"

namespace legwork::host {
namespace {

constexpr std::uint32_t kPackagesMax = 64;

// FindTable calls the plain entry point or the one that takes flags; 0 asks for the library's own choice.
const AbiTable* FindTable(void* module, const char* plain, const char* with_flags) {
  if (void* const entry = FindFunction(module, plain)) return reinterpret_cast<const AbiTable* (*)()>(entry)();
  if (void* const entry = FindFunction(module, with_flags)) {
    return reinterpret_cast<const AbiTable* (*)(std::uint32_t)>(entry)(0);
  }
  return nullptr;
}

// IsAPackage says whether QuerySecurityPackageInfo knows the name.
bool IsAPackage(const AbiTable& table, bool ansi, std::string_view name) {
  if (table.query_package == nullptr) return false;
  CallerText text = EncodeText(name, ansi);
  AbiPackageInfo* info = nullptr;
  if (table.query_package(text.bytes.data(), &info) != 0 || info == nullptr) return false;
  if (table.free_buffer != nullptr) table.free_buffer(info);
  return true;
}

// EnumeratedNames are those that EnumerateSecurityPackages lists.
std::vector<std::string> EnumeratedNames(const AbiTable& table, bool ansi) {
  std::vector<std::string> names;
  std::uint32_t count = 0;
  AbiPackageInfo* packages = nullptr;
  if (table.enumerate == nullptr || table.enumerate(&count, &packages) != 0 || packages == nullptr) return names;
  for (std::uint32_t i = 0; i < count && i < kPackagesMax; ++i) {
    AbiPackageInfo info;
    std::string name;
    if (!CopyForeign(packages + i, &info, sizeof info)) break;
    if (ReadForeignText(info.name, ansi, name)) names.push_back(name);
  }
  if (table.free_buffer != nullptr) table.free_buffer(packages);
  return names;
}

}  // namespace

std::string LoadLibrary(const std::string& path, Library& library) {
  std::string reason;
  void* const module = LoadModule(path, reason);
  if (module == nullptr) return "the library cannot be loaded: " + reason;
  library.path = path;
  library.wide = FindTable(module, "InitSecurityInterfaceW", "InitSecurityInterfaceExW");
  library.ansi = FindTable(module, "InitSecurityInterfaceA", "InitSecurityInterfaceExA");
  if (library.wide != nullptr || library.ansi != nullptr) return "";
  return path +
         " has no SSPI function table: neither InitSecurityInterfaceW nor InitSecurityInterfaceA nor their Ex forms"
         " gave one";
}

std::vector<std::string> PackageNames(const Library& library) {
  const bool ansi = library.wide == nullptr;
  const AbiTable& table = ansi ? *library.ansi : *library.wide;
  std::vector<std::string> names = EnumeratedNames(table, ansi);
  for (const std::string_view name : {"Negotiate", "Kerberos", "NTLM"}) {
    const bool is_listed = std::ranges::find(names, name) != names.end();
    if (!is_listed && IsAPackage(table, ansi, name)) names.emplace_back(name);
  }
  return names;
}

}  // namespace legwork::host
