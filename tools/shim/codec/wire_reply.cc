#include "tools/shim/codec/wire_reply.h"

#include "tools/shim/codec/field_reader.h"
#include "tools/shim/codec/field_writer.h"
#include "tools/shim/codec/words.h"

namespace legwork::host {
namespace {

// Half is a number of 16 bits.
void Half(FieldWriter& fields, std::string_view name, std::uint16_t value) { fields.Number(name, value); }
void Half(FieldReader& fields, std::string_view name, std::uint16_t& value) {
  std::uint32_t number = 0;
  fields.Number(name, number);
  if (number > 0xFFFF) return fields.Fail(name, "a whole number from 0 to 65535");
  value = static_cast<std::uint16_t>(number);
}

constexpr auto kBufferFields = [](auto& fields, auto& buffer) {
  fields.Number("type", buffer.type);
  fields.Number("size", buffer.size);
  fields.Flag("null", buffer.is_null);
  fields.Hex("content", buffer.content);
  fields.Flag("allocated", buffer.allocated_by_package);
  fields.Flag("guards_intact", buffer.guards_intact, true);
  fields.Flag("changed", buffer.changed, !buffer.changed);  // said in either case: who leaves it out does not know
  fields.Number("unwritten", buffer.unwritten);
  fields.Number("block", buffer.block);
};

constexpr auto kBlockFields = [](auto& fields, auto& block) { fields.Number("block", block); };

constexpr auto kPackageFields = [](auto& fields, auto& package) {
  fields.Text("name", package.name);
  fields.Text("comment", package.comment);
  fields.Number("capabilities", package.capabilities);
  Half(fields, "version", package.version);
  Half(fields, "rpc_id", package.rpc_id);
  fields.Number("max_token", package.max_token);
};

constexpr auto kCredentialFields = [](auto& fields, auto& credential) {
  fields.Text("name", credential.name);
  fields.Text("provider", credential.provider);
  fields.Hex("certificate", credential.certificate);
};

void Buffers(FieldWriter& fields, std::string_view name, const std::vector<BufferResult>& buffers, const WireReply&) {
  fields.List(name, buffers, kBufferFields);
}
void Buffers(FieldReader& fields, std::string_view name, std::vector<BufferResult>& buffers, WireReply& reply) {
  fields.List(name, buffers, [&](FieldReader& inner, BufferResult& buffer) {
    kBufferFields(inner, buffer);
    reply.leaves_changes_out = reply.leaves_changes_out || !inner.Has("changed");
  });
}

constexpr auto kFactFields = [](auto& fields, auto& facts) {
  fields.Number("max_token", facts.sizes.max_token);
  fields.Number("max_signature", facts.sizes.max_signature);
  fields.Number("block_size", facts.sizes.block_size);
  fields.Number("security_trailer", facts.sizes.security_trailer);
  fields.Text("user", facts.user);
  fields.Text("client_name", facts.client_name);
  fields.Text("server_name", facts.server_name);
  fields.Text("authority", facts.authority);
  fields.Text("client_specified_target", facts.client_specified_target);
  fields.Package("package", facts.package, PackageName::kNone);
  fields.Number("negotiation_state", facts.negotiation_state);
  fields.Hex("session_key", facts.session_key);
  fields.Wide("start", facts.start);
  fields.Wide("expiry", facts.expiry);
  fields.Text("signature_algorithm", facts.signature_algorithm);
  fields.Text("encryption_algorithm", facts.encryption_algorithm);
  fields.Number("key_bits", facts.key_bits);
  fields.Number("last_client_token", facts.last_client_token, 2);
  fields.Flag("delegated", facts.delegated);
  fields.Number("signature_algorithm_id", facts.signature_algorithm_id);
  fields.Number("encryption_algorithm_id", facts.encryption_algorithm_id);
  fields.Wide("password_expiry", facts.password_expiry);
  fields.Hex("target_information", facts.target_information);
  fields.Flag("has_dce_info", facts.has_dce_info);
  fields.Number("authorization_service", facts.authorization_service);
  fields.Text("pac", facts.pac);
  fields.Flag("has_access_token", facts.has_access_token);
  fields.Counter("access_token", facts.access_token);
  constexpr std::string_view kStreamSizes[] = {"stream_header", "stream_trailer", "stream_message", "stream_buffers",
                                               "stream_block"};
  for (std::size_t i = 0; i < facts.stream_sizes.size(); ++i) fields.Number(kStreamSizes[i], facts.stream_sizes[i]);
  fields.Hex("bindings", facts.bindings);
};

constexpr auto kHelloFields = [](auto& fields, auto& hello) {
  fields.Number("version", hello.version);
  fields.Text("name", hello.name);
  fields.Texts("packages", hello.packages);
  fields.Texts("able", hello.able);
  fields.Texts("calls", hello.calls);
  fields.Texts("arguments", hello.arguments);
  fields.Text("control", hello.control);
  fields.Texts("fields", hello.fields);
};

constexpr auto kBenchFields = [](auto& fields, auto& bench) {
  fields.Counter("handshakes", bench.handshakes);
  fields.Counter("tokens", bench.tokens);
  fields.Counter("bytes", bench.bytes);
  fields.Real("seconds", bench.seconds);
  fields.Text("failure", bench.failure);
};

void Status(FieldWriter& fields, SecStatus status) { fields.Word("status", StatusWord(status)); }
void Status(FieldReader& fields, SecStatus& status) {
  std::string word = "0x00000000";
  fields.Text("status", word);
  const std::optional<SecStatus> read = ParseStatusWord(word);
  if (!read) return fields.Fail("status", "0x and eight digits, or a name of winerror.h");
  status = *read;
}

void Outcome(FieldWriter& fields, CallReply::Outcome outcome) {
  if (outcome != CallReply::Outcome::kReturned) fields.Word("outcome", OutcomeWord(outcome));
}
void Outcome(FieldReader& fields, CallReply::Outcome& outcome) {
  std::string word = "returned";
  fields.Text("outcome", word);
  const std::optional<CallReply::Outcome> read = ParseOutcomeWord(word);
  if (!read) return fields.Fail("outcome", "returned, unsupported, crashed, timed_out or harness_fault");
  outcome = *read;
}

// An out-parameter that was written is a field, whatever its value; one that was not is absent.
void Written(FieldWriter& fields, const CallReply& call) {
  if (call.new_handle_written) fields.Handle("new_handle", {false, call.new_handle});
  if (call.granted_written) fields.Number("granted", call.granted, ~call.granted);
  if (call.expiry_written) fields.Wide("expiry", call.expiry, ~call.expiry);
  if (call.qop_written) fields.Number("qop", call.qop_out, ~call.qop_out);
}
void Written(FieldReader& fields, CallReply& call) {
  HandleArgument handle;
  fields.Handle("new_handle", handle);
  call.new_handle = handle.value;
  call.new_handle_written = !handle.is_null;
  call.granted_written = fields.Has("granted");
  fields.Number("granted", call.granted);
  call.expiry_written = fields.Has("expiry");
  fields.Wide("expiry", call.expiry);
  call.qop_written = fields.Has("qop");
  fields.Number("qop", call.qop_out);
}

bool HasFacts(const CredentialDescription& credential) {
  return !credential.name.empty() || !credential.provider.empty() || !credential.certificate.empty();
}

template <typename Fields>
void CallFields(Fields& fields, auto& reply) {
  auto& call = reply.call;
  Outcome(fields, call.outcome);
  fields.Text("message", call.message);
  Status(fields, call.status);
  Written(fields, call);
  Buffers(fields, "input", call.input, reply);
  Buffers(fields, "output", call.output, reply);
  fields.Object("facts", call.facts, true, kFactFields);
  fields.Hex("packed", call.packed);
  fields.Number("query_flags", call.query_flags);
  fields.Number("members_allocated", call.members_allocated);
  fields.Flag("structure_overrun", call.structure_overrun);
  fields.Number("refused_frees", call.refused_frees);
  fields.List("issued", call.issued, kBlockFields);
  fields.List("packages", call.described, kPackageFields);
  fields.Flag("packages_written", call.described_written);
  fields.Object("queried", call.credential, HasFacts(call.credential), kCredentialFields);
}

struct KindRow {
  WireReply::Kind kind;
  std::string_view word;
};
constexpr KindRow kKinds[] = {
    {WireReply::Kind::kHello, "hello"}, {WireReply::Kind::kSession, "session"}, {WireReply::Kind::kEnded, "ended"},
    {WireReply::Kind::kBench, "bench"}, {WireReply::Kind::kCall, "call"},       {WireReply::Kind::kError, "error"},
};

template <typename Fields>
void Members(Fields& fields, auto& reply) {
  using Kind = WireReply::Kind;
  switch (reply.kind) {
    case Kind::kHello:
      return kHelloFields(fields, reply.hello);
    case Kind::kSession:
      return;
    case Kind::kEnded:
      return fields.Text("text", reply.text);
    case Kind::kBench:
      return kBenchFields(fields, reply.bench);
    case Kind::kCall:
      return CallFields(fields, reply);
    case Kind::kError:
      return fields.Text("text", reply.text);
  }
}

}  // namespace

void WriteReply(const WireReply& reply, std::string& line) {
  FieldWriter fields(line);
  fields.Number("seq", reply.sequence);
  for (const KindRow& row : kKinds) {
    if (row.kind == reply.kind && row.kind != WireReply::Kind::kCall) fields.Word("re", row.word);
  }
  Members(fields, reply);
  fields.Close();
  line += '\n';
}

std::string ReadReply(std::string_view line, WireReply& reply) {
  reply = WireReply{};
  FieldReader fields(line);
  std::string word = "call", error;
  fields.Number("seq", reply.sequence);
  fields.Text("re", word);
  bool known = false;
  for (const KindRow& row : kKinds) {
    if (row.word != word) continue;
    reply.kind = row.kind;
    known = true;
  }
  if (!known) fields.Fail("re", "hello, session, ended, bench, call or error");
  Members(fields, reply);
  fields.Finish(error);
  return error;
}

}  // namespace legwork::host
