#include "tools/report/cause_name.h"

#include <gtest/gtest.h>

namespace legwork::report {
namespace {

TEST(CauseName, OfAttributesTellsTheWrongOnesAlone) {
  EXPECT_EQ(CauseName("initialize returns INTEGRITY, not returns MUTUAL_AUTH|INTEGRITY"),
            "initialize returns no MUTUAL_AUTH");
  EXPECT_EQ(CauseName("accept returns DELEGATE|INTEGRITY, not returns INTEGRITY lacks=DELEGATE|STREAM"),
            "accept returns DELEGATE");
  EXPECT_EQ(CauseName("accept returns DELEGATE, not returns INTEGRITY lacks=DELEGATE"),
            "accept returns DELEGATE, no INTEGRITY");
  EXPECT_EQ(CauseName("initialize returns DELEGATE, not returns 0 lacks=DELEGATE"), "initialize returns DELEGATE");
  EXPECT_EQ(CauseName("initialize returns 0, not returns INTEGRITY"), "initialize returns 0");
  EXPECT_EQ(CauseName("initialize returns A, not returns A"), "initialize returns A, not A");
}

TEST(CauseName, OfATokenTellsItsKindOrWhatIsOtherInIt) {
  EXPECT_EQ(CauseName("initialize sends nothing user=- mic=-, not sends AUTHENTICATE user=alice mic=yes"),
            "initialize sends nothing, not AUTHENTICATE");
  EXPECT_EQ(CauseName("initialize sends AUTHENTICATE user=alice mic=no, not sends AUTHENTICATE user=alice mic=yes"),
            "initialize sends AUTHENTICATE mic=no, not mic=yes");
}

TEST(CauseName, OfACheckTellsNobodysName) {
  EXPECT_EQ(CauseName("check messages_flow signed shows client sign = SEC_E_INVALID_HANDLE"),
            "check messages_flow shows sign = SEC_E_INVALID_HANDLE");
  EXPECT_EQ(CauseName("check names_agree shows |EXAMPLE\\alice"), "check names_agree shows other names");
  EXPECT_EQ(CauseName("check established shows no"), "check established shows no");
}

TEST(CauseName, OfAStatusThatMeansNothingTellsNotWhatWasDue) {
  EXPECT_EQ(CauseName("accept gives 0xC000006D, not SEC_E_LOGON_DENIED"), "accept gives 0xC000006D");
  EXPECT_EQ(CauseName("accept gives SEC_E_OK, not SEC_E_LOGON_DENIED"),
            "accept gives SEC_E_OK, not SEC_E_LOGON_DENIED");
}

TEST(CauseName, LeavesOutWhoActed) {
  EXPECT_EQ(CauseName("front: the credential could not be acquired: SEC_E_LOGON_DENIED"),
            "the credential could not be acquired: SEC_E_LOGON_DENIED");
  EXPECT_EQ(CauseName("the process died: no word of it"), "the process died: no word of it");
  EXPECT_EQ(CauseName(""), "");
}

}  // namespace
}  // namespace legwork::report
