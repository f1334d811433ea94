#include "sim/peer/record_maker.h"

#include <algorithm>
#include <string_view>

#include "model/attribute.h"
#include "model/call.h"
#include "model/package_list.h"
#include "model/target_name.h"
#include "sim/base/byte_order.h"
#include "sim/base/fingerprint.h"
#include "sim/peer/bindings_reader.h"

namespace legwork {
namespace {

std::uint64_t IdOf(std::string_view text) { return text.empty() ? 0 : Fingerprint(AsBytes(text)); }

std::uint32_t CharactersOf(std::string_view utf8) {
  return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

BufferFacts FactsBefore(const BufferArgument& argument) {
  BufferFacts facts;
  facts.type = facts.type_after = argument.type;
  facts.size = facts.size_after = std::max(argument.capacity, static_cast<std::uint32_t>(argument.content.size()));
  facts.is_null = facts.is_null_after = argument.is_null;
  facts.memory_known = true;
  facts.memory = argument.is_null ? 0 : facts.size;
  facts.overlaps = argument.shares.has_value();
  if (argument.claimed) facts.size = facts.size_after = *argument.claimed;
  return facts;
}

void AddFactsAfter(const BufferResult& result, BufferFacts& facts) {
  facts.type_after = result.type;
  facts.size_after = result.size;
  facts.is_null_after = result.is_null;
  facts.allocated_by_package = result.allocated_by_package;
  facts.guards_intact = result.guards_intact;
  facts.changed = result.changed;
  facts.unwritten = result.unwritten;
  facts.block = result.block;
}

void FillDescriptor(const DescriptorArgument& argument, const std::vector<BufferResult>& results,
                    DescriptorFacts& facts) {
  facts.is_null = argument.is_null;
  facts.version = argument.version;
  facts.elements_known = true;
  facts.elements = argument.array_is_null ? 0 : static_cast<std::uint32_t>(argument.buffers.size());
  facts.count = argument.claimed.value_or(static_cast<std::uint32_t>(argument.buffers.size()));
  const std::size_t described = std::min<std::size_t>(argument.buffers.size(), kBufferFactsMax);
  for (std::size_t i = 0; i < described; ++i) {
    facts.buffers[i] = FactsBefore(argument.buffers[i]);
    if (i < results.size()) AddFactsAfter(results[i], facts.buffers[i]);
  }
}

// FillStructure says what pBuffer of a query pointed to. A structure that the request says nothing of is the right one.
void FillStructure(const CallRequest& request, CallRecord& record) {
  record.function_form = request.ansi ? StringForm::kAnsi : StringForm::kWide;
  const bool said = request.structure_form != StringForm::kUnknown;
  record.structure_form = said ? request.structure_form : record.function_form;
  record.structure_is_null = request.structure_is_null;
  record.structure_needs = StructureSize(request.attribute);
  record.structure_size = request.structure_size.value_or(record.structure_needs);
}

void FillBindingsResult(const CallReply& reply, CallRecord& record) {
  for (const BufferResult& buffer : reply.output) {
    if (BufferTypeOf(buffer.type) != BufferType::kChannelBindingsResult) continue;
    record.bindings_result_written = buffer.changed && buffer.content.size() >= 4;
    if (!record.bindings_result_written) return;
    record.bindings_result = LoadNumber<std::uint32_t, ByteOrder::kLittle>(buffer.content.data());
  }
}

void FillIdentity(const CallRequest& request, CallRecord& record) {
  const IdentityArgument& identity = request.identity;
  record.credential_use = request.credential_use;
  record.user_length = CharactersOf(identity.user);
  record.domain_length = CharactersOf(identity.domain);
  record.password_length = CharactersOf(identity.password);
  IdentityFacts& facts = record.identity;
  facts.principal_id = request.principal ? IdOf(*request.principal) : 0;
  facts.logon_session = request.logon_session;
  facts.key_function_given = request.key_function_given;
  facts.form = identity.Form();
  if (identity.absent) return;
  facts.flags = identity.Flags();
  facts.encoding = identity.ansi ? StringForm::kAnsi : StringForm::kWide;
  facts.lengths_match = identity.lengths_match;
  facts.package_list_id = IdOf(identity.package_list);
  facts.excluded_packages = PackagesExcludedBy(identity.package_list);
}

// TakesPackageName names the calls whose package is the one that the caller names, not the one of a handle.
bool TakesPackageName(Call call) {
  return call == Call::kAcquire || call == Call::kQueryPackage || call == Call::kAddCredentials ||
         call == Call::kChangePassword || call == Call::kImport;
}

void FillManagement(const CallRequest& request, CallRecord& record) {
  const bool takes_identity = request.call == Call::kAcquire || request.call == Call::kAddCredentials;
  if (takes_identity) FillIdentity(request, record);
  if (TakesPackageName(request.call)) {
    record.package = request.package_text.empty() ? request.package : ParsePackageName(request.package_text);
  }
  record.memory = request.memory;
  record.value_size = request.value_size;
  record.account_id = request.password.account ? IdOf(*request.password.account) : 0;
  record.domain_id = request.password.domain ? IdOf(*request.password.domain) : 0;
  record.impersonating = request.password.impersonating;
}

void FillArguments(const CallRequest& request, CallRecord& record) {
  record.call = request.call;
  record.credential = request.credential;
  record.context = request.context;
  record.new_handle_is_null = request.new_handle_is_null;
  record.new_handle_aliases = request.new_handle_aliases;
  record.requested = request.requested;
  record.reserved1 = request.reserved1;
  record.reserved2 = request.reserved2;
  record.data_rep = request.data_rep;
  record.target_form = request.target ? TargetFormOf(*request.target) : TargetForm::kAbsent;
  record.target_id = request.target ? IdOf(*request.target) : 0;
  record.target_is_qualified = request.target && SpnIsFullyQualified(*request.target);
  record.bindings = BindingsFactsOf(request.input);
  record.attribute = request.attribute;
  record.qop = request.qop;
  record.message_number = request.message_number;
  record.expiry_is_null = request.expiry_is_null;
  record.export_flags = request.export_flags;
  if (request.call == Call::kQuery) FillStructure(request, record);
  FillManagement(request, record);
}

// QueryName is the text that an attribute is about, for comparisons between the two sides of a context.
std::string_view QueryName(std::uint32_t attribute, const ContextFacts& facts) {
  switch (static_cast<Attribute>(attribute)) {
    case Attribute::kNames:
      return facts.user;
    case Attribute::kNativeNames:
      return facts.client_name;
    case Attribute::kAuthority:
      return facts.authority;
    case Attribute::kClientSpecifiedTarget:
      return facts.client_specified_target;
    default:
      return {};  // the others have no text that a clause compares
  }
}

// BlobId is the id of the octets that the structure points to; no structure has two such members.
std::uint64_t BlobId(const ContextFacts& facts) {
  const Bytes& octets = facts.bindings.empty() ? facts.target_information : facts.bindings;
  return octets.empty() ? 0 : Fingerprint(octets);
}

void FillQuery(const CallRequest& request, const CallReply& reply, QueryFacts& query) {
  const ContextFacts& facts = reply.facts;
  query.sizes = {facts.sizes.max_token, facts.sizes.max_signature, facts.sizes.block_size,
                 facts.sizes.security_trailer};
  query.flags = reply.query_flags;
  const bool asks_token = request.attribute == static_cast<std::uint32_t>(Attribute::kLastClientTokenStatus);
  query.state = asks_token ? facts.last_client_token : facts.negotiation_state;
  query.name_id = IdOf(QueryName(request.attribute, facts));
  query.package = facts.package;
  query.key_id = facts.session_key.empty() ? 0 : Fingerprint(facts.session_key);
  query.start = facts.start;
  query.expiry = facts.expiry;
  query.server_name_id = IdOf(facts.server_name);
  query.signature_name_id = IdOf(facts.signature_algorithm);
  query.encryption_name_id = IdOf(facts.encryption_algorithm);
  query.key_bits = facts.key_bits;
  query.blob_id = BlobId(facts);
  query.authorization_service = facts.authorization_service;
  query.has_pac = !facts.pac.empty();
  query.access_token = facts.access_token;
  query.message_max = facts.stream_sizes[2];
  query.members_allocated = reply.members_allocated;
}

// FillIssued lists the blocks that came out, those of buffers first.
void FillIssued(const CallReply& reply, IssuedBlocks& issued) {
  std::size_t count = 0;
  const auto add = [&](std::uint32_t block) {
    if (block != 0 && count < issued.size()) issued[count++] = block;
  };
  for (const BufferResult& buffer : reply.output) add(buffer.block);
  for (const std::uint32_t block : reply.issued) add(block);
}

void FillDescribed(const CallReply& reply, DescribedPackages& described) {
  described.count = static_cast<std::uint32_t>(reply.described.size());
  described.pointer_written = reply.described_written;
  const std::size_t told = std::min<std::size_t>(reply.described.size(), kPackageFactsMax);
  for (std::size_t i = 0; i < told; ++i) {
    const PackageDescription& description = reply.described[i];
    described.packages[i] = {ParsePackageName(description.name), description.version, description.rpc_id,
                             description.capabilities, description.max_token};
  }
}

}  // namespace

// VisibilityOf says whether the text of an encrypted message, of its writable DATA elements, still stands somewhere in
// what goes out: TOKEN, DATA and all else, one behind the other. Of a few octets nobody can tell.
Visibility VisibilityOf(const CallRequest& request, const CallReply& reply) {
  constexpr std::size_t kTextMin = 8;
  Bytes text, sent, rest;
  for (std::size_t i = 0; i < request.input.buffers.size() && i < reply.input.size(); ++i) {
    const BufferArgument& before = request.input.buffers[i];
    const Bytes& after = reply.input[i].content;
    const bool is_token = before.type == static_cast<std::uint32_t>(BufferType::kToken);
    const bool is_text = before.type == static_cast<std::uint32_t>(BufferType::kData);
    if (is_text) text.insert(text.end(), before.content.begin(), before.content.end());
    Bytes& into = is_token ? sent : rest;
    if (is_token || is_text) into.insert(into.end(), after.begin(), after.end());
  }
  if (text.size() < kTextMin) return Visibility::kUnknown;
  sent.insert(sent.end(), rest.begin(), rest.end());
  const bool stands = std::search(sent.begin(), sent.end(), text.begin(), text.end()) != sent.end();
  return stands ? Visibility::kReadable : Visibility::kHidden;
}

void FillRecord(const CallRequest& request, const CallReply& reply, CallRecord& record) {
  FillArguments(request, record);
  FillDescriptor(request.input, reply.input, record.input);
  FillDescriptor(request.output, reply.output, record.output);
  FillBindingsResult(reply, record);
  record.status = reply.status;
  record.new_handle = reply.new_handle;
  record.new_handle_written = reply.new_handle_written;
  record.granted = reply.granted;
  record.granted_written = reply.granted_written;
  record.expiry = reply.expiry;
  record.expiry_written = reply.expiry_written;
  record.qop_out = reply.qop_out;
  record.qop_written = reply.qop_written;
  record.packed_written = !reply.packed.empty();
  if (request.call == Call::kEncrypt && record.status == SecStatus::kOk) {
    record.visibility = VisibilityOf(request, reply);
  }
  record.crashed = reply.outcome == CallReply::Outcome::kCrashed;
  record.timed_out = reply.outcome == CallReply::Outcome::kTimedOut;
  FillIssued(reply, record.issued);
  record.refused_frees = reply.refused_frees;
  record.structure_overrun = reply.structure_overrun;
  if (!reply.described.empty() || reply.described_written) FillDescribed(reply, record.described);
  if (IsFailure(reply.status)) return;
  if (request.call == Call::kQuery) FillQuery(request, reply, record.query);
  if (request.call == Call::kQueryCredential) record.query.name_id = IdOf(reply.credential.name);
}

}  // namespace legwork
