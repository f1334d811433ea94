#include "model/verdict.h"

#include "model/ambiguity.h"
#include "model/question.h"

namespace legwork {
namespace {

std::string AnswerText(const QuestionRow& row, const Profile& profile) {
  const AnswerRow& answer = profile.answers[static_cast<std::size_t>(row.question)];
  return "; " + std::string(row.name) + " is answered " + std::string(SecStatusName(answer.answer)) + " (" +
         std::string(answer.evidence) + ", " + std::string(answer.confidence) + ")";
}

// WhyWarning says what keeps a clause from failing anybody: it is no must, or goes beyond the page.
std::string_view WhyWarning(const Clause& clause) {
  if (clause.level == Level::kShould) return "; a warning, for the page only recommends it";
  if (clause.level != Level::kMust) return "; a warning, for the page demands nothing here";
  return clause.inferred ? "; a warning, for it goes one step beyond the page's words" : "";
}

}  // namespace

std::string BasisText(const Verdict& verdict) {
  if (verdict.profile == nullptr || verdict.clause == nullptr) return "";
  std::string text = "profile " + std::string(verdict.profile->name);
  for (const QuestionRow* row : QuestionsOf(verdict.clause->id)) text += AnswerText(*row, *verdict.profile);
  if (!verdict.softened && verdict.weight == Weight::kFailure) return text;
  if (!verdict.softened) return text.append(WhyWarning(*verdict.clause));
  const Ambiguity* ambiguity = AmbiguityOf(verdict.clause->id);
  return text + "; softened to a warning, for the page can be read otherwise" +
         (ambiguity == nullptr ? "" : " (" + std::string(ambiguity->id) + ")");
}

std::string VerdictText(const Verdict& verdict) {
  std::string text = verdict.weight == Weight::kFailure ? "violated " : "warning ";
  text += verdict.clause != nullptr ? verdict.clause->id : std::string_view("-");
  text += verdict.party == Party::kCaller    ? " by the caller"
          : verdict.party == Party::kPackage ? " by the package"
                                             : "";
  text += " in call " + std::to_string(verdict.record);
  if (verdict.earlier != 0 && verdict.earlier != verdict.record)
    text += " after call " + std::to_string(verdict.earlier);
  if (verdict.clause != nullptr) text.append(": ").append(verdict.clause->rule);
  const std::string basis = BasisText(verdict);
  return basis.empty() ? text : text + " [" + basis + "]";
}

}  // namespace legwork
