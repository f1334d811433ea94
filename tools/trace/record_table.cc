#include "tools/trace/record_table.h"

#include <array>
#include <type_traits>
#include <utility>

#include "model/call_record.h"

namespace legwork::trace {
namespace {

// A default constructed struct, which says what a member that is left out stands for.
template <typename Struct>
const std::byte* DefaultsOf() {
  static const Struct kDefaults;
  return reinterpret_cast<const std::byte*>(&kDefaults);
}

template <typename Struct, typename Member>
std::size_t OffsetOf(Member Struct::*member) {
  const std::byte* base = DefaultsOf<Struct>();
  const Struct& defaults = *reinterpret_cast<const Struct*>(base);
  return static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&(defaults.*member)) - base);
}

template <typename T>
struct ArrayOf {
  using Element = T;
  static constexpr std::size_t kCount = 1;
};
template <typename T, std::size_t kSize>
struct ArrayOf<std::array<T, kSize>> {
  using Element = T;
  static constexpr std::size_t kCount = kSize;
};

// TableOf gives each nested struct its table. A struct that has none here does not compile as a member.
const FieldTable* TableOf(const DescriptorFacts*) { return &DescriptorTable(); }
const FieldTable* TableOf(const BufferFacts*) { return &BufferTable(); }
const FieldTable* TableOf(const TokenFacts*) { return &TokenTable(); }
const FieldTable* TableOf(const QueryFacts*) { return &QueryTable(); }
const FieldTable* TableOf(const ExportedContext*) { return &ExportTable(); }
const FieldTable* TableOf(const BindingsFacts*) { return &BindingsTable(); }
const FieldTable* TableOf(const IdentityFacts*) { return &IdentityTable(); }
const FieldTable* TableOf(const MemoryArgument*) { return &MemoryTable(); }
const FieldTable* TableOf(const DescribedPackages*) { return &DescribedTable(); }
const FieldTable* TableOf(const PackageFacts*) { return &PackageTable(); }
const FieldTable* TableOf(const KernelFacts*) { return &KernelTable(); }

// NestedOf and WordsOf say for a type which table or vocabulary it has, if any.
template <typename T>
const FieldTable* NestedOf() {
  constexpr bool kIsHandle = std::is_same_v<T, SecHandle> || std::is_same_v<T, HandleArgument>;
  if constexpr (kIsHandle || !std::is_class_v<T>) {
    return nullptr;
  } else {
    return TableOf(static_cast<const T*>(nullptr));
  }
}

template <typename T>
const Vocabulary* WordsOf() {
  if constexpr (std::is_same_v<T, Call>) return &kCallWords;
  if constexpr (std::is_same_v<T, PackageName>) return &kPackageWords;
  if constexpr (std::is_same_v<T, TargetForm>) return &kTargetFormWords;
  if constexpr (std::is_same_v<T, TokenKind>) return &kTokenKindWords;
  if constexpr (std::is_same_v<T, TokenOrigin>) return &kTokenOriginWords;
  if constexpr (std::is_same_v<T, MessageOrigin>) return &kMessageOriginWords;
  if constexpr (std::is_same_v<T, StringForm>) return &kStringFormWords;
  if constexpr (std::is_same_v<T, Numbering>) return &kNumberingWords;
  if constexpr (std::is_same_v<T, Visibility>) return &kVisibilityWords;
  if constexpr (std::is_same_v<T, Consequence>) return &kConsequenceWords;
  if constexpr (std::is_same_v<T, Transmission>) return &kTransmissionWords;
  if constexpr (std::is_same_v<T, BindingsKind>) return &kBindingsKindWords;
  if constexpr (std::is_same_v<T, IdentityForm>) return &kIdentityFormWords;
  if constexpr (std::is_same_v<T, LogonSession>) return &kLogonSessionWords;
  if constexpr (std::is_same_v<T, MemoryOrigin>) return &kMemoryOriginWords;
  if constexpr (std::is_same_v<T, SecStatus>) return &kStatusWords;
  return nullptr;
}

