#include "cases/script/outcome.h"

namespace legwork::script {

std::string_view OutcomeWord(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass: return "pass";
    case Outcome::kFail: return "fail";
    case Outcome::kCrash: return "crash";
    case Outcome::kTimeout: return "timeout";
    case Outcome::kSkip: return "skip";
    case Outcome::kHarnessFault: return "fault";
  }
  return "fault";
}

}  // namespace legwork::script
