#include "tools/cli/handle_misuse.h"

#include <gtest/gtest.h>

#include "model/testing/record_builder.h"

namespace legwork::cli {
namespace {

using testing::kClient;
using testing::kServer;
using testing::RecordBuilder;

// Misuses lets the session's last call lose the process.
bool Misuses(RecordBuilder play) {
  script::Recording recording;
  for (const CallRecord& record : play.Take()) recording.calls.push_back({record, {}, {}});
  recording.calls.back().record.crashed = true;
  return LostByABadHandle(recording);
}

TEST(HandleMisuse, IsNotInALegalSessionOfAnyPackage) {
  EXPECT_FALSE(Misuses(testing::NtlmSession()));
  EXPECT_FALSE(Misuses(testing::KerberosSession()));
  EXPECT_FALSE(Misuses(testing::NegotiateSession()));
  EXPECT_FALSE(Misuses(testing::ScriptedSession()));
}

TEST(HandleMisuse, IsToGiveBackTwice) {
  RecordBuilder freed = testing::NtlmEstablished();
  freed.Free(kServer);
  EXPECT_FALSE(Misuses(freed));
  freed.Free(kServer);
  EXPECT_TRUE(Misuses(freed));
  RecordBuilder deleted = testing::NtlmEstablished();
  deleted.Delete(kClient);
  EXPECT_FALSE(Misuses(deleted));
  deleted.Delete(kClient);
  EXPECT_TRUE(Misuses(deleted));
}

TEST(HandleMisuse, IsToUseWhatIsGone) {
  RecordBuilder play = testing::NtlmEstablished();
  play.Delete(kClient);
  play.Protect(kClient, Call::kSign);
  EXPECT_TRUE(Misuses(play));
}

TEST(HandleMisuse, IsToUseAContextWhoseCredentialIsFreed) {
  RecordBuilder play = testing::NtlmEstablished();
  play.Free(kClient);
  EXPECT_FALSE(Misuses(play));
  play.Protect(kClient, Call::kSign);
  EXPECT_TRUE(Misuses(play));
}

TEST(HandleMisuse, IsNoMatterOfTheOtherSideNorWhereNobodyWasLost) {
  RecordBuilder play = testing::NtlmEstablished();
  play.Delete(kClient);
  play.Protect(kClient, Call::kSign);
  script::Recording recording;
  for (const CallRecord& record : play.Take()) recording.calls.push_back({record, {}, {}});
  EXPECT_FALSE(LostByABadHandle(recording));
  play.Protect(kServer, Call::kSign);
  EXPECT_FALSE(Misuses(play));
}

TEST(HandleMisuse, IsToPassWhatWasNeverIssuedOrNothingAtAll) {
  RecordBuilder unknown = testing::NtlmEstablished();
  unknown.Query(kClient, Attribute::kSizes).context.value = kInvalidatedHandle;
  EXPECT_TRUE(Misuses(unknown));
  RecordBuilder others = testing::NtlmEstablished();
  others.Query(kClient, Attribute::kSizes).actor = kServer;
  EXPECT_TRUE(Misuses(others));
  RecordBuilder none = testing::NtlmStarted();
  none.Find(Call::kInitialize, kClient).credential.is_null = true;
  EXPECT_TRUE(Misuses(none));
}

}  // namespace
}  // namespace legwork::cli