template <typename T>
FieldKind KindOf(bool is_list) {
  if constexpr (std::is_same_v<T, bool>) return FieldKind::kFlag;
  if constexpr (std::is_same_v<T, SecHandle>) return FieldKind::kHandle;
  if constexpr (std::is_same_v<T, HandleArgument>) return FieldKind::kArgument;
  if constexpr (std::is_enum_v<T>) return FieldKind::kWord;
  if constexpr (std::is_integral_v<T>) return is_list ? FieldKind::kNumbers : FieldKind::kNumber;
  return is_list ? FieldKind::kObjects : FieldKind::kObject;
}

// Row describes one member; its kind follows from its type, and the functions below change what does not.
template <typename Struct, typename Member>
RecordField Row(std::string_view name, Member Struct::*member, std::string_view summary) {
  using Element = typename ArrayOf<Member>::Element;
  RecordField row;
  row.name = name;
  row.summary = summary;
  row.kind = KindOf<Element>(ArrayOf<Member>::kCount > 1);
  row.offset = OffsetOf(member);
  row.size = sizeof(Element);
  row.count = ArrayOf<Member>::kCount;
  row.words = WordsOf<Element>();
  row.nested = NestedOf<Element>();
  if constexpr (std::is_enum_v<Element>) {
    row.is_signed = std::is_signed_v<std::underlying_type_t<Element>>;
  } else {
    row.is_signed = std::is_signed_v<Element>;
  }
  return row;
}

template <typename Struct, typename Member>
RecordField Id(std::string_view name, Member Struct::*member, std::string_view summary) {
  RecordField row = Row(name, member, summary);
  row.kind = FieldKind::kId;
  return row;
}

template <typename Struct, typename Member>
RecordField Time(std::string_view name, Member Struct::*member, std::string_view summary) {
  RecordField row = Row(name, member, summary);
  row.kind = FieldKind::kTime;
  return row;
}

template <typename Struct, typename Member>
RecordField Mask(MaskSpace space, std::string_view name, Member Struct::*member, std::string_view summary) {
  RecordField row = Row(name, member, summary);
  row.kind = FieldKind::kMask;
  row.mask = space;
  return row;
}

template <typename Struct, typename Member>
RecordField Word(const Vocabulary& words, std::string_view name, Member Struct::*member, std::string_view summary) {
  RecordField row = Row(name, member, summary);
  row.kind = FieldKind::kWord;
  row.words = &words;
  return row;
}

RecordField Required(RecordField row) {
  row.required = true;
  return row;
}

// Absence is a flag that says that the object it stands in is not there.
RecordField Absence(RecordField row) {
  row.is_absence = true;
  return row;
}

// Like gives a member that is left out where it is the same as another one of its struct, which stands before it.
template <typename Struct, typename Member>
RecordField Like(Member Struct::*twin, RecordField row) {
  row.same_as = OffsetOf(twin);
  return row;
}

RecordField HexText(std::string_view name, std::string_view summary) {
  RecordField row;
  row.name = name;
  row.summary = summary;
  row.kind = FieldKind::kBytes;
  row.count = 0;
  return row;
}

template <typename Struct>
FieldTable Table(std::string_view title, std::vector<RecordField> fields) {
  static_assert(sizeof(Struct) >= sizeof(DefaultWindow::mask));
  FieldTable table;
  table.title = title;
  table.size = sizeof(Struct);
  table.defaults = DefaultsOf<Struct>();
  table.fields = std::move(fields);
  FinishTable(table);
  return table;
}

