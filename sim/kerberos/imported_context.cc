#include "sim/kerberos/imported_context.h"

#include <string>

namespace legwork::kerberos {
namespace {

// ConfoundersOf numbers an actor's imports among its credentials, so that no two draw the same chance.
RandomStream ConfoundersOf(const Surroundings& surroundings) {
  const std::string number = std::to_string(surroundings.credentials_made++);
  return surroundings.random.Child("kerberos.import." + number).Stream("confounder");
}

}  // namespace

ImportedContext::ImportedContext(const Package& package, const Surroundings& surroundings)
    : MessageContext(package, surroundings), confounders_(ConfoundersOf(surroundings)) {}

std::unique_ptr<Context> ImportedContext::Make(const Package& package, const Surroundings& surroundings,
                                               ByteView packed) {
  std::unique_ptr<ImportedContext> context(new ImportedContext(package, surroundings));
  if (!context->ReadExported(packed, context->confounders_, context->parties_)) return nullptr;
  return context;
}

void ImportedContext::Step(const LegRequest& /*request*/, LegReply& reply) { reply.status = SecStatus::kNoCredentials; }

void ImportedContext::DescribeParties(ContextFacts& facts) const {
  facts.user = parties_.user;
  facts.client_name = parties_.client_name;
  facts.server_name = parties_.server_name;
  facts.authority = parties_.authority;
  facts.client_specified_target = parties_.client_specified_target;
  facts.delegated = parties_.delegated;
  facts.is_bound = parties_.is_bound;
  facts.last_client_token = 0;  // nothing more will come
}

}  // namespace legwork::kerberos
