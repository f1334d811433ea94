#include "cases/script/format.h"

#include <gtest/gtest.h>

#include <string>

#include "cases/script/statements.h"
#include "cases/script/testing/sample_script.h"

namespace legwork::script {
namespace {

std::string Formatted(std::string_view text) {
  FormatResult result = Format(text, "test.scn", Statements());
  EXPECT_FALSE(result.problem.has_value()) << DiagnosticText(*result.problem);
  return result.text;
}

TEST(FormatTest, LeavesWhatIsLaidOutAsItIs) { EXPECT_EQ(Formatted(kSampleScript), kSampleScript); }

TEST(FormatTest, AlignsColumnsAndPutsTheResultIntoColumn47) {
  std::string text =
      "scenario a/b\npackage NTLM\ninitiator client as=alice target=x\nclient initialize = SEC_E_OK\n sends nothing\n";
  EXPECT_EQ(Formatted(text),
            "scenario   a/b\npackage    NTLM\ninitiator  client  as=alice  target=x\n"
            "client  initialize                            = SEC_E_OK\n  sends    nothing\n");
}

TEST(FormatTest, GivesALongLineOneBlankBeforeItsResult) {
  std::string text =
      "scenario a/b\npackage NTLM\ninitiator client\n"
      "client initialize req=MUTUAL_AUTH|CONFIDENTIALITY|INTEGRITY|REPLAY_DETECT = SEC_E_OK\n";
  EXPECT_NE(Formatted(text).find("REPLAY_DETECT = SEC_E_OK\n"), std::string::npos);
}

TEST(FormatTest, KeepsCommentsAndSingleBlankLines) {
  std::string text =
      "\n\n# Why.\n\n\nscenario a/b # here\npackage NTLM\ninitiator client\n\nclient initialize = SEC_E_OK\n   # "
      "below\n  sends nothing\n\n\n";
  EXPECT_EQ(Formatted(text),
            "# Why.\n\nscenario   a/b  # here\npackage    NTLM\ninitiator  client\n\n"
            "client  initialize                            = SEC_E_OK\n  # below\n  sends    nothing\n");
}

TEST(FormatTest, DoesNothingTwice) {
  std::string once = Formatted("scenario a/b\npackage NTLM\ninitiator client\nclient initialize = SEC_E_OK\n");
  EXPECT_EQ(Formatted(once), once);
}

TEST(FormatTest, RefusesWhatIsNoScenario) {
  FormatResult result = Format("scenario a/b\nbogus\n", "test.scn", Statements());
  ASSERT_TRUE(result.problem.has_value());
  EXPECT_EQ(result.problem->at.line, 2);
}

}  // namespace
}  // namespace legwork::script
