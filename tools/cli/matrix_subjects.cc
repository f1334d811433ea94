#include "tools/cli/matrix_subjects.h"

#include <cstdlib>
#include <filesystem>

namespace legwork::cli {
namespace {

constexpr std::string_view kProvider = "{provider}";

// The first two are the control: they have nothing to fail.
constexpr MatrixSubject kSubjects[] = {
    {"simulated packages", "sim", "", ""},
    {"simulated provider", "sspi:{provider}", "", ""},
    {"WinPR 2", "sspi:libwinpr2.so.2", "libwinpr2-2", "winpr2"},
    {"WinPR 3", "sspi:libwinpr3.so.3", "libwinpr3-3, of bookworm-backports", "winpr3"},
    {"MIT krb5", "gssapi:libgssapi_krb5.so.2", "libgssapi-krb5-2", "mit"},
    {"Heimdal", "gssapi:libgssapi.so.3", "libgssapi3-heimdal", "heimdal"},
    {"Samba ntlm_auth", "ntlm_auth", "winbind", "ntlm_auth"},
    {"impacket", "impacket", "python3-impacket", "impacket"},
};

std::string ProviderPath() {
  if (const char* named = std::getenv("LEGWORK_PROVIDER"); named != nullptr && *named != '\0') return named;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::canonical("/proc/self/exe", error);
  return (self.parent_path() / "../provider/liblegwork_sspi.so").lexically_normal();
}

}  // namespace

std::span<const MatrixSubject> MatrixSubjects() { return kSubjects; }

std::string FilledSubject(const MatrixSubject& row) {
  std::string subject(row.subject);
  const std::size_t at = subject.find(kProvider);
  if (at != std::string::npos) subject.replace(at, kProvider.size(), ProviderPath());
  return subject;
}

}  // namespace legwork::cli
