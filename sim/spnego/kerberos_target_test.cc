#include "sim/spnego/kerberos_target.h"

#include <gtest/gtest.h>

namespace legwork::spnego {
namespace {

TEST(KerberosTargetTest, PrincipalsMayBeTargets) {
  for (const std::string_view target : {"HTTP/web", "HTTP/web.example.com:8080", "cifs/web@EXAMPLE.COM",
                                        "alice@EXAMPLE.COM", "EXAMPLE\\alice", "web$", "http/1.2.3"}) {
    EXPECT_TRUE(MayBeKerberosTarget(target)) << target;
  }
}

TEST(KerberosTargetTest, NothingAndAddressesMayNot) {
  for (const std::string_view target :
       {"", "HTTP/192.168.56.10", "cifs/10.0.0.1:445", "HTTP/[fe80::1]", "HTTP/[fe80::1]:80", "HTTP@web"}) {
    EXPECT_FALSE(MayBeKerberosTarget(target)) << target;
  }
}

}  // namespace
}  // namespace legwork::spnego
