#ifndef LEGWORK_TOOLS_SHIM_HOST_MODULE_H_
#define LEGWORK_TOOLS_SHIM_HOST_MODULE_H_

#include <string>

// A loaded library as the operating system sees it; module_linux.cc and module_windows.cc. It stays loaded.
namespace legwork::host {

// LoadModule gives null if the library cannot be loaded, and then the system's reason.
void* LoadModule(const std::string& path, std::string& reason);

// FindFunction gives null if the library exports no such function.
void* FindFunction(void* module, const char* name);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_MODULE_H_
