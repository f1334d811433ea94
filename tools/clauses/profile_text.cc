#include "tools/clauses/profile_text.h"

#include "model/profile.h"
#include "tools/clauses/wrap.h"

namespace legwork::clauses {
namespace {

constexpr std::size_t kWidth = 120;

std::string AnswerLine(std::string_view profile, std::string_view answer, std::string_view evidence,
                       std::string_view confidence) {
  const std::string text = std::string(profile) + ": " + std::string(answer) + " (" + std::string(evidence) + ", " +
                           std::string(confidence) + ")";
  return Wrapped("  - ", text, kWidth);
}

}  // namespace

std::string QuestionText(const QuestionRow& row) {
  std::string allowed;
  for (const SecStatus status : row.allowed) {
    allowed += (allowed.empty() ? "" : ", ") + std::string(SecStatusName(status));
  }
  std::string out = Wrapped("- ",
                            "`" + std::string(row.name) + "` " + std::string(row.text) + " Allowed: " + allowed +
                                ". Shown by `cases/profiles/" + std::string(row.name) + "`.",
                            kWidth);
  for (const Profile& profile : ProfileRows()) {
    const AnswerRow& answer = profile.answers[static_cast<std::size_t>(row.question)];
    out += AnswerLine(profile.name, SecStatusName(answer.answer), answer.evidence, answer.confidence);
  }
  return out;
}

std::string AmbiguityText(const Ambiguity& row) {
  std::string text = std::string(row.id) + ". " + std::string(row.text);
  if (!row.questions.empty()) {
    std::string out = Wrapped("- ", text, kWidth);
    for (const Question question : row.questions) out += QuestionText(RowOf(question));
    return out;
  }
  std::string allowed;
  for (const std::string_view answer : row.answers) allowed += (allowed.empty() ? "" : "; ") + std::string(answer);
  text += " Allowed: " + allowed + ". No mechanism asks: " + std::string(row.unasked) + ".";
  return Wrapped("- ", text, kWidth) +
         AnswerLine("documented", row.documented.answer, row.documented.evidence, row.documented.confidence) +
         AnswerLine("windows", row.windows.answer, row.windows.evidence, row.windows.confidence);
}

const Ambiguity* AmbiguityOfQuestion(Question question) {
  for (const Ambiguity& row : AmbiguityRows()) {
    if (row.questions.Has(question)) return &row;
  }
  return nullptr;
}

std::string RenderProfiles() {
  std::string out;
  for (const Profile& profile : ProfileRows()) {
    out += Wrapped(std::string(profile.name) + "  ", profile.summary, kWidth);
  }
  out += "\nWhat the documentation leaves open:\n\n";
  for (const Ambiguity& row : AmbiguityRows()) out += AmbiguityText(row);
  out += "\nWhat no listed ambiguity covers:\n\n";
  for (const QuestionRow& row : QuestionRows()) {
    if (AmbiguityOfQuestion(row.question) == nullptr) out += QuestionText(row);
  }
  return out;
}

}  // namespace legwork::clauses
