#include "tools/shim/codec/wire_request.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace legwork::host {
namespace {

std::string Line(const WireRequest& request) {
  std::string line;
  WriteRequest(request, line);
  return line;
}

// Text is what a UTF-8 field may hold, the characters that JSON escapes among it.
rc::Gen<std::string> Text() {
  return rc::gen::container<std::string>(rc::gen::map(rc::gen::inRange(0, 128), [](int c) { return char(c); }));
}

rc::Gen<DescriptorArgument> Descriptor() {
  const rc::Gen<BufferArgument> buffer =
      rc::gen::build<BufferArgument>(rc::gen::set(&BufferArgument::type), rc::gen::set(&BufferArgument::content),
                                     rc::gen::set(&BufferArgument::capacity), rc::gen::set(&BufferArgument::is_null));
  return rc::gen::build<DescriptorArgument>(
      rc::gen::set(&DescriptorArgument::is_null, rc::gen::just(false)), rc::gen::set(&DescriptorArgument::version),
      rc::gen::set(&DescriptorArgument::buffers, rc::gen::container<std::vector<BufferArgument>>(buffer)));
}

std::optional<std::uint32_t> MaybeNumber() {
  if (!*rc::gen::arbitrary<bool>()) return std::nullopt;
  return *rc::gen::arbitrary<std::uint32_t>();
}

// Claims puts in what a caller that errs may say of its buffers.
DescriptorArgument Claims(DescriptorArgument descriptor) {
  descriptor.claimed = MaybeNumber();
  descriptor.array_is_null = *rc::gen::arbitrary<bool>();
  for (BufferArgument& buffer : descriptor.buffers) {
    buffer.claimed = MaybeNumber();
    buffer.shares = MaybeNumber();
  }
  return descriptor;
}

HandleArgument Handle() {
  return {*rc::gen::arbitrary<bool>(), {*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::arbitrary<std::uint64_t>()}};
}

// FillOptional puts in the arguments that a shim is sent only if it takes them.
void FillOptional(CallRequest& call) {
  if (*rc::gen::arbitrary<bool>()) call.principal = *Text();
  call.logon_session = static_cast<LogonSession>(*rc::gen::inRange(0, 3));
  call.key_function_given = *rc::gen::arbitrary<bool>();
  call.result_is_null = *rc::gen::arbitrary<bool>();
  call.value_size = *rc::gen::arbitrary<std::uint32_t>();
  if (*rc::gen::arbitrary<bool>()) call.password.account = *Text();
  if (*rc::gen::arbitrary<bool>()) call.password.new_password = *Text();
  call.memory = {false, *rc::gen::arbitrary<std::uint32_t>(), *rc::gen::arbitrary<bool>()};
  if (call.identity.absent) return;
  call.identity.form = static_cast<IdentityForm>(*rc::gen::inRange(1, 5));
  call.identity.flaw = static_cast<IdentityFlaw>(*rc::gen::inRange(0, 2));
  call.identity.flags = MaybeNumber();
  call.identity.ansi = *rc::gen::arbitrary<bool>();
  call.identity.lengths_match = *rc::gen::arbitrary<bool>();
}

CallRequest AnyCall() {
  CallRequest call;
  call.call = static_cast<Call>(*rc::gen::inRange(0, static_cast<int>(Call::kSend)));
  call.package = static_cast<PackageName>(*rc::gen::inRange(0, 6));
  call.package_text = *Text();
  call.ansi = *rc::gen::arbitrary<bool>();
  call.credential = Handle();
  call.context = Handle();
  call.new_handle_is_null = *rc::gen::arbitrary<bool>();
  call.new_handle_aliases = *rc::gen::arbitrary<bool>();
  call.requested = *rc::gen::arbitrary<std::uint32_t>();
  call.data_rep = *rc::gen::arbitrary<std::uint32_t>();
  if (*rc::gen::arbitrary<bool>()) call.target = *Text();
  call.credential_use = *rc::gen::arbitrary<std::uint32_t>();
  call.identity.absent = !*rc::gen::arbitrary<bool>();
  if (!call.identity.absent) {
    call.identity.user = *Text();
    call.identity.domain = *Text();
    call.identity.password = *Text();
  }
  call.identity.package_list = *Text();
  call.granted_is_null = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) call.input = Claims(*Descriptor());
  if (*rc::gen::arbitrary<bool>()) call.output = *Descriptor();
  call.attribute = *rc::gen::arbitrary<std::uint32_t>();
  call.message_number = *rc::gen::arbitrary<std::uint32_t>();
  call.packed = *rc::gen::arbitrary<Bytes>();
  call.structure_is_null = *rc::gen::arbitrary<bool>();
  call.structure_size = MaybeNumber();
  FillOptional(call);
  return call;
}

