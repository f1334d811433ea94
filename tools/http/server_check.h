#ifndef LEGWORK_TOOLS_HTTP_SERVER_CHECK_H_
#define LEGWORK_TOOLS_HTTP_SERVER_CHECK_H_

#include <span>
#include <string_view>

#include "tools/http/knocker.h"
#include "tools/http/sheet.h"

namespace legwork::http {

// ServerCheck is one thing that is tried at a server.
struct ServerCheck {
  std::string_view name;
  std::string_view summary;
  void (*run)(Knocker& knocker, Sheet& sheet);
};

std::span<const ServerCheck> ServerChecks();

}  // namespace legwork::http

#endif  // LEGWORK_TOOLS_HTTP_SERVER_CHECK_H_
