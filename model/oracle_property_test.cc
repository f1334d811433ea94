// Records of any content, one by one and in sequences, must never harm the oracle.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>
#include <initializer_list>
#include <type_traits>
#include <vector>

#include "model/clause_set.h"
#include "model/oracle.h"
#include "model/testing/record_builder.h"

namespace legwork {
namespace {

static_assert(std::is_trivially_copyable_v<CallRecord>);

// Settle gives a boolean of random bits a value that it may have.
void Settle(std::initializer_list<bool*> flags) {
  for (bool* flag : flags) {
    std::uint8_t byte;
    std::memcpy(&byte, flag, 1);
    byte &= 1;
    std::memcpy(flag, &byte, 1);
  }
}

void Settle(DescriptorFacts& descriptor) {
  Settle({&descriptor.is_null, &descriptor.elements_known});
  for (BufferFacts& buffer : descriptor.buffers) {
    Settle({&buffer.is_null, &buffer.is_null_after, &buffer.allocated_by_package, &buffer.guards_intact,
            &buffer.changed, &buffer.memory_known, &buffer.overlaps});
  }
}

// AnyRecord fills a record with random bytes. Every boolean of it is named here.
CallRecord AnyRecord() {
  const auto bytes =
      *rc::gen::container<std::vector<std::uint8_t>>(sizeof(CallRecord), rc::gen::arbitrary<std::uint8_t>());
  CallRecord record;
  std::memcpy(static_cast<void*>(&record), bytes.data(), sizeof record);
  Settle(record.input);
  Settle(record.output);
  for (TokenFacts* token : {&record.input_token, &record.output_token}) {
    Settle({&token->has_mech_list_mic, &token->has_req_flags, &token->indicates_mic, &token->is_cut});
  }
  Settle({&record.credential.is_null, &record.context.is_null, &record.new_handle_is_null, &record.new_handle_aliases,
          &record.target_is_qualified, &record.expiry_is_null, &record.bindings.fits,
          &record.transmitted_application_data, &record.transmitted_in_the_clear, &record.structure_is_null,
          &record.structure_overrun,
          &record.protected_number_known, &record.imported.known, &record.imported.altered,
          &record.imported.from_other_computer, &record.kernel.calls, &record.identity.lengths_match,
          &record.identity.key_function_given, &record.memory.is_null, &record.memory.inside, &record.impersonating,
          &record.password_kept, &record.new_handle_written, &record.granted_written, &record.expiry_written,
          &record.qop_written, &record.bindings_result_written, &record.query.has_pac, &record.packed_written,
          &record.described.pointer_written, &record.crashed, &record.timed_out});
  return record;
}

// CrowdedRecord is any record drawn into a small world, so that handles, tokens and phases meet.
CallRecord CrowdedRecord() {
  CallRecord record = AnyRecord();
  record.actor &= 1;
  record.peer &= 1;
  record.call = static_cast<Call>(*rc::gen::inRange(0, kCallCount + 1));
  record.package = static_cast<PackageName>(*rc::gen::inRange(0, 6));
  record.credential.value = {*rc::gen::inRange<std::uint64_t>(0, 3), 0};
  record.context.value = {*rc::gen::inRange<std::uint64_t>(0, 3), 0};
  record.new_handle = {*rc::gen::inRange<std::uint64_t>(0, 3), 0};
  record.input_token.id = *rc::gen::inRange<std::uint64_t>(0, 4);
  record.output_token.id = *rc::gen::inRange<std::uint64_t>(0, 4);
  record.status = *rc::gen::element(SecStatus::kOk, SecStatus::kContinueNeeded, SecStatus::kCompleteAndContinue,
                                    SecStatus::kCompleteNeeded, SecStatus::kInvalidToken, static_cast<SecStatus>(3));
  record.crashed = *rc::gen::inRange(0, 50) == 0;
  record.timed_out = *rc::gen::inRange(0, 50) == 0;
  return record;
}

void ExpectSane(const Oracle& oracle) {
  for (const Verdict& verdict : oracle.violations()) {
    RC_ASSERT(verdict.clause != nullptr);
    RC_ASSERT(!VerdictText(verdict).empty());
    const bool needs_inference = verdict.clause->inferred && verdict.clause->certain == nullptr;
    const bool may_fail = verdict.clause->level == Level::kMust && !needs_inference;
    RC_ASSERT(may_fail || verdict.weight == Weight::kWarning);
  }
  for (const Coverage::Count& count : oracle.coverage().counts) RC_ASSERT(count.violated <= count.applied);
}

RC_GTEST_PROP(Oracle, SurvivesAnyRecord, ()) {
  Oracle oracle(DocumentedProfile());
  for (int i = 0; i < 4; ++i) oracle.Observe(AnyRecord());
  ExpectSane(oracle);
}

RC_GTEST_PROP(Oracle, SurvivesAnySequenceInASmallWorld, ()) {
  Oracle oracle(*FindProfile("windows"));
  const int length = *rc::gen::inRange(1, 40);
  for (int i = 0; i < length; ++i) oracle.Observe(CrowdedRecord());
  ExpectSane(oracle);
}

// A legal session with one record replaced, lost or doubled is judged the same twice.
RC_GTEST_PROP(Oracle, JudgesTheSameSessionTheSameTwice, ()) {
  testing::RecordBuilder play = testing::NtlmSession();
  std::deque<CallRecord> records = play.Take();
  const auto at = *rc::gen::inRange<std::size_t>(0, records.size());
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      records[at] = CrowdedRecord();
      break;
    case 1:
      records.erase(records.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    default:
      records.push_back(records[at]);
      break;
  }
  Oracle oracle(DocumentedProfile());
  std::vector<std::string> texts[2];
  for (auto& text : texts) {
    for (const CallRecord& record : records) oracle.Observe(record);
    for (const Verdict& verdict : oracle.violations()) text.push_back(VerdictText(verdict));
    oracle.Reset();
  }
  RC_ASSERT(texts[0] == texts[1]);
}

// The words of a package are never held against it when the caller alone went wrong on the handles it was given.
RC_GTEST_PROP(Oracle, BlamesNoPackageThatAnsweredInvalidHandle, ()) {
  testing::RecordBuilder play = testing::NtlmEstablished();
  const auto actor = *rc::gen::element(testing::kClient, testing::kServer);
  const Call call = *rc::gen::element(Call::kSign, Call::kVerify, Call::kEncrypt, Call::kDecrypt, Call::kDelete);
  CallRecord& record = play.OnContext(actor, call, SecStatus::kInvalidHandle);
  record.context.value = {*rc::gen::arbitrary<std::uint64_t>(), 0xDEAD};
  Oracle oracle(DocumentedProfile());
  for (const CallRecord& each : play.Take()) oracle.Observe(each);
  for (const Verdict& verdict : oracle.violations()) RC_ASSERT(verdict.party != Party::kPackage);
}

}  // namespace
}  // namespace legwork
