#ifndef LEGWORK_TOOLS_CLAUSES_PROFILE_TEXT_H_
#define LEGWORK_TOOLS_CLAUSES_PROFILE_TEXT_H_

#include <string>
#include <string_view>

#include "model/ambiguity.h"
#include "model/question.h"

// What the documentation leaves open, and how each profile answers it, in Markdown.
namespace legwork::clauses {

// QuestionText gives the question, the allowed answers, and a line per profile: answer, evidence, confidence. `indent`
// stands before each line.
std::string QuestionText(const QuestionRow& row, std::string_view indent = "");

// AmbiguityText gives the ambiguity with its questions, or with the one reading and why nobody is asked.
std::string AmbiguityText(const Ambiguity& row);

// AmbiguityOfQuestion gives the ambiguity that a question settles; nullptr for a question of no listed ambiguity.
const Ambiguity* AmbiguityOfQuestion(Question question);

// RenderProfiles gives all of it: each ambiguity, then the questions that belong to none.
std::string RenderProfiles();

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_PROFILE_TEXT_H_
