#include "tools/kdc/client_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <functional>

#include "sim/kdc/keytab.h"
#include "sim/wire/writer.h"
#include "tools/kdc/socket.h"

namespace legwork::kdc {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

std::string HostAndPort(const Site& site) {
  const bool six = site.address.find(':') != std::string::npos;
  return (six ? "[" + site.address + "]" : site.address) + ":" + std::to_string(site.port);
}

// The KDC's own accounts are nobody's service.
bool IsOwn(const Account& account) {
  return account.name.starts_with("krbtgt/") || account.name.starts_with("kadmin/");
}
bool IsService(const Account& account) { return account.name.find('/') != std::string::npos && !IsOwn(account); }
bool IsUser(const Account& account) { return account.name.find('/') == std::string::npos; }
bool IsAny(const Account&) { return true; }

std::string FileNameOf(const Account& account) {
  std::string name = account.name;
  for (char& c : name) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    if (!plain) c = '_';
  }
  return name + ".keytab";
}

Bytes Keytab(const Directory& directory, const std::function<bool(const Account&)>& fits, std::int64_t unix_time) {
  Bytes file;
  Writer out(file);
  WriteKeytabHeader(out);
  for (const auto& account : directory.accounts()) {
    if (fits(*account)) WriteKeytabEntries(out, directory, *account, unix_time);
  }
  return file;
}

std::string Reason(const std::string& verb, const std::string& path) {
  return "cannot " + verb + " " + path + ": " + std::strerror(errno);
}

// WritePrivately replaces a file as a whole.
std::string WritePrivately(const std::string& path, ByteView content) {
  const std::string beside = path + ".new";
  const Socket file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.open()) return Reason("write", path);
  while (!content.empty()) {
    const ssize_t count = ::write(file.descriptor(), content.data(), content.size());
    if (count < 0 && errno != EINTR) return Reason("write", path);
    if (count > 0) content = content.subspan(static_cast<std::size_t>(count));
  }
  return std::rename(beside.c_str(), path.c_str()) == 0 ? "" : Reason("write", path);
}

}  // namespace

std::string Krb5Conf(const Site& site) {
  std::string text =
      "[libdefaults]\n    default_realm = " + site.realms.front() +
      "\n    dns_lookup_realm = false\n    dns_lookup_kdc = false\n    dns_canonicalize_hostname = false\n"
      "    rdns = false\n    ignore_acceptor_hostname = true\n    allow_weak_crypto = true\n";
  for (const std::string& setting : site.settings) text += "    " + setting + "\n";
  text += "\n[realms]\n";
  for (const std::string& realm : site.realms) {
    text += "    " + realm + " = {\n        kdc = " + site.transport + HostAndPort(site) + "\n    }\n";
  }
  text += "\n[domain_realm]\n";
  for (const std::string& realm : site.realms) {
    text += "    ." + Lower(realm) + " = " + realm + "\n    " + Lower(realm) + " = " + realm + "\n";
  }
  return text;
}

std::string Environment(const std::string& folder) {
  return "export KRB5_CONFIG='" + folder + "/krb5.conf'\nexport KRB5CCNAME='FILE:" + folder +
         "/tickets'\nexport KRB5_KTNAME='FILE:" + folder +
         "/services.keytab'\nexport KRB5_CLIENT_KTNAME='FILE:" + folder + "/users.keytab'\n";
}

Bytes AccountKeytab(const Directory& directory, const Account* account, std::int64_t unix_time) {
  return Keytab(directory, [account](const Account& other) { return &other == account; }, unix_time);
}

std::vector<ClientFile> MakeClientFiles(const Site& site, const Directory& directory, const std::string& folder,
                                        std::int64_t unix_time) {
  std::vector<ClientFile> files = {
      {"krb5.conf", ToBytes(AsBytes(Krb5Conf(site)))},
      {"env", ToBytes(AsBytes(Environment(folder)))},
      {"services.keytab", Keytab(directory, IsService, unix_time)},
      {"users.keytab", Keytab(directory, IsUser, unix_time)},
      {"all.keytab", Keytab(directory, IsAny, unix_time)},
  };
  for (const auto& account : directory.accounts()) {
    if (!IsService(*account)) continue;
    files.push_back({FileNameOf(*account), AccountKeytab(directory, account.get(), unix_time)});
  }
  return files;
}

std::string WriteClientFiles(const std::string& folder, const std::vector<ClientFile>& files) {
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return Reason("make the folder", folder);
  for (const ClientFile& file : files) {
    const std::string error = WritePrivately(folder + "/" + file.name, file.content);
    if (!error.empty()) return error;
  }
  return "";
}

}  // namespace legwork::kdc