std::vector<RecordField> ArgumentRows() {
  return {
      Required(Row("call", &CallRecord::call, "The function that was called; `send` and `end` are no functions.")),
      Row("number", &CallRecord::number, "Position in the trace, from 1; left out, the line's."),
      Row("actor", &CallRecord::actor, "Who called: the `actor` of one of the header's actors."),
      Row("peer", &CallRecord::peer, "Whom the actor talks to, likewise; 0 if that is not known."),
      Row("package", &CallRecord::package, "The package that the handle belongs to."),
      Time("began_at", &CallRecord::began_at, "When the call began."),
      Time("ended_at", &CallRecord::ended_at, "When it returned."),
      Row("credential", &CallRecord::credential, "`phCredential`, as passed; for `acquire` see `new_handle`."),
      Row("context", &CallRecord::context, "`phContext`, as passed."),
      Row("new_handle_is_null", &CallRecord::new_handle_is_null, "`phNewContext` or `phCredential` was NULL."),
      Row("new_handle_aliases", &CallRecord::new_handle_aliases, "`phNewContext` and `phContext` were one pointer."),
      Mask(MaskSpace::kRequest, "requested", &CallRecord::requested, "`fContextReq`."),
      Mask(MaskSpace::kReturn, "required", &CallRecord::required,
           "Attributes that the caller insists on; left out if it was not told."),
      Mask(MaskSpace::kNumber, "reserved1", &CallRecord::reserved1, "`Reserved1`."),
      Mask(MaskSpace::kNumber, "reserved2", &CallRecord::reserved2, "`Reserved2`."),
      Mask(MaskSpace::kNumber, "data_rep", &CallRecord::data_rep, "`TargetDataRep`; left out, 0x10 (native)."),
      Row("target_form", &CallRecord::target_form, "The shape of `pszTargetName`."),
      Id("target_id", &CallRecord::target_id, "`pszTargetName`."),
      Mask(MaskSpace::kCredentialUse, "credential_use", &CallRecord::credential_use, "`fCredentialUse`."),
      Row("user_length", &CallRecord::user_length, "Characters of the identity's user name."),
      Row("domain_length", &CallRecord::domain_length, "Characters of its domain."),
      Row("password_length", &CallRecord::password_length, "Characters of its password."),
      Word(kAttributeWords, "attribute", &CallRecord::attribute, "`ulAttribute`."),
      Mask(MaskSpace::kNumber, "qop", &CallRecord::qop, "`fQOP`."),
      Row("message_number", &CallRecord::message_number, "`MessageSeqNo`."),
      Row("expiry_is_null", &CallRecord::expiry_is_null, "`ptsExpiry` was NULL."),
      Row("input", &CallRecord::input, "`pInput`; `pMessage` of the message functions."),
      Row("output", &CallRecord::output, "`pOutput`."),
      Row("target_is_qualified", &CallRecord::target_is_qualified, "`pszTargetName` is an SPN whose host has a dot."),
      Row("bindings", &CallRecord::bindings, "The CHANNEL_BINDINGS element of `pInput`."),
      Row("input_token", &CallRecord::input_token, "The token in `pInput`; of `send`, the token that was sent."),
      Row("message_origin", &CallRecord::message_origin, "How a message to verify or decrypt came."),
      Mask(MaskSpace::kCircumstances, "circumstances", &CallRecord::circumstances,
           "What the recorder arranged itself and therefore knows."),
      Row("transmitted_application_data", &CallRecord::transmitted_application_data,
          "What `send` sent relied on the context's protection."),
      Row("transmitted_in_the_clear", &CallRecord::transmitted_in_the_clear,
          "It relied on the context, and bears neither signature nor seal."),
      Row("open_tokens", &CallRecord::open_tokens,
          "Of `end`: access tokens of QuerySecurityContextToken that the actor never closed."),
      Row("closed_tokens", &CallRecord::closed_tokens,
          "Of `end`: access tokens of ACCESS_TOKEN, which are not the actor's, that it closed."),
  };
}

// Arguments of the calls on an established context, and what the recorder knows besides.
std::vector<RecordField> EstablishedRows() {
  return {
      Row("function_form", &CallRecord::function_form, "The A or the W function was called, where there are two."),
      Row("structure_form", &CallRecord::structure_form, "Form of the texts in the structure that a query filled in."),
      Row("structure_is_null", &CallRecord::structure_is_null, "`pBuffer` of a query was NULL."),
      Row("structure_size", &CallRecord::structure_size, "Bytes at `pBuffer`; left out, not known."),
      Row("structure_needs", &CallRecord::structure_needs,
          "Bytes of the attribute's structure on the caller's platform; left out, not known."),
      Row("numbering", &CallRecord::numbering, "Whether the transport numbers messages."),
      Row("transport_number", &CallRecord::transport_number, "The right `MessageSeqNo`, if `numbering` is `kept`."),
      Row("protected_number_known", &CallRecord::protected_number_known, "The recorder knows `protected_number`."),
      Row("protected_number", &CallRecord::protected_number,
          "`MessageSeqNo` that the peer passed when it protected the message."),
      Row("consequence", &CallRecord::consequence, "What the caller made of the outcome, where that was seen."),
      Row("transmission", &CallRecord::transmission, "How `send` put a token on the wire."),
      Mask(MaskSpace::kNumber, "export_flags", &CallRecord::export_flags, "`fFlags` of ExportSecurityContext."),
      Row("imported", &CallRecord::imported, "What the recorder knows of the packed context given to `import`."),
  };
}

