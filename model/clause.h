#ifndef LEGWORK_MODEL_CLAUSE_H_
#define LEGWORK_MODEL_CLAUSE_H_

#include <cstdint>
#include <string_view>

namespace legwork {

struct Moment;  // model/moment.h: a record in the light of what went before it

enum class Party : std::uint8_t { kCaller, kPackage, kBoth };
enum class Level : std::uint8_t { kMust, kShould, kMay, kNote };

// Clause is one testable sentence of the documentation (tools/docs/clauses/). Rows stand in model/clauses/, one file
// per page. A clause that no black box can observe has no predicates but a reason.
struct Clause {
  std::string_view id;    // "ISC-N-067", never reused
  std::string_view page;  // "initializesecuritycontext--negotiate"
  Party party;
  Level level;
  bool inferred = false;    // goes one step beyond the page's words: a violation is a warning, unless `certain`
  std::string_view rule;    // one sentence, which also says what would have been right
  std::uint32_t calls = 0;  // bit 1 << Call: the records at which the clause is looked at
  bool (*applies)(const Moment&) = nullptr;
  bool (*holds)(const Moment&) = nullptr;
  std::string_view unobservable = {};  // why there are no predicates

  // Softens a violation to a warning where it is true: what happened is one of the readings of a listed ambiguity.
  bool (*tolerated)(const Moment&) = nullptr;
  // Says which violations of an inferred clause need no inference: what happened contradicts the page's own words.
  bool (*certain)(const Moment&) = nullptr;
  // Says who is at fault in a violation, where the party does not: kCaller or kPackage.
  Party (*fault)(const Moment&) = nullptr;
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_CLAUSE_H_
