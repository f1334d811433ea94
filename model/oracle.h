#ifndef LEGWORK_MODEL_ORACLE_H_
#define LEGWORK_MODEL_ORACLE_H_

#include <memory>
#include <span>

#include "model/call_record.h"
#include "model/coverage.h"
#include "model/profile.h"
#include "model/verdict.h"

namespace legwork {

// Oracle judges a stream of call records, one session of one or more actors, against the clauses. It never fails: a
// record it cannot place is itself a violation. It allocates only when it meets a new handle or finds a violation.
class Oracle {
 public:
  explicit Oracle(const Profile& profile);
  ~Oracle();
  Oracle(const Oracle&) = delete;
  Oracle& operator=(const Oracle&) = delete;

  // Observe takes the next record. Records come in the order in which the calls ended.
  void Observe(const CallRecord& record);

  // Violations found so far, in the order in which they were found.
  std::span<const Verdict> violations() const;
  const Coverage& coverage() const;

  // Reset forgets everything but the coverage, for the next session.
  void Reset();

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_ORACLE_H_