RC_GTEST_PROP(WireRequest, ReadsWhatItWrites, ()) {
  WireRequest request;
  request.sequence = *rc::gen::arbitrary<std::uint32_t>();
  request.now = *rc::gen::arbitrary<std::int64_t>();
  request.call = AnyCall();
  const std::string line = Line(request);
  RC_ASSERT(line.find('\n') == line.size() - 1);
  WireRequest read;
  RC_ASSERT(ReadRequest(std::string_view(line).substr(0, line.size() - 1), read) == "");
  RC_ASSERT(read.call.call == request.call.call);
  RC_ASSERT(read.call.target == request.call.target);
  RC_ASSERT(read.call.identity.user == request.call.identity.user);
  RC_ASSERT(read.call.principal == request.call.principal);
  RC_ASSERT(read.call.logon_session == request.call.logon_session);
  RC_ASSERT(read.call.memory.block == request.call.memory.block);
  RC_ASSERT(read.call.password.new_password == request.call.password.new_password);
  RC_ASSERT(read.call.input.buffers.size() == request.call.input.buffers.size());
  RC_ASSERT(Line(read) == line);
}

RC_GTEST_PROP(WireRequest, NoPartOfALineIsALine, ()) {
  WireRequest request;
  request.call = AnyCall();
  const std::string line = Line(request);
  WireRequest read;
  const std::size_t size = *rc::gen::inRange<std::size_t>(0, line.size() - 2);
  RC_ASSERT(ReadRequest(std::string_view(line).substr(0, size), read) == "not JSON");
}

TEST(WireRequest, RoundTripsWhatIsNoCall) {
  WireRequest hello, session, bench;
  hello.kind = WireRequest::Kind::kHello;
  session.kind = WireRequest::Kind::kSession;
  session.seed = ~0ull;
  session.session = {Role::kAcceptor, "WEB", {"HTTP/web", "", "EXAMPLE.COM", "p\"w", false}, {}};
  session.session.accounts = {{"alice", "EXAMPLE", "EXAMPLE.COM", "pw", true}, {}};
  session.now = 134'116'992'000'000'000;
  session.folder = "/tmp/session";
  session.realms = {"EXAMPLE.COM", "OTHER.COM"};
  bench.kind = WireRequest::Kind::kBench;
  bench.now = 5;
  bench.bench = {PackageName::kNegotiate, 5, 6, "u", "d", "p", {"R"}};
  for (const WireRequest& request : {hello, session, bench}) {
    WireRequest read;
    EXPECT_EQ(ReadRequest(Line(request), read), "");
    EXPECT_EQ(Line(read), Line(request));
  }
}

TEST(WireRequest, EveryBadLineHasItsSentence) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "not JSON"},
      {"[]", "not a JSON object"},
      {"{}", "field \"op\" must be hello, session, end, bench or the word of a call"},
      {R"({"op":"send"})", "field \"op\" must be hello, session, end, bench or the word of a call"},
      {R"({"op":"accept","requested":-1})", "field \"requested\" must be a whole number from 0 to 4294967295"},
      {R"({"op":"accept","target":7})", "field \"target\" must be a string"},
      {R"({"op":"accept","ansi":1})", "field \"ansi\" must be true or false"},
      {R"({"op":"accept","context":"1f"})",
       "field \"context\" must be a handle: two hexadecimal words and a colon between them, \"1f:0\""},
      {R"({"op":"accept","package":"Basic"})",
       "field \"package\" must be a package: Negotiate, Kerberos, NTLM, Scripted, none or other"},
      {R"({"op":"accept","input":{"buffers":[{"content":"0"}]}})",
       "field \"input.buffers[0].content\" must be a string of hexadecimal digits, two for each octet"},
      {R"({"op":"accept","input":{"buffers":[7]}})", "field \"input.buffers\" must be a list of at most 4096 objects"},
      {R"({"op":"acquire","logon_session":"all"})", "field \"logon_session\" must be none, own or other"},
      {R"({"op":"acquire","identity":{"form":"ill"}})",
       "field \"identity.form\" must be identity, identity_ex, opaque or malformed"},
      {R"({"op":"session","role":"proxy"})", "field \"role\" must be initiator or acceptor"},
      {R"({"op":"end","colour":1})", "an unknown field among those of \"the line\": colour op"},
  };
  for (const auto& [line, sentence] : rows) {
    WireRequest read;
    EXPECT_EQ(ReadRequest(line, read), sentence) << line;
  }
}

}  // namespace
}  // namespace legwork::host
