#include "tools/shim/adapters/adapter.h"

#include <fnmatch.h>

#include "tools/shim/adapters/ntlmssp_accounts.h"
#include "tools/shim/adapters/winpr_accounts.h"

namespace legwork::host {
namespace {

constexpr std::string_view kWinprEnvironment[] = {
    "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
    "WLOG_LEVEL=OFF",      // it logs to standard error otherwise
    "MALLOC_PERTURB_=90",  // what it reads of memory that is fresh or was freed is the same every time
};
constexpr std::string_view kPlainEnvironment[] = {
    "LANG=C.UTF-8",
    "PATH=/usr/bin:/bin",
};
constexpr std::string_view kLegworkEnvironment[] = {
    "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "LEGWORK_WORLD=/legwork/world.scn",
    "LEGWORK_CLOCK=machine",  // which is the one that the host pins
};
constexpr std::string_view kNtlmsspEnvironment[] = {
    "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "NTLM_USER_FILE=/legwork/ntlm/users",
    "LM_COMPAT_LEVEL=5",  // NTLMv2 only, as its default is a matter of versions
};
constexpr PackageName kWinprPackages[] = {PackageName::kNtlm, PackageName::kNegotiate};
constexpr PackageName kWinpr3Packages[] = {PackageName::kNtlm, PackageName::kNegotiate, PackageName::kKerberos};
constexpr PackageName kKerberosPackages[] = {PackageName::kKerberos, PackageName::kNegotiate};

constexpr Adapter kAdapters[] = {
    {.name = "winpr2",
     .library_pattern = "libwinpr2.so*",
     .environment = kWinprEnvironment,
     .redirect_from = "/etc/winpr/",
     .account_file = "winpr/SAM",
     .accounts = WinprAccounts,
     .packages = kWinprPackages,
     .controls_clock = true,
     .controls_random = false,  // the seed's bytes come, but not by the simulation's streams
     .supplies_identity = true,
     .control =
         "accounts: private /etc/winpr/SAM; clock: the world's; chance: the seed's (RAND_bytes); host name: web; "
         "no logon session: the actor's account is passed as pAuthData; environment: WLOG_LEVEL=OFF, MALLOC_PERTURB_ "
         "and no other"},
    {.name = "winpr3",
     .library_pattern = "libwinpr3.so*",
     .environment = kWinprEnvironment,
     .redirect_from = "/etc/winpr/",
     .account_file = "winpr/SAM",
     .accounts = WinprAccounts,
     .packages = kWinpr3Packages,
     .controls_clock = true,
     .uses_world_kdc = true,
     .supplies_identity = true,
     .control = "accounts: private /etc/winpr/SAM; KDC: the scenario's, by a krb5.conf and a keytab of each session's "
                "own; clock: the world's; chance: the seed's (RAND_bytes); host name: web; no logon session: the "
                "actor's account is passed as pAuthData; environment: WLOG_LEVEL=OFF, MALLOC_PERTURB_ and no other"},
    {.name = "legwork",
     .library_pattern = "liblegwork_sspi.so*",
     .environment = kLegworkEnvironment,
     .redirect_from = "/legwork/",
     .account_file = "legwork/world.scn",
     .initial_world = "realm EXAMPLE.COM\n",
     .controls_clock = true,
     .controls_random = false,  // the streams are those of its own world
     .uses_world_kdc = true,
     .control = "accounts, KDC and clock: the scenario's, in a world of its own; chance: the seed of that world"},
    {.name = "mit",
     .library_pattern = "libgssapi_krb5.so*",
     .environment = kPlainEnvironment,
     .packages = kKerberosPackages,
     .controls_clock = true,
     .uses_world_kdc = true,
     .supplies_identity = true,
     .control =
         "KDC: the scenario's, by a krb5.conf, a keytab and a replay cache of each session's own; clock: the world's; "
         "mechanisms: its own only (GSS_MECH_CONFIG); no tickets but those that the identity's password gets",
     .is_gss = true},
    {.name = "heimdal",
     .library_pattern = "libgssapi.so*",
     .environment = kPlainEnvironment,
     .packages = kKerberosPackages,
     .controls_clock = true,
     .uses_world_kdc = true,
     .supplies_identity = true,
     .control = "KDC: the scenario's, by a krb5.conf and a keytab of each session's own; clock: the world's; no "
                "tickets but those that the identity's password gets; Kerberos only inside SPNEGO",
     .is_gss = true,
     .kdc_transport = "tcp/"},
    {.name = "gssntlmssp",
     .library_pattern = "gssntlmssp.so*",
     .environment = kNtlmsspEnvironment,
     .redirect_from = "/legwork/ntlm/",
     .account_file = "ntlm/users",
     .accounts = NtlmsspAccounts,
     .packages = kWinprPackages,
     .controls_clock = true,
     .uses_world_kdc = true,
     .supplies_identity = true,
     .control = "behind MIT krb5's library, by a GSS_MECH_CONFIG of its own; accounts: NTLM_USER_FILE; KDC, keytab and "
                "clock: as for MIT krb5; LM_COMPAT_LEVEL=5; host name: web",
     .is_gss = true,
     .mechglue = "libgssapi_krb5.so.2"},
    {.name = "any gss",
     .library_pattern = "*",
     .environment = kPlainEnvironment,
     .uses_world_kdc = true,
     .supplies_identity = true,
     .control = "KDC: the scenario's, by KRB5_CONFIG and KRB5_KTNAME; clock: the world's where the C library is asked; "
                "environment: no other",
     .is_gss = true},
    {.name = "any",
     .library_pattern = "*",
     .environment = kPlainEnvironment,
     .control =
         "accounts: the machine's, unless the subject names {accounts}; clock and chance: the world's where the C "
         "library or OpenSSL is asked; environment: empty, but for what the subject sets"},
};

}  // namespace

std::span<const Adapter> AdapterRows() { return kAdapters; }

const Adapter& FindAdapter(std::string_view library, bool is_gss) {
  const std::string file(library.substr(library.rfind('/') + 1));
  for (const Adapter& adapter : kAdapters) {
    if (adapter.is_gss != is_gss) continue;
    if (fnmatch(std::string(adapter.library_pattern).c_str(), file.c_str(), 0) == 0) return adapter;
  }
  return kAdapters[std::size(kAdapters) - 1];  // not reached: each kind has a row for all
}

}  // namespace legwork::host
