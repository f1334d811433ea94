#include "sim/ntlm/imported_context.h"

namespace legwork::ntlm {

std::unique_ptr<Context> ImportedContext::Make(const Package& /*package*/, const Surroundings& surroundings,
                                               ByteView packed) {
  std::unique_ptr<ImportedContext> context(new ImportedContext(surroundings));
  if (!context->ReadExported(packed)) return nullptr;
  return context;
}

void ImportedContext::Step(const LegRequest& /*request*/, LegReply& reply) { reply.status = SecStatus::kNoCredentials; }

}  // namespace legwork::ntlm
