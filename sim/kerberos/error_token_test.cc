#include "sim/kerberos/error_token.h"

#include <gtest/gtest.h>

#include "sim/kerberos/context_token.h"
#include "sim/kerberos/extended_error.h"
#include "sim/kerberos/message/krb_error.h"

namespace legwork::kerberos {
namespace {

constexpr ErrorReport kReport = {.code = KrbErrorCode::kSkew,
                                 .now = kWorldStart + 7 * kTicksPerSecond + 30,
                                 .server = "HTTP/web",
                                 .realm = "EXAMPLE.COM"};

TEST(ErrorToken, TellsCodeTimeAndName) {
  Bytes bytes;
  WriteErrorToken(kReport, true, bytes);
  const auto token = ReadContextToken(bytes);
  ASSERT_TRUE(token.ok());
  EXPECT_EQ(token->type, MessageType::kError);
  EXPECT_TRUE(token->framed);
  const auto error = ReadKrbError(token->message);
  ASSERT_TRUE(error.ok());
  EXPECT_EQ(error->error_code, 37);
  EXPECT_EQ(error->stime, kWorldStart + 7 * kTicksPerSecond);
  EXPECT_EQ(error->susec, 3);
  EXPECT_EQ(error->realm, "EXAMPLE.COM");
  EXPECT_EQ(NameText(error->sname), "HTTP/web");
  EXPECT_FALSE(error->e_data.has_value());
}

TEST(ErrorToken, MayCarryAnNtStatus) {
  ErrorReport report = kReport;
  report.extended = kStatusBadBindings;
  Bytes bytes;
  WriteErrorToken(report, false, bytes);
  const auto error = ReadKrbError(bytes);
  ASSERT_TRUE(error.ok()) << "without a frame it is the message itself";
  ASSERT_TRUE(error->e_data.has_value());
  EXPECT_EQ(ReadExtendedError(*error->e_data), kStatusBadBindings);
}

}  // namespace
}  // namespace legwork::kerberos
