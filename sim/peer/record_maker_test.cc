#include "sim/peer/record_maker.h"

#include <gtest/gtest.h>

#include "model/attribute.h"
#include "model/call.h"
#include "model/call_record.h"

namespace legwork {
namespace {

CallRecord Record(const CallRequest& request, const CallReply& reply = {}) {
  CallRecord record;
  FillRecord(request, reply, record);
  return record;
}

TEST(RecordMakerTest, AcquireNamesThePackageThatWasReallyPassed) {
  CallRequest request;
  request.call = Call::kAcquire;
  request.package = PackageName::kNtlm;
  EXPECT_EQ(Record(request).package, PackageName::kNtlm);
  request.package_text = "Nonesuch";
  EXPECT_EQ(Record(request).package, PackageName::kOther);
}

TEST(RecordMakerTest, IdentityIsCountedInCharactersNotOctets) {
  CallRequest request;
  request.call = Call::kAcquire;
  request.identity.absent = false;
  request.identity.user = "J\xC3\xBCrgen";
  request.identity.domain = "EXAMPLE";
  request.identity.password = "pw";
  const CallRecord record = Record(request);
  EXPECT_EQ(record.user_length, 6u);
  EXPECT_EQ(record.domain_length, 7u);
  EXPECT_EQ(record.password_length, 2u);
}

TEST(RecordMakerTest, IdentityTellsItsFormAndWhatItsListRulesOut) {
  CallRequest request;
  request.call = Call::kAcquire;
  EXPECT_EQ(Record(request).identity.form, IdentityForm::kAbsent);
  request.identity.absent = false;
  request.identity.ansi = true;
  EXPECT_EQ(Record(request).identity.form, IdentityForm::kIdentity);
  EXPECT_EQ(Record(request).identity.flags, kIdentityAnsi);
  EXPECT_EQ(Record(request).identity.encoding, StringForm::kAnsi);
  request.identity.package_list = "!ntlm";
  EXPECT_EQ(Record(request).identity.form, IdentityForm::kIdentityEx);
  EXPECT_EQ(Record(request).identity.excluded_packages, 1u << static_cast<int>(PackageName::kNtlm));
  request.call = Call::kFree;
  EXPECT_EQ(Record(request).identity.form, IdentityForm::kAbsent);
}

TEST(RecordMakerTest, BlocksOfBuffersStandBeforeTheOthers) {
  CallReply reply;
  reply.output.push_back({.type = 2, .content = {}, .block = 7});
  reply.issued = {8, 0, 9};
  const CallRecord record = Record({}, reply);
  EXPECT_EQ(record.issued, (IssuedBlocks{7, 8, 9, 0}));
  EXPECT_EQ(record.output.buffers[0].block, 0u);  // the caller passed no such element
}

TEST(RecordMakerTest, PackagesAreDescribedAsFarAsThereIsRoom) {
  CallRequest request;
  request.call = Call::kEnumerate;
  CallReply reply;
  for (int i = 0; i < kPackageFactsMax + 1; ++i) {
    reply.described.push_back(
        {.name = "Kerberos", .comment = {}, .capabilities = 1, .version = 1, .rpc_id = 16, .max_token = 12'000});
  }
  reply.described_written = true;
  const CallRecord record = Record(request, reply);
  EXPECT_TRUE(record.described.pointer_written);
  EXPECT_EQ(record.described.count, kPackageFactsMax + 1u);
  EXPECT_EQ(record.described.packages.back().name, PackageName::kKerberos);
  EXPECT_EQ(record.described.packages.back().max_token, 12'000u);
}

TEST(RecordMakerTest, EqualTargetsHaveEqualIdsAndNoneHasZero) {
  CallRequest request;
  EXPECT_EQ(Record(request).target_id, 0u);
  EXPECT_EQ(Record(request).target_form, TargetForm::kAbsent);
  request.target = "HTTP/web.example.com";
  const CallRecord record = Record(request);
  EXPECT_EQ(record.target_form, TargetForm::kSpn);
  EXPECT_NE(record.target_id, 0u);
  EXPECT_EQ(record.target_id, Record(request).target_id);
}

TEST(RecordMakerTest, BuffersTellBeforeAndAfter) {
  CallRequest request;
  request.output.is_null = false;
  request.output.buffers.push_back({.type = 2, .content = {}, .capacity = 64});
  CallReply reply;
  reply.output.push_back({.type = 2, .size = 3, .content = {1, 2, 3}, .guards_intact = false, .changed = true,
                          .unwritten = 2});
  reply.refused_frees = 1;
  const CallRecord record = Record(request, reply);
  EXPECT_EQ(record.output.count, 1u);
  EXPECT_EQ(record.output.buffers[0].size, 64u);
  EXPECT_EQ(record.output.buffers[0].size_after, 3u);
  EXPECT_FALSE(record.output.buffers[0].guards_intact);
  EXPECT_TRUE(record.output.buffers[0].changed);
  EXPECT_EQ(record.output.buffers[0].unwritten, 2u);
  EXPECT_EQ(record.refused_frees, 1u);
}

TEST(RecordMakerTest, BuffersBeyondTheDescribedAreCounted) {
  CallRequest request;
  request.input.is_null = false;
  request.input.buffers.resize(kBufferFactsMax + 3);
  EXPECT_EQ(Record(request).input.count, static_cast<std::uint32_t>(kBufferFactsMax + 3));
}

TEST(RecordMakerTest, FailedQueryTellsNoFacts) {
  CallRequest request;
  request.call = Call::kQuery;
  request.attribute = static_cast<std::uint32_t>(Attribute::kSessionKey);
  CallReply reply;
  reply.facts.session_key = {1, 2};
  EXPECT_NE(Record(request, reply).query.key_id, 0u);
  reply.status = SecStatus::kInvalidHandle;
  EXPECT_EQ(Record(request, reply).query.key_id, 0u);
}

// A message whose TOKEN and DATA hold a header, the text and a checksum, one behind the other, is as readable as one
// whose DATA is the text.
TEST(RecordMakerTest, TextThatStandsAnywhereInAMessageIsReadable) {
  const auto type = [](BufferType one) { return static_cast<std::uint32_t>(one); };
  CallRequest request;
  request.call = Call::kEncrypt;
  const Bytes text = {'t', 'h', 'e', ' ', 's', 'e', 'c', 'r', 'e', 't'};
  request.input = {false, 0, {{type(BufferType::kToken), {}, 8, false}, {type(BufferType::kData), text, 10, false}}};
  CallReply reply;
  const auto visibility = [&](Bytes token, Bytes data) {
    reply.input = {{.type = type(BufferType::kToken), .content = std::move(token)},
                   {.type = type(BufferType::kData), .content = std::move(data)}};
    CallRecord record;
    FillRecord(request, reply, record);
    return record.visibility;
  };
  EXPECT_EQ(visibility({1, 2, 3, 4}, text), Visibility::kReadable);
  EXPECT_EQ(visibility({1, 2, 3, 4, 't', 'h'}, {'e', ' ', 's', 'e', 'c', 'r', 'e', 't', 9, 9}), Visibility::kReadable);
  EXPECT_EQ(visibility({1, 2, 3, 4}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}), Visibility::kHidden);
}

TEST(RecordMakerTest, DeathAndTimeOutAreFacts) {
  CallReply reply;
  reply.outcome = CallReply::Outcome::kCrashed;
  EXPECT_TRUE(Record({}, reply).crashed);
  reply.outcome = CallReply::Outcome::kTimedOut;
  EXPECT_TRUE(Record({}, reply).timed_out);
}

TEST(RecordMakerTest, QueryTellsStructureAndFormAsTheyWerePassed) {
  CallRequest request;
  request.call = Call::kQuery;
  request.attribute = static_cast<std::uint32_t>(Attribute::kKeyInfo);
  CallRecord record = Record(request);
  EXPECT_EQ(record.function_form, StringForm::kWide);
  EXPECT_EQ(record.structure_form, StringForm::kWide);
  EXPECT_EQ(record.structure_size, 32u);
  EXPECT_EQ(record.structure_needs, 32u);
  request.ansi = true;
  request.structure_form = StringForm::kWide;
  request.structure_size = 4;
  record = Record(request);
  EXPECT_EQ(record.function_form, StringForm::kAnsi);
  EXPECT_EQ(record.structure_form, StringForm::kWide);
  EXPECT_EQ(record.structure_size, 4u);
}

TEST(RecordMakerTest, RarerStructuresBecomeIds) {
  CallRequest request;
  request.call = Call::kQuery;
  CallReply reply;
  reply.facts.server_name = "HTTP/web";
  reply.facts.signature_algorithm = "HMAC-MD5";
  reply.facts.target_information = {1, 2};
  reply.facts.pac = "alice";
  reply.members_allocated = 2;
  const QueryFacts query = Record(request, reply).query;
  EXPECT_NE(query.server_name_id, 0u);
  EXPECT_NE(query.signature_name_id, 0u);
  EXPECT_EQ(query.encryption_name_id, 0u);
  EXPECT_NE(query.blob_id, 0u);
  EXPECT_TRUE(query.has_pac);
  EXPECT_EQ(query.members_allocated, 2u);
}

TEST(RecordMakerTest, ClaimedSizesStandBesideTheMemoryThatIsThere) {
  CallRequest request;
  request.input.is_null = false;
  request.input.claimed = 3;
  request.input.buffers.push_back({.type = 1, .content = {}, .capacity = 64, .claimed = 4096});
  const CallRecord record = Record(request);
  EXPECT_EQ(record.input.count, 3u);
  EXPECT_EQ(record.input.elements, 1u);
  EXPECT_EQ(record.input.buffers[0].size, 4096u);
  EXPECT_EQ(record.input.buffers[0].memory, 64u);
}

}  // namespace
}  // namespace legwork
