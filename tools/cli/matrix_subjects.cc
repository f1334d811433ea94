#include "tools/cli/matrix_subjects.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "tools/shim/find_host.h"
#include "tools/shim/known_shims.h"

namespace legwork::cli {
namespace {

std::string Variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string ProviderPath() {
  if (std::string named = Variable("LEGWORK_PROVIDER"); !named.empty()) return named;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::canonical("/proc/self/exe", error);
  return (self.parent_path() / "../provider/liblegwork_sspi.so").lexically_normal();
}

MatrixSubject Wine() {
  constexpr std::string_view kHost = "tools/shim/windows/legwork-host.exe";
  MatrixSubject wine = {"Wine secur32", "exec:tools/shim/windows/wine/shim.sh", "wine64, winbind", "wine", ""};
  const std::string script = host::FindBuilt("tools/shim/windows/wine/shim.sh");
  std::string program = Variable("LEGWORK_WINDOWS_HOST");
  if (program.empty()) program = host::FindBuilt(kHost);
  if (script.empty() || program.empty()) {
    wine.missing = std::string(kHost) + " is not built (package g++-mingw-w64-x86-64-posix: tools/legwork prepare)";
  } else {
    wine.subject = "exec:" + script + " " + program;
  }
  return wine;
}

}  // namespace

std::vector<MatrixSubject> MatrixSubjects() {
  std::vector<MatrixSubject> subjects = {
      {"simulated packages", "sim", "", "", ""},
      {"simulated provider", "sspi:" + ProviderPath(), "", "", ""},
      {"WinPR 2", "sspi:libwinpr2.so.2", "libwinpr2-2", "winpr2", ""},
      {"WinPR 3", "sspi:libwinpr3.so.3", "libwinpr3-3, of bookworm-backports: tools/legwork prepare", "winpr3", ""},
      {"MIT krb5", "gssapi:libgssapi_krb5.so.2", "libgssapi-krb5-2", "mit", ""},
      {"Heimdal", "gssapi:libgssapi.so.3", "libgssapi3-heimdal", "heimdal", ""},
      {"gss-ntlmssp", "gssapi:gssntlmssp.so", "gss-ntlmssp", "gssntlmssp", ""},
  };
  for (const host::KnownShim& shim : host::KnownShims()) {
    const std::string name(shim.name);
    subjects.push_back({name, name, std::string(shim.packages), name, ""});
  }
  subjects.push_back(Wine());
  return subjects;
}

}  // namespace legwork::cli