// Arguments of the calls on credentials, packages, accounts and memory.
std::vector<RecordField> ManagementRows() {
  return {
      Row("identity", &CallRecord::identity, "Whose credentials `acquire` or `add_credentials` asked for."),
      Row("memory", &CallRecord::memory, "`pvContextBuffer`; of `send`, the package's memory that the token lay in."),
      Row("value_size", &CallRecord::value_size, "`cbBuffer` of SetContextAttributes."),
      Id("account_id", &CallRecord::account_id, "`pszAccountName` of ChangeAccountPassword."),
      Id("domain_id", &CallRecord::domain_id, "`pszDomainName` of ChangeAccountPassword."),
      Row("impersonating", &CallRecord::impersonating, "`bImpersonating` of ChangeAccountPassword."),
      Row("password_kept", &CallRecord::password_kept,
          "At `free`, the identity that made the credential still held its password."),
      Row("kernel", &CallRecord::kernel, "What a recorder in the kernel saw of its caller."),
  };
}

std::vector<RecordField> ResultRows() {
  return {
      Required(Row("status", &CallRecord::status, "What the call returned; SEC_E_OK for `send` and `end`.")),
      Row("new_handle", &CallRecord::new_handle, "`*phNewContext` or `*phCredential` after the call."),
      Row("new_handle_written", &CallRecord::new_handle_written, "The call wrote it."),
      Mask(MaskSpace::kReturn, "granted", &CallRecord::granted, "`*pfContextAttr`."),
      Row("granted_written", &CallRecord::granted_written, "The call wrote it."),
      Time("expiry", &CallRecord::expiry, "`*ptsExpiry`."),
      Row("expiry_written", &CallRecord::expiry_written, "The call wrote it."),
      Mask(MaskSpace::kNumber, "qop_out", &CallRecord::qop_out, "`*pfQOP`."),
      Row("qop_written", &CallRecord::qop_written, "The call wrote it."),
      Mask(MaskSpace::kNumber, "bindings_result", &CallRecord::bindings_result,
           "Flags of a CHANNEL_BINDINGS_RESULT element of `pOutput`."),
      Row("bindings_result_written", &CallRecord::bindings_result_written, "The call wrote them."),
      Row("output_token", &CallRecord::output_token, "The token that the call put out."),
      Row("query", &CallRecord::query, "What a query gave."),
      Row("visibility", &CallRecord::visibility, "Whether what `encrypt` gave still shows the text."),
      Row("packed_written", &CallRecord::packed_written, "`export` gave memory of the package in `pPackedContext`."),
      Row("issued", &CallRecord::issued, "Blocks of memory that the package handed out, numbered from 1; 0 is none."),
      Row("refused_frees", &CallRecord::refused_frees,
          "Pieces of memory that the call handed out and `FreeContextBuffer` would not take back."),
      Row("structure_overrun", &CallRecord::structure_overrun, "A query wrote behind its structure."),
      Row("described", &CallRecord::described, "What `query_package`, `enumerate` and PACKAGE_INFO told of packages."),
      Row("crashed", &CallRecord::crashed, "The call did not return: the process died in it."),
      Row("timed_out", &CallRecord::timed_out, "The call did not return in time."),
      HexText("input_token_bytes", "The token itself. Nothing judges it; `legwork dump` explains it."),
      HexText("output_token_bytes", "Likewise."),
  };
}

