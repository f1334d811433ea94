#ifndef LEGWORK_TOOLS_CLAUSES_SEEN_H_
#define LEGWORK_TOOLS_CLAUSES_SEEN_H_

#include <string>
#include <string_view>
#include <vector>

namespace legwork::clauses {

// Seen is one known result: an implementation was seen to break a clause.
struct Seen {
  std::string subject;  // "winpr2"
  std::string clause;   // "ISC-N-038"
  std::string cases;    // pattern over the cases in which it does
  std::string verdict;  // "fail", "crash", "timeout"
  std::string reason;   // one sentence
};

// AllSeen reads the expectations files of all adapters; rows that name no clause are left out.
std::vector<Seen> AllSeen();

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_SEEN_H_
