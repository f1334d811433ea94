#ifndef LEGWORK_MODEL_COVERAGE_H_
#define LEGWORK_MODEL_COVERAGE_H_

#include <cstdint>
#include <vector>

namespace legwork {

// Coverage counts, per clause (by its index in AllClauses()), how often it applied and how often it was violated.
struct Coverage {
  struct Count {
    std::uint32_t applied = 0;
    std::uint32_t violated = 0;
  };
  std::vector<Count> counts;

  void Add(const Coverage& other);
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_COVERAGE_H_
