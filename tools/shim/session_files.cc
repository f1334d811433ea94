#include "tools/shim/session_files.h"

#include <algorithm>
#include <filesystem>

#include "sim/base/text.h"
#include "sim/wire/file_time.h"
#include "tools/kdc/client_files.h"

namespace legwork::host {
namespace {

constexpr std::string_view kTicketGranting = "krbtgt/";
constexpr std::uint16_t kNobodysPort = 1;  // where no KDC is: a connection is refused at once

// RealmOf finds the realm that the actor's domain means, by its own name or by its first label.
std::string RealmOf(const std::vector<std::string>& realms, const ActorSetup& actor) {
  for (const std::string& realm : realms) {
    const std::string_view label = std::string_view(realm).substr(0, realm.find('.'));
    if (actor.identity.domain == realm || actor.identity.domain == label) return realm;
  }
  return realms.empty() ? "" : realms.front();
}

// Settings: the KDC is spoken to by streams; a logon's tickets may be forwarded, as those of Windows may (MS-KILE
// 3.2.5.1); and a host's short name stays as it is.
std::vector<std::string> Settings() {
  return {"udp_preference_limit = 1", "forwardable = true", "qualify_shortname = \"\""};
}

}  // namespace

std::string SessionFolder(const PrivateFolder& folder) { return folder.path() + "/session"; }

std::vector<std::string> SessionEnvironment(const PrivateFolder& folder) {
  const std::string files = SessionFolder(folder);
  return {
      "LEGWORK_FOLDER=" + files,
      "KRB5_CONFIG=" + files + "/krb5.conf",
      "KRB5CCNAME=FILE:" + files + "/tickets",
      "KRB5_KTNAME=FILE:" + files + "/own.keytab",
      "KRB5_CLIENT_KTNAME=FILE:" + files + "/no.keytab",
      "KRB5RCACHENAME=file2:" + files + "/replays",  // MIT
      "KRB5RCACHEDIR=" + files,                      // Heimdal
  };
}

std::vector<std::string> WorldRealms(const Directory& directory, const ActorSetup& actor) {
  std::vector<std::string> realms;
  for (const std::unique_ptr<Account>& account : directory.accounts()) {
    const bool is_own = account->name == std::string(kTicketGranting) + account->realm;
    if (is_own && std::find(realms.begin(), realms.end(), account->realm) == realms.end()) {
      realms.push_back(account->realm);
    }
  }
  const auto own = std::find(realms.begin(), realms.end(), RealmOf(realms, actor));
  if (own != realms.end()) std::rotate(realms.begin(), own, own + 1);
  return realms;
}

std::string WriteSessionFiles(const PrivateFolder& folder, const World& world, const ActorSetup& actor,
                              std::uint16_t port, std::string_view transport) {
  std::error_code ignored;
  std::filesystem::remove_all(SessionFolder(folder), ignored);
  kdc::Site site = {WorldRealms(world.directory, actor), "127.0.0.1", port == 0 ? kNobodysPort : port,
                    std::string(transport), Settings()};
  if (site.realms.empty()) site.realms = {"NOWHERE.INVALID"};
  const Account* const own = world.directory.FindPrincipal(actor.identity.user, site.realms.front());
  const std::int64_t unix_time = UnixSecondsFromFileTime(world.clock.Now());
  return kdc::WriteClientFiles(SessionFolder(folder),
                               {{"krb5.conf", ToBytes(AsBytes(kdc::Krb5Conf(site)))},
                                {"own.keytab", kdc::AccountKeytab(world.directory, own, unix_time)}});
}

}  // namespace legwork::host
