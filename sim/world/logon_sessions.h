#ifndef LEGWORK_SIM_WORLD_LOGON_SESSIONS_H_
#define LEGWORK_SIM_WORLD_LOGON_SESSIONS_H_

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace legwork {

// ClientSession is what a mechanism keeps of a client that it has accepted, to act for him later. Only the mechanism
// that made it looks inside.
class ClientSession {
 public:
  virtual ~ClientSession() = default;
};

// LogonSessions are the clients that the services of a world have accepted: by the service's account and the client's,
// both as name@REALM, the latest of each pair.
class LogonSessions {
 public:
  void Put(const std::string& service, const std::string& client, std::shared_ptr<const ClientSession> session) {
    sessions_[{service, client}] = std::move(session);
  }

  // Find is null for a client whom the service has not accepted.
  std::shared_ptr<const ClientSession> Find(const std::string& service, const std::string& client) const {
    const auto found = sessions_.find({service, client});
    return found != sessions_.end() ? found->second : nullptr;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const ClientSession>> sessions_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_LOGON_SESSIONS_H_