std::vector<RecordField> RecordRows() {
  std::vector<RecordField> rows = ArgumentRows();
  for (const RecordField& row : EstablishedRows()) rows.push_back(row);
  for (const RecordField& row : ManagementRows()) rows.push_back(row);
  for (const RecordField& row : ResultRows()) rows.push_back(row);
  return rows;
}

std::vector<RecordField> DescriptorRows() {
  return {
      Absence(Row("is_null", &DescriptorFacts::is_null, "The pointer to the descriptor was NULL.")),
      Row("version", &DescriptorFacts::version, "`ulVersion`."),
      Row("count", &DescriptorFacts::count, "`cBuffers`."),
      Row("elements", &DescriptorFacts::elements, "Elements that are really at `pBuffers`."),
      Row("elements_known", &DescriptorFacts::elements_known, "The recorder knows `elements`."),
      Row("buffers", &DescriptorFacts::buffers, "The first six elements of `pBuffers`."),
  };
}

std::vector<RecordField> BufferRows() {
  return {
      Mask(MaskSpace::kBufferType, "type", &BufferFacts::type,
           "`BufferType` before the call, attribute bits included."),
      Like(&BufferFacts::type, Mask(MaskSpace::kBufferType, "type_after", &BufferFacts::type_after,
                                    "`BufferType` after the call; left out, as before.")),
      Row("size", &BufferFacts::size, "`cbBuffer` before the call, in bytes."),
      Like(&BufferFacts::size,
           Row("size_after", &BufferFacts::size_after, "`cbBuffer` after it; left out, as before.")),
      Row("is_null", &BufferFacts::is_null, "`pvBuffer` was NULL before the call."),
      Like(&BufferFacts::is_null,
           Row("is_null_after", &BufferFacts::is_null_after, "`pvBuffer` was NULL after it; left out, as before.")),
      Row("allocated_by_package", &BufferFacts::allocated_by_package, "The package allocated `pvBuffer`."),
      Row("guards_intact", &BufferFacts::guards_intact, "No byte outside the buffer was written; left out, true."),
      Row("changed", &BufferFacts::changed, "Some byte inside the buffer was changed."),
      Row("unwritten", &BufferFacts::unwritten,
          "Bytes at the end of what `size_after` counts that nobody has written."),
      Row("memory", &BufferFacts::memory, "Bytes that are really behind `pvBuffer`."),
      Row("memory_known", &BufferFacts::memory_known, "The recorder knows `memory`."),
      Row("overlaps", &BufferFacts::overlaps, "Its memory is, in part, another element's."),
      Row("block", &BufferFacts::block, "The package's block of memory that `pvBuffer` points to after the call."),
  };
}

std::vector<RecordField> TokenRows() {
  return {
      Id("id", &TokenFacts::id, "The token's bytes."),
      Row("size", &TokenFacts::size, "Bytes."),
      Row("kind", &TokenFacts::kind, "What a decoder took it for."),
      Row("inner", &TokenFacts::inner, "The mechanism's token inside a SPNEGO one."),
      Row("origin", &TokenFacts::origin, "What the recorder knows of an input token's way."),
      Mask(MaskSpace::kNumber, "ntlm_flags", &TokenFacts::ntlm_flags,
           "NegotiateFlags of an NTLM message, also of an inner one."),
      Row("neg_state", &TokenFacts::neg_state,
          "negState of a NegTokenResp: 0 completed, 1 incomplete, 2 reject, 3 request-mic; left out, -1: none."),
      Row("has_mech_list_mic", &TokenFacts::has_mech_list_mic, "A SPNEGO token carries a mechListMIC."),
      Row("has_req_flags", &TokenFacts::has_req_flags, "A NegTokenInit carries reqFlags."),
      Mask(MaskSpace::kMechanisms, "offered_mechanisms", &TokenFacts::offered_mechanisms,
           "mechTypes of a NegTokenInit."),
      Mask(MaskSpace::kMechanisms, "supported_mechanism", &TokenFacts::supported_mechanism,
           "supportedMech of a NegTokenResp; left out, it has none."),
      Row("is_cut", &TokenFacts::is_cut, "Its own lengths say that there is more of it."),
      Row("indicates_mic", &TokenFacts::indicates_mic, "An AUTHENTICATE announces a MIC in its MsvAvFlags."),
      Mask(MaskSpace::kNumber, "checksum_flags", &TokenFacts::checksum_flags,
           "GSS flags of an AP-REQ's authenticator checksum, if the recorder has the key."),
  };
}

