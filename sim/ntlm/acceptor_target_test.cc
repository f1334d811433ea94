#include "sim/ntlm/acceptor_target.h"

#include <gtest/gtest.h>

#include "sim/ntlm/av_pair.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

// TextsOf are the five names of a target, "-" for one that is absent.
std::string TextsOf(const AcceptorTarget& target) {
  Bytes info;
  target.InfoAt(0x0102030405060708, info);
  Reader in(info);
  AvPairs pairs;
  EXPECT_TRUE(GetAvPairs(in, &pairs) && in.empty());
  EXPECT_EQ(pairs.Timestamp(), 0x0102030405060708u);
  std::string texts;
  for (const AvId id : {AvId::kMsvAvNbDomainName, AvId::kMsvAvNbComputerName, AvId::kMsvAvDnsDomainName,
                        AvId::kMsvAvDnsComputerName, AvId::kMsvAvDnsTreeName}) {
    texts += pairs.Find(id) ? Utf8FromUtf16Le(*pairs.Find(id)).value() + " " : "- ";
  }
  return texts;
}

TEST(AcceptorTarget, InARealmSpeaksForItsDomain) {
  const AcceptorTarget target("WEB", "EXAMPLE.COM", CodePageOf(437));
  EXPECT_EQ(target.type(), kTargetTypeDomain);
  EXPECT_EQ(AsText(target.name_oem()), "EXAMPLE");
  EXPECT_EQ(Utf8FromUtf16Le(target.name_unicode()).value(), "EXAMPLE");
  EXPECT_EQ(TextsOf(target), "EXAMPLE WEB example.com web.example.com example.com ");
}

TEST(AcceptorTarget, InANetBiosDomainHasNoDnsNames) {
  EXPECT_EQ(TextsOf(AcceptorTarget("WEB", "Example", CodePageOf(437))), "EXAMPLE WEB web web - ");
}

TEST(AcceptorTarget, OutsideEveryDomainSpeaksForItself) {
  const AcceptorTarget target("WEB", "", CodePageOf(437));
  EXPECT_EQ(target.type(), kTargetTypeServer);
  EXPECT_EQ(TextsOf(target), "WEB WEB web web - ");
}

}  // namespace
}  // namespace legwork::ntlm
