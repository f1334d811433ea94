#ifndef LEGWORK_TOOLS_KDC_CLIENT_FILES_H_
#define LEGWORK_TOOLS_KDC_CLIENT_FILES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// ClientFile is a file for the KDC's clients; its name has no folder.
struct ClientFile {
  std::string name;
  Bytes content;
};

// Site is where a KDC can be found and what it serves.
struct Site {
  std::vector<std::string> realms;  // the first is the default one
  std::string address;              // numeric, IPv4 or IPv6
  std::uint16_t port = 0;
  std::string transport = {};  // before the address: "tcp/", as Heimdal has it, or nothing
  std::vector<std::string> settings = {};  // "name = value", further lines of [libdefaults]
};

// Krb5Conf is a krb5.conf for MIT krb5, Heimdal and Java: the realms at their KDC, hosts of a realm's domain in it, and
// no look-up of anything anywhere else.
std::string Krb5Conf(const Site& site);

// Environment is shell lines that make a client in this shell use the folder's files and nothing else.
std::string Environment(const std::string& folder);

// AccountKeytab is a keytab of one account's keys; without an account it has no entry.
Bytes AccountKeytab(const Directory& directory, const Account* account, std::int64_t unix_time);

// MakeClientFiles makes all of them, keytabs as of `unix_time`:
//
//   krb5.conf             env
//   services.keytab       every service, for acceptors
//   users.keytab          every user, for kinit -k
//   all.keytab            every principal, ticket-granting ones as well, for dissectors
//   HTTP_web.keytab       one for each service: its name with '_' for what is no letter, digit, '.' or '-'
std::vector<ClientFile> MakeClientFiles(const Site& site, const Directory& directory, const std::string& folder,
                                        std::int64_t unix_time);

// WriteClientFiles makes the folder if need be and writes the files for nobody but us to read. The text says what is
// wrong; it is empty if nothing is.
std::string WriteClientFiles(const std::string& folder, const std::vector<ClientFile>& files);

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_CLIENT_FILES_H_
