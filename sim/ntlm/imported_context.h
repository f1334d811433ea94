#ifndef LEGWORK_SIM_NTLM_IMPORTED_CONTEXT_H_
#define LEGWORK_SIM_NTLM_IMPORTED_CONTEXT_H_

#include <memory>

#include "sim/base/bytes.h"
#include "sim/ntlm/message_context.h"

namespace legwork::ntlm {

// ImportedContext is an established context that another process has handed over. It has no credential, so no
// handshake can be made with it.
class ImportedContext final : public MessageContext {
 public:
  // Make is null unless `packed` is exactly what MessageContext::Export wrote.
  static std::unique_ptr<Context> Make(const Package& package, const Surroundings& surroundings, ByteView packed);

  void Step(const LegRequest& request, LegReply& reply) override;
  bool established() const override { return true; }

 private:
  using MessageContext::MessageContext;
};

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_IMPORTED_CONTEXT_H_
