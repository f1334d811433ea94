#ifndef LEGWORK_TOOLS_KDC_DEFAULT_WORLD_H_
#define LEGWORK_TOOLS_KDC_DEFAULT_WORLD_H_

#include <string_view>

namespace legwork::kdc {

// kDefaultWorld is what `legwork kdc` serves if it is given no world (tools/docs/kdc.md).
inline constexpr std::string_view kDefaultWorld =
    R"(# Users and services of one realm; the passwords are the names with -pw.
realm      EXAMPLE.COM
principal  alice                   password=alice-pw  alias=alice@example.com
principal  bob                     password=bob-pw    not_delegated
principal  carol                   password=carol-pw  expired
principal  dave                    password=dave-pw   disabled
principal  erin                    password=erin-pw   no_preauth
principal  HTTP/web.example.com    password=web-pw
principal  HTTP/other.example.com  password=other-pw  ok_as_delegate
principal  host/localhost          password=host-pw
)";

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_DEFAULT_WORLD_H_
