#include "model/clauses/token_pieces.h"

#include "model/clauses/predicates.h"

namespace legwork {

bool WaitsForTheRest(const Moment& m) {
  return IsNegotiate(m) && IsStatus(m, SecStatus::kContinueNeeded) && m.record.output_token.size == 0;
}

}  // namespace legwork
