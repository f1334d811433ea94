#include <dlfcn.h>

#include "tools/shim/host/module.h"

namespace legwork::host {

void* LoadModule(const std::string& path, std::string& reason) {
  void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module != nullptr) return module;
  const char* const said = dlerror();
  reason = said == nullptr ? path : said;
  return nullptr;
}

void* FindFunction(void* module, const char* name) { return dlsym(module, name); }

}  // namespace legwork::host