std::vector<RecordField> QueryRows() {
  return {
      Row("sizes", &QueryFacts::sizes, "SIZES: cbMaxToken, cbMaxSignature, cbBlockSize, cbSecurityTrailer."),
      Mask(MaskSpace::kNumber, "flags", &QueryFacts::flags, "FLAGS."),
      Row("state", &QueryFacts::state, "NEGOTIATION_INFO: NegotiationState; LAST_CLIENT_TOKEN_STATUS."),
      Id("name_id", &QueryFacts::name_id, "NAMES, CLIENT_SPECIFIED_TARGET and other texts, as UTF-8."),
      Row("package", &QueryFacts::package, "PACKAGE_INFO, NEGOTIATION_INFO."),
      Id("key_id", &QueryFacts::key_id, "SESSION_KEY."),
      Time("start", &QueryFacts::start, "LIFESPAN: tsStart."),
      Time("expiry", &QueryFacts::expiry, "LIFESPAN: tsExpiry."),
      Id("server_name_id", &QueryFacts::server_name_id, "NATIVE_NAMES: sServerName; `name_id` is sClientName."),
      Id("signature_name_id", &QueryFacts::signature_name_id, "KEY_INFO: sSignatureAlgorithmName."),
      Id("encryption_name_id", &QueryFacts::encryption_name_id, "KEY_INFO: sEncryptAlgorithmName."),
      Row("key_bits", &QueryFacts::key_bits, "KEY_INFO: KeySize."),
      Id("blob_id", &QueryFacts::blob_id, "TARGET_INFORMATION and bindings: the bytes."),
      Row("authorization_service", &QueryFacts::authorization_service, "DCE_INFO: AuthzSvc."),
      Row("has_pac", &QueryFacts::has_pac, "DCE_INFO: pPac is not NULL."),
      Id("access_token", &QueryFacts::access_token, "ACCESS_TOKEN: the handle; left out, NULL."),
      Row("message_max", &QueryFacts::message_max, "STREAM_SIZES: cbMaximumMessage."),
      Row("members_allocated", &QueryFacts::members_allocated,
          "Members of variable size that are memory of the package."),
  };
}

std::vector<RecordField> BindingsRows() {
  return {
      Row("kind", &BindingsFacts::kind, "The kind of channel that the application data names."),
      Row("fits", &BindingsFacts::fits, "Every offset and length stays inside the element; left out, true."),
      Id("id", &BindingsFacts::id, "The application data."),
  };
}

std::vector<RecordField> ExportRows() {
  return {
      Row("known", &ExportedContext::known, "The recorder saw the export; otherwise nothing else here is meant."),
      Row("package", &ExportedContext::package, "Package of the context that was exported."),
      Row("exported", &ExportedContext::exported, "Its handle."),
      Row("exporter", &ExportedContext::exporter, "The actor that exported it."),
      Mask(MaskSpace::kNumber, "flags", &ExportedContext::flags, "`fFlags`, as passed."),
      Row("altered", &ExportedContext::altered, "Some byte is not as it was exported."),
      Row("from_other_computer", &ExportedContext::from_other_computer, "It was exported on another computer."),
  };
}

std::vector<RecordField> IdentityRows() {
  return {
      Id("principal_id", &IdentityFacts::principal_id, "`pszPrincipal`; left out, NULL."),
      Row("logon_session", &IdentityFacts::logon_session, "The logon session that `pvLogonID` names."),
      Row("form", &IdentityFacts::form, "What `pAuthData` points to."),
      Mask(MaskSpace::kNumber, "flags", &IdentityFacts::flags, "Its `Flags`."),
      Row("encoding", &IdentityFacts::encoding, "How its texts are really encoded."),
      Row("lengths_match", &IdentityFacts::lengths_match,
          "Its lengths count characters, the terminator not among them; left out, true."),
      Id("package_list_id", &IdentityFacts::package_list_id, "Its `PackageList`; left out, absent."),
      Mask(MaskSpace::kNumber, "excluded_packages", &IdentityFacts::excluded_packages,
           "Packages that the list rules out: 4 Kerberos, 8 NTLM."),
      Row("key_function_given", &IdentityFacts::key_function_given, "`pGetKeyFn` or its argument was not NULL."),
  };
}

