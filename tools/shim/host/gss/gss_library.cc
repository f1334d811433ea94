#include "tools/shim/host/gss/gss_library.h"

#include <dlfcn.h>
#include <stdlib.h>

#include <cstring>
#include <fstream>

namespace legwork::host {
namespace {

constexpr char kKerberosOid[] = "\x2a\x86\x48\x86\xf7\x12\x01\x02\x02";   // 1.2.840.113554.1.2.2, RFC 4121
constexpr char kSpnegoOid[] = "\x2b\x06\x01\x05\x05\x02";                 // 1.3.6.1.5.5.2, RFC 4178
constexpr char kNtlmOid[] = "\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";  // 1.3.6.1.4.1.311.2.2.10, MS-SPNG
constexpr char kNtlmOidText[] = "1.3.6.1.4.1.311.2.2.10";

struct MechanismRow {
  PackageName package;
  GssOid oid;
};
constexpr MechanismRow kMechanisms[] = {
    {PackageName::kKerberos, {sizeof kKerberosOid - 1, kKerberosOid}},
    {PackageName::kNegotiate, {sizeof kSpnegoOid - 1, kSpnegoOid}},
    {PackageName::kNtlm, {sizeof kNtlmOid - 1, kNtlmOid}},
};

bool IsSame(const GssOid& a, const GssOid& b) {
  return a.length == b.length && std::memcmp(a.elements, b.elements, a.length) == 0;
}

// Find fills one slot of the functions; a missing entry point leaves it null.
template <typename Function>
void Find(void* module, const char* name, Function& slot) {
  slot = reinterpret_cast<Function>(dlsym(module, name));
}

GssFunctions FindFunctions(void* module) {
  GssFunctions functions = {};
  Find(module, "gss_import_name", functions.import_name);
  Find(module, "gss_display_name", functions.display_name);
  Find(module, "gss_release_name", functions.release_name);
  Find(module, "gss_acquire_cred", functions.acquire_cred);
  Find(module, "gss_acquire_cred_with_password", functions.acquire_cred_with_password);
  Find(module, "gss_release_cred", functions.release_cred);
  Find(module, "gss_init_sec_context", functions.initialize);
  Find(module, "gss_accept_sec_context", functions.accept);
  Find(module, "gss_delete_sec_context", functions.delete_context);
  Find(module, "gss_inquire_context", functions.inquire_context);
  Find(module, "gss_get_mic", functions.get_mic);
  Find(module, "gss_verify_mic", functions.verify_mic);
  Find(module, "gss_wrap", functions.wrap);
  Find(module, "gss_unwrap", functions.unwrap);
  Find(module, "gss_wrap_size_limit", functions.wrap_size_limit);
  Find(module, "gss_release_buffer", functions.release_buffer);
  Find(module, "gss_export_sec_context", functions.export_context);
  Find(module, "gss_import_sec_context", functions.import_context);
  Find(module, "gss_display_status", functions.display_status);
  Find(module, "gss_indicate_mechs", functions.indicate_mechs);
  Find(module, "gss_krb5_copy_ccache", functions.copy_tickets);
  Find(module, "krb5_init_context", functions.new_kerberos);
  Find(module, "krb5_cc_default", functions.default_tickets);
  Find(module, "gss_inquire_sec_context_by_oid", functions.inquire_by_oid);
  Find(module, "gss_release_buffer_set", functions.release_buffer_set);
  Find(module, "gss_wrap_iov", functions.wrap_pieces);
  Find(module, "gss_unwrap_iov", functions.unwrap_pieces);
  Find(module, "gss_release_iov_buffer", functions.release_pieces);
  return functions;
}

bool IsWhole(const GssFunctions& functions) {
  return functions.import_name && functions.display_name && functions.release_name && functions.acquire_cred &&
         functions.release_cred && functions.initialize && functions.accept && functions.delete_context &&
         functions.inquire_context && functions.get_mic && functions.verify_mic && functions.wrap &&
         functions.unwrap && functions.wrap_size_limit && functions.release_buffer && functions.export_context &&
         functions.import_context && functions.display_status && functions.indicate_mechs;
}

// ConfigureMechanism tells MIT's library of the mechanism, or, by an empty file, that there is none besides its own.
bool ConfigureMechanism(const std::string& mechanism, const std::string& folder) {
  const std::string path = folder + "/mechanisms";
  std::ofstream file(path, std::ios::trunc);
  if (!mechanism.empty()) file << "ntlmssp " << kNtlmOidText << " " << mechanism << "\n";
  return file.flush().good() && setenv("GSS_MECH_CONFIG", path.c_str(), 1) == 0;
}

}  // namespace

std::string LoadGssLibrary(const std::string& path, const std::string& mechanism, const std::string& folder,
                           GssLibrary& library) {
  if (!ConfigureMechanism(mechanism, folder)) return "no file can be written into " + folder;
  void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    const char* const reason = dlerror();
    return "the library cannot be loaded: " + std::string(reason == nullptr ? path.c_str() : reason);
  }
  library.path = mechanism.empty() ? path : mechanism;
  library.functions = FindFunctions(module);
  const GssFunctions& found = library.functions;
  const bool can_store = found.copy_tickets && found.new_kerberos && found.default_tickets;
  library.negotiates_by_tickets = can_store && dlsym(module, "gss_acquire_cred_from") == nullptr;
  return IsWhole(library.functions) ? "" : path + " is no GSS-API: it lacks a function of RFC 2744";
}

const GssOid* MechanismOf(PackageName package) {
  for (const MechanismRow& row : kMechanisms) {
    if (row.package == package) return &row.oid;
  }
  return nullptr;
}

PackageName PackageOf(const GssOid* mechanism) {
  if (mechanism == nullptr) return PackageName::kNone;
  for (const MechanismRow& row : kMechanisms) {
    if (IsSame(row.oid, *mechanism)) return row.package;
  }
  return PackageName::kOther;
}

std::vector<std::string> GssPackageNames(const GssLibrary& library) {
  std::vector<std::string> names;
  GssMinor minor = 0;
  GssOidSet* mechanisms = nullptr;
  if (GssFailed(library.functions.indicate_mechs(&minor, &mechanisms)) || mechanisms == nullptr) return names;
  for (const MechanismRow& row : kMechanisms) {
    for (std::size_t i = 0; i < mechanisms->count; ++i) {
      if (!IsSame(row.oid, mechanisms->elements[i])) continue;
      names.emplace_back(PackageText(row.package));
      break;
    }
  }
  return names;  // the set lives as long as the process
}

std::string GssText(const GssLibrary& library, GssMinor minor, const GssOid* mechanism) {
  GssMinor ignored = 0;
  std::uint32_t more = 0;
  GssBuffer text;
  const GssMajor major =
      library.functions.display_status(&ignored, minor, kGssMechanismCode, mechanism, &more, &text);
  if (GssFailed(major) || text.value == nullptr) return "";
  std::string said(static_cast<const char*>(text.value), text.length);
  library.functions.release_buffer(&ignored, &text);
  return said;
}

}  // namespace legwork::host
