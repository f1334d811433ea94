#include "tools/shim/adapters/adapter.h"

#include <fnmatch.h>

#include "tools/shim/adapters/winpr_accounts.h"

namespace legwork::host {
namespace {

constexpr std::string_view kWinprEnvironment[] = {
    "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
    "WLOG_LEVEL=OFF",  // it logs to standard error otherwise
};
constexpr std::string_view kPlainEnvironment[] = {
    "LANG=C.UTF-8",
    "PATH=/usr/bin:/bin",
};
constexpr std::string_view kLegworkEnvironment[] = {
    "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "LEGWORK_WORLD=/legwork/world.scn",
    "LEGWORK_CLOCK=machine",  // which is the one that the host pins
};
constexpr PackageName kWinprPackages[] = {PackageName::kNtlm, PackageName::kNegotiate};

constexpr Adapter kAdapters[] = {
    {.name = "winpr2",
     .library_pattern = "libwinpr[23].so*",
     .environment = kWinprEnvironment,
     .redirect_from = "/etc/winpr/",
     .account_file = "winpr/SAM",
     .accounts = WinprAccounts,
     .initial_world = "",
     .packages = kWinprPackages,
     .controls_clock = true,
     .controls_random = false,  // the seed's bytes come, but not by the simulation's streams
     .uses_world_kdc = false,
     .supplies_identity = true,
     .control =
         "accounts: private /etc/winpr/SAM; clock: the world's; chance: the seed's (RAND_bytes); host name: web; "
         "no logon session: the actor's account is passed as pAuthData; environment: WLOG_LEVEL=OFF and no other"},
    {.name = "legwork",
     .library_pattern = "liblegwork_sspi.so*",
     .environment = kLegworkEnvironment,
     .redirect_from = "/legwork/",
     .account_file = "legwork/world.scn",
     .accounts = nullptr,
     .initial_world = "realm EXAMPLE.COM\n",
     .packages = {},
     .controls_clock = true,
     .controls_random = false,  // the streams are those of its own world
     .uses_world_kdc = true,
     .supplies_identity = false,
     .control = "accounts, KDC and clock: the scenario's, in a world of its own; chance: the seed of that world"},
    {.name = "any",
     .library_pattern = "*",
     .environment = kPlainEnvironment,
     .redirect_from = "",
     .account_file = "",
     .accounts = nullptr,
     .initial_world = "",
     .packages = {},
     .controls_clock = false,
     .controls_random = false,
     .uses_world_kdc = false,
     .supplies_identity = false,
     .control = "accounts: the machine's; clock and chance: the world's where the C library or OpenSSL is asked; "
                "environment: empty"},
};

}  // namespace

std::span<const Adapter> AdapterRows() { return kAdapters; }

const Adapter& FindAdapter(std::string_view library) {
  const std::string file(library.substr(library.rfind('/') + 1));
  for (const Adapter& adapter : kAdapters) {
    if (fnmatch(std::string(adapter.library_pattern).c_str(), file.c_str(), 0) == 0) return adapter;
  }
  return kAdapters[std::size(kAdapters) - 1];
}

}  // namespace legwork::host
