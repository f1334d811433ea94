#include "tools/clauses/profile_text.h"

#include "model/profile.h"
#include "tools/clauses/wrap.h"

namespace legwork::clauses {
namespace {

constexpr std::size_t kWidth = 120;

std::string AnswerLine(std::string_view indent, std::string_view profile, std::string_view answer,
                       std::string_view evidence, std::string_view confidence) {
  const std::string text = std::string(profile) + ": " + std::string(answer) + " (" + std::string(evidence) + ", " +
                           std::string(confidence) + ")";
  return Wrapped(std::string(indent) + "  - ", text, kWidth);
}

}  // namespace

std::string QuestionText(const QuestionRow& row, std::string_view indent) {
  std::string text = "`" + std::string(row.name) + "`: " + std::string(row.text) + " Allowed:";
  for (const SecStatus status : row.allowed) {
    text += (status == *row.allowed.begin() ? " " : ", ") + std::string(SecStatusName(status));
  }
  text += ". Shown by `cases/profiles/" + std::string(row.name) + "`.";
  std::string out = Wrapped(std::string(indent) + "- ", text, kWidth);
  for (const Profile& profile : ProfileRows()) {
    const AnswerRow& answer = profile.answers[static_cast<std::size_t>(row.question)];
    out += AnswerLine(indent, profile.name, SecStatusName(answer.answer), answer.evidence, answer.confidence);
  }
  return out;
}

std::string AmbiguityText(const Ambiguity& row) {
  std::string text = std::string(row.id) + ". " + std::string(row.text);
  if (!row.questions.empty()) {
    std::string out = Wrapped("- ", text, kWidth);
    for (const Question question : row.questions) out += QuestionText(RowOf(question), "  ");
    return out;
  }
  std::string allowed;
  for (const std::string_view answer : row.answers) allowed += (allowed.empty() ? "" : "; ") + std::string(answer);
  text += " Allowed: " + allowed + ". No mechanism asks: " + std::string(row.unasked) + ".";
  const Reading& windows = row.windows;
  return Wrapped("- ", text, kWidth) +
         AnswerLine("", "documented", row.documented.answer, row.documented.evidence, row.documented.confidence) +
         AnswerLine("", "windows", windows.answer, windows.evidence, windows.confidence);
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
    out += Wrapped(std::string(profile.name) + std::string(12 - profile.name.size(), ' '), profile.summary, kWidth);
  }
  out += "\n" + Wrapped("",
                        "Behind each answer stand its evidence and confidence: T a test that runs against Windows, C a "
                        "capture, W a product's statement, I another implementation, D documentation; assumed where "
                        "there is none.",
                        kWidth);
  out += "\nWhat the documentation leaves open:\n\n";
  for (const Ambiguity& row : AmbiguityRows()) out += AmbiguityText(row);
  out += "\nWhat no listed ambiguity covers:\n\n";
  for (const QuestionRow& row : QuestionRows()) {
    if (AmbiguityOfQuestion(row.question) == nullptr) out += QuestionText(row);
  }
  return out;
}

}  // namespace legwork::clauses
