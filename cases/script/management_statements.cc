#include "cases/script/management_statements.h"

#include <string>
#include <utility>

#include "cases/script/call_request.h"
#include "cases/script/call_statements.h"
#include "cases/script/circumstances.h"
#include "cases/script/handle_argument.h"
#include "cases/script/model_shapes.h"
#include "cases/script/value_shape.h"
#include "cases/script/whose_argument.h"

namespace legwork::script {
namespace {

constexpr std::uint32_t kPasswordInformation = 24;  // octets of DOMAIN_PASSWORD_INFORMATION
constexpr std::uint32_t kForeignBlock = 0;          // memory that no package handed out

Knowledge Given(StatementReader& statement) {
  Knowledge knowledge;
  knowledge.circumstances = ReadCircumstances(statement.TakeOr("given", ""));
  knowledge.keeps_memory = statement.Has("unfreed");
  return knowledge;
}

// TextOrNull reads a text; `null` stands for a NULL pointer.
std::optional<std::string> TextOrNull(StatementReader& statement, std::string_view name) {
  const std::optional<std::string_view> text = statement.Take(name);
  if (!text || *text == "null") return std::nullopt;
  return std::string(*text);
}

DescriptorArgument PasswordOutput(std::string_view shape) {
  if (shape == "none") return {};
  const BufferType type = shape == "token" ? BufferType::kToken : BufferType::kChangePassResponse;
  DescriptorArgument output = Descriptor({OutputBuffer(type, shape == "small" ? 4 : kPasswordInformation)});
  if (shape == "two") output.buffers.push_back(output.buffers.front());
  return output;
}

}  // namespace

void RunQueryCredential(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  const HandleArgument handle = CredentialArgument(run, actor, statement.TakeOr("credential", kMainSlot));
  if (run.stopped()) return;
  CallRequest request = HandleRequest(Call::kQueryCredential, actor, handle);
  const std::string_view attribute = statement.TakeOr("attribute", "NAMES");
  const std::optional<std::uint32_t> named = ParseCredentialAttribute(attribute);
  request.attribute = named ? *named : static_cast<std::uint32_t>(*ReadNumber(attribute));
  request.result_is_null = statement.TakeOr("result", "") == "null";
  request.ansi = statement.Has("ansi");
  run.last().request = std::move(request);
  PerformStep(run, actor, Given(statement), statement);
}

void RunAddCredentials(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  const HandleArgument handle = CredentialArgument(run, actor, statement.TakeOr("credential", kMainSlot));
  if (run.stopped()) return;
  CallRequest request = AcquireRequest(actor);
  request.call = Call::kAddCredentials;
  request.credential = handle;
  TakeWhose(statement, request);
  run.last().request = std::move(request);
  PerformStep(run, actor, Given(statement), statement);
}

void RunChangePassword(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  CallRequest request;
  request.call = Call::kChangePassword;
  request.package = actor.setup.package;
  if (auto package = statement.Take("package")) request.package_text = *package;
  request.password.domain = TextOrNull(statement, "domain");
  request.password.account = TextOrNull(statement, "account");
  request.password.old_password = TextOrNull(statement, "old");
  request.password.new_password = TextOrNull(statement, "new");
  request.password.impersonating = statement.Has("impersonating");
  request.reserved1 = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("reserved", "0")));
  request.output = PasswordOutput(statement.TakeOr("output", ""));
  request.ansi = statement.Has("ansi");
  run.last().request = std::move(request);
  PerformStep(run, actor, Given(statement), statement);
}

void RunDescribe(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  CallRequest request;
  request.call = *ParseCallWord(statement.statement().word.text);
  request.package = actor.setup.package;
  if (auto package = statement.Take("package")) request.package_text = *package;
  request.result_is_null = statement.TakeOr("result", "") == "null";
  request.ansi = statement.Has("ansi");
  run.last().request = std::move(request);
  PerformStep(run, actor, Given(statement), statement);
}

void RunFreeBuffer(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  const std::string_view which = statement.TakeOr("memory", "kept");
  CallRequest request;
  request.call = Call::kFreeBuffer;
  request.package = actor.setup.package;
  const std::uint32_t block = actor.kept_blocks.empty() ? kForeignBlock : actor.kept_blocks.back();
  const bool needs_one = which == "kept" || which == "inside";
  if (needs_one && block == kForeignBlock && !actor.peer->traits().simulated) {
    return run.Stop(Outcome::kSkip, "the subject's memory is given back before anybody sees it");
  }
  if (needs_one && block == kForeignBlock) {
    return run.Refuse(statement.statement(),
                      "this actor holds no memory of the package; an earlier step says `unfreed`");
  }
  request.memory = {which == "null",
                    needs_one          ? block
                    : which == "again" ? actor.freed_block
                                       : kForeignBlock,
                    which == "inside"};
  run.last().request = std::move(request);
  if (!PerformStep(run, actor, {}, statement)) return;
  if (which != "kept" || IsFailure(run.last().reply.status)) return;
  actor.freed_block = block;
  actor.kept_blocks.pop_back();
}

void RunSetAttributes(Run& run, StatementReader& statement) {
  Actor& actor = ActorOf(run, statement);
  ContextArgument context = TakeContext(run, actor, statement);
  run.last().request = HandleRequest(Call::kSetAttributes, actor, context.handle);
  run.last().request.attribute = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("attribute", "0")));
  run.last().request.value_size = static_cast<std::uint32_t>(*ReadNumber(statement.TakeOr("size", "0")));
  PerformStep(run, actor, TakeKnowledge(actor, *context.slot, statement), statement);
}

}  // namespace legwork::script
