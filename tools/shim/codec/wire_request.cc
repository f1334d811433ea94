#include "tools/shim/codec/wire_request.h"

#include "tools/shim/codec/field_reader.h"
#include "tools/shim/codec/field_writer.h"

namespace legwork::host {
namespace {

// A number that may be absent, its zero included.
template <typename Number>
void Optional(FieldWriter& fields, std::string_view name, const std::optional<Number>& value) {
  if (value) fields.Number(name, static_cast<std::uint32_t>(*value), ~static_cast<std::uint32_t>(*value));
}
template <typename Number>
void Optional(FieldReader& fields, std::string_view name, std::optional<Number>& value) {
  std::uint32_t number = 0;
  const bool is_there = fields.Has(name);
  fields.Number(name, number);
  if (is_there) value = number;
}

// Choice is a word that stands for an enumerated value; the first row is the default.
template <typename Value>
struct WordRow {
  Value value;
  std::string_view word;
};
template <typename Value, std::size_t kCount>
void Choice(FieldWriter& fields, std::string_view name, Value value, const WordRow<Value> (&rows)[kCount]) {
  for (std::size_t i = 1; i < kCount; ++i) {
    if (rows[i].value == value) fields.Word(name, rows[i].word);
  }
}
template <typename Value, std::size_t kCount>
void Choice(FieldReader& fields, std::string_view name, Value& value, const WordRow<Value> (&rows)[kCount]) {
  std::string word(rows[0].word), words;
  fields.Text(name, word);
  for (std::size_t i = 0; i < kCount; ++i) {
    if (rows[i].word == word) return void(value = rows[i].value);
    words += i == 0 ? "" : i + 1 == kCount ? " or " : ", ";
    words += rows[i].word;
  }
  fields.Fail(name, words);
}

constexpr WordRow<Role> kRoles[] = {{Role::kInitiator, "initiator"}, {Role::kAcceptor, "acceptor"}};
constexpr WordRow<LogonSession> kLogonSessions[] = {
    {LogonSession::kAbsent, "none"}, {LogonSession::kOwn, "own"}, {LogonSession::kOther, "other"}};
constexpr WordRow<IdentityForm> kIdentityForms[] = {{IdentityForm::kIdentity, "identity"},
                                                    {IdentityForm::kIdentityEx, "identity_ex"},
                                                    {IdentityForm::kOpaque, "opaque"},
                                                    {IdentityForm::kMalformed, "malformed"}};
constexpr WordRow<IdentityFlaw> kIdentityFlaws[] = {{IdentityFlaw::kLength, "length"},
                                                    {IdentityFlaw::kNullUser, "null_user"}};

// The lists of fields serve FieldWriter and FieldReader alike, so that what one writes the other reads.
constexpr auto kBufferFields = [](auto& fields, auto& buffer) {
  fields.Number("type", buffer.type);
  fields.Hex("content", buffer.content);
  fields.Number("capacity", buffer.capacity);
  fields.Flag("null", buffer.is_null);
  Optional(fields, "claimed", buffer.claimed);
  Optional(fields, "shares", buffer.shares);
};

constexpr auto kDescriptorFields = [](auto& fields, auto& descriptor) {
  fields.Number("version", descriptor.version);
  fields.List("buffers", descriptor.buffers, kBufferFields);
  Optional(fields, "claimed", descriptor.claimed);
  fields.Flag("array_null", descriptor.array_is_null);
};

constexpr auto kIdentityFields = [](auto& fields, auto& identity) {
  fields.Flag("nobody", identity.absent);
  fields.Text("user", identity.user);
  fields.Text("domain", identity.domain);
  fields.Text("password", identity.password);
  fields.Text("package_list", identity.package_list);
  Choice(fields, "form", identity.form, kIdentityForms);
  Choice(fields, "flaw", identity.flaw, kIdentityFlaws);
  Optional(fields, "flags", identity.flags);
  fields.Flag("ansi", identity.ansi);
  fields.Flag("lengths_match", identity.lengths_match, true);
};

constexpr auto kPasswordFields = [](auto& fields, auto& password) {
  fields.Text("domain", password.domain);
  fields.Text("account", password.account);
  fields.Text("old", password.old_password);
  fields.Text("new", password.new_password);
  fields.Flag("impersonating", password.impersonating);
};

constexpr auto kMemoryFields = [](auto& fields, auto& memory) {
  fields.Number("block", memory.block);
  fields.Flag("inside", memory.inside);
};

constexpr auto kAccountFields = [](auto& fields, auto& account) {
  fields.Text("user", account.user);
  fields.Text("domain", account.domain);
  fields.Text("realm", account.realm);
  fields.Text("password", account.password);
  fields.Flag("disabled", account.disabled);
};

constexpr auto kSessionFields = [](auto& fields, auto& session) {
  Choice(fields, "role", session.role, kRoles);
  fields.Text("host", session.host);
  fields.Object("account", session.account, !session.account.user.empty(), kAccountFields);
  fields.List("accounts", session.accounts, kAccountFields);
};

constexpr auto kBenchFields = [](auto& fields, auto& bench) {
  fields.Package("package", bench.package, PackageName::kNone);
  fields.Number("milliseconds", bench.milliseconds);
  fields.Number("handshakes", bench.handshakes);
  fields.Text("user", bench.user);
  fields.Text("domain", bench.domain);
  fields.Text("password", bench.password);
  fields.Texts("realms", bench.realms);
};

// HasTexts: a call that changes no password names none.
bool HasTexts(const PasswordArgument& password) {
  return password.domain || password.account || password.old_password || password.new_password ||
         password.impersonating;
}

// OptionalFields are those that a shim is sent only if its hello says that it takes them (optional_arguments.h).
template <typename Fields>
void OptionalFields(Fields& fields, auto& call) {
  fields.Text("principal", call.principal);
  Choice(fields, "logon_session", call.logon_session, kLogonSessions);
  fields.Flag("key_function", call.key_function_given);
  fields.Flag("result_null", call.result_is_null);
  fields.Number("value_size", call.value_size);
  fields.Object("password", call.password, HasTexts(call.password), kPasswordFields);
  fields.Object("memory", call.memory, !call.memory.is_null, kMemoryFields);
}

// Descriptors and identities are null unless the line has them.
template <typename Fields>
void CallArguments(Fields& fields, auto& call) {
  fields.Package("package", call.package, PackageName::kNegotiate);
  fields.Text("package_text", call.package_text);
  fields.Flag("ansi", call.ansi);
  fields.Handle("credential", call.credential);
  fields.Handle("context", call.context);
  fields.Flag("new_handle_null", call.new_handle_is_null);
  fields.Flag("new_handle_aliases", call.new_handle_aliases);
  fields.Number("requested", call.requested);
  fields.Number("reserved1", call.reserved1);
  fields.Number("reserved2", call.reserved2);
  fields.Number("data_rep", call.data_rep, 0x10);
  fields.Text("target", call.target);
  fields.Number("use", call.credential_use, kUseOutbound);
  fields.Object("identity", call.identity, !call.identity.absent || !call.identity.package_list.empty(),
                kIdentityFields);
  fields.Flag("granted_null", call.granted_is_null);
  fields.Flag("expiry_null", call.expiry_is_null);
  fields.Object("input", call.input, !call.input.is_null, kDescriptorFields);
  fields.Object("output", call.output, !call.output.is_null, kDescriptorFields);
  fields.Number("attribute", call.attribute);
  fields.Number("qop", call.qop);
  fields.Number("message_number", call.message_number);
  fields.Number("export_flags", call.export_flags);
  fields.Hex("packed", call.packed);
  fields.Flag("structure_null", call.structure_is_null);
  Optional(fields, "structure_size", call.structure_size);
  OptionalFields(fields, call);
}

template <typename Fields>
void Arguments(Fields& fields, auto& request) {
  using Kind = WireRequest::Kind;
  switch (request.kind) {
    case Kind::kHello:
      return fields.Number("version", request.version);
    case Kind::kSession:
      fields.Counter("seed", request.seed);
      kSessionFields(fields, request.session);
      fields.Wide("now", request.now);
      fields.Text("folder", request.folder);
      return fields.Texts("realms", request.realms);
    case Kind::kEnd:
      return;
    case Kind::kBench:
      fields.Wide("now", request.now);
      return kBenchFields(fields, request.bench);
    case Kind::kCall:
      fields.Wide("now", request.now);
      return CallArguments(fields, request.call);
  }
}

std::string_view KindWord(WireRequest::Kind kind, Call call) {
  using Kind = WireRequest::Kind;
  switch (kind) {
    case Kind::kHello:
      return "hello";
    case Kind::kSession:
      return "session";
    case Kind::kEnd:
      return "end";
    case Kind::kBench:
      return "bench";
    case Kind::kCall:
      return CallWord(call);
  }
  return "";
}

// ReadKind reads `op`; a call's word makes it a call.
bool ReadKind(std::string_view word, WireRequest& request) {
  using Kind = WireRequest::Kind;
  for (const Kind kind : {Kind::kHello, Kind::kSession, Kind::kEnd, Kind::kBench}) {
    request.kind = kind;
    if (word == KindWord(kind, Call::kEnd)) return true;
  }
  const std::optional<Call> call = ParseCallWord(word);
  request.kind = Kind::kCall;
  request.call.call = call.value_or(Call::kEnd);
  return call && *call != Call::kSend && *call != Call::kEnd;
}

}  // namespace

void WriteRequest(const WireRequest& request, std::string& line) {
  FieldWriter fields(line);
  fields.Number("seq", request.sequence);
  fields.Word("op", KindWord(request.kind, request.call.call));
  Arguments(fields, request);
  fields.Close();
  line += '\n';
}

std::string ReadRequest(std::string_view line, WireRequest& request) {
  request = WireRequest{};
  FieldReader fields(line);
  std::string op, error;
  fields.Number("seq", request.sequence);
  fields.Text("op", op);
  if (!ReadKind(op, request)) fields.Fail("op", "hello, session, end, bench or the word of a call");
  if (request.kind == WireRequest::Kind::kBench) request.bench = {PackageName::kNone, 0, 0, "", "", "", {}};
  if (request.kind == WireRequest::Kind::kHello) request.version = 0;
  request.call.identity.absent = !fields.Has("identity");
  request.call.input.is_null = !fields.Has("input");
  request.call.output.is_null = !fields.Has("output");
  request.call.memory.is_null = !fields.Has("memory");
  Arguments(fields, request);
  fields.Finish(error);
  return error;
}

}  // namespace legwork::host
