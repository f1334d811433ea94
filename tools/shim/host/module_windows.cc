#include <windows.h>

#include "tools/shim/host/module.h"

namespace legwork::host {

void* LoadModule(const std::string& path, std::string& reason) {
  const HMODULE module = LoadLibraryA(path.c_str());
  if (module == nullptr) reason = path + ", error " + std::to_string(GetLastError());
  return module;
}

void* FindFunction(void* module, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(module), name));
}

}  // namespace legwork::host
