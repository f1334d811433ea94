#ifndef LEGWORK_TOOLS_HTTP_SITE_H_
#define LEGWORK_TOOLS_HTTP_SITE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/http/party.h"
#include "tools/provider/own_world.h"
#include "tools/provider/recorder.h"
#include "tools/shim/private_folder.h"

namespace legwork::http {

// SiteOrder says what a site is to be.
struct SiteOrder {
  std::string world;   // a file with a scenario's headers; "": that of `legwork kdc`
  std::string folder;  // for the clients' files; "": a private one that goes with the site
  std::string bind = "127.0.0.1";
  std::string trace;  // a file for the records of our calls; "": none
  std::uint64_t seed = 0;
  bool serves_kdc = false;
};

// Site is a simulated world at the machine's time, for programs that are not simulated: parties that call its packages,
// a KDC on a port, and the files that clients need. The KDC has a world and a thread of its own.
class Site {
 public:
  // Open gives null with one line that says what is wrong.
  static std::unique_ptr<Site> Open(const SiteOrder& order, std::string& trouble);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  // Find gives the party that plays the actor; null if there is none. All gives those of the role, First the first.
  Party* Find(const std::string& name);
  Party* First(Role role);
  std::vector<Party*> All(Role role);

  const std::string& folder() const { return folder_; }
  const std::string& service() const { return service_; }  // "HTTP/web.example.com"
  std::string Host() const;                                // "web.example.com"

  // AddVariable adds a line to the folder's `env`, for the clients' shell. False if it cannot be written.
  bool AddVariable(const std::string& name, const std::string& value);

 private:
  class Authority;  // the KDC

  Site() = default;
  std::string Make(const SiteOrder& order);
  std::string OpenWorld(const SiteOrder& order, const std::string& text);
  std::string WriteFiles(const SiteOrder& order);

  host::PrivateFolder own_folder_;
  std::string folder_;
  std::string service_;
  std::unique_ptr<Authority> authority_;
  std::unique_ptr<provider::OwnWorld> world_;
  std::unique_ptr<provider::RecordSink> sink_;
  std::unique_ptr<provider::Recorder> recorder_;
  std::vector<std::unique_ptr<Party>> parties_;
};

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_SITE_H_
