#include "model/coverage.h"

namespace legwork {

void Coverage::Add(const Coverage& other) {
  if (counts.size() < other.counts.size()) counts.resize(other.counts.size());
  for (std::size_t i = 0; i < other.counts.size(); ++i) {
    counts[i].applied += other.counts[i].applied;
    counts[i].violated += other.counts[i].violated;
  }
}

}  // namespace legwork