std::vector<RecordField> KernelRows() {
  return {
      Row("calls", &KernelFacts::calls, "The caller is in kernel mode."),
      Row("target", &KernelFacts::target, "Where the memory of `pszTargetName` comes from."),
      Row("buffers", &KernelFacts::buffers, "Where the memory of the elements of `pInput` and `pOutput` comes from."),
  };
}

std::vector<RecordField> MemoryRows() {
  return {
      Absence(Row("is_null", &MemoryArgument::is_null, "The pointer was NULL.")),
      Row("block", &MemoryArgument::block, "The package's block that it points into; left out, into none."),
      Row("inside", &MemoryArgument::inside, "It points behind the block's beginning."),
  };
}

std::vector<RecordField> DescribedRows() {
  return {
      Row("count", &DescribedPackages::count, "`*pcPackages`; 1 after `query_package`."),
      Row("pointer_written", &DescribedPackages::pointer_written, "`*ppPackageInfo` points to something."),
      Row("packages", &DescribedPackages::packages, "The first six SecPkgInfo."),
  };
}

std::vector<RecordField> PackageRows() {
  return {
      Row("name", &PackageFacts::name, "`Name`."),
      Row("version", &PackageFacts::version, "`wVersion`."),
      Row("rpc_id", &PackageFacts::rpc_id, "`wRPCID`."),
      Mask(MaskSpace::kNumber, "capabilities", &PackageFacts::capabilities, "`fCapabilities`."),
      Row("max_token", &PackageFacts::max_token, "`cbMaxToken`."),
  };
}

}  // namespace

const FieldTable& RecordTable() {
  static const FieldTable kTable = Table<CallRecord>("CallRecord", RecordRows());
  return kTable;
}

const FieldTable& DescriptorTable() {
  static const FieldTable kTable = Table<DescriptorFacts>("DescriptorFacts", DescriptorRows());
  return kTable;
}

const FieldTable& BufferTable() {
  static const FieldTable kTable = Table<BufferFacts>("BufferFacts", BufferRows());
  return kTable;
}

const FieldTable& TokenTable() {
  static const FieldTable kTable = Table<TokenFacts>("TokenFacts", TokenRows());
  return kTable;
}

const FieldTable& QueryTable() {
  static const FieldTable kTable = Table<QueryFacts>("QueryFacts", QueryRows());
  return kTable;
}

const FieldTable& ExportTable() {
  static const FieldTable kTable = Table<ExportedContext>("ExportedContext", ExportRows());
  return kTable;
}

const FieldTable& BindingsTable() {
  static const FieldTable kTable = Table<BindingsFacts>("BindingsFacts", BindingsRows());
  return kTable;
}

const FieldTable& IdentityTable() {
  static const FieldTable kTable = Table<IdentityFacts>("IdentityFacts", IdentityRows());
  return kTable;
}

const FieldTable& MemoryTable() {
  static const FieldTable kTable = Table<MemoryArgument>("MemoryArgument", MemoryRows());
  return kTable;
}

const FieldTable& DescribedTable() {
  static const FieldTable kTable = Table<DescribedPackages>("DescribedPackages", DescribedRows());
  return kTable;
}

const FieldTable& PackageTable() {
  static const FieldTable kTable = Table<PackageFacts>("PackageFacts", PackageRows());
  return kTable;
}

const FieldTable& KernelTable() {
  static const FieldTable kTable = Table<KernelFacts>("KernelFacts", KernelRows());
  return kTable;
}

std::vector<const FieldTable*> AllTables() {
  return {&RecordTable(),   &DescriptorTable(), &BufferTable(), &TokenTable(),     &QueryTable(),   &ExportTable(),
          &BindingsTable(), &IdentityTable(),   &MemoryTable(), &DescribedTable(), &PackageTable(), &KernelTable()};
}

}  // namespace legwork::trace
