#include "tools/clauses/clause_words.h"

namespace legwork::clauses {

std::string_view PartyWord(Party party) {
  switch (party) {
    case Party::kCaller:
      return "caller";
    case Party::kPackage:
      return "package";
    case Party::kBoth:
      return "both";
  }
  return "both";
}

std::string_view LevelWord(Level level) {
  switch (level) {
    case Level::kMust:
      return "must";
    case Level::kShould:
      return "should";
    case Level::kMay:
      return "may";
    case Level::kNote:
      return "note";
  }
  return "note";
}

}  // namespace legwork::clauses
