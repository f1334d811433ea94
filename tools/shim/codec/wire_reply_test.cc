#include "tools/shim/codec/wire_reply.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace legwork::host {
namespace {

std::string Line(const WireReply& reply) {
  std::string line;
  WriteReply(reply, line);
  return line;
}

CallReply AnyReply() {
  CallReply call;
  call.outcome = static_cast<CallReply::Outcome>(*rc::gen::inRange(0, 5));
  call.message = *rc::gen::element<std::string>("", "a \"quoted\" \\ word", "j\xC3\xB6rg\n");
  call.status = static_cast<SecStatus>(*rc::gen::arbitrary<std::int32_t>());
  call.new_handle_written = *rc::gen::arbitrary<bool>();
  if (call.new_handle_written) call.new_handle = {*rc::gen::arbitrary<std::uint64_t>(), 0};
  call.granted_written = *rc::gen::arbitrary<bool>();
  if (call.granted_written) call.granted = *rc::gen::arbitrary<std::uint32_t>();
  call.expiry_written = *rc::gen::arbitrary<bool>();
  if (call.expiry_written) call.expiry = *rc::gen::arbitrary<std::int64_t>();
  call.qop_written = *rc::gen::arbitrary<bool>();
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    const bool yes = *rc::gen::arbitrary<bool>();
    call.output.push_back({*rc::gen::arbitrary<std::uint32_t>(), 7, yes, *rc::gen::arbitrary<Bytes>(), yes, !yes, yes});
  }
  call.facts.sizes = {1, 2, 3, *rc::gen::arbitrary<std::uint32_t>()};
  call.facts.expiry = *rc::gen::arbitrary<std::int64_t>();
  call.facts.session_key = *rc::gen::arbitrary<Bytes>();
  call.facts.package = static_cast<PackageName>(*rc::gen::inRange(0, 6));
  call.facts.password_expiry = *rc::gen::arbitrary<std::int64_t>();
  call.facts.access_token = *rc::gen::arbitrary<std::uint64_t>();
  call.facts.target_information = *rc::gen::arbitrary<Bytes>();
  call.facts.stream_sizes = {1, 0, *rc::gen::arbitrary<std::uint32_t>(), 4, 5};
  call.facts.bindings = *rc::gen::arbitrary<Bytes>();
  call.query_flags = *rc::gen::arbitrary<std::uint32_t>();
  call.members_allocated = *rc::gen::arbitrary<std::uint32_t>();
  call.refused_frees = *rc::gen::arbitrary<std::uint32_t>();
  call.structure_overrun = *rc::gen::arbitrary<bool>();
  call.packed = *rc::gen::arbitrary<Bytes>();
  call.issued = *rc::gen::arbitrary<std::vector<std::uint32_t>>();
  call.described_written = *rc::gen::arbitrary<bool>();
  if (call.described_written) call.described = {{"NTLM", "c", 1, *rc::gen::arbitrary<std::uint16_t>(), 10, 2888}, {}};
  call.credential.name = *rc::gen::element<std::string>("", "alice");
  call.credential.certificate = *rc::gen::arbitrary<Bytes>();
  return call;
}

RC_GTEST_PROP(WireReply, ReadsWhatItWrites, ()) {
  WireReply reply;
  reply.sequence = *rc::gen::arbitrary<std::uint32_t>();
  reply.call = AnyReply();
  const std::string line = Line(reply);
  WireReply read;
  RC_ASSERT(ReadReply(line, read) == "");
  RC_ASSERT(read.call.status == reply.call.status);
  RC_ASSERT(read.call.granted_written == reply.call.granted_written);
  RC_ASSERT(read.call.granted == reply.call.granted);
  RC_ASSERT(read.call.expiry == reply.call.expiry);
  RC_ASSERT(read.call.message == reply.call.message);
  RC_ASSERT(read.call.facts.session_key == reply.call.facts.session_key);
  RC_ASSERT(read.call.facts.stream_sizes == reply.call.facts.stream_sizes);
  RC_ASSERT(read.call.issued == reply.call.issued);
  RC_ASSERT(read.call.described.size() == reply.call.described.size());
  RC_ASSERT(read.call.credential.name == reply.call.credential.name);
  RC_ASSERT(read.call.query_flags == reply.call.query_flags);
  RC_ASSERT(Line(read) == line);
}

TEST(WireReply, RoundTripsWhatIsNoCall) {
  WireReply hello, bench, ended;
  hello.kind = WireReply::Kind::kHello;
  hello.hello = {1, "name", {"NTLM", "Negotiate"}, {"session"}, {"acquire"}, {"principal"}, "nothing", {"target"}};
  bench.kind = WireReply::Kind::kBench;
  bench.bench = {1, 2, 3, 0.25, ""};
  ended.kind = WireReply::Kind::kEnded;
  ended.text = "killed by SIGSEGV";
  for (const WireReply& reply : {hello, bench, ended}) {
    WireReply read;
    EXPECT_EQ(ReadReply(Line(reply), read), "");
    EXPECT_EQ(Line(read), Line(reply));
  }
}

TEST(WireReply, AcceptsNamesForStatuses) {
  WireReply read;
  EXPECT_EQ(ReadReply(R"({"seq":1,"status":"SEC_I_CONTINUE_NEEDED"})", read), "");
  EXPECT_EQ(read.call.status, SecStatus::kContinueNeeded);
}

TEST(WireReply, WhatIsNotUtf8IsReplaced) {
  WireReply reply, read;
  reply.call.message = "\xFFx";
  EXPECT_EQ(ReadReply(Line(reply), read), "");
  EXPECT_EQ(read.call.message, "\xEF\xBF\xBDx");
}

TEST(WireReply, EveryBadLineHasItsSentence) {
  const std::pair<const char*, const char*> rows[] = {
      {"hello", "not JSON"},
      {R"({"re":"what"})", "field \"re\" must be hello, session, ended, bench, call or error"},
      {R"({"status":"OK"})", "field \"status\" must be 0x and eight digits, or a name of winerror.h"},
      {R"({"outcome":"lost"})", "field \"outcome\" must be returned, unsupported, crashed, timed_out or harness_fault"},
      {R"({"expiry":"x"})", "field \"expiry\" must be a whole number of 64 bits, as a string of decimal digits"},
      {R"({"facts":3})", "field \"facts\" must be an object"},
      {R"({"re":"hello","packages":"NTLM"})", "field \"packages\" must be a list of strings"},
  };
  for (const auto& [line, sentence] : rows) {
    WireReply read;
    EXPECT_EQ(ReadReply(line, read), sentence) << line;
  }
}

}  // namespace
}  // namespace legwork::host
